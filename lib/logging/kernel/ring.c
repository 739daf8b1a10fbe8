/* SPDX-License-Identifier: Apache-2.0 */
#include "ring.h"

bool bk_log_ring_reserve(struct bk_log_ring *ring, size_t length, uint32_t *at)
{
    if (length > ring->size - (ring->head - ring->tail)) {
        return false;
    }
    *at = ring->head;
    ring->head += (uint32_t)length;
    ring->writers++;
    return true;
}

void bk_log_ring_fill(struct bk_log_ring *ring, uint32_t at, const char *line, size_t length)
{
    uint32_t mask = ring->size - 1;

    for (size_t i = 0; i < length; i++) {
        ring->text[(at + i) & mask] = line[i];
    }
}

void bk_log_ring_commit(struct bk_log_ring *ring)
{
    ring->writers--;
    if (ring->writers == 0u) {
        ring->ready = ring->head;
    }
}

size_t bk_log_ring_look(const struct bk_log_ring *ring, uint32_t *at, char *out, size_t room)
{
    uint32_t mask = ring->size - 1;
    size_t length;

    *at = ring->tail;
    length = ring->ready - *at;
    if (length > room) {
        length = room;
    }
    for (size_t i = 0; i < length; i++) {
        out[i] = ring->text[(*at + i) & mask];
    }
    return length;
}

void bk_log_ring_take(struct bk_log_ring *ring, uint32_t at, size_t length)
{
    if (ring->tail == at) {
        ring->tail = at + (uint32_t)length;
    }
}
