/* SPDX-License-Identifier: Apache-2.0 */
/* Mutex, semaphore, event, barrier, message queue: used by threads in the build's mode. */
#include "common.h"

#define ROUNDS  5
#define THREADS 3
#define MS      1000 /* microseconds */

static ZTEST_BMEM struct zpp_thread threads[THREADS];
static ZTEST_BMEM struct zpp_mutex mutex;
static ZTEST_BMEM struct zpp_semaphore semaphore;
static ZTEST_BMEM struct zpp_semaphore other_semaphore;
static ZTEST_BMEM struct zpp_event event;
static ZTEST_BMEM struct zpp_barrier barrier;
static ZTEST_BMEM struct zpp_barrier other_barrier;
static ZTEST_BMEM struct zpp_message_queue queue;
static ZTEST_BMEM int results[8];
static ZTEST_BMEM int64_t times[THREADS][ROUNDS];
static uint32_t queue_buffer[2];

ZTEST_SUITE(sync, NULL, zpp_test_setup, NULL, NULL, NULL);

static void mutex_user(void *argument)
{
    ARG_UNUSED(argument);
    results[0] = zpp_mutex_try_lock(&mutex);
    results[1] = zpp_mutex_try_lock_for(&mutex, 5 * MS);
    results[2] = zpp_mutex_unlock(&mutex);
    results[3] = zpp_mutex_lock(&mutex);
    results[4] = zpp_mutex_lock(&mutex);
    results[5] = zpp_mutex_unlock(&mutex);
    results[6] = zpp_mutex_unlock(&mutex);
    results[7] = zpp_mutex_unlock(&mutex);
}

ZTEST(sync, test_mutex)
{
    zassert_ok(zpp_mutex_init(&mutex));
    zassert_ok(zpp_mutex_lock(&mutex));
    create(&threads[0], ZPP_PRIORITY_HIGH, mutex_user, NULL);
    zassert_ok(zpp_mutex_grant_access(&mutex, zpp_thread_tid(&threads[0])));
    zassert_ok(zpp_thread_start(&threads[0]));
    zpp_this_thread_sleep_for(20 * MS);
    zassert_ok(zpp_mutex_unlock(&mutex));
    finish(&threads[0]);
    zassert_equal(results[0], -EBUSY);
    zassert_equal(results[1], -EAGAIN);
    zassert_equal(results[2], -EPERM, "not the owner");
    zassert_ok(results[3]);
    zassert_ok(results[4], "recursive");
    zassert_ok(results[5]);
    zassert_ok(results[6]);
    zassert_equal(results[7], -EINVAL, "not locked any more");
    zassert_ok(zpp_mutex_deinit(&mutex));
}

static void mutex_holder(void *argument)
{
    ARG_UNUSED(argument);
    (void)zpp_mutex_lock(&mutex);
    zpp_this_thread_sleep_for(10 * MS);
    (void)zpp_mutex_unlock(&mutex);
}

ZTEST(sync, test_mutex_deinit_while_held)
{
    zassert_ok(zpp_mutex_init(&mutex));
    create(&threads[0], ZPP_PRIORITY_HIGH, mutex_holder, NULL);
    zassert_ok(zpp_mutex_grant_access(&mutex, zpp_thread_tid(&threads[0])));
    zassert_ok(zpp_thread_start(&threads[0]));
    zpp_this_thread_sleep_for(5 * MS);
    zassert_equal(zpp_mutex_deinit(&mutex), -EBUSY);
    finish(&threads[0]);
    zassert_ok(zpp_mutex_deinit(&mutex));
}

static void semaphore_user(void *argument)
{
    ARG_UNUSED(argument);
    results[0] = zpp_semaphore_try_acquire(&semaphore);
    results[1] = zpp_semaphore_try_acquire(&semaphore);
    results[2] = zpp_semaphore_acquire(&semaphore);
    for (int i = 0; i < 7; i++) {
        results[3] = zpp_semaphore_release(&semaphore); /* more often than the maximum */
    }
}

ZTEST(sync, test_semaphore)
{
    zassert_equal(zpp_semaphore_init(&semaphore, 6, 5), -EINVAL);
    zassert_equal(zpp_semaphore_init(&semaphore, 0, 0), -EINVAL);
    zassert_ok(zpp_semaphore_init(&semaphore, 1, 5));
    create(&threads[0], ZPP_PRIORITY_HIGH, semaphore_user, NULL);
    zassert_ok(zpp_semaphore_grant_access(&semaphore, zpp_thread_tid(&threads[0])));
    zassert_ok(zpp_thread_start(&threads[0]));
    zpp_this_thread_sleep_for(5 * MS);
    zassert_ok(zpp_semaphore_release(&semaphore));
    finish(&threads[0]);
    zassert_ok(results[0]);
    zassert_equal(results[1], -EBUSY);
    zassert_ok(results[2]);
    zassert_ok(results[3]);
    for (int i = 0; i < 5; i++) {
        zassert_ok(zpp_semaphore_try_acquire(&semaphore));
    }
    zassert_equal(zpp_semaphore_try_acquire(&semaphore), -EBUSY, "five is the maximum");
    zassert_ok(zpp_semaphore_deinit(&semaphore));
}

ZTEST(sync, test_semaphores_are_separate)
{
    zassert_ok(zpp_semaphore_init(&semaphore, 1, 5));
    zassert_ok(zpp_semaphore_init(&other_semaphore, 0, 5));
    zassert_equal(zpp_semaphore_try_acquire(&other_semaphore), -EBUSY);
    zassert_ok(zpp_semaphore_try_acquire(&semaphore));
    zassert_ok(zpp_semaphore_release(&other_semaphore));
    zassert_equal(zpp_semaphore_try_acquire(&semaphore), -EBUSY);
    zassert_ok(zpp_semaphore_deinit(&semaphore));
    zassert_ok(zpp_semaphore_deinit(&other_semaphore));
}

static void event_user(void *argument)
{
    ARG_UNUSED(argument);
    results[0] = (int)zpp_event_try_wait_any_for(&event, 0x6, 0);
    results[1] = (int)zpp_event_try_wait_any_for(&event, 0x6, 3 * MS);
    results[2] = (int)zpp_event_wait_any(&event, 0x6);
    results[3] = (int)zpp_event_try_wait_any_for(&event, 0x6, 0);
    results[4] = zpp_event_clear(&event, 0x4);
    results[5] = (int)zpp_event_try_wait_any_for(&event, 0x6, 0);
    results[6] = zpp_event_set(&event, 0x10);
}

ZTEST(sync, test_event)
{
    zassert_ok(zpp_event_init(&event));
    create(&threads[0], ZPP_PRIORITY_HIGH, event_user, NULL);
    zassert_ok(zpp_event_grant_access(&event, zpp_thread_tid(&threads[0])));
    zassert_ok(zpp_thread_start(&threads[0]));
    zpp_this_thread_sleep_for(5 * MS);
    zassert_ok(zpp_event_set(&event, 0x1));
    zpp_this_thread_sleep_for(5 * MS);
    zassert_ok(zpp_event_set(&event, 0x4));
    zassert_equal(zpp_event_wait_any(&event, 0x10), 0x10);
    finish(&threads[0]);
    zassert_equal(results[0], 0);
    zassert_equal(results[1], 0);
    zassert_equal(results[2], 0x4);
    zassert_equal(results[3], 0x4, "a flag stays until it is cleared");
    zassert_ok(results[4]);
    zassert_equal(results[5], 0);
    zassert_ok(results[6]);
    zassert_equal(zpp_event_try_wait_any_for(&event, 0x1, 0), 0x1, "others are not cleared");
    zassert_ok(zpp_event_deinit(&event));
}

static void barrier_user(void *argument)
{
    uint32_t index = (uint32_t)(uintptr_t)argument;

    for (uint32_t round = 0; round < ROUNDS; round++) {
        zpp_this_thread_sleep_for((index + 1) * MS);
        times[index][round] = zpp_barrier_wait(&barrier);
    }
}

ZTEST(sync, test_barrier_is_reusable)
{
    int64_t begin_us = zpp_time_uptime_us();

    zassert_equal(zpp_barrier_init(&barrier, 0), -EINVAL);
    zassert_ok(zpp_barrier_init(&barrier, THREADS));
    for (uint32_t i = 0; i < THREADS; i++) {
        create(&threads[i], ZPP_PRIORITY_HIGH, barrier_user, (void *)(uintptr_t)i);
        zassert_ok(zpp_barrier_grant_access(&barrier, zpp_thread_tid(&threads[i])));
        zassert_ok(zpp_thread_start(&threads[i]));
    }
    for (uint32_t i = 0; i < THREADS; i++) {
        finish(&threads[i]);
    }
    for (uint32_t round = 0; round < ROUNDS; round++) {
        int64_t latest = begin_us + (int64_t)(round + 1) * THREADS * MS;

        zassert_true(times[0][round] >= latest, "round %u at %d, not after %d", round,
                     (int)times[0][round], (int)latest);
        for (uint32_t i = 1; i < THREADS; i++) {
            zassert_equal(times[i][round], times[0][round], "the same time for all");
        }
    }
    zassert_ok(zpp_barrier_deinit(&barrier));
}

ZTEST(sync, test_barriers_have_times_of_their_own)
{
    zassert_ok(zpp_barrier_init(&barrier, 1));
    zassert_ok(zpp_barrier_init(&other_barrier, 1));
    int64_t first = zpp_barrier_wait(&barrier);

    zpp_this_thread_sleep_for(10 * MS);
    zassert_true(zpp_barrier_wait(&other_barrier) >= first + 10 * MS);
    zassert_equal(barrier.time_us[0], first, "the other barrier changed this one's time");
    zassert_ok(zpp_barrier_deinit(&barrier));
    zassert_ok(zpp_barrier_deinit(&other_barrier));
    if (IS_ENABLED(CONFIG_USERSPACE)) {
        zassert_equal(zpp_barrier_wait(&barrier), -EINVAL);
    }
}

static void queue_user(void *argument)
{
    uint32_t message = 11;

    ARG_UNUSED(argument);
    results[0] = zpp_message_queue_try_put_for(&queue, &message, 0);
    message = 22;
    results[1] = zpp_message_queue_try_put_for(&queue, &message, 0);
    results[2] = zpp_message_queue_try_put_for(&queue, &message, 0);
    results[3] = zpp_message_queue_try_put_for(&queue, &message, 2 * MS);
    results[4] = zpp_message_queue_count(&queue);
    results[5] = zpp_message_queue_try_get_for(&queue, &message, 0);
    results[6] = (int)message;
}

ZTEST(sync, test_message_queue)
{
    uint32_t message = 0;

    zassert_equal(zpp_message_queue_init(&queue, NULL, 4, 2), -EINVAL);
    zassert_equal(zpp_message_queue_init(&queue, queue_buffer, 0, 2), -EINVAL);
    zassert_equal(zpp_message_queue_init(&queue, queue_buffer, 4, 0), -EINVAL);
    zassert_ok(zpp_message_queue_init(&queue, queue_buffer, sizeof(queue_buffer[0]),
                                      ARRAY_SIZE(queue_buffer)));
    create(&threads[0], ZPP_PRIORITY_HIGH, queue_user, NULL);
    zassert_ok(zpp_message_queue_grant_access(&queue, zpp_thread_tid(&threads[0])));
    zassert_ok(zpp_thread_start(&threads[0]));
    finish(&threads[0]);
    zassert_ok(results[0]);
    zassert_ok(results[1]);
    zassert_equal(results[2], -ENOMSG);
    zassert_equal(results[3], -EAGAIN);
    zassert_equal(results[4], 2);
    zassert_ok(results[5]);
    zassert_equal(results[6], 11, "the oldest first");
    zassert_ok(zpp_message_queue_try_get_for(&queue, &message, 0));
    zassert_equal(message, 22);
    zassert_equal(zpp_message_queue_try_get_for(&queue, &message, 0), -ENOMSG);
    zassert_equal(zpp_message_queue_try_get_for(&queue, &message, 2 * MS), -EAGAIN);
    zassert_ok(zpp_message_queue_deinit(&queue));
}
