/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/sys/printk.h>

#include "console.h"

void vprintk(const char *fmt, va_list ap)
{
    (void)bk_console_vprintf(fmt, ap);
}

void printk(const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    (void)bk_console_vprintf(fmt, ap);
    va_end(ap);
}
