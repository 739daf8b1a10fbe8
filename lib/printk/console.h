/* SPDX-License-Identifier: Apache-2.0 */
/* Formatted output to the console, whatever the options of printk() are. */
#ifndef BK_CONSOLE_H
#define BK_CONSOLE_H

#include <stdarg.h>

#include <zephyr/toolchain.h>

/* Returns the number of characters printed. Any context. */
__printf_like(1, 0) int bk_console_vprintf(const char *fmt, va_list ap);

#endif
