/* SPDX-License-Identifier: Apache-2.0 */
/* A variable that would be shared by all threads without a word: the build says so. */
#include <zephyr/kernel.h>

static _Thread_local volatile int mine;

int main(void)
{
    return ++mine;
}
