/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The count is a futex. Who finds it zero says so (-1) before waiting; who gives then wakes all,
 * since that mark does not tell how many there are.
 */
#include <zephyr/sys/sem.h>

#define SOMEBODY_WAITS (-1)

int sys_sem_init(struct sys_sem *sem, unsigned int initial_count, unsigned int limit)
{
    if (sem == NULL || limit == 0u || limit > (unsigned int)INT_MAX || initial_count > limit) {
        return -EINVAL;
    }
    atomic_set(&sem->futex.val, (atomic_val_t)initial_count);
    sem->limit = (int)limit;
    return 0;
}

int sys_sem_give(struct sys_sem *sem)
{
    atomic_val_t count;

    do {
        count = atomic_get(&sem->futex.val);
        if (count >= sem->limit) {
            return -EAGAIN;
        }
    } while (!atomic_cas(&sem->futex.val, count, count == SOMEBODY_WAITS ? 1 : count + 1));
    if (count == SOMEBODY_WAITS) {
        (void)k_futex_wake(&sem->futex, true);
    }
    return 0;
}

/* True when the semaphore was there; otherwise the mark is set. */
static bool take(struct sys_sem *sem)
{
    for (;;) {
        atomic_val_t count = atomic_get(&sem->futex.val);

        if (count == SOMEBODY_WAITS) {
            return false;
        }
        if (atomic_cas(&sem->futex.val, count, count - 1) && count > 0) {
            return true;
        }
    }
}

int sys_sem_take(struct sys_sem *sem, k_timeout_t timeout)
{
    k_timepoint_t end = sys_timepoint_calc(timeout);

    while (!take(sem)) {
        int result = k_futex_wait(&sem->futex, SOMEBODY_WAITS, timeout);

        /* Woken, or the count changed before the wait began: who is first gets it. */
        if (result != 0 && result != -EAGAIN) {
            return result;
        }
        timeout = sys_timepoint_timeout(end);
    }
    return 0;
}

unsigned int sys_sem_count_get(struct sys_sem *sem)
{
    atomic_val_t count = atomic_get(&sem->futex.val);

    return count == SOMEBODY_WAITS ? 0u : (unsigned int)count;
}
