/* SPDX-License-Identifier: Apache-2.0 */
/* The policy when neither the application nor the test framework has one. */
#include "fault.h"

__weak void k_sys_fatal_error_handler(unsigned int reason, const z_arch_esf_t *esf)
{
    ARG_UNUSED(esf);
    if (bk_fault_record.mode != BK_MODE_USER) {
        k_fatal_halt(reason);
    }
}
