/* SPDX-License-Identifier: Apache-2.0 */
/* What an unexpected fault means for the test that runs. */

#include <zephyr/kernel.h>

#include "ztest_internal.h"

#define XPSR_EXCEPTION_MASK 0x1FFU

/* A user thread's fault reaches nobody else; after any other, nothing can be relied on. */
static bool is_contained(const z_arch_esf_t *esf)
{
    bool in_thread = (esf == NULL) || ((esf->xpsr & XPSR_EXCEPTION_MASK) == 0U);

    return in_thread && (k_current_get()->options & K_USER) != 0U;
}

void bk_ztest_unexpected_fault(unsigned int reason, const z_arch_esf_t *esf)
{
    printk("Fault with reason %u was not expected: the test fails\n", reason);
    if (!is_contained(esf)) {
        bk_ztest_end_image(TC_FAIL);
    }
    bk_ztest_note(BK_ZTEST_FAIL, true);
}
