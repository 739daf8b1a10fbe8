/* SPDX-License-Identifier: Apache-2.0 */
/* Arguments at and beyond the edge, where the answer is a value and no error. */
#include <zephyr/arch/common/ffs.h>
#include <zephyr/sys/byteorder.h>
#include <zephyr/sys/kobject.h>
#include <zephyr/sys/multi_heap.h>
#include <zephyr/sys/speculation.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/timing/timing.h>

#include "kit.h"

K_HEAP_DEFINE(heap, 512);
K_QUEUE_DEFINE(list);
K_APPMEM_PARTITION_DEFINE(exposed);
static K_APP_BMEM(exposed) struct k_heap exposed_heap;
static uint64_t memory[64];
static uint32_t kernel_word = 5;

ZTEST_SUITE(values, NULL, NULL, kit_reset, kit_reset, NULL);

/* Wrong arguments: k_malloc k_calloc k_aligned_alloc k_free */
ZTEST(values, test_system_heap)
{
    zassert_is_null(k_malloc(0));
    zassert_is_null(k_malloc(CONFIG_HEAP_MEM_POOL_SIZE));
    zassert_is_null(k_malloc(SIZE_MAX));
    zassert_is_null(k_malloc(SIZE_MAX - 8));
    zassert_is_null(k_calloc(SIZE_MAX / 2 + 1, 2), "the product wraps to zero");
    zassert_is_null(k_calloc(SIZE_MAX / 4 + 2, 4), "the product wraps to four");
    zassert_is_null(k_calloc(0, 4));
    zassert_is_null(k_calloc(4, 0));
    zassert_is_null(k_aligned_alloc(8, 0));
    zassert_is_null(k_aligned_alloc(8, SIZE_MAX));
    zassert_is_null(k_aligned_alloc(0x80000000u, 8));
    k_free(NULL);
}

/* Wrong arguments: k_heap_alloc k_heap_free */
ZTEST(values, test_heap)
{
    zassert_is_null(k_heap_alloc(&heap, 0, K_NO_WAIT));
    zassert_is_null(k_heap_alloc(&heap, 0, K_FOREVER), "there is nothing to wait for");
    zassert_is_null(k_heap_alloc(&heap, 2048, K_NO_WAIT));
    zassert_is_null(k_heap_alloc(&heap, SIZE_MAX, K_NO_WAIT));
    zassert_is_null(k_heap_alloc(&heap, SIZE_MAX - 7, K_TICKS(1)));
    k_heap_free(&heap, NULL);
}

static void *never(struct sys_multi_heap *mheap, void *cfg, size_t align, size_t size)
{
    ARG_UNUSED(mheap);
    ARG_UNUSED(cfg);
    ARG_UNUSED(align);
    ARG_UNUSED(size);
    return NULL;
}

/* Wrong arguments: sys_heap_init sys_heap_alloc sys_heap_aligned_alloc sys_heap_free */
ZTEST(values, test_bare_heap)
{
    struct sys_heap small;

    sys_heap_init(&small, memory, 63);
    zassert_is_null(sys_heap_alloc(&small, 1), "less memory than a heap needs");
    sys_heap_init(&small, memory, 0);
    zassert_is_null(sys_heap_alloc(&small, 1));
    sys_heap_init(&small, (char *)memory + 1, sizeof(memory) - 1);
    zassert_not_null(sys_heap_alloc(&small, 8), "any alignment will do");
    zassert_is_null(sys_heap_alloc(&small, 0));
    zassert_is_null(sys_heap_alloc(&small, sizeof(memory)));
    zassert_is_null(sys_heap_alloc(&small, SIZE_MAX));
    zassert_is_null(sys_heap_aligned_alloc(&small, 64, 0));
    zassert_is_null(sys_heap_aligned_alloc(&small, 64, SIZE_MAX - 63));
    zassert_is_null(sys_heap_aligned_alloc(&small, 0x80000000u, 1));
    sys_heap_free(&small, NULL);
}

/* Wrong arguments: sys_multi_heap_alloc sys_multi_heap_free */
ZTEST(values, test_several_heaps)
{
    struct sys_multi_heap heaps;

    sys_multi_heap_init(&heaps, never);
    zassert_is_null(sys_multi_heap_alloc(&heaps, NULL, 8), "no heap was added");
    sys_multi_heap_free(&heaps, NULL);
}

/* Wrong arguments: k_thread_heap_assign */
ZTEST(values, test_heap_that_user_threads_can_write)
{
    struct k_thread *thread = k_current_get();
    struct k_heap *before = thread->resource_pool;

    k_thread_heap_assign(thread, &exposed_heap);
    zassert_is_null(thread->resource_pool, "the kernel must not follow it");
    thread->resource_pool = before;
}

/* Wrong arguments: k_sleep k_msleep k_usleep k_busy_wait */
static void sleeps(void)
{
    int64_t start = k_uptime_ticks();

    zassert_equal(k_sleep(K_NO_WAIT), 0);
    zassert_equal(k_sleep(K_MSEC(-5)), 0);
    zassert_equal(k_msleep(-1), 0);
    zassert_equal(k_msleep(INT32_MIN), 0);
    zassert_equal(k_usleep(-1), 0);
    zassert_equal(k_usleep(INT32_MIN), 0);
    k_busy_wait(0);
    zassert_true(k_uptime_ticks() - start <= 1, "none of them waits");
}

ZTEST(values, test_negative_times)
{
    sleeps();
}

ZTEST_USER(values, test_negative_times_in_user_mode)
{
    sleeps();
}

/* Wrong arguments: k_queue_remove k_queue_unique_append k_queue_insert */
ZTEST(values, test_queue_items_that_are_not_there)
{
    static void *items[3][2];

    k_queue_init(&list);
    zassert_false(k_queue_remove(&list, items[0]));
    k_queue_append(&list, items[0]);
    zassert_false(k_queue_remove(&list, items[1]));
    zassert_false(k_queue_remove(&list, NULL));
    zassert_false(k_queue_unique_append(&list, items[0]), "it is there already");
    k_queue_insert(&list, NULL, items[2]);
    zassert_equal_ptr(k_queue_get(&list, K_NO_WAIT), items[2], "behind nothing: in front");
    zassert_equal_ptr(k_queue_get(&list, K_NO_WAIT), items[0]);
    zassert_is_null(k_queue_get(&list, K_NO_WAIT));
}

/* Wrong arguments: k_thread_state_str */
ZTEST(values, test_state_without_room)
{
    char text[4] = "xyz";

    zassert_str_equal(k_thread_state_str(k_current_get(), text, 0), "");
    zassert_str_equal(k_thread_state_str(k_current_get(), NULL, 4), "");
    zassert_str_equal(text, "xyz");
    zassert_equal_ptr(k_thread_state_str(k_current_get(), text, 1), text);
    zassert_str_equal(text, "");
    (void)k_thread_state_str(k_current_get(), text, sizeof(text));
    zassert_true(memchr(text, '\0', sizeof(text)) != NULL, "it is cut, and terminated");
}

/* Wrong arguments: k_sched_time_slice_set k_thread_time_slice_set */
ZTEST(values, test_time_slices)
{
    k_sched_time_slice_set(-1, 0);
    k_sched_time_slice_set(10, -100);
    k_sched_time_slice_set(10, 1000);
    k_sched_time_slice_set(0, 0);
    k_thread_time_slice_set(k_current_get(), -1, NULL, NULL);
    k_sleep(K_MSEC(30));
}

/* Wrong arguments: k_object_free k_object_access_revoke k_object_access_all_grant */
ZTEST(values, test_objects_that_are_none)
{
    void *const wrong[] = {NULL,
                           &kernel_word,
                           (char *)&list + 4,
                           (void *)"flash",
                           &exposed_heap,
                           (void *)(UINTPTR_MAX - 3u)};

    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
        k_object_free(wrong[i]);
        k_object_access_revoke(wrong[i], k_current_get());
        k_object_access_all_grant(wrong[i]);
        k_object_release(wrong[i]);
    }
    k_object_free(&list);
    zassert_equal(kernel_word, 5);
    k_queue_init(&list);
    zassert_true(k_queue_is_empty(&list), "what was not allocated is not freed");
}

/* Wrong arguments: snprintk */
ZTEST(values, test_text_without_room)
{
    char text[4] = "xyz";

    zassert_equal(snprintk(NULL, 0, "%d", 12345), 5);
    zassert_equal(snprintk(text, 0, "%d", 12345), 5);
    zassert_str_equal(text, "xyz");
    zassert_equal(snprintk(text, 1, "%d", 12345), 5);
    zassert_str_equal(text, "");
    zassert_equal(snprintk(text, sizeof(text), "%d", 12345), 5);
    zassert_str_equal(text, "123");
}

/* Wrong arguments: sys_mem_swap sys_memcpy_swap */
ZTEST(values, test_swap_of_nothing)
{
    uint8_t bytes[2] = {1, 2};

    sys_mem_swap(bytes, 0);
    sys_memcpy_swap(bytes, bytes + 1, 0);
    sys_mem_swap(bytes, 1);
    zassert_equal(bytes[0], 1);
    zassert_equal(bytes[1], 2);
}

/* Wrong arguments: find_lsb_set find_msb_set k_array_index_sanitize timing_cycles_to_ns_avg */
ZTEST(values, test_numbers)
{
    zassert_equal(find_lsb_set(0), 0);
    zassert_equal(find_msb_set(0), 0);
    zassert_equal(k_array_index_sanitize(5, 5), 0);
    zassert_equal(k_array_index_sanitize(UINT32_MAX, 5), 0);
    zassert_equal(k_array_index_sanitize(0, 0), 0);
    zassert_equal(timing_cycles_to_ns_avg(1000, 0), 0);
}

/* Wrong arguments: k_thread_name_get k_thread_name_set */
ZTEST(values, test_names)
{
    static struct k_thread never_created;

    zassert_str_equal(k_thread_name_get(&never_created), "");
    zassert_ok(k_thread_name_set(NULL, "me"));
    zassert_str_equal(k_thread_name_get(k_current_get()), "me", "NULL is the caller");
    zassert_ok(k_thread_name_set(k_current_get(), ""));
    zassert_ok(k_thread_name_set(k_current_get(), NULL));
    zassert_str_equal(k_thread_name_get(k_current_get()), "");
}

/* Wrong arguments: k_thread_start k_thread_resume k_wakeup k_thread_suspend k_thread_abort */
ZTEST(values, test_threads_in_another_state)
{
    k_tid_t thread = kit_start(0, (k_thread_entry_t)k_yield, NULL, KIT_HIGH, 0);

    k_sleep(K_MSEC(1));
    zassert_ok(k_thread_join(thread, K_NO_WAIT), "it has ended");
    k_thread_start(thread);
    k_thread_resume(thread);
    k_wakeup(thread);
    k_thread_suspend(thread);
    k_thread_abort(thread);
    k_thread_priority_set(thread, KIT_LOW);
    k_sleep(K_MSEC(1));
    zassert_ok(k_thread_join(thread, K_NO_WAIT), "nothing brings it back");
    k_thread_start(k_current_get());
    k_thread_resume(k_current_get());
    k_wakeup(k_current_get());
}

/* Wrong arguments: k_msgq_init k_pipe_init k_stack_init */
ZTEST(values, test_buffers_without_room)
{
    static struct k_msgq msgq;
    static struct k_pipe pipe;
    static struct k_stack stack;
    uint8_t byte = 1;
    size_t moved = 7;

    k_msgq_init(&msgq, NULL, 1, 0);
    zassert_equal(k_msgq_put(&msgq, &byte, K_NO_WAIT), -ENOMSG);
    zassert_equal(k_msgq_get(&msgq, &byte, K_NO_WAIT), -ENOMSG);
    zassert_equal(k_msgq_num_free_get(&msgq), 0);
    k_pipe_init(&pipe, NULL, 0);
    zassert_equal(k_pipe_put(&pipe, &byte, 1, &moved, 1, K_NO_WAIT), -EIO);
    zassert_equal(moved, 0);
    zassert_equal(k_pipe_put(&pipe, &byte, 1, &moved, 2, K_NO_WAIT), -EINVAL);
    zassert_equal(k_pipe_put(&pipe, &byte, 1, NULL, 1, K_NO_WAIT), -EINVAL);
    zassert_equal(k_pipe_get(&pipe, &byte, 1, &moved, 2, K_NO_WAIT), -EINVAL);
    zassert_equal(k_pipe_get(&pipe, &byte, 1, NULL, 1, K_NO_WAIT), -EINVAL);
    k_stack_init(&stack, NULL, 0);
    zassert_equal(k_stack_push(&stack, 1), -ENOMEM);
    zassert_equal(byte, 1);
}

/* Wrong arguments: k_mbox_data_get */
ZTEST(values, test_mailbox_data_twice)
{
    struct k_mbox_msg message = {.size = 4};
    char buffer[4] = "abc";

    k_mbox_data_get(&message, buffer);
    k_mbox_data_get(&message, NULL);
    zassert_str_equal(buffer, "abc", "it belongs to no sender");
}
