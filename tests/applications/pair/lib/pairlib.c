/* SPDX-License-Identifier: Apache-2.0 */
#include "pairlib.h"
int pairlib_secret(void)
{
    int unused;
    return PAIRLIB_SECRET;
}
