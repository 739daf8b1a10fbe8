/* SPDX-License-Identifier: Apache-2.0 */

#include <zephyr/ztest.h>

ZTEST_SUITE(failing, NULL, NULL, NULL, NULL, NULL);

ZTEST(failing, test_faults)
{
    k_oops();
}
