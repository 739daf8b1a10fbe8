/* SPDX-License-Identifier: Apache-2.0 */
/* Faults that a test expects. */

#include <kernel/usermode.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest_error_hook.h>

#include "ztest_internal.h"

static bool fault_expected;

void z_impl_ztest_set_fault_valid(bool valid)
{
    fault_expected = valid;
}

#ifdef CONFIG_USERSPACE
static inline void z_vrfy_ztest_set_fault_valid(bool valid)
{
    z_impl_ztest_set_fault_valid(valid);
}
#include <zephyr/syscalls/ztest_set_fault_valid_mrsh.c>
#endif

__weak void ztest_post_fatal_error_hook(unsigned int reason, const z_arch_esf_t *esf)
{
    ARG_UNUSED(reason);
    ARG_UNUSED(esf);
}

void k_sys_fatal_error_handler(unsigned int reason, const z_arch_esf_t *esf)
{
    if (!fault_expected) {
        bk_ztest_unexpected_fault(reason);
        return;
    }
    fault_expected = false;
    printk("Fault with reason %u was expected\n", reason);
    ztest_post_fatal_error_hook(reason, esf);
}
