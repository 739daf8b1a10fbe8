/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The standard streams. They are constant, so that printing needs no memory that a user thread
 * must be able to write, and no state is shared between threads. Whole texts go to the console in
 * one piece; only the functions of the C library that are not replaced here go by characters.
 */
#include <stdio.h>
#include <string.h>

#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "console.h"

static int put(char c, FILE *file)
{
    ARG_UNUSED(file);
    k_str_out(&c, 1);
    return (unsigned char)c;
}

static const FILE console = FDEV_SETUP_STREAM(put, NULL, NULL, _FDEV_SETUP_WRITE);

FILE *const stdout = (FILE *)&console;
FILE *const stderr = (FILE *)&console;
FILE *const stdin = (FILE *)&console;

int vprintf(const char *fmt, va_list ap)
{
    return bk_console_vprintf(fmt, ap);
}

int printf(const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);

    int total = bk_console_vprintf(fmt, ap);

    va_end(ap);
    return total;
}

int puts(const char *s)
{
    return printf("%s\n", s);
}

#undef putchar
int putchar(int c)
{
    return put((char)c, stdout);
}

size_t fwrite(const void *data, size_t size, size_t count, FILE *file)
{
    const char *text = data;
    size_t length = size * count;

    if (file == stdout) {
        k_str_out((char *)text, length);
        return count;
    }
    for (size_t i = 0; i < length; i++) {
        if (fputc(text[i], file) == EOF) {
            return i / size;
        }
    }
    return count;
}

int fputs(const char *s, FILE *file)
{
    size_t length = strlen(s);

    return fwrite(s, 1, length, file) == length ? 0 : EOF;
}
