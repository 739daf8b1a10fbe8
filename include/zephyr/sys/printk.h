/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Formatted output to the console.
 *
 * The text is formatted in the caller's mode, with the caller's rights, into a small buffer on the
 * caller's stack, and goes out by pieces: no string of a user thread is read by the kernel.
 * Conversions: d i u x X o c s p %, with the flags - 0 + space #, width, precision, and the
 * lengths hh h l ll z t j; floating point with CONFIG_CBPRINTF_FP_SUPPORT.
 */
#ifndef ZEPHYR_INCLUDE_SYS_PRINTK_H_
#define ZEPHYR_INCLUDE_SYS_PRINTK_H_

#include <inttypes.h>
#include <stdarg.h>
#include <stddef.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Writes n characters to the console. Any context; from a user thread, the text must be readable by
 * it.
 */
void k_str_out(char *c, size_t n);

/**
 * One step of k_str_out(): a user thread's text is taken in short pieces.
 * @return characters taken, fewer than size, or none, when the rest is to be offered again.
 */
__syscall size_t bk_console_write(const char *text, size_t size);

#ifdef CONFIG_PRINTK

/** Prints to the console. Any context. */
__printf_like(1, 2) void printk(const char *fmt, ...);

/** As printk(), with the arguments as a list. */
__printf_like(1, 0) void vprintk(const char *fmt, va_list ap);

#else

static inline __printf_like(1, 2) void printk(const char *fmt, ...)
{
    (void)fmt;
}

static inline __printf_like(1, 0) void vprintk(const char *fmt, va_list ap)
{
    (void)fmt;
    (void)ap;
}

#endif

/**
 * Formats into a buffer, at most size bytes with the terminating zero. Any context.
 * @return length that the whole text has, without the zero.
 */
__printf_like(3, 4) int snprintk(char *str, size_t size, const char *fmt, ...);

/** As snprintk(), with the arguments as a list. */
__printf_like(3, 0) int vsnprintk(char *str, size_t size, const char *fmt, va_list ap);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/printk.h>

#endif
