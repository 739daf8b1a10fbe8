/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include "console.h"

void assert_print(const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    (void)bk_console_vprintf(fmt, ap);
    va_end(ap);
}

__weak void assert_post_action(const char *file, unsigned int line)
{
    ARG_UNUSED(file);
    ARG_UNUSED(line);
    /* In a user thread this ends the thread only. */
    k_panic();
}
