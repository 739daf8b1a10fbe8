/* SPDX-License-Identifier: Apache-2.0 */
#include "pairlib.h"

int pairlib_by_option(void)
{
    return PAIR_SETTING;
}
