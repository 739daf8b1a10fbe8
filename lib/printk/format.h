/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The formatter behind printk(), printf() and the log: text goes into a buffer of the caller,
 * which is emptied each time that it is full. It runs in the caller's mode, with its rights.
 */
#ifndef BK_FORMAT_H
#define BK_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

#include <zephyr/toolchain.h>

struct bk_out {
    char *buf;
    size_t size;
    size_t len;                        /* characters in buf */
    int total;                         /* characters since the start */
    void (*flush)(struct bk_out *out); /* takes the characters away and sets len to 0; NULL: what
                                        * does not fit is dropped */
};

/* Adds one character. */
void bk_out_char(struct bk_out *out, char c);

/* Formats; returns the characters that the text has, those that were dropped included. */
__printf_like(2, 0) int bk_format(struct bk_out *out, const char *fmt, va_list ap);

#endif
