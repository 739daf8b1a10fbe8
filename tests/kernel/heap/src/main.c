/* SPDX-License-Identifier: Apache-2.0 */
/* Heaps with waiting, the system heap, and what interrupts do to a heap that is in use. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

#include "kit.h"

#define HEAP_SIZE 2048

K_HEAP_DEFINE(defined, HEAP_SIZE);
static char memory[512];
static struct k_heap heap;

static void heap_before(void *fixture)
{
    kit_reset(fixture);
    k_heap_init(&heap, memory, sizeof(memory));
}

static void heap_after(void *fixture)
{
    kit_reset(fixture);
    zassert_true(sys_heap_validate(&heap.heap));
    zassert_true(sys_heap_validate(&defined.heap));
}

ZTEST_SUITE(heap, NULL, NULL, heap_before, heap_after, NULL);

ZTEST(heap, test_defined_holds_its_size)
{
    void *half = k_heap_alloc(&defined, HEAP_SIZE / 2, K_NO_WAIT);

    zassert_not_null(half);
    zassert_is_null(k_heap_alloc(&defined, HEAP_SIZE * 3 / 4, K_NO_WAIT));
    k_heap_free(&defined, half);
    half = k_heap_alloc(&defined, HEAP_SIZE * 3 / 4, K_NO_WAIT);
    zassert_not_null(half);
    k_heap_free(&defined, half);
    zassert_is_null(k_heap_alloc(&defined, HEAP_SIZE + 1, K_NO_WAIT));
}

ZTEST(heap, test_alignment)
{
    for (size_t align = 8; align <= 128; align *= 2) {
        void *mem = k_heap_aligned_alloc(&heap, align, 24, K_NO_WAIT);

        zassert_not_null(mem);
        zassert_equal((uintptr_t)mem % align, 0);
        k_heap_free(&heap, mem);
    }
}

ZTEST(heap, test_zeroed_and_changed)
{
    char *mem;

    memset(memory, 0xFF, sizeof(memory));
    k_heap_init(&heap, memory, sizeof(memory));
    zassert_is_null(k_heap_calloc(&heap, 0x10000, 0x10001, K_NO_WAIT), "their product wraps");
    mem = k_heap_calloc(&heap, 4, 10, K_NO_WAIT);
    for (int i = 0; i < 40; i++) {
        zassert_equal(mem[i], 0);
    }
    strcpy(mem, "here");
    mem = k_heap_realloc(&heap, mem, 200, K_NO_WAIT);
    zassert_str_equal(mem, "here");
    zassert_is_null(k_heap_realloc(&heap, mem, 600, K_NO_WAIT));
    zassert_is_null(k_heap_realloc(&heap, mem, 0, K_NO_WAIT));
    zassert_not_null(k_heap_alloc(&heap, 400, K_NO_WAIT));
}

ZTEST(heap, test_time_out)
{
    int64_t start;

    zassert_not_null(k_heap_alloc(&heap, 300, K_NO_WAIT));
    start = kit_tick_start();
    zassert_is_null(k_heap_alloc(&heap, 300, K_TICKS(15)));
    kit_expect_ticks(k_uptime_ticks() - start, 15);
}

static void allocate_and_note(void *letter, void *p2, void *p3)
{
    char event = (char)(uintptr_t)letter;
    void *mem = k_heap_alloc(&heap, event == 'b' ? 300 : 40, K_MSEC(100));

    kit_note(mem != NULL ? event : '!');
    k_sleep(K_MSEC(10));
    k_heap_free(&heap, mem);
}

ZTEST(heap, test_free_serves_those_who_wait)
{
    void *first = k_heap_alloc(&heap, 200, K_NO_WAIT);
    void *second = k_heap_alloc(&heap, 200, K_NO_WAIT);

    kit_start(0, allocate_and_note, (void *)'l', KIT_LOW, 0);
    kit_start(1, allocate_and_note, (void *)'b', KIT_HIGH, 0);
    kit_start(2, allocate_and_note, (void *)'m', KIT_MIDDLE, 0);
    k_sleep(K_MSEC(5));
    kit_expect("");
    /* Not enough for the large one, which does not keep the others waiting. */
    k_heap_free(&heap, first);
    k_sleep(K_MSEC(5));
    kit_expect("ml");
    k_heap_free(&heap, second);
    k_sleep(K_MSEC(50));
    kit_expect("mlb");
}

ZTEST(heap, test_end_of_a_waiting_thread)
{
    void *all = k_heap_alloc(&heap, 400, K_NO_WAIT);

    kit_start(0, allocate_and_note, (void *)'b', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    k_thread_abort(&kit_threads[0]);
    k_heap_free(&heap, all);
    zassert_not_null(k_heap_alloc(&heap, 400, K_NO_WAIT));
}

static void *interrupted;

static void allocate_in_interrupt(const void *unused)
{
    interrupted = k_heap_alloc(&heap, 64, K_NO_WAIT);
}

static void free_in_interrupt(const void *unused)
{
    k_heap_free(&heap, interrupted);
}

ZTEST(heap, test_interrupt)
{
    irq_offload(allocate_in_interrupt, NULL);
    zassert_not_null(interrupted);
    irq_offload(free_in_interrupt, NULL);
    zassert_not_null(k_heap_alloc(&heap, 400, K_NO_WAIT));
}

/* As if the interrupt came while a thread changes the heap. */
ZTEST(heap, test_interrupt_finds_the_heap_in_use)
{
    irq_offload(allocate_in_interrupt, NULL);
    zassert_not_null(interrupted);
    heap.busy = true;
    irq_offload(free_in_interrupt, NULL);
    irq_offload(allocate_in_interrupt, NULL);
    zassert_is_null(interrupted);
    heap.busy = false;
    k_heap_free(&heap, k_heap_alloc(&heap, 16, K_NO_WAIT));
    zassert_not_null(k_heap_alloc(&heap, 400, K_NO_WAIT), "what the interrupt freed is free");
}

ZTEST(heap, test_system_heap)
{
    char *a = k_malloc(100);
    char *b = k_calloc(10, 10);
    void *c = k_aligned_alloc(64, 100);

    zassert_not_null(a);
    zassert_not_null(c);
    zassert_equal((uintptr_t)c % 64, 0);
    for (int i = 0; i < 100; i++) {
        zassert_equal(b[i], 0);
    }
    zassert_is_null(k_malloc(0));
    zassert_is_null(k_malloc(SIZE_MAX));
    zassert_is_null(k_calloc(0x10000, 0x10001));
    zassert_is_null(k_malloc(1024));
    strcpy(a, "here");
    a = k_realloc(a, 200);
    zassert_str_equal(a, "here");
    k_free(NULL);
    k_free(b);
    k_free(c);
    k_free(a);
    a = k_malloc(900);
    zassert_not_null(a, "all is free again");
    k_free(a);
}
