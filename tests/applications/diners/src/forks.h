/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FORKS_H_
#define FORKS_H_
#include <zephyr/kernel.h>
#if defined(CONFIG_DINERS_FORK_MUTEX)
typedef struct k_mutex fork_t;
static inline void fork_init(fork_t *f)
{
    k_mutex_init(f);
}
static inline void fork_take(fork_t *f)
{
    k_mutex_lock(f, K_FOREVER);
}
static inline void fork_drop(fork_t *f)
{
    k_mutex_unlock(f);
}
#else
typedef struct k_sem fork_t;
static inline void fork_init(fork_t *f)
{
    k_sem_init(f, 1, 1);
}
static inline void fork_take(fork_t *f)
{
    k_sem_take(f, K_FOREVER);
}
static inline void fork_drop(fork_t *f)
{
    k_sem_give(f);
}
#endif
#endif
