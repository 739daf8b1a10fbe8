/* SPDX-License-Identifier: Apache-2.0 */
/* Idling, spin locks, the system timer. */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/irq_offload.h>
#include <zephyr/spinlock.h>
#include <zephyr/ztest.h>

static volatile bool expired;

static void expire(struct k_timer *timer)
{
    expired = true;
}
K_TIMER_DEFINE(timer, expire, NULL);

/* SysTick itself is masked by no lock of the caller's: the wait ends with its interrupt. */
ZTEST(processor, test_cpu_idle_ends_with_an_interrupt)
{
    int64_t start = k_uptime_get();

    expired = false;
    k_timer_start(&timer, K_MSEC(20), K_NO_WAIT);
    while (!expired) {
        k_cpu_idle();
    }
    zassert_between_inclusive(k_uptime_get() - start, 20, 22);
}

ZTEST(processor, test_cpu_atomic_idle)
{
    int64_t start = k_uptime_get();

    expired = false;
    k_timer_start(&timer, K_MSEC(20), K_NO_WAIT);
    for (;;) {
        unsigned int key = irq_lock();

        if (expired) {
            irq_unlock(key);
            break;
        }
        k_cpu_atomic_idle(key);
    }
    zassert_between_inclusive(k_uptime_get() - start, 20, 22);
}

static struct k_spinlock lock, inner;

ZTEST(processor, test_spin_lock_masks_interrupts)
{
    k_spinlock_key_t key;

    expired = false;
    k_timer_start(&timer, K_MSEC(1), K_NO_WAIT);
    key = k_spin_lock(&lock);
    k_busy_wait(2000);
    zassert_false(expired);
    k_spin_unlock(&lock, key);
    k_busy_wait(10);
    zassert_true(expired);
}

ZTEST(processor, test_spin_locks_nest)
{
    k_spinlock_key_t outer, second;

    expired = false;
    k_timer_start(&timer, K_MSEC(1), K_NO_WAIT);
    outer = k_spin_lock(&lock);
    zassert_ok(k_spin_trylock(&inner, &second));
    k_spin_unlock(&inner, second);
    second = k_spin_lock(&inner);
    k_spin_release(&inner);
    k_busy_wait(2000);
    zassert_false(expired, "the inner lock opened the outer one");
    k_spin_unlock(&lock, outer);
    k_busy_wait(10);
    zassert_true(expired);
    expired = false;
    k_timer_start(&timer, K_MSEC(1), K_NO_WAIT);
    K_SPINLOCK(&lock) {
        k_busy_wait(2000);
        zassert_false(expired);
    }
    k_busy_wait(10);
    zassert_true(expired);
}

static void in_interrupt(const void *parameter)
{
    struct k_spinlock *l = (struct k_spinlock *)parameter;
    k_spinlock_key_t key = k_spin_lock(l);

    expired = true;
    k_spin_unlock(l, key);
}

ZTEST(processor, test_spin_lock_in_an_interrupt)
{
    expired = false;
    irq_offload(in_interrupt, &lock);
    zassert_true(expired);
}

/* The clock alone says what is due. */
ZTEST(processor, test_announced_ticks_expire_nothing_early)
{
    expired = false;
    k_timer_start(&timer, K_MSEC(20), K_NO_WAIT);
    sys_clock_announce(1000000);
    k_busy_wait(10);
    zassert_false(expired);
    zassert_equal(sys_clock_elapsed(), 0);
    k_sleep(K_MSEC(21));
    zassert_true(expired);
}

ZTEST_SUITE(processor, NULL, NULL, NULL, NULL, NULL);
