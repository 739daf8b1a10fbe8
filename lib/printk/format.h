/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The formatter behind printk(), printf() and the log: it hands out one character after the other.
 * It runs in the caller's mode, with its rights.
 */
#ifndef BK_FORMAT_H
#define BK_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

#include <zephyr/toolchain.h>

/* Where the text goes; a part of the structure that `put` needs. It counts each character. */
struct bk_out {
    void (*put)(struct bk_out *out, char c);
    size_t total; /* characters since the start, those that were dropped included */
};

/* Formats, behind what was put before. */
__printf_like(2, 0) void bk_format(struct bk_out *out, const char *fmt, va_list ap);

/* A buffer; what does not fit is dropped. */
struct bk_out_text {
    struct bk_out out;
    char *buf;
    size_t size;
    size_t len; /* characters in buf */
};

#define BK_OUT_TEXT(to, room) {.out = {.put = bk_out_text_put}, .buf = (to), .size = (room)}

void bk_out_text_put(struct bk_out *out, char c);

#endif
