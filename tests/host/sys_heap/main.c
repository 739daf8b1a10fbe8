/* SPDX-License-Identifier: Apache-2.0 */
/* Random use of heaps of all sizes: blocks never overlap, nothing is lost, misuse is recognised. */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "heap_internal.h"
#include <zephyr/sys/multi_heap.h>

#define MAX_BLOCKS 64
#define STEPS 20000

static unsigned int misuses;

void bk_heap_misuse(const struct sys_heap *heap, const void *mem)
{
    (void)heap;
    (void)mem;
    misuses++;
}

void assert_print(const char *fmt, ...)
{
    (void)fmt;
}

struct block {
    unsigned char *mem;
    size_t size;
    unsigned char fill;
};

static struct block blocks[MAX_BLOCKS];
static unsigned char arena[1 << 16] __attribute__((aligned(64)));

static bool intact(const struct block *b, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (b->mem[i] != b->fill) {
            return false;
        }
    }
    return true;
}

static void fill(struct block *b, void *mem, size_t size)
{
    b->mem = mem;
    b->size = size;
    b->fill = (unsigned char)check_random();
    memset(mem, b->fill, size);
}

static size_t any_size(size_t most)
{
    return check_random() % (1u << check_random() % 12u) % most + 1u;
}

static void step(struct sys_heap *heap, size_t bytes, struct block *b)
{
    size_t size = any_size(bytes);
    size_t align = (size_t)1 << check_random() % 8u;
    void *mem;

    if (b->mem == NULL) {
        mem = sys_heap_aligned_alloc(heap, align, size);
        CHECK(((uintptr_t)mem & (align - 1u)) == 0 && ((uintptr_t)mem & 7u) == 0);
        if (mem != NULL) {
            CHECK(sys_heap_usable_size(heap, mem) >= size);
            fill(b, mem, size);
        }
    } else if (check_random() % 3u == 0u) {
        mem = sys_heap_aligned_realloc(heap, b->mem, align, size);
        if (mem != NULL) {
            b->mem = mem;
            CHECK(intact(b, size < b->size ? size : b->size));
            CHECK(((uintptr_t)mem & (align - 1u)) == 0);
            fill(b, mem, size);
        }
    } else {
        CHECK(intact(b, b->size));
        sys_heap_free(heap, b->mem);
        b->mem = NULL;
    }
}

static void random_use(void *mem, size_t bytes)
{
    struct sys_heap heap;
    struct sys_memory_stats empty, stats;

    memset(blocks, 0, sizeof(blocks));
    sys_heap_init(&heap, mem, bytes);
    CHECK(sys_heap_validate(&heap));
    CHECK(sys_heap_runtime_stats_get(&heap, &empty) == 0 && empty.allocated_bytes == 0);
    CHECK(empty.free_bytes + BK_HEAP_STATE_BYTES >= bytes);
    for (int i = 0; i < STEPS; i++) {
        step(&heap, bytes, &blocks[check_random() % MAX_BLOCKS]);
        if (i % 16 == 0) {
            CHECK(sys_heap_validate(&heap));
        }
    }
    sys_heap_runtime_stats_get(&heap, &stats);
    CHECK(stats.free_bytes + stats.allocated_bytes == empty.free_bytes);
    CHECK(stats.max_allocated_bytes >= stats.allocated_bytes);
    for (int i = 0; i < MAX_BLOCKS; i++) {
        CHECK(blocks[i].mem == NULL || intact(&blocks[i], blocks[i].size));
        sys_heap_free(&heap, blocks[i].mem);
    }
    CHECK(sys_heap_validate(&heap));
    sys_heap_runtime_stats_reset_max(&heap);
    sys_heap_runtime_stats_get(&heap, &stats);
    CHECK(stats.free_bytes == empty.free_bytes && stats.allocated_bytes == 0 &&
          stats.max_allocated_bytes == 0);
    mem = sys_heap_alloc(&heap, empty.free_bytes - BK_HEAP_BLOCK_BYTES);
    CHECK(mem != NULL);
    CHECK(sys_heap_alloc(&heap, 1) == NULL);
    CHECK(misuses == 0);
}

static void bounds(void)
{
    struct sys_heap heap;

    memset(arena, 0xA5, sizeof(arena));
    random_use(arena + 4096 + 3, 1000);
    for (size_t i = 0; i < 4096 + 3; i++) {
        CHECK(arena[i] == 0xA5 && arena[4096 + 3 + 1000 + i] == 0xA5);
    }
    for (size_t size = 0; size < BK_HEAP_MIN_BYTES; size++) {
        sys_heap_init(&heap, arena, size);
        CHECK(sys_heap_alloc(&heap, 1) == NULL && sys_heap_validate(&heap));
    }
    sys_heap_init(&heap, arena + 1, BK_HEAP_MIN_BYTES);
    CHECK(sys_heap_alloc(&heap, 1) != NULL);
    sys_heap_init(&heap, arena, sizeof(arena));
    CHECK(sys_heap_alloc(&heap, 0) == NULL);
    CHECK(sys_heap_alloc(&heap, SIZE_MAX) == NULL);
    CHECK(sys_heap_alloc(&heap, SIZE_MAX - 8) == NULL);
    CHECK(sys_heap_alloc(&heap, sizeof(arena)) == NULL);
    CHECK(sys_heap_aligned_alloc(&heap, 24, 8) == NULL);
    CHECK(sys_heap_aligned_alloc(&heap, (size_t)1 << 31, 8) == NULL);
    CHECK(sys_heap_validate(&heap));
    CHECK(sys_heap_runtime_stats_get(NULL, NULL) == -EINVAL);
    CHECK(sys_heap_runtime_stats_reset_max(NULL) == -EINVAL);
}

/* What the caller may do wrong is said, and changes nothing. */
static void misuse(void)
{
    struct sys_heap heap;
    unsigned char *a, *b, *c;

    sys_heap_init(&heap, arena, 4096);
    a = sys_heap_alloc(&heap, 40);
    b = sys_heap_alloc(&heap, 40);
    c = sys_heap_alloc(&heap, 40);
    sys_heap_free(&heap, NULL);
    CHECK(misuses == 0);
    sys_heap_free(&heap, b + 8);
    sys_heap_free(&heap, b + 1);
    sys_heap_free(&heap, arena);
    sys_heap_free(&heap, arena + 5000);
    CHECK(misuses == 4);
    sys_heap_free(&heap, a);
    sys_heap_free(&heap, c);
    sys_heap_free(&heap, b);
    CHECK(misuses == 4);
    sys_heap_free(&heap, b);
    sys_heap_free(&heap, c);
    sys_heap_free(&heap, a);
    CHECK(misuses == 7 && sys_heap_validate(&heap));
    CHECK(sys_heap_realloc(&heap, b, 8) == NULL && misuses == 8);
    a = sys_heap_alloc(&heap, 40);
    memset(a, 0, 48);
    CHECK(!sys_heap_validate(&heap));
    sys_heap_free(&heap, a);
    CHECK(misuses == 9);
    misuses = 0;
}

static void reallocation(void)
{
    struct sys_heap heap;
    char *a, *b;

    sys_heap_init(&heap, arena, 1024);
    a = sys_heap_realloc(&heap, NULL, 16);
    strcpy(a, "fifteen letters");
    CHECK(sys_heap_realloc(&heap, a, 200) == a);
    CHECK(sys_heap_realloc(&heap, a, 16) == a);
    b = sys_heap_alloc(&heap, 16);
    CHECK(b != NULL && (uintptr_t)b - (uintptr_t)a < 32);
    CHECK(sys_heap_realloc(&heap, a, 4096) == NULL);
    CHECK(strcmp(a, "fifteen letters") == 0);
    a = sys_heap_realloc(&heap, a, 100);
    CHECK(a > b && strcmp(a, "fifteen letters") == 0);
    CHECK(sys_heap_realloc(&heap, a, 0) == NULL);
    sys_heap_free(&heap, b);
    CHECK(sys_heap_validate(&heap) && misuses == 0);
}

static void *by_number(struct sys_multi_heap *mheap, void *cfg, size_t align, size_t size)
{
    for (unsigned int i = 0; i < mheap->nheaps; i++) {
        if (mheap->heaps[i].user_data == cfg) {
            return sys_heap_aligned_alloc(mheap->heaps[i].heap, align, size);
        }
    }
    return NULL;
}

static void several(void)
{
    static const size_t places[] = {2048, 0, 6144, 4096};
    struct sys_multi_heap all;
    struct sys_heap heaps[4];

    sys_multi_heap_init(&all, by_number);
    for (uintptr_t i = 0; i < 4; i++) {
        sys_heap_init(&heaps[i], arena + places[i], 1024);
        sys_multi_heap_add_heap(&all, &heaps[i], (void *)i);
    }
    for (uintptr_t i = 0; i < 4; i++) {
        unsigned char *mem = sys_multi_heap_aligned_alloc(&all, (void *)i, 64, 100);

        CHECK(mem > arena + places[i] && mem < arena + places[i] + 1024);
        CHECK(((uintptr_t)mem & 63u) == 0);
        CHECK(sys_multi_heap_get_heap(&all, mem)->heap == &heaps[i]);
        sys_multi_heap_free(&all, mem);
        sys_multi_heap_free(&all, NULL);
        CHECK(sys_heap_validate(&heaps[i]));
    }
    CHECK(sys_multi_heap_alloc(&all, (void *)7, 8) == NULL);
    CHECK(sys_multi_heap_get_heap(&all, arena + 1024) == NULL);
    CHECK(misuses == 0);
}

int main(void)
{
    static const size_t sizes[] = {BK_HEAP_MIN_BYTES, 100, 256, 1000, 4096, 20000, sizeof(arena)};

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        random_use(arena, sizes[i]);
    }
    bounds();
    misuse();
    reallocation();
    several();
    return check_report();
}
