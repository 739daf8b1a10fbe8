/* SPDX-License-Identifier: Apache-2.0 */
/* Allocated kernel objects: use by user threads, when they are freed, what is refused. */

#include <zephyr/sys/kobject.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

K_HEAP_DEFINE(large_pool, 8192);
static ZTEST_BMEM void *object;
static ZTEST_BMEM void *others[100];
static struct k_thread *volatile thread_object;

static size_t allocated(void)
{
    struct sys_memory_stats stats;

    sys_heap_runtime_stats_get(&k_current_get()->resource_pool->heap, &stats);
    return stats.allocated_bytes;
}

static void objects_before(void *fixture)
{
    kit_reset(fixture);
    k_thread_system_pool_assign(k_current_get());
    k_thread_access_grant(k_current_get(), &kit_threads[0], kit_stacks);
}

static void objects_after(void *fixture)
{
    kit_reset(fixture);
    k_thread_system_pool_assign(k_current_get());
    zassert_equal(allocated(), 0, "%u bytes are left", (unsigned int)allocated());
}

ZTEST_SUITE(dynamic_objects, NULL, NULL, objects_before, objects_after, NULL);

ZTEST_USER(dynamic_objects, test_types)
{
    for (int type = -1; type <= K_OBJ_LAST; type++) {
        bool possible = type >= K_OBJ_THREAD && type <= K_OBJ_POLL_SIGNAL;
        void *any = k_object_alloc((enum k_objects)type);

        zassert_equal(any != NULL, possible || type == K_OBJ_MEM_SLAB, "type %d", type);
        if (any != NULL) {
            k_object_release(any);
        }
    }
}

ZTEST_USER(dynamic_objects, test_use)
{
    struct k_sem *sem = k_object_alloc(K_OBJ_SEM);
    struct k_mutex *mutex = k_object_alloc(K_OBJ_MUTEX);
    struct k_queue *queue = k_object_alloc(K_OBJ_QUEUE);
    struct k_stack *stack = k_object_alloc(K_OBJ_STACK);
    struct k_pipe *pipe = k_object_alloc(K_OBJ_PIPE);
    struct k_msgq *msgq = k_object_alloc(K_OBJ_MSGQ);

    zassert_ok(k_sem_init(sem, 1, 1));
    zassert_ok(k_sem_take(sem, K_NO_WAIT));
    zassert_ok(k_mutex_init(mutex));
    zassert_ok(k_mutex_lock(mutex, K_NO_WAIT));
    zassert_ok(k_mutex_unlock(mutex));
    k_queue_init(queue);
    zassert_ok(k_queue_alloc_append(queue, NULL));
    zassert_ok(k_stack_alloc_init(stack, 4));
    zassert_ok(k_stack_push(stack, 1));
    zassert_ok(k_pipe_alloc_init(pipe, 64));
    zassert_ok(k_msgq_alloc_init(msgq, 4, 4));
    k_object_release(sem);
    k_object_release(mutex);
    k_object_release(queue);
    k_object_release(stack);
    k_object_release(pipe);
    k_object_release(msgq);
}

static void take_object(void *p1, void *p2, void *p3)
{
    kit_note(k_sem_take(object, K_MSEC(50)) == 0 ? 't' : '-');
}

ZTEST(dynamic_objects, test_lives_as_long_as_somebody_may_use_it)
{
    struct k_sem *sem = k_object_alloc(K_OBJ_SEM);
    size_t with = allocated();

    object = sem;
    k_sem_init(sem, 0, 1);
    kit_start(0, take_object, NULL, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    k_object_release(sem);
    zassert_equal(allocated(), with, "the helper waits for it");
    k_sem_give(sem);
    kit_join(0);
    kit_expect("t");
    zassert_equal(allocated(), 0, "freed with the helper's end");
}

ZTEST(dynamic_objects, test_public_objects_stay)
{
    struct k_sem *sem = k_object_alloc(K_OBJ_SEM);

    k_sem_init(sem, 0, 1);
    k_object_access_all_grant(sem);
    k_object_release(sem);
    zassert_not_equal(allocated(), 0);
    k_object_free(sem);
    zassert_equal(allocated(), 0);
}

ZTEST(dynamic_objects, test_free)
{
    struct k_sem *sem = k_object_alloc(K_OBJ_SEM);
    struct k_timer *timer = k_object_alloc(K_OBJ_TIMER);

    k_object_free(NULL);
    k_object_free(&kit_threads[0]);
    object = sem;
    k_sem_init(sem, 0, 1);
    kit_start(0, take_object, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    k_object_free(sem);
    k_sem_give(sem);
    kit_join(0);
    kit_expect("t");
    k_object_free(sem);
    k_timer_init(timer, NULL, NULL);
    k_timer_start(timer, K_MSEC(1), K_MSEC(1));
    k_object_free(timer);
    zassert_equal(allocated(), 0);
    k_sleep(K_MSEC(5));
}

static struct k_condvar condvar;

static void wait_with(void *mutex, void *p2, void *p3)
{
    k_mutex_lock(mutex, K_FOREVER);
    kit_note(k_condvar_wait(&condvar, mutex, K_MSEC(50)) == 0 ? 'w' : '-');
    k_mutex_unlock(mutex);
}

ZTEST(dynamic_objects, test_mutex_of_a_waiting_thread_stays)
{
    struct k_mutex *mutex = k_object_alloc(K_OBJ_MUTEX);

    k_mutex_init(mutex);
    k_condvar_init(&condvar);
    kit_start(0, wait_with, mutex, KIT_HIGH, 0);
    k_sleep(K_MSEC(5));
    k_object_free(mutex);
    zassert_not_equal(allocated(), 0);
    k_condvar_signal(&condvar);
    kit_join(0);
    kit_expect("w");
    k_object_free(mutex);
}

static void run(void *p1, void *p2, void *p3)
{
    kit_note('r');
}

static void create(void *p1, void *p2, void *p3)
{
    struct k_thread *thread = k_object_alloc(K_OBJ_THREAD);

    if (thread != NULL) {
        k_thread_create(thread, kit_stacks[1], K_THREAD_STACK_SIZEOF(kit_stacks[1]), run, NULL,
                        NULL, NULL, KIT_LOW, K_USER | K_INHERIT_PERMS, K_NO_WAIT);
        kit_note('c');
    }
}

ZTEST(dynamic_objects, test_thread_of_a_user)
{
    kit_start(0, create, NULL, KIT_HIGH, K_USER);
    kit_join(0);
    kit_expect("c");
    zassert_not_equal(allocated(), 0, "it runs");
    k_sleep(K_MSEC(5));
    kit_expect("cr");
    /* The memory of a thread that ends itself is freed at the next end, or release. */
    kit_start(2, run, NULL, KIT_HIGH, K_USER);
    kit_join(2);
}

ZTEST(dynamic_objects, test_no_room)
{
    k_thread_heap_assign(k_current_get(), NULL);
    zassert_is_null(k_object_alloc(K_OBJ_SEM));
    k_thread_system_pool_assign(k_current_get());
}

ZTEST(dynamic_objects, test_half_of_the_places)
{
    struct k_sem *other = NULL;
    int count = 0;

    k_thread_heap_assign(k_current_get(), &large_pool);
    while (count < 100 && (others[count] = k_object_alloc(K_OBJ_SEM)) != NULL) {
        count++;
    }
    zassert_equal(count, CONFIG_BULKHEAD_MAX_OBJECTS / 2);
    k_object_free(others[0]);
    other = k_object_alloc(K_OBJ_SEM);
    zassert_not_null(other);
    k_object_free(other);
    for (int i = 1; i < count; i++) {
        k_object_release(others[i]);
    }
    zassert_equal(allocated(), 0);
}

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(dynamic_objects, name)                                                              \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

static struct k_sem *released(void)
{
    struct k_sem *sem = k_object_alloc(K_OBJ_SEM);

    k_sem_init(sem, 0, 1);
    k_object_release(sem);
    return sem;
}

/* Another object takes the memory, and the index, of a freed one. */
static struct k_sem *replaced(void)
{
    struct k_sem *sem = released();
    struct k_mutex *mutex = k_object_alloc(K_OBJ_MUTEX);

    k_mutex_init(mutex);
    return sem;
}

REFUSED(test_refuses_freed, k_sem_give(released()))
REFUSED(test_refuses_replaced, k_sem_give(replaced()))
REFUSED(test_refuses_uninitialised, k_sem_give(k_object_alloc(K_OBJ_SEM)))
REFUSED(test_refuses_init_as_other_type, k_sem_init(k_object_alloc(K_OBJ_MUTEX), 0, 1))
