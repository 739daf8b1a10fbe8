/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A wait has two stages: for the signal, then for the mutex. Whoever ends the first, a signal or
 * the time-out, moves the thread on to the second, so that it wakes once, with the mutex.
 */
#include "mutex.h"
#include "object.h"
#include "sched.h"
#include "timeout.h"
#include "usermode.h"

int z_impl_k_condvar_init(struct k_condvar *condvar)
{
    bk_wait_queue_init(&condvar->waiters);
    bk_object_register(condvar, K_OBJ_CONDVAR);
    return 0;
}

static void lock_next(struct k_thread *thread, uint32_t result, bool open)
{
    struct k_mutex *mutex = (struct k_mutex *)(uintptr_t)thread->wait_data[0];

    bk_wait_leave(thread);
    if (open) {
        bk_pause();
    }
    /* Interrupts may have ended it, but they do not wake who is in no queue. */
    if ((thread->state & BK_STATE_PENDING) != 0u) {
        bk_mutex_lock_for(mutex, thread, result, open);
    }
}

static void expired(struct k_thread *thread, uint32_t result)
{
    lock_next(thread, result, true);
}

int z_impl_k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex, k_timeout_t timeout)
{
    struct k_thread *current = bk_kernel.current;
    unsigned int key = bk_kernel_lock();
    unsigned int inner;

    if (bk_is_no_wait(timeout)) {
        bk_unlock(key);
        return -EAGAIN;
    }
    inner = bk_lock();
    bk_mutex_drop(mutex);
    bk_settle(inner);
    (void)bk_lock();
    current->wait_kind = BK_WAIT_CONDVAR;
    current->wait_data[0] = (uint32_t)(uintptr_t)mutex;
    bk_condvar_wake = expired;
    bk_wait_enqueue(current, &condvar->waiters);
    return bk_wait_enqueued(timeout, key);
}

static bool wake_one(struct k_condvar *condvar)
{
    unsigned int key = bk_lock();
    bool any = !bk_wait_queue_empty(&condvar->waiters);

    if (any) {
        lock_next(bk_wait_first(&condvar->waiters), 0, bk_can_lower(key));
    }
    bk_settle(key);
    return any;
}

int z_impl_k_condvar_signal(struct k_condvar *condvar)
{
    (void)wake_one(condvar);
    return 0;
}

int z_impl_k_condvar_broadcast(struct k_condvar *condvar)
{
    unsigned int key = bk_kernel_lock();
    int woken = 0;

    while (wake_one(condvar)) {
        woken++;
    }
    bk_unlock(key);
    return woken;
}

#ifdef CONFIG_USERSPACE

static int z_vrfy_k_condvar_init(struct k_condvar *condvar)
{
    bk_object_check_init(condvar, K_OBJ_CONDVAR);
    BK_REQUIRE(bk_wait_queue_unused(&condvar->waiters), condvar, "condvar: threads wait for it");
    return z_impl_k_condvar_init(condvar);
}
#include <zephyr/syscalls/k_condvar_init_mrsh.c>

static int z_vrfy_k_condvar_signal(struct k_condvar *condvar)
{
    bk_object_check(condvar, K_OBJ_CONDVAR);
    return z_impl_k_condvar_signal(condvar);
}
#include <zephyr/syscalls/k_condvar_signal_mrsh.c>

static int z_vrfy_k_condvar_broadcast(struct k_condvar *condvar)
{
    bk_object_check(condvar, K_OBJ_CONDVAR);
    return z_impl_k_condvar_broadcast(condvar);
}
#include <zephyr/syscalls/k_condvar_broadcast_mrsh.c>

static int z_vrfy_k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex,
                                 k_timeout_t timeout)
{
    bk_object_check(condvar, K_OBJ_CONDVAR);
    bk_object_check(mutex, K_OBJ_MUTEX);
    return z_impl_k_condvar_wait(condvar, mutex, timeout);
}
#include <zephyr/syscalls/k_condvar_wait_mrsh.c>

#endif
