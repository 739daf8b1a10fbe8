/* SPDX-License-Identifier: Apache-2.0 */
/** @file The memory domain that all threads of the application begin in. */
#ifndef CAR_INIT_DOMAIN_H
#define CAR_INIT_DOMAIN_H

#include <stdbool.h>
#include <zephyr/kernel.h>

#ifdef CONFIG_USERSPACE

#include <zephyr/app_memory/app_memdomain.h>

/** An initialised variable that all threads of the application may touch. */
#define APP_DATA K_APP_DMEM(app_partition)
/** A zeroed one. */
#define APP_BSS K_APP_BMEM(app_partition)

extern struct k_mem_domain app_domain;

/**
 * Set up app_domain and put the calling thread into it; threads that it creates follow.
 *
 * @return 0, -EALREADY when it was called before, or the error of the memory domain, which is
 *         reported
 * @note Supervisor threads, before a user thread is created.
 */
int init_domain(void);

/** Whether init_domain() has been called with success. Supervisor threads. */
bool init_domain_done(void);

#else

#define APP_DATA
#define APP_BSS

static inline int init_domain(void)
{
    return 0;
}

static inline bool init_domain_done(void)
{
    return true;
}

#endif

#endif /* CAR_INIT_DOMAIN_H */
