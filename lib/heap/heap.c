/* SPDX-License-Identifier: Apache-2.0 */
/*
 * To allocate looks at a few chunks of the list in which some may be too small, then takes any of a
 * list in which all are large enough: constant time, at the cost of sometimes missing a fit.
 */
#include <string.h>

#include "heap_internal.h"

#define LOOKS 3

static void set_size(struct z_heap *h, uint32_t c, uint32_t size, uint32_t in_use)
{
    at(h, c)->size_used = size << 1 | in_use;
    at(h, c + size)->left = size;
}

static void list_remove(struct z_heap *h, uint32_t c)
{
    uint32_t bucket = bucket_of(units(h, c));
    uint32_t next = at(h, c)->next;
    uint32_t prev = at(h, c)->prev;

    if (next == c) {
        h->first[bucket] = 0;
        h->avail &= ~BIT(bucket);
        return;
    }
    at(h, next)->prev = prev;
    at(h, prev)->next = next;
    h->first[bucket] = next;
}

static void list_add(struct z_heap *h, uint32_t c)
{
    uint32_t bucket = bucket_of(units(h, c));
    uint32_t first = h->first[bucket];
    struct chunk *chunk = at(h, c);

    if (first == 0u) {
        chunk->next = c;
        chunk->prev = c;
        h->first[bucket] = c;
        h->avail |= BIT(bucket);
        return;
    }
    chunk->next = first;
    chunk->prev = at(h, first)->prev;
    at(h, chunk->prev)->next = c;
    at(h, first)->prev = c;
}

/* Take a free chunk of at least this size out of its list, 0 when there is none. */
static uint32_t take(struct z_heap *h, uint32_t size)
{
    uint32_t bucket = bucket_of(size);
    uint32_t larger;
    uint32_t c = h->first[bucket];

    for (unsigned int i = 0; c != 0u && i < LOOKS; i++) {
        if (units(h, c) >= size) {
            list_remove(h, c);
            return c;
        }
        c = at(h, c)->next;
        h->first[bucket] = c;
    }
    larger = bucket >= 31u ? 0u : h->avail & ~(BIT(bucket + 1u) - 1u);
    if (larger == 0u) {
        return 0;
    }
    c = h->first[__builtin_ctz(larger)];
    list_remove(h, c);
    return c;
}

/* Make a chunk in no list free, as one with free neighbours. */
static void release(struct z_heap *h, uint32_t c)
{
    uint32_t size = units(h, c);
    uint32_t left = at(h, c)->left;
    uint32_t r = c + size;

    /* Its header may end up inside a larger chunk: a second release must not find it in use. */
    at(h, c)->size_used &= ~1u;
    if (!used(h, r)) {
        list_remove(h, r);
        size += units(h, r);
    }
    if (left != 0u && !used(h, c - left)) {
        c -= left;
        list_remove(h, c);
        size += left;
    }
    set_size(h, c, size, 0);
    list_add(h, c);
}

/* Cut the end off a chunk in use, where that leaves a whole chunk. */
static void trim(struct z_heap *h, uint32_t c, uint32_t size)
{
    uint32_t rest = units(h, c) - size;

    if (rest < MIN_UNITS) {
        return;
    }
    set_size(h, c, size, 1);
    set_size(h, c + size, rest, 1);
    release(h, c + size);
}

static void account(struct z_heap *h, int32_t change)
{
    h->allocated += (uint32_t)change;
    h->allocated_max = MAX(h->allocated_max, h->allocated);
}

/* Units of a chunk that holds this many bytes, 0 when no chunk of the heap could. */
static uint32_t units_for(struct z_heap *h, size_t bytes)
{
    if (bytes == 0u || bytes / UNIT >= h->end) {
        return 0;
    }
    return (uint32_t)MAX((bytes + UNIT - 1u) / UNIT + 1u, MIN_UNITS);
}

static inline void *memory(struct z_heap *h, uint32_t c)
{
    return (char *)h + (c + 1u) * UNIT;
}

/* The chunk of a block in use, 0 for anything else: that contradicts its neighbours. */
static uint32_t find(struct z_heap *h, const void *mem)
{
    uint32_t offset = (uint32_t)((uintptr_t)mem - (uintptr_t)h);
    uint32_t c = offset / UNIT - 1u;

    if (offset % UNIT != 0u || c < h->first_chunk || c >= h->end || !used(h, c) ||
        units(h, c) < MIN_UNITS || units(h, c) > h->end - c ||
        at(h, right(h, c))->left != units(h, c)) {
        return 0;
    }
    return c;
}

static uint32_t block(const struct sys_heap *heap, const void *mem)
{
    uint32_t c = heap->heap == NULL ? 0u : find(heap->heap, mem);

    if (c == 0u) {
        bk_heap_misuse(heap, mem);
    }
    return c;
}

void sys_heap_init(struct sys_heap *heap, void *mem, size_t bytes)
{
    uintptr_t start = ROUND_UP((uintptr_t)mem, UNIT);
    uintptr_t end = ROUND_DOWN((uintptr_t)mem + bytes, UNIT);
    struct z_heap *h = (struct z_heap *)start;
    uint32_t all = bytes < BK_HEAP_MIN_BYTES ? 0u : (uint32_t)(end - start) / UNIT;
    uint32_t state;

    heap->init_mem = mem;
    heap->init_bytes = bytes;
    heap->heap = NULL;
    if (all == 0u) {
        return;
    }
    state = (uint32_t)DIV_ROUND_UP(sizeof(*h) + (bucket_of(all) + 1u) * sizeof(uint32_t), UNIT);
    memset(h, 0, state * UNIT);
    heap->heap = h;
    h->end = all - 1u;
    h->first_chunk = state;
    at(h, state)->left = 0;
    set_size(h, state, h->end - state, 0);
    at(h, h->end)->size_used = 1;
    list_add(h, state);
}

void *sys_heap_alloc(struct sys_heap *heap, size_t bytes)
{
    return sys_heap_aligned_alloc(heap, 0, bytes);
}

void *sys_heap_aligned_alloc(struct sys_heap *heap, size_t align, size_t bytes)
{
    struct z_heap *h = heap->heap;
    uint32_t size = h == NULL ? 0u : units_for(h, bytes);
    uint32_t slack = align <= UNIT ? 0u : (uint32_t)(align / UNIT) + MIN_UNITS - 1u;
    uint32_t c;

    if (size == 0u || (align & (align - 1u)) != 0u || slack >= h->end) {
        return NULL;
    }
    c = take(h, size + slack);
    if (c == 0u) {
        return NULL;
    }
    set_size(h, c, units(h, c), 1);
    if (slack != 0u && ((uintptr_t)memory(h, c) & (align - 1u)) != 0u) {
        /* What lies before the aligned place becomes a chunk of its own. */
        uintptr_t place = ROUND_UP((uintptr_t)memory(h, c + MIN_UNITS), align);
        uint32_t before = (uint32_t)(place - (uintptr_t)memory(h, c)) / UNIT;
        uint32_t whole = units(h, c);

        set_size(h, c, before, 1);
        set_size(h, c + before, whole - before, 1);
        release(h, c);
        c += before;
    }
    trim(h, c, size);
    account(h, (int32_t)units(h, c));
    return memory(h, c);
}

void sys_heap_free(struct sys_heap *heap, void *mem)
{
    struct z_heap *h = heap->heap;
    uint32_t c;

    if (mem == NULL) {
        return;
    }
    c = block(heap, mem);
    if (c != 0u) {
        account(h, -(int32_t)units(h, c));
        release(h, c);
    }
}

/* Let a block grow into the free chunk behind it. */
static bool grow(struct z_heap *h, uint32_t c, uint32_t size)
{
    uint32_t r = right(h, c);

    if (used(h, r) || units(h, c) + units(h, r) < size) {
        return false;
    }
    list_remove(h, r);
    set_size(h, c, units(h, c) + units(h, r), 1);
    return true;
}

static void *move(struct sys_heap *heap, void *ptr, size_t align, size_t bytes)
{
    void *place = sys_heap_aligned_alloc(heap, align, bytes);

    if (place != NULL) {
        memcpy(place, ptr, MIN(bytes, sys_heap_usable_size(heap, ptr)));
        sys_heap_free(heap, ptr);
    }
    return place;
}

void *sys_heap_aligned_realloc(struct sys_heap *heap, void *ptr, size_t align, size_t bytes)
{
    struct z_heap *h = heap->heap;
    uint32_t before;
    uint32_t size;
    uint32_t c;

    if (ptr == NULL) {
        return sys_heap_aligned_alloc(heap, align, bytes);
    }
    if (bytes == 0u) {
        sys_heap_free(heap, ptr);
        return NULL;
    }
    c = block(heap, ptr);
    size = units_for(h, bytes);
    if (c == 0u || size == 0u) {
        return NULL;
    }
    if (align > UNIT && ((uintptr_t)ptr & (align - 1u)) != 0u) {
        return move(heap, ptr, align, bytes);
    }
    before = units(h, c);
    if (before < size && !grow(h, c, size)) {
        return move(heap, ptr, align, bytes);
    }
    trim(h, c, size);
    account(h, (int32_t)(units(h, c) - before));
    return ptr;
}

size_t sys_heap_usable_size(struct sys_heap *heap, void *mem)
{
    uint32_t c = block(heap, mem);

    return c == 0u ? 0u : (units(heap->heap, c) - 1u) * UNIT;
}
