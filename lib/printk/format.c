/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Integer formatting in less than a kilobyte of code. The C library's full version costs seven, and
 * its integer version knows no 64-bit numbers.
 */
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/util.h>

#include "divide.h"
#include "format.h"

/* A flag is the bit of its character, counted from the space. */
#define FLAG(c) (1u << ((c) - ' '))

enum {
    FLAG_LEFT = FLAG('-'),
    FLAG_ZERO = FLAG('0'),
    FLAG_PLUS = FLAG('+'),
    FLAG_SPACE = FLAG(' '),
    FLAG_ALT = FLAG('#'),
    FLAGS = FLAG_LEFT | FLAG_ZERO | FLAG_PLUS | FLAG_SPACE | FLAG_ALT,
};

/* Widths and precisions are bounded, so that sums of them cannot overflow. */
#define NUMBER_MAX 4096

/* 64 bits in octal. */
#define DIGITS_MAX 22

struct format {
    struct bk_out *out;
    va_list args;
    /* Of the conversion: */
    unsigned int flags;
    int width;
    int precision; /* negative: none */
    int prefix_length;
    char prefix[2]; /* sign or 0x */
};

/* Count times what text points at, which moves on by step. */
static void put_times(struct format *f, const char *text, int step, int count)
{
    for (; count > 0; count--) {
        f->out->put(f->out, *text);
        text += step;
    }
}

/* The prefix, zeros that make the text as long as it must be at least, and the text. */
static void put_field(struct format *f, const char *text, int length, int least)
{
    int zeros = MAX(least - length, 0);
    int pad = f->width - f->prefix_length - zeros - length;
    int before = (f->flags & FLAG_LEFT) == 0 ? pad : 0;

    put_times(f, " ", 0, before);
    put_times(f, f->prefix, 1, f->prefix_length);
    put_times(f, "0", 0, zeros);
    put_times(f, text, 1, length);
    put_times(f, " ", 0, pad - before);
}

static __noinline const char *read_number(struct format *f, const char *fmt, int *number)
{
    int value = 0;

    if (*fmt == '*') {
        value = va_arg(f->args, int);
        fmt++;
    }
    for (;; fmt++) {
        value = MIN(value, NUMBER_MAX);
        if (*fmt < '0' || *fmt > '9') {
            break;
        }
        value = value * 10 + (*fmt - '0');
    }
    *number = value;
    return fmt;
}

static void put_string(struct format *f, const char *text)
{
    int length = 0;

    if (text == NULL) {
        text = "(null)";
    }
    /* Without a precision, -1, it never ends before the text does. */
    while (length != f->precision && text[length] != '\0') {
        length++;
    }
    put_field(f, text, length, 0);
}

/* An integer of some bytes, in the upper ones of the result, where its sign can be seen. */
static __noinline uint64_t read_integer(struct format *f, unsigned int size)
{
    uint64_t value;

    if (size == sizeof(uint64_t)) {
        value = va_arg(f->args, uint64_t);
    } else {
        value = (uint64_t)(va_arg(f->args, uint32_t) << (32 - 8 * size)) << 32;
    }
    return value;
}

static __noinline void put_integer(struct format *f, unsigned int size, char conversion)
{
    char digits[DIGITS_MAX];
    char *at = digits + sizeof(digits);
    bool octal = conversion == 'o';
    bool hexadecimal = (conversion | 0x20) == 'x';
    uint32_t base = octal ? 8 : hexadecimal ? 16 : 10;
    uint64_t value = read_integer(f, size);
    int least = f->precision;
    int length;

    if (conversion == 'd' || conversion == 'i') {
        char sign = (f->flags & FLAG_PLUS) != 0 ? '+' : (char)((f->flags & FLAG_SPACE) * ' ');

        if ((int64_t)value < 0) {
            value = 0 - value;
            sign = '-';
        }
        f->prefix[0] = sign;
        f->prefix_length = sign != '\0';
    }
    if (size != sizeof(value)) {
        value = (uint32_t)(value >> 32) >> (32 - 8 * size);
    }
    if ((f->flags & FLAG_ALT) != 0 && hexadecimal && value != 0) {
        f->prefix[0] = '0';
        f->prefix[1] = conversion;
        f->prefix_length = 2;
    }
    if (least < 0) {
        least = (f->flags & (FLAG_ZERO | FLAG_LEFT)) == FLAG_ZERO ? f->width - f->prefix_length : 1;
        least = MAX(least, 1);
    }
    while (value != 0) {
        uint64_t rest = bk_divide_by_digit(value, base);
        unsigned int digit = (unsigned int)value - (unsigned int)rest * base;

        value = rest;
        /* Above 9, in the case of the conversion. */
        digit += digit < 10 ? '0' : 'A' - 10 + (conversion & 0x20u);
        *--at = (char)digit;
    }
    length = (int)(digits + sizeof(digits) - at);
    if ((f->flags & FLAG_ALT) != 0 && octal && least <= length) {
        least = length + 1;
    }
    put_field(f, at, length, least);
}

/* One conversion, fmt behind its %; returns what follows it. */
static const char *convert(struct format *f, const char *fmt)
{
    const char *start = fmt;
    unsigned int flags = 0;
    unsigned int size = sizeof(int);
    char conversion;

    for (;; fmt++) {
        unsigned int flag = (unsigned int)(*fmt - ' ');

        if (flag > '0' - ' ' || (FLAGS >> flag & 1u) == 0) {
            break;
        }
        flags |= 1u << flag;
    }
    fmt = read_number(f, fmt, &f->width);
    if (f->width < 0) {
        f->width = MIN(0u - (unsigned int)f->width, NUMBER_MAX);
        flags |= FLAG_LEFT;
    }
    f->flags = flags;
    f->precision = -1;
    if (*fmt == '.') {
        fmt = read_number(f, fmt + 1, &f->precision);
    }
    f->prefix_length = 0;
    for (;; fmt++) {
        if (*fmt == 'h') {
            size = (size + 1) / 2;
        } else if (*fmt == 'j' || (*fmt == 'l' && fmt[-1] == 'l')) {
            size = sizeof(intmax_t);
        } else if (*fmt == 'l' || *fmt == 'z' || *fmt == 't') {
            size = sizeof(long);
        } else {
            break;
        }
    }
    conversion = *fmt++;
    switch (conversion) {
    case 'p':
        f->flags |= FLAG_ALT;
        size = sizeof(void *);
        conversion = 'x';
        /* fall through */
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        put_integer(f, size, conversion);
        break;
    case 'c':
        f->prefix[0] = (char)va_arg(f->args, int);
        put_field(f, f->prefix, 1, 0);
        break;
    case 's':
        put_string(f, va_arg(f->args, const char *));
        break;
    case '\0':
        return fmt - 1;
    default:
        conversion |= 0x20;
        if (conversion == 'a' || (conversion >= 'e' && conversion <= 'g')) {
            /* Floating point in a build without it. */
            (void)va_arg(f->args, double);
        }
        /* Shown as it stands. */
        start--;
        /* fall through */
    case '%':
        put_times(f, start, 1, (int)(fmt - start));
        break;
    }
    return fmt;
}

void bk_format(struct bk_out *out, const char *fmt, va_list ap)
{
    struct format f;

    f.out = out;
    va_copy(f.args, ap);
    while (*fmt != '\0') {
        if (*fmt == '%') {
            fmt = convert(&f, fmt + 1);
        } else {
            out->put(out, *fmt++);
        }
    }
    va_end(f.args);
}
