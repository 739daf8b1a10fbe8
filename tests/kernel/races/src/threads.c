/* SPDX-License-Identifier: Apache-2.0 */
/* What interrupts do to threads that sleep, wait, hold something, or are just about to. */
#include <zephyr/ztest.h>

#include "device_timer.h"
#include "kit.h"
#include "races.h"

/* Sleepers that interrupts wake. */

static ZTEST_BMEM volatile uint32_t naps;

static void nap(void *p1, void *p2, void *p3)
{
    for (;;) {
        k_sleep(K_TICKS(1 + naps % 5u));
        naps++;
    }
}

static void wake_act(uint32_t number, uint32_t random)
{
    ARG_UNUSED(number);
    k_wakeup(&kit_threads[random % 3u]);
}

ZTEST(races, test_wakeups)
{
    uint32_t at_the_end;

    naps = 0;
    kit_start(0, nap, NULL, KIT_HIGH, K_USER);
    kit_start(1, nap, NULL, KIT_MIDDLE, 0);
    kit_start(2, nap, NULL, KIT_LOW, K_USER);
    device_timer_start(wake_act);
    while (device_timer_count() < INTERRUPTS) {
        k_sleep(K_TICKS(2));
    }
    device_timer_stop();
    at_the_end = naps;
    k_sleep(K_TICKS(100));
    zassert_true(at_the_end > INTERRUPTS / 2u, "%u", at_the_end);
    zassert_true(naps - at_the_end >= 3u * 100u / 6u - 3u, "somebody sleeps for ever");
}

/* Threads that interrupts end, while they sleep, wait for a mutex, hold it, or run. */

static struct k_mutex mutex;

static void lock_and_sleep(void *p1, void *slot, void *p3)
{
    for (;;) {
        if (k_mutex_lock(&mutex, K_TICKS(4)) == 0) {
            k_sleep(K_TICKS(1));
            k_mutex_unlock(&mutex);
        }
        k_sleep(K_TICKS(1 + (uintptr_t)slot));
    }
}

/* One that is just being created cannot be ended. */
static volatile bool alive[4];

static void abort_act(uint32_t number, uint32_t random)
{
    ARG_UNUSED(number);
    if (alive[random % 4u]) {
        alive[random % 4u] = false;
        k_thread_abort(&kit_threads[random % 4u]);
    }
}

static void start_again(unsigned int i)
{
    kit_start(i, lock_and_sleep, NULL, KIT_HIGH + (int)i, i % 2u == 0u ? K_USER : 0);
    alive[i] = true;
}

ZTEST(races, test_ends)
{
    uint32_t ends = 0;

    k_mutex_init(&mutex);
    k_thread_access_grant(k_current_get(), &mutex);
    for (unsigned int i = 0; i < 4; i++) {
        start_again(i);
    }
    device_timer_start(abort_act);
    while (device_timer_count() < INTERRUPTS) {
        for (unsigned int i = 0; i < 4; i++) {
            if (k_thread_join(&kit_threads[i], K_NO_WAIT) == 0) {
                ends++;
                start_again(i);
            }
        }
        (void)k_thread_join(&kit_threads[ends % 4u], K_TICKS(2));
    }
    device_timer_stop();
    zassert_true(ends > 500, "%u", ends);
    kit_reset(NULL);
    zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT), "a thread that ended holds it");
    k_mutex_unlock(&mutex);
}

/* An interrupt comes between the begin of a wait and the switch, ends the wait, and leaves again
 * the question whether to switch: the result of the wait arrives all the same. */

static struct k_sem ball;
static ZTEST_BMEM uint32_t takes, wrong_results;

static void take_the_ball(void *p1, void *p2, void *p3)
{
    for (;;) {
        wrong_results += k_sem_take(&ball, K_SECONDS(100)) != 0 ? 1 : 0;
        takes++;
    }
}

static void sleep_on(void *p1, void *p2, void *p3)
{
    k_sleep(K_FOREVER);
}

static void ball_act(uint32_t number, uint32_t random)
{
    k_sem_give(&ball);
    k_thread_priority_set(&kit_threads[1], random % 2u == 0u ? KIT_MIDDLE : KIT_LOW);
}

static void ball_test(uint32_t options)
{
    takes = 0;
    wrong_results = 0;
    k_sem_init(&ball, 0, K_SEM_MAX_LIMIT);
    k_thread_access_grant(k_current_get(), &ball);
    k_thread_priority_set(k_current_get(), KIT_LOW);
    kit_start(0, take_the_ball, NULL, KIT_HIGH, options);
    kit_start(1, sleep_on, NULL, KIT_MIDDLE, 0);
    device_timer_start(ball_act);
    while (device_timer_count() < INTERRUPTS) {
        k_sem_give(&ball);
    }
    device_timer_stop();
    zassert_equal(wrong_results, 0, "%u of %u", wrong_results, takes);
    zassert_true(takes > INTERRUPTS);
}

ZTEST(races, test_result_of_a_user_threads_wait)
{
    ball_test(K_USER);
}

ZTEST(races, test_result_of_a_supervisor_threads_wait)
{
    ball_test(0);
}

/* Threads of all priorities wait for one semaphore; who comes in later belongs further ahead. */

static ZTEST_BMEM volatile uint32_t taken_by[4];

static void take_again(void *slot, void *p2, void *p3)
{
    for (;;) {
        taken_by[(uintptr_t)slot] += k_sem_take(&ball, K_FOREVER) == 0 ? 1 : 1000000;
    }
}

static uint32_t isr_gave;

static void crowd_act(uint32_t number, uint32_t random)
{
    for (uint32_t i = 0; i <= random % 3u; i++) {
        k_sem_give(&ball);
        isr_gave++;
    }
}

ZTEST(races, test_places_in_a_queue)
{
    uint32_t given = 0;
    uint32_t all = 0;

    isr_gave = 0;
    memset((void *)taken_by, 0, sizeof(taken_by));
    k_sem_init(&ball, 0, K_SEM_MAX_LIMIT);
    k_thread_access_grant(k_current_get(), &ball);
    k_thread_priority_set(k_current_get(), KIT_LOW);
    for (unsigned int i = 0; i < ARRAY_SIZE(taken_by); i++) {
        kit_start(i, take_again, (void *)(uintptr_t)i, KIT_LOW - 1 - (int)i,
                  i % 2u == 0u ? K_USER : 0);
    }
    device_timer_start(crowd_act);
    while (device_timer_count() < INTERRUPTS) {
        k_sem_give(&ball);
        given++;
    }
    device_timer_stop();
    for (unsigned int i = 0; i < ARRAY_SIZE(taken_by); i++) {
        all += taken_by[i];
    }
    zassert_equal(all + k_sem_count_get(&ball), given + isr_gave, "%u taken, %u + %u given", all,
                  given, isr_gave);
    /* The best are at the head of the queue whenever they wait. */
    zassert_true(taken_by[3] > taken_by[2] && taken_by[2] > taken_by[1] &&
                     taken_by[1] > taken_by[0],
                 "%u, %u, %u, %u", taken_by[3], taken_by[2], taken_by[1], taken_by[0]);
}

/* Threads that hold one mutex of a ring wait for the next; interrupts end some of them. */

static struct k_mutex locks[4];

static void lock_two(void *slot, void *p2, void *p3)
{
    struct k_mutex *mine = &locks[(uintptr_t)slot];
    struct k_mutex *next = &locks[((uintptr_t)slot + 1) % ARRAY_SIZE(locks)];

    for (;;) {
        k_mutex_lock(mine, K_FOREVER);
        if (k_mutex_lock(next, K_TICKS(2)) == 0) {
            taken_by[(uintptr_t)slot]++;
            k_mutex_unlock(next);
        }
        k_mutex_unlock(mine);
        k_sleep(K_TICKS(1));
    }
}

static void start_worker(unsigned int slot)
{
    kit_start(slot, lock_two, (void *)(uintptr_t)slot, KIT_LOW - 1 - (int)slot,
              slot % 2u == 0u ? K_USER : 0);
}

static void end_act(uint32_t number, uint32_t random)
{
    if (random % 2u == 0u) {
        k_thread_abort(&kit_threads[random / 2u % ARRAY_SIZE(locks)]);
    }
}

ZTEST(races, test_ends_in_a_ring_of_mutexes)
{
    memset((void *)taken_by, 0, sizeof(taken_by));
    k_thread_priority_set(k_current_get(), KIT_LOW);
    for (unsigned int i = 0; i < ARRAY_SIZE(locks); i++) {
        k_mutex_init(&locks[i]);
        k_thread_access_grant(k_current_get(), &locks[i]);
    }
    for (unsigned int i = 0; i < ARRAY_SIZE(locks); i++) {
        start_worker(i);
    }
    device_timer_start(end_act);
    while (device_timer_count() < INTERRUPTS) {
        for (unsigned int i = 0; i < ARRAY_SIZE(locks); i++) {
            if (k_thread_join(&kit_threads[i], K_NO_WAIT) == 0) {
                start_worker(i);
            }
        }
        /* In the way of all of them. */
        k_mutex_lock(&locks[0], K_FOREVER);
        k_sleep(K_TICKS(1));
        k_mutex_unlock(&locks[0]);
        zassert_equal(k_thread_priority_get(k_current_get()), KIT_LOW);
    }
    device_timer_stop();
    kit_reset(NULL);
    for (unsigned int i = 0; i < ARRAY_SIZE(locks); i++) {
        zassert_ok(k_mutex_lock(&locks[i], K_NO_WAIT), "mutex %u outlived its owner", i);
        zassert_ok(k_mutex_unlock(&locks[i]));
        zassert_true(taken_by[i] > 10, "%u: %u", i, taken_by[i]);
    }
}
