/* SPDX-License-Identifier: Apache-2.0 */
/* Without CONFIG_ZTEST_FATAL_HOOK: no fault is expected, unless the application has a handler. */

#include <zephyr/kernel.h>

#include "ztest_internal.h"

__weak void k_sys_fatal_error_handler(unsigned int reason, const z_arch_esf_t *esf)
{
    ARG_UNUSED(esf);
    bk_ztest_unexpected_fault(reason);
}
