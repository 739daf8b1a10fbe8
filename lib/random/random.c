/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A xorshift generator with a multiplied output. Its state is kernel memory: one user thread
 * cannot tell or change what another one gets, beyond the order of the calls.
 */
#include <zephyr/kernel.h>
#include <zephyr/random/random.h>

#include "usermode.h"

static uint64_t state = UINT64_C(0x853c49e6748fea9b);

uint32_t z_impl_sys_rand32_get(void)
{
    unsigned int key = irq_lock();
    uint64_t x = state;

    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    state = x;
    irq_unlock(key);
    return (uint32_t)((x * UINT64_C(0x2545f4914f6cdd1d)) >> 32);
}

#ifdef CONFIG_USERSPACE

static uint32_t z_vrfy_sys_rand32_get(void)
{
    return z_impl_sys_rand32_get();
}
#include <zephyr/syscalls/sys_rand32_get_mrsh.c>

#endif
