/* SPDX-License-Identifier: Apache-2.0 */
/* An array that a partition of another file covers, and namesakes of arrays there. */
#include "page.h"

u8_t elsewhere[96] = "far away";

static u8_t __aligned(32) buf[32];

u8_t *static_of_the_other_file(void)
{
    return buf;
}
