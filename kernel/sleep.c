/* SPDX-License-Identifier: Apache-2.0 */
#include "sched.h"
#include "timeout.h"

/*
 * A sleeper's wait ends with the ticks that are left: zero when the time has come. User threads get
 * the same through the delivered result, so it must fit its unit: milliseconds or microseconds.
 */
static int32_t sleep_for(k_timeout_t timeout, uint8_t kind)
{
    struct k_thread *current = bk_kernel.current;
    unsigned int key = bk_lock();

    current->wait_kind = kind;
    return bk_wait(NULL, timeout, key);
}

int32_t z_impl_k_sleep(k_timeout_t timeout)
{
    __ASSERT(!bk_in_device_interrupt(), "k_sleep() in an interrupt");
    if (bk_is_no_wait(timeout)) {
        z_impl_k_yield();
        return 0;
    }
    return sleep_for(timeout, BK_WAIT_SLEEP_MS);
}

int32_t z_impl_k_usleep(int32_t us)
{
    if (us <= 0) {
        z_impl_k_yield();
        return 0;
    }
    return sleep_for(K_TICKS(k_us_to_ticks_ceil64((uint64_t)us)), BK_WAIT_SLEEP_US);
}

/* What a sleeper that is woken gets, in the unit of its call. */
static uint32_t unslept(const struct k_thread *thread)
{
    uint32_t left = (uint32_t)bk_timeout_remaining(&thread->timeout);

    if (!bk_timeout_armed(&thread->timeout)) {
        return (uint32_t)K_TICKS_FOREVER;
    }
    return thread->wait_kind == BK_WAIT_SLEEP_MS ? k_ticks_to_ms_ceil32(left)
                                                 : k_ticks_to_us_ceil32(left);
}

void z_impl_k_wakeup(k_tid_t thread)
{
    unsigned int key = bk_lock();

    if (thread->wait_kind == BK_WAIT_SLEEP_MS || thread->wait_kind == BK_WAIT_SLEEP_US) {
        bk_wake(thread, unslept(thread));
    }
    bk_settle(key);
}

int64_t z_impl_k_uptime_ticks(void)
{
    unsigned int key = bk_kernel_lock();
    int64_t ticks = bk_clock_ticks();

    bk_unlock(key);
    return ticks;
}

uint32_t z_impl_k_cycle_get_32(void)
{
    return (uint32_t)z_impl_k_cycle_get_64();
}

uint64_t z_impl_k_cycle_get_64(void)
{
    unsigned int key = bk_kernel_lock();
    uint64_t cycles = bk_clock_cycles();

    bk_unlock(key);
    return cycles;
}

k_ticks_t z_impl_k_thread_timeout_expires_ticks(const struct k_thread *thread)
{
    unsigned int key = bk_kernel_lock();
    k_ticks_t ticks = bk_timeout_expiry(&thread->timeout);

    bk_unlock(key);
    return ticks;
}

k_ticks_t z_impl_k_thread_timeout_remaining_ticks(const struct k_thread *thread)
{
    unsigned int key = bk_kernel_lock();
    k_ticks_t ticks = bk_timeout_remaining(&thread->timeout);

    bk_unlock(key);
    return ticks;
}
