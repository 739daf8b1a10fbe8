/* SPDX-License-Identifier: Apache-2.0 */
/* Without user mode a semaphore of the kernel does it. */
#include <zephyr/sys/sem.h>

int sys_sem_init(struct sys_sem *sem, unsigned int initial_count, unsigned int limit)
{
    if (sem == NULL || limit > (unsigned int)INT_MAX) {
        return -EINVAL;
    }
    return k_sem_init(&sem->kernel_sem, initial_count, limit);
}

int sys_sem_give(struct sys_sem *sem)
{
    if (k_sem_count_get(&sem->kernel_sem) >= sem->kernel_sem.limit) {
        return -EAGAIN;
    }
    k_sem_give(&sem->kernel_sem);
    return 0;
}

int sys_sem_take(struct sys_sem *sem, k_timeout_t timeout)
{
    return k_sem_take(&sem->kernel_sem, timeout) == 0 ? 0 : -ETIMEDOUT;
}

unsigned int sys_sem_count_get(struct sys_sem *sem)
{
    return k_sem_count_get(&sem->kernel_sem);
}
