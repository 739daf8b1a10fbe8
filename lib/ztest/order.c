/* SPDX-License-Identifier: Apache-2.0 */
/* Suites and tests in the order of their names. */

#include "ztest_internal.h"

struct bk_ztest_order bk_ztest_new_order(void)
{
    return (struct bk_ztest_order){.step = 1};
}
