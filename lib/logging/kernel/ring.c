/* SPDX-License-Identifier: Apache-2.0 */
#include "ring.h"

bool bk_log_ring_put(struct bk_log_ring *ring, const char *line, size_t length)
{
    uint32_t mask = ring->size - 1;

    if (length > ring->size - (ring->head - ring->tail)) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        ring->text[(ring->head + i) & mask] = line[i];
    }
    ring->head += (uint32_t)length;
    return true;
}

size_t bk_log_ring_get(struct bk_log_ring *ring, char *out, size_t room)
{
    uint32_t mask = ring->size - 1;
    size_t length = ring->head - ring->tail;

    if (length > room) {
        length = room;
    }
    for (size_t i = 0; i < length; i++) {
        out[i] = ring->text[(ring->tail + i) & mask];
    }
    ring->tail += (uint32_t)length;
    return length;
}
