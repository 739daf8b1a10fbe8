/* SPDX-License-Identifier: Apache-2.0 */
/* Queues, and the two kinds made of them: order, waiting, allocated nodes, user mode. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

struct item {
    void *link;
    int value;
};

K_QUEUE_DEFINE(defined);
K_FIFO_DEFINE(defined_fifo);
K_LIFO_DEFINE(defined_lifo);
K_HEAP_DEFINE(pool, 128);
static struct k_queue queue, forbidden;
static struct k_sem other_type;
static struct item items[4] = {{NULL, 0}, {NULL, 1}, {NULL, 2}, {NULL, 3}};

static void *queue_setup(void)
{
    k_queue_init(&forbidden);
    k_sem_init(&other_type, 0, 1);
    k_thread_access_grant(k_current_get(), &other_type, &defined, &defined_fifo, &defined_lifo);
    return NULL;
}

static void queue_before(void *fixture)
{
    kit_reset(fixture);
    k_queue_init(&queue);
    k_thread_access_grant(k_current_get(), &queue);
    k_thread_system_pool_assign(k_current_get());
}

ZTEST_SUITE(queue, NULL, queue_setup, queue_before, kit_reset, NULL);

static void expect_order(const char *values)
{
    for (; *values != '\0'; values++) {
        struct item *item = k_queue_get(&queue, K_NO_WAIT);

        zassert_not_null(item);
        zassert_equal(item->value, *values - '0', "%d instead of %c", item->value, *values);
    }
    zassert_is_null(k_queue_get(&queue, K_NO_WAIT));
}

ZTEST(queue, test_append_and_prepend)
{
    k_queue_append(&queue, &items[1]);
    k_queue_append(&queue, &items[2]);
    k_queue_prepend(&queue, &items[0]);
    zassert_equal_ptr(k_queue_peek_head(&queue), &items[0]);
    zassert_equal_ptr(k_queue_peek_tail(&queue), &items[2]);
    k_queue_insert(&queue, &items[1], &items[3]);
    zassert_false(k_queue_is_empty(&queue));
    expect_order("0132");
    zassert_true(k_queue_is_empty(&queue));
    zassert_is_null(k_queue_peek_head(&queue));
    zassert_is_null(k_queue_peek_tail(&queue));
}

ZTEST(queue, test_items_carry_no_old_links)
{
    memset(&items[0].link, 0xFF, sizeof(void *));
    k_queue_append(&queue, &items[0]);
    memset(&items[1].link, 0xFF, sizeof(void *));
    k_queue_prepend(&queue, &items[1]);
    expect_order("10");
}

ZTEST(queue, test_lists)
{
    sys_slist_t list;

    zassert_equal(k_queue_append_list(&queue, NULL, &items[0]), -EINVAL);
    zassert_equal(k_queue_append_list(&queue, &items[0], NULL), -EINVAL);
    items[0].link = &items[1];
    items[1].link = NULL;
    zassert_ok(k_queue_append_list(&queue, &items[0], &items[1]));
    sys_slist_init(&list);
    zassert_equal(k_queue_merge_slist(&queue, &list), -EINVAL);
    sys_slist_append(&list, (sys_snode_t *)&items[2]);
    sys_slist_append(&list, (sys_snode_t *)&items[3]);
    zassert_ok(k_queue_merge_slist(&queue, &list));
    zassert_true(sys_slist_is_empty(&list));
    expect_order("0123");
}

ZTEST(queue, test_remove_and_unique)
{
    for (int i = 0; i < 3; i++) {
        zassert_true(k_queue_unique_append(&queue, &items[i]));
    }
    zassert_false(k_queue_unique_append(&queue, &items[1]));
    zassert_true(k_queue_remove(&queue, &items[1]));
    zassert_false(k_queue_remove(&queue, &items[1]));
    zassert_true(k_queue_remove(&queue, &items[2]));
    zassert_true(k_queue_unique_append(&queue, &items[3]));
    expect_order("03");
}

/* What these point to is never touched. */
#define OPAQUE(n) ((void *)(uintptr_t)(0x1001 + (n)))

ZTEST_USER(queue, test_allocated_nodes)
{
    zassert_ok(k_queue_alloc_append(&queue, OPAQUE(1)));
    zassert_ok(k_queue_alloc_append(&queue, OPAQUE(2)));
    zassert_ok(k_queue_alloc_prepend(&queue, OPAQUE(0)));
    zassert_equal_ptr(k_queue_peek_head(&queue), OPAQUE(0));
    zassert_equal_ptr(k_queue_peek_tail(&queue), OPAQUE(2));
    zassert_false(k_queue_is_empty(&queue));
    for (int i = 0; i < 3; i++) {
        zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), OPAQUE(i));
    }
    zassert_is_null(k_queue_get(&queue, K_NO_WAIT));
    zassert_true(k_queue_is_empty(&queue));
}

ZTEST_USER(queue, test_nodes_are_freed)
{
    for (int i = 0; i < 200; i++) {
        zassert_ok(k_queue_alloc_append(&queue, OPAQUE(i)), "at %d", i);
        zassert_equal_ptr(k_queue_get(&queue, K_FOREVER), OPAQUE(i));
    }
}

ZTEST(queue, test_pool_of_the_thread)
{
    int count = 0;

    k_thread_heap_assign(k_current_get(), NULL);
    zassert_equal(k_queue_alloc_append(&queue, OPAQUE(0)), -ENOMEM);
    k_thread_heap_assign(k_current_get(), &pool);
    while (k_queue_alloc_append(&queue, OPAQUE(count)) == 0) {
        count++;
    }
    zassert_between_inclusive(count, 3, 7);
    for (int i = 0; i < count; i++) {
        zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), OPAQUE(i));
    }
    zassert_is_null(k_queue_peek_head(&queue), "what was refused is not there");
    zassert_ok(k_queue_alloc_append(&queue, OPAQUE(0)));
    zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), OPAQUE(0));
}

ZTEST_USER(queue, test_time_out)
{
    int64_t start = kit_tick_start();

    zassert_is_null(k_queue_get(&queue, K_TICKS(15)));
    kit_expect_ticks(k_uptime_ticks() - start, 15);
}

static void get_and_note(void *event, void *p2, void *p3)
{
    void *item = k_queue_get(&queue, K_FOREVER);

    kit_note(item == NULL ? '-' : (char)(uintptr_t)event);
}

ZTEST(queue, test_who_is_served)
{
    kit_start(0, get_and_note, (void *)'l', KIT_LOW, 0);
    kit_start(1, get_and_note, (void *)'h', KIT_HIGH, K_USER);
    kit_start(2, get_and_note, (void *)'m', KIT_MIDDLE, K_USER);
    kit_start(3, get_and_note, (void *)'n', KIT_MIDDLE, 0);
    k_sleep(K_MSEC(5));
    k_queue_append(&queue, &items[0]);
    k_sleep(K_MSEC(5));
    zassert_ok(k_queue_alloc_append(&queue, OPAQUE(1)));
    k_sleep(K_MSEC(5));
    k_queue_cancel_wait(&queue);
    k_sleep(K_MSEC(5));
    k_queue_prepend(&queue, &items[0]);
    k_sleep(K_MSEC(5));
    kit_expect("hm-l");
    zassert_true(k_queue_is_empty(&queue));
}

ZTEST(queue, test_list_serves_several)
{
    kit_start(0, get_and_note, (void *)'a', KIT_HIGH, K_USER);
    kit_start(1, get_and_note, (void *)'b', KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    items[0].link = &items[1];
    items[1].link = &items[2];
    items[2].link = NULL;
    zassert_ok(k_queue_append_list(&queue, &items[0], &items[2]));
    k_sleep(K_MSEC(5));
    kit_expect("ab");
    expect_order("2");
}

static void append_in_interrupt(const void *unused)
{
    k_queue_append(&queue, &items[0]);
    kit_note(k_queue_get(&queue, K_NO_WAIT) == NULL ? 'e' : 'i');
}

static void alloc_in_interrupt(const void *unused)
{
    k_queue_alloc_append(&queue, OPAQUE(0));
    kit_note(k_queue_get(&queue, K_NO_WAIT) == OPAQUE(0) ? 'o' : '!');
}

ZTEST(queue, test_interrupt)
{
    irq_offload(append_in_interrupt, NULL);
    irq_offload(alloc_in_interrupt, NULL);
    kit_start(0, get_and_note, (void *)'a', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    irq_offload(append_in_interrupt, NULL);
    kit_join(0);
    kit_expect("ioea");
}

ZTEST(queue, test_fifo)
{
    static struct k_fifo fifo;
    sys_slist_t list;

    k_fifo_init(&fifo);
    k_fifo_put(&fifo, &items[0]);
    zassert_ok(k_fifo_alloc_put(&fifo, &items[1]));
    sys_slist_init(&list);
    sys_slist_append(&list, (sys_snode_t *)&items[2]);
    zassert_ok(k_fifo_put_slist(&fifo, &list));
    items[3].link = NULL;
    zassert_ok(k_fifo_put_list(&fifo, &items[3], &items[3]));
    zassert_equal_ptr(k_fifo_peek_head(&fifo), &items[0]);
    zassert_equal_ptr(k_fifo_peek_tail(&fifo), &items[3]);
    for (int i = 0; i < 4; i++) {
        zassert_false(k_fifo_is_empty(&fifo));
        zassert_equal_ptr(k_fifo_get(&fifo, K_NO_WAIT), &items[i]);
    }
    zassert_true(k_fifo_is_empty(&fifo));
    k_fifo_cancel_wait(&fifo);
}

ZTEST(queue, test_lifo)
{
    static struct k_lifo lifo;

    k_lifo_init(&lifo);
    k_lifo_put(&lifo, &items[0]);
    zassert_ok(k_lifo_alloc_put(&lifo, &items[1]));
    k_lifo_put(&lifo, &items[2]);
    for (int i = 2; i >= 0; i--) {
        zassert_equal_ptr(k_lifo_get(&lifo, K_NO_WAIT), &items[i]);
    }
    zassert_is_null(k_lifo_get(&lifo, K_NO_WAIT));
}

ZTEST_USER(queue, test_defined)
{
    zassert_ok(k_queue_alloc_append(&defined, OPAQUE(0)));
    zassert_ok(k_fifo_alloc_put(&defined_fifo, OPAQUE(1)));
    zassert_ok(k_lifo_alloc_put(&defined_lifo, OPAQUE(2)));
    zassert_equal_ptr(k_queue_get(&defined, K_NO_WAIT), OPAQUE(0));
    zassert_equal_ptr(k_fifo_get(&defined_fifo, K_NO_WAIT), OPAQUE(1));
    zassert_equal_ptr(k_lifo_get(&defined_lifo, K_NO_WAIT), OPAQUE(2));
}

/* A user thread that initialises a queue again does not lose other threads' memory. */
static void append_many(void *p1, void *p2, void *p3)
{
    for (int i = 0; i < 3; i++) {
        kit_note(k_queue_alloc_append(&queue, OPAQUE(i)) == 0 ? 'a' : '!');
    }
}

static void init_anew(void *p1, void *p2, void *p3)
{
    k_queue_init(&queue);
}

ZTEST(queue, test_init_frees_nodes)
{
    for (int i = 0; i < 10; i++) {
        kit_reset(NULL);
        kit_start(0, append_many, NULL, KIT_HIGH, K_USER);
        kit_join(0);
        kit_expect("aaa");
        kit_start(1, init_anew, NULL, KIT_HIGH, K_USER);
        kit_join(1);
        zassert_true(k_queue_is_empty(&queue));
    }
}

K_APPMEM_PARTITION_DEFINE(user_part);
static K_APP_BMEM(user_part) char user_memory[256];
static K_APP_BMEM(user_part) struct k_heap user_heap;
static struct k_heap heap_of_user_memory;

ZTEST(queue, test_pool_in_user_memory_is_refused)
{
    k_heap_init(&heap_of_user_memory, user_memory, sizeof(user_memory));
    k_thread_heap_assign(k_current_get(), &heap_of_user_memory);
    zassert_equal(k_queue_alloc_append(&queue, OPAQUE(0)), -ENOMEM);
    k_heap_init(&user_heap, items, sizeof(items));
    k_thread_heap_assign(k_current_get(), &user_heap);
    zassert_equal(k_queue_alloc_append(&queue, OPAQUE(0)), -ENOMEM);
}

ZTEST_USER(queue, test_init)
{
    zassert_ok(k_queue_alloc_append(&queue, OPAQUE(0)));
    k_queue_init(&queue);
    zassert_true(k_queue_is_empty(&queue));
    k_queue_cancel_wait(&queue);
}

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(queue, name)                                                                        \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

REFUSED(test_refuses_null_init, k_queue_init(NULL))
REFUSED(test_refuses_null_get, k_queue_get(NULL, K_NO_WAIT))
REFUSED(test_refuses_null_cancel, k_queue_cancel_wait(NULL))
REFUSED(test_refuses_null_append, k_queue_alloc_append(NULL, NULL))
REFUSED(test_refuses_null_prepend, k_queue_alloc_prepend(NULL, NULL))
REFUSED(test_refuses_null_empty, k_queue_is_empty(NULL))
REFUSED(test_refuses_null_head, k_queue_peek_head(NULL))
REFUSED(test_refuses_null_tail, k_queue_peek_tail(NULL))
REFUSED(test_refuses_without_permission_init, k_queue_init(&forbidden))
REFUSED(test_refuses_without_permission_get, k_queue_get(&forbidden, K_NO_WAIT))
REFUSED(test_refuses_without_permission_cancel, k_queue_cancel_wait(&forbidden))
REFUSED(test_refuses_without_permission_append, k_queue_alloc_append(&forbidden, NULL))
REFUSED(test_refuses_without_permission_prepend, k_queue_alloc_prepend(&forbidden, NULL))
REFUSED(test_refuses_without_permission_empty, k_queue_is_empty(&forbidden))
REFUSED(test_refuses_without_permission_head, k_queue_peek_head(&forbidden))
REFUSED(test_refuses_without_permission_tail, k_queue_peek_tail(&forbidden))
REFUSED(test_refuses_other_type, k_queue_get((struct k_queue *)&other_type, K_NO_WAIT))
REFUSED(test_refuses_append_of_a_user, k_queue_append(&queue, &items[0]))

static void init_again(void *p1, void *p2, void *p3)
{
    ztest_set_fault_valid(true);
    k_queue_init(&queue);
    kit_note('!');
}

ZTEST(queue, test_refuses_init_while_threads_wait)
{
    kit_start(0, get_and_note, (void *)'a', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    kit_start(1, init_again, NULL, KIT_HIGH, K_USER);
    kit_join(1);
    k_queue_append(&queue, &items[0]);
    kit_join(0);
    kit_expect("a");
}
