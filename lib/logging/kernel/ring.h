/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A ring of text, in whole lines. Pure: the caller locks. Positions only grow and wrap with their
 * type, so an empty ring and a full one differ; the size is a power of two.
 */
#ifndef BK_LOG_RING_H
#define BK_LOG_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bk_log_ring {
    char *text;
    uint32_t size;
    uint32_t head; /* where the next line goes */
    uint32_t tail; /* what is read next */
};

/* Adds a line, or nothing when it does not fit: false. */
bool bk_log_ring_put(struct bk_log_ring *ring, const char *line, size_t length);

/* Takes up to room characters; returns their number, 0 when the ring is empty. */
size_t bk_log_ring_get(struct bk_log_ring *ring, char *out, size_t room);

#endif
