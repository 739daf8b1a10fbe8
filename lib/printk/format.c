/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Integer formatting in about a kilobyte of code. The C library's full version costs seven, and
 * its integer version knows no 64-bit numbers.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "format.h"

enum {
    FLAG_LEFT = 1,
    FLAG_ZERO = 2,
    FLAG_PLUS = 4,
    FLAG_SPACE = 8,
    FLAG_ALT = 16,
};

/* What stands between the % and the conversion, and the pieces that the conversion makes. */
struct field {
    uint8_t flags;
    int width;
    int precision;      /* -1: none */
    char prefix[3];     /* sign or 0x */
    const char *text;   /* digits or string */
    int length;
    int zeros;          /* between prefix and text */
};

/* Widths and precisions are bounded, so that sums of them cannot overflow. */
#define NUMBER_MAX 4096

/* 64 bits in octal. */
#define DIGITS_MAX 22

static void repeat(struct bk_out *out, char c, int count)
{
    while (count-- > 0) {
        bk_out_char(out, c);
    }
}

static void put_field(struct bk_out *out, const struct field *field)
{
    int prefix = (int)strlen(field->prefix);
    int pad = field->width - prefix - field->zeros - field->length;

    if ((field->flags & FLAG_LEFT) == 0) {
        repeat(out, ' ', pad);
    }
    for (int i = 0; i < prefix; i++) {
        bk_out_char(out, field->prefix[i]);
    }
    repeat(out, '0', field->zeros);
    for (int i = 0; i < field->length; i++) {
        bk_out_char(out, field->text[i]);
    }
    if ((field->flags & FLAG_LEFT) != 0) {
        repeat(out, ' ', pad);
    }
}

/* Divides by ten and returns the remainder; a library division of 64 bits is larger and slower. */
static unsigned int take_decimal(uint64_t *value)
{
    uint32_t high = (uint32_t)(*value >> 32);
    uint32_t low = (uint32_t)*value;

    if (high == 0) {
        *value = low / 10;
        return low % 10;
    }

    uint32_t mid = ((high % 10) << 16) | (low >> 16);
    uint32_t end = ((mid % 10) << 16) | (low & 0xffff);

    *value = ((uint64_t)(high / 10) << 32) | ((mid / 10) << 16) | (end / 10);
    return end % 10;
}

/* Writes the digits backwards from end; returns their number. */
static int put_digits(char *end, uint64_t value, unsigned int shift, char letter)
{
    char *at = end;

    while (value != 0) {
        unsigned int digit;

        if (shift == 0) {
            digit = take_decimal(&value);
        } else {
            digit = (unsigned int)value & ((1u << shift) - 1u);
            value >>= shift;
        }
        *--at = (char)(digit < 10 ? '0' + digit : letter + digit - 10);
    }
    return (int)(end - at);
}

static void put_number(struct bk_out *out, struct field *field, uint64_t value, char conversion)
{
    char digits[DIGITS_MAX];
    unsigned int shift = conversion == 'o' ? 3 : (conversion | 0x20) == 'x' ? 4 : 0;
    int want = field->precision < 0 ? 1 : field->precision;

    field->length = put_digits(digits + sizeof(digits), value, shift,
                               conversion == 'X' ? 'A' : 'a');
    field->text = digits + sizeof(digits) - field->length;

    if (shift == 4 && (field->flags & FLAG_ALT) != 0 && value != 0) {
        field->prefix[0] = '0';
        field->prefix[1] = conversion;
    }
    if (shift == 3 && (field->flags & FLAG_ALT) != 0 && want <= field->length) {
        want = field->length + 1;
    }
    if (field->precision < 0 && (field->flags & (FLAG_ZERO | FLAG_LEFT)) == FLAG_ZERO) {
        int room = field->width - (int)strlen(field->prefix);

        want = room > want ? room : want;
    }
    field->zeros = want > field->length ? want - field->length : 0;
    put_field(out, field);
}

static void put_signed(struct bk_out *out, struct field *field, int64_t value)
{
    uint64_t magnitude = (uint64_t)value;

    if (value < 0) {
        magnitude = 0 - magnitude;
        field->prefix[0] = '-';
    } else if ((field->flags & FLAG_PLUS) != 0) {
        field->prefix[0] = '+';
    } else if ((field->flags & FLAG_SPACE) != 0) {
        field->prefix[0] = ' ';
    }
    put_number(out, field, magnitude, 'd');
}

static void put_string(struct bk_out *out, struct field *field, const char *text)
{
    if (text == NULL) {
        text = "(null)";
    }
    field->text = text;
    while ((field->precision < 0 || field->length < field->precision) &&
           text[field->length] != '\0') {
        field->length++;
    }
    put_field(out, field);
}

static uint8_t flag_of(char c)
{
    switch (c) {
    case '-':
        return FLAG_LEFT;
    case '0':
        return FLAG_ZERO;
    case '+':
        return FLAG_PLUS;
    case ' ':
        return FLAG_SPACE;
    case '#':
        return FLAG_ALT;
    default:
        return 0;
    }
}

/* Arguments are fetched through a structure: a va_list itself cannot be passed by address. */
struct args {
    va_list list;
};

static const char *read_number(const char *fmt, struct args *args, int *number)
{
    int value = 0;

    if (*fmt == '*') {
        value = va_arg(args->list, int);
        fmt++;
    } else {
        while (*fmt >= '0' && *fmt <= '9') {
            value = value > NUMBER_MAX ? value : value * 10 + (*fmt - '0');
            fmt++;
        }
    }
    *number = value > NUMBER_MAX ? NUMBER_MAX : value < -NUMBER_MAX ? -NUMBER_MAX : value;
    return fmt;
}

/* The size of an integer argument in bytes, by its length modifiers. */
static const char *read_length(const char *fmt, unsigned int *size)
{
    *size = sizeof(int);
    for (;; fmt++) {
        switch (*fmt) {
        case 'h':
            *size /= 2;
            break;
        case 'l':
            *size = fmt[-1] == 'l' ? sizeof(long long) : sizeof(long);
            break;
        case 'j':
            *size = sizeof(intmax_t);
            break;
        case 'z':
        case 't':
            *size = sizeof(size_t);
            break;
        default:
            return fmt;
        }
    }
}

static uint64_t read_integer(struct args *args, unsigned int size, bool is_signed)
{
    unsigned int cut = 32 - 8 * size;

    if (size == sizeof(uint64_t)) {
        return va_arg(args->list, uint64_t);
    }

    uint32_t value = va_arg(args->list, uint32_t) << cut;

    return is_signed ? (uint64_t)(int64_t)((int32_t)value >> cut) : value >> cut;
}

/* One conversion, fmt behind its %; returns what follows it. */
static const char *convert(struct bk_out *out, const char *fmt, struct args *args)
{
    struct field field = {.precision = -1};
    const char *start = fmt;
    unsigned int size;

    for (uint8_t flag; (flag = flag_of(*fmt)) != 0; fmt++) {
        field.flags |= flag;
    }
    fmt = read_number(fmt, args, &field.width);
    if (field.width < 0) {
        field.width = -field.width;
        field.flags |= FLAG_LEFT;
    }
    if (*fmt == '.') {
        fmt = read_number(fmt + 1, args, &field.precision);
    }
    fmt = read_length(fmt, &size);

    char conversion = *fmt++;

    switch (conversion) {
    case 'd':
    case 'i':
        put_signed(out, &field, (int64_t)read_integer(args, size, true));
        break;
    case 'u':
    case 'x':
    case 'X':
    case 'o':
        put_number(out, &field, read_integer(args, size, false), conversion);
        break;
    case 'p':
        field.flags |= FLAG_ALT;
        put_number(out, &field, (uintptr_t)va_arg(args->list, void *), 'x');
        break;
    case 'c':
        field.prefix[0] = (char)va_arg(args->list, int);
        field.length = field.prefix[0] == '\0';
        field.text = "";
        put_field(out, &field);
        break;
    case 's':
        put_string(out, &field, va_arg(args->list, const char *));
        break;
    case '%':
        bk_out_char(out, '%');
        break;
    case '\0':
        return fmt - 1;
    default:
        /* Unknown, or floating point in a build without it: shown as it stands. */
        if (strchr("aAeEfFgG", conversion) != NULL) {
            (void)va_arg(args->list, double);
        }
        bk_out_char(out, '%');
        while (start < fmt) {
            bk_out_char(out, *start++);
        }
        break;
    }
    return fmt;
}

int bk_format(struct bk_out *out, const char *fmt, va_list ap)
{
    struct args args;

    va_copy(args.list, ap);
    while (*fmt != '\0') {
        if (*fmt == '%') {
            fmt = convert(out, fmt + 1, &args);
        } else {
            bk_out_char(out, *fmt++);
        }
    }
    va_end(args.list);
    return out->total;
}
