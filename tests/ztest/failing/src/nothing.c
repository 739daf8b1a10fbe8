/* SPDX-License-Identifier: Apache-2.0 */

#include <zephyr/ztest.h>

void test_main(void)
{
}
