/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many threads at once, in both modes, doing what a fixed sequence of random numbers says. What
 * must hold does not depend on the order: nobody is alone in a mutex with another, nothing given is
 * lost or doubled, every time-out comes at its time.
 */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

#include "kit.h"

#define ROUNDS 300
#define MUTEXES 3
#define LATE_TICKS 4 /* others may run first in the tick in which a thread wakes */

static struct k_mutex mutexes[MUTEXES];
static struct k_sem sem;

/* Who is in each mutex, and what was counted by each helper: all in memory of user threads. */
static ZTEST_BMEM volatile int inside[MUTEXES];
static ZTEST_BMEM volatile uint32_t taken[KIT_THREADS];
static ZTEST_BMEM volatile uint32_t timed_out[KIT_THREADS];
static ZTEST_BMEM volatile bool stop;

static void *stress_setup(void)
{
    for (size_t i = 0; i < MUTEXES; i++) {
        k_mutex_init(&mutexes[i]);
        k_object_access_grant(&mutexes[i], k_current_get());
    }
    k_sem_init(&sem, 0, K_SEM_MAX_LIMIT);
    k_object_access_grant(&sem, k_current_get());
    return NULL;
}

static void stress_before(void *fixture)
{
    kit_reset(fixture);
    k_sem_init(&sem, 0, K_SEM_MAX_LIMIT);
    stop = false;
    memset((void *)inside, 0, sizeof(inside));
    memset((void *)taken, 0, sizeof(taken));
    memset((void *)timed_out, 0, sizeof(timed_out));
}

ZTEST_SUITE(stress, NULL, stress_setup, stress_before, kit_reset, NULL);

static uint32_t next_random(uint32_t *state)
{
    uint32_t x = *state;

    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    *state = x;
    return x;
}

static uint32_t seed_of(void *slot)
{
    return 0x9E3779B9U * ((uint32_t)(uintptr_t)slot + 1U);
}

static uint32_t mode_of(unsigned int slot)
{
    return ((slot & 1U) != 0U) ? K_USER : 0U;
}

static void join_all(void)
{
    for (unsigned int slot = 0; slot < KIT_THREADS; slot++) {
        zassert_ok(k_thread_join(&kit_threads[slot], K_SECONDS(60)), "helper %u hangs", slot);
    }
}

/* Time-outs. */

static void sleep_often(void *p1, void *slot, void *p3)
{
    uint32_t random = seed_of(slot);

    for (int i = 0; i < ROUNDS; i++) {
        int64_t ticks = next_random(&random) % 50U + 1U;
        int64_t start = k_uptime_ticks();
        int64_t slept;

        zassert_equal(k_sleep(K_TICKS(ticks)), 0);
        slept = k_uptime_ticks() - start;
        zassert_between_inclusive(slept, ticks, ticks + LATE_TICKS, "slept %d instead of %d ticks",
                                  (int)slept, (int)ticks);
    }
}

ZTEST(stress, test_sleepers)
{
    for (unsigned int slot = 0; slot < KIT_THREADS; slot++) {
        kit_start(slot, sleep_often, NULL, KIT_HIGH, mode_of(slot));
    }
    join_all();
}

/* A semaphore with givers, takers that lose patience, and interrupts. */

static void take_often(void *p1, void *slot, void *p3)
{
    uint32_t random = seed_of(slot);

    while (!stop) {
        int result = k_sem_take(&sem, K_TICKS(next_random(&random) % 4U));

        if (result == 0) {
            taken[(uintptr_t)slot]++;
        } else {
            timed_out[(uintptr_t)slot]++;
            k_sleep(K_TICKS(1));
        }
    }
}

static void give_one(const void *object)
{
    k_sem_give((struct k_sem *)(uintptr_t)object);
}

ZTEST(stress, test_nothing_given_is_lost)
{
    uint32_t random = 0xC0FFEEU;
    uint32_t given = 0;
    uint32_t sum = 0;
    uint32_t lost_patience = 0;

    for (unsigned int slot = 0; slot < KIT_THREADS; slot++) {
        kit_start(slot, take_often, NULL, KIT_HIGH + (int)slot, mode_of(slot));
    }
    for (int i = 0; i < 4 * ROUNDS; i++) {
        uint32_t choice = next_random(&random) % 4U;

        if (choice == 0U) {
            irq_offload(give_one, &sem);
            given++;
        } else if (choice == 1U) {
            k_sleep(K_TICKS(next_random(&random) % 6U));
        } else {
            k_sem_give(&sem);
            given++;
        }
    }
    stop = true;
    join_all();
    for (size_t slot = 0; slot < KIT_THREADS; slot++) {
        sum += taken[slot];
        lost_patience += timed_out[slot];
    }
    zassert_equal(sum + k_sem_count_get(&sem), given, "%u of %u", sum, given);
    zassert_true(lost_patience > 0U, "no taker timed out: the test tests less than it should");
}

/* Mutexes, in order and with patience that ends, while priorities change. */

static void visit(unsigned int which)
{
    zassert_equal(inside[which], 0, "somebody is in mutex %u already", which);
    inside[which]++;
    if ((taken[0] & 1U) != 0U) {
        k_sleep(K_TICKS(1));
    } else {
        k_yield();
    }
    zassert_equal(inside[which], 1, "somebody came into mutex %u", which);
    inside[which]--;
}

static void lock_often(void *p1, void *slot, void *p3)
{
    uint32_t random = seed_of(slot);

    for (int i = 0; i < ROUNDS / 3; i++) {
        unsigned int outer = next_random(&random) % MUTEXES;
        unsigned int inner = outer + 1U;

        if (k_mutex_lock(&mutexes[outer], K_TICKS(next_random(&random) % 8U)) != 0) {
            timed_out[(uintptr_t)slot]++;
            continue;
        }
        taken[(uintptr_t)slot]++;
        if (inner < MUTEXES && k_mutex_lock(&mutexes[inner], K_FOREVER) == 0) {
            visit(inner);
            zassert_ok(k_mutex_unlock(&mutexes[inner]));
        }
        visit(outer);
        zassert_ok(k_mutex_unlock(&mutexes[outer]));
    }
}

ZTEST(stress, test_alone_in_a_mutex)
{
    uint32_t random = 0xBEEFU;
    uint32_t locked = 0;

    for (unsigned int slot = 0; slot < KIT_THREADS; slot++) {
        kit_start(slot, lock_often, NULL, KIT_HIGH + (int)slot, mode_of(slot));
    }
    for (int i = 0; i < ROUNDS; i++) {
        unsigned int slot = next_random(&random) % KIT_THREADS;

        k_thread_priority_set(&kit_threads[slot], KIT_HIGH + (int)(next_random(&random) % 6U));
        k_sleep(K_TICKS(2));
    }
    join_all();
    for (size_t slot = 0; slot < KIT_THREADS; slot++) {
        locked += taken[slot];
    }
    zassert_true(locked > ROUNDS, "%u locks", locked);
    for (size_t i = 0; i < MUTEXES; i++) {
        zassert_ok(k_mutex_lock(&mutexes[i], K_NO_WAIT), "mutex %u is still held", (unsigned int)i);
        zassert_ok(k_mutex_unlock(&mutexes[i]));
    }
}

/* Threads that are ended in the middle of whatever they do, and started again. */

static void do_anything(void *p1, void *slot, void *p3)
{
    uint32_t random = seed_of(slot) ^ (uint32_t)(uintptr_t)p1;

    for (;;) {
        switch (next_random(&random) % 5U) {
        case 0:
            k_sleep(K_TICKS(next_random(&random) % 5U));
            break;
        case 1:
            (void)k_sem_take(&sem, K_TICKS(next_random(&random) % 5U));
            break;
        case 2:
            k_sem_give(&sem);
            break;
        case 3:
            if (k_mutex_lock(&mutexes[0], K_TICKS(next_random(&random) % 5U)) == 0) {
                k_yield();
                (void)k_mutex_unlock(&mutexes[0]);
            }
            break;
        default:
            k_yield();
            break;
        }
    }
}

ZTEST(stress, test_ended_in_the_middle)
{
    uint32_t random = 0xDEADU;
    int64_t start;

    for (unsigned int slot = 0; slot < KIT_THREADS; slot++) {
        kit_start(slot, do_anything, NULL, KIT_MIDDLE, mode_of(slot));
    }
    for (uintptr_t i = 1; i <= ROUNDS; i++) {
        unsigned int slot = next_random(&random) % KIT_THREADS;

        k_thread_abort(&kit_threads[slot]);
        zassert_ok(k_thread_join(&kit_threads[slot], K_NO_WAIT));
        kit_start(slot, do_anything, (void *)i, KIT_MIDDLE + (int)(next_random(&random) % 3U),
                  mode_of(slot));
        k_sleep(K_TICKS(next_random(&random) % 4U + 1U));
    }
    kit_reset(NULL);
    start = kit_tick_start();
    k_sleep(K_TICKS(20));
    kit_expect_ticks(k_uptime_ticks() - start, 20);
    zassert_ok(k_mutex_lock(&mutexes[0], K_MSEC(10)), "a mutex outlived its owner");
    zassert_ok(k_mutex_unlock(&mutexes[0]));
    k_sem_reset(&sem);
    zassert_equal(k_sem_take(&sem, K_NO_WAIT), -EBUSY);
}
