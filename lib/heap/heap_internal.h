/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Units of eight bytes; a chunk is known by the index of its first unit, which is its header:
 * the size of its left neighbour, its own size, and whether it is in use. Free chunks are in
 * circular lists by the power of two of their size, linked through their second unit. Neighbours
 * that are both free are always one chunk.
 *
 *     struct z_heap | chunk | chunk | ... | end: a used chunk without content
 */
#ifndef BK_HEAP_INTERNAL_H
#define BK_HEAP_INTERNAL_H

#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>

#define UNIT 8u
#define MIN_UNITS 2u /* header and links */

struct chunk {
    uint32_t left;      /* units of the left neighbour, 0: none */
    uint32_t size_used; /* units << 1 | used */
    uint32_t next;      /* of free chunks */
    uint32_t prev;
};

struct z_heap {
    uint32_t end;
    uint32_t avail; /* bit b: first[b] is not empty */
    uint32_t first_chunk;
    uint32_t allocated;
    uint32_t allocated_max;
    uint32_t first[]; /* by log2 of the units, less one; 0: empty */
};

static inline struct chunk *at(struct z_heap *h, uint32_t c)
{
    return (struct chunk *)((char *)h + c * UNIT);
}

static inline uint32_t units(struct z_heap *h, uint32_t c)
{
    return at(h, c)->size_used >> 1;
}

static inline bool used(struct z_heap *h, uint32_t c)
{
    return (at(h, c)->size_used & 1u) != 0u;
}

static inline uint32_t right(struct z_heap *h, uint32_t c)
{
    return c + units(h, c);
}

/* For sizes of at least MIN_UNITS. */
static inline uint32_t bucket_of(uint32_t size)
{
    return 30u - (uint32_t)__builtin_clz(size);
}

/* Say that `mem` is no block in use, and end the caller. */
void bk_heap_misuse(const struct sys_heap *heap, const void *mem);

#endif
