/* SPDX-License-Identifier: Apache-2.0 */
/* What an unexpected fault means for the test that runs. */

#include <kernel/fault.h>
#include <zephyr/kernel.h>

#include "ztest_internal.h"

void bk_ztest_unexpected_fault(unsigned int reason)
{
    printk("Fault with reason %u was not expected: the test fails\n", reason);
    /* A user thread's fault reaches nobody else; after any other, nothing can be relied on. */
    if (bk_fault_record.mode != BK_MODE_USER) {
        bk_ztest_end_image(TC_FAIL);
    }
    bk_ztest_note(BK_ZTEST_FAIL, true);
}
