/* SPDX-License-Identifier: Apache-2.0 */
/* There is one processor: the functions that reserve it for a test have nothing to do. */

#include <zephyr/ztest.h>

void ztest_simple_1cpu_before(void *data)
{
    ARG_UNUSED(data);
}

void ztest_simple_1cpu_after(void *data)
{
    ARG_UNUSED(data);
}
