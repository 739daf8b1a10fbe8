/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>

#include "heap_internal.h"

int sys_heap_runtime_stats_get(struct sys_heap *heap, struct sys_memory_stats *stats)
{
    struct z_heap *h;

    if (heap == NULL || stats == NULL) {
        return -EINVAL;
    }
    h = heap->heap;
    memset(stats, 0, sizeof(*stats));
    if (h != NULL) {
        stats->allocated_bytes = h->allocated * UNIT;
        stats->max_allocated_bytes = h->allocated_max * UNIT;
        stats->free_bytes = (h->end - h->first_chunk - h->allocated) * UNIT;
    }
    return 0;
}

int sys_heap_runtime_stats_reset_max(struct sys_heap *heap)
{
    if (heap == NULL) {
        return -EINVAL;
    }
    if (heap->heap != NULL) {
        heap->heap->allocated_max = heap->heap->allocated;
    }
    return 0;
}

/* Every chunk agrees with its neighbours; returns the free units, or UINT32_MAX. */
static uint32_t count_free(struct z_heap *h)
{
    uint32_t left = 0;
    uint32_t free_units = 0;
    uint32_t c = h->first_chunk;

    while (c < h->end) {
        uint32_t size = units(h, c);

        if (at(h, c)->left != left || size < MIN_UNITS || size > h->end - c ||
            (!used(h, c) && left != 0u && !used(h, c - left))) {
            return UINT32_MAX;
        }
        free_units += used(h, c) ? 0u : size;
        left = size;
        c += size;
    }
    return c == h->end && at(h, c)->left == left ? free_units : UINT32_MAX;
}

/* Free units in a list, whose links agree; `most` bounds the walk. UINT32_MAX: they do not. */
static uint32_t count_listed(struct z_heap *h, uint32_t bucket, uint32_t most)
{
    uint32_t first = h->first[bucket];
    uint32_t c = first;
    uint32_t sum = 0;

    while (first != 0u) {
        uint32_t next;

        if (c < h->first_chunk || c >= h->end || used(h, c) || units(h, c) < MIN_UNITS ||
            bucket_of(units(h, c)) != bucket) {
            return UINT32_MAX;
        }
        sum += units(h, c);
        next = at(h, c)->next;
        if (sum > most || next >= h->end || at(h, next)->prev != c) {
            return UINT32_MAX;
        }
        c = next;
        if (c == first) {
            break;
        }
    }
    return (first != 0u) == ((h->avail & BIT(bucket)) != 0u) ? sum : UINT32_MAX;
}

bool sys_heap_validate(struct sys_heap *heap)
{
    struct z_heap *h = heap->heap;
    uint32_t free_units;
    uint32_t listed = 0;

    if (h == NULL) {
        return true;
    }
    free_units = count_free(h);
    if (free_units == UINT32_MAX || h->end - h->first_chunk - free_units != h->allocated) {
        return false;
    }
    for (uint32_t bucket = 0; bucket <= bucket_of(h->end + 1u); bucket++) {
        uint32_t sum = count_listed(h, bucket, free_units);

        if (sum == UINT32_MAX) {
            return false;
        }
        listed += sum;
    }
    return listed == free_units;
}
