/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A ring of text, in whole lines. Pure: the caller locks where that is said, for a few instructions
 * each; text is copied without. Writers may interrupt each other, so each reserves its place first,
 * and what is reserved can be read when the one that began first is ready. Positions only grow and
 * wrap with their type, so an empty ring and a full one differ; the size is a power of two.
 */
#ifndef BK_LOG_RING_H
#define BK_LOG_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bk_log_ring {
    char *text;
    uint32_t size;
    uint32_t head;           /* where the next line goes */
    volatile uint32_t ready; /* up to here it can be read */
    volatile uint32_t tail;  /* what is read next */
    uint32_t writers;        /* that have reserved and are not ready */
};

/* Finds a place for a line, or none: false. Locked; bk_log_ring_commit() must follow. */
bool bk_log_ring_reserve(struct bk_log_ring *ring, size_t length, uint32_t *at);
/* Puts a line into its place. */
void bk_log_ring_fill(struct bk_log_ring *ring, uint32_t at, const char *line, size_t length);
/* The line is there. Locked. */
void bk_log_ring_commit(struct bk_log_ring *ring);

/* Copies up to room characters; returns their number, 0 when there are none, and their place. */
size_t bk_log_ring_look(const struct bk_log_ring *ring, uint32_t *at, char *out, size_t room);
/* What was copied is free again, unless another reader has taken it meanwhile. Locked. */
void bk_log_ring_take(struct bk_log_ring *ring, uint32_t at, size_t length);

#endif
