/* SPDX-License-Identifier: Apache-2.0 */
#include "pairlib.h"
int pairlib_two(void)
{
    return 2;
}
