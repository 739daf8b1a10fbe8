/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Integer formatting in about a kilobyte of code. The C library's full version costs seven, and
 * its integer version knows no 64-bit numbers.
 */
#include <stdbool.h>
#include <stdint.h>

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

/* What stands between the % and the conversion, and the pieces that the conversion makes. */
struct field {
    unsigned int flags;
    int width;
    int precision;  /* negative: none */
    char prefix[2]; /* sign or 0x */
    int prefix_length;
    int zeros;        /* between prefix and text */
    const char *text; /* digits or string */
    int length;
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

static void put_text(struct bk_out *out, const char *text, int length)
{
    while (length-- > 0) {
        bk_out_char(out, *text++);
    }
}

static void put_field(struct bk_out *out, const struct field *field)
{
    int pad = field->width - field->prefix_length - field->zeros - field->length;

    if ((field->flags & FLAG_LEFT) == 0) {
        repeat(out, ' ', pad);
    }
    put_text(out, field->prefix, field->prefix_length);
    repeat(out, '0', field->zeros);
    put_text(out, field->text, field->length);
    if ((field->flags & FLAG_LEFT) != 0) {
        repeat(out, ' ', pad);
    }
}

/*
 * Divides by a small base and returns the remainder: long division in digits of 16 bits, smaller
 * and faster than a library's division of 64 bits.
 */
static unsigned int take_digit(uint64_t *value, uint32_t base)
{
    uint32_t high = (uint32_t)(*value >> 32);
    uint32_t low = (uint32_t)*value;
    uint32_t mid = ((high % base) << 16) | (low >> 16);
    uint32_t end = ((mid % base) << 16) | (low & 0xffff);

    *value = ((uint64_t)(high / base) << 32) | ((mid / base) << 16) | (end / base);
    return end % base;
}

static void put_number(struct bk_out *out, struct field *field, uint64_t value, char conversion)
{
    char digits[DIGITS_MAX];
    char *at = digits + sizeof(digits);
    unsigned int base = conversion == 'o' ? 8 : (conversion | 0x20) == 'x' ? 16 : 10;
    /* Digits above 9, in the case of the conversion. */
    char letter = (char)('A' - 10 + (conversion & 0x20));
    bool alternative = (field->flags & FLAG_ALT) != 0;
    int want = field->precision < 0 ? 1 : field->precision;

    while (value != 0) {
        unsigned int digit = take_digit(&value, base);

        *--at = (char)(digit < 10 ? '0' + digit : letter + digit);
    }
    field->text = at;
    field->length = (int)(digits + sizeof(digits) - at);

    if (alternative && base == 16 && field->length != 0) {
        field->prefix[0] = '0';
        field->prefix[1] = conversion;
        field->prefix_length = 2;
    }
    if (alternative && base == 8 && want <= field->length) {
        want = field->length + 1;
    }
    if (field->precision < 0 && (field->flags & (FLAG_ZERO | FLAG_LEFT)) == FLAG_ZERO &&
        want < field->width - field->prefix_length) {
        want = field->width - field->prefix_length;
    }
    field->zeros = want > field->length ? want - field->length : 0;
    put_field(out, field);
}

/* Puts the sign into the field; returns the magnitude. */
static uint64_t take_sign(struct field *field, uint64_t value)
{
    char sign = '\0';

    if ((int64_t)value < 0) {
        value = 0 - value;
        sign = '-';
    } else if ((field->flags & FLAG_PLUS) != 0) {
        sign = '+';
    } else if ((field->flags & FLAG_SPACE) != 0) {
        sign = ' ';
    }
    field->prefix[0] = sign;
    field->prefix_length = sign != '\0';
    return value;
}

static void put_string(struct bk_out *out, struct field *field, const char *text)
{
    int length = 0;

    if (text == NULL) {
        text = "(null)";
    }
    /* Without a precision, -1, it never ends before the text does. */
    while (length != field->precision && text[length] != '\0') {
        length++;
    }
    field->text = text;
    field->length = length;
    put_field(out, field);
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
            *size = *size > sizeof(short) ? sizeof(short) : sizeof(char);
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

    while (*fmt >= ' ' && *fmt <= '0' && (FLAGS & FLAG(*fmt)) != 0) {
        field.flags |= FLAG(*fmt++);
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
    case 'u':
    case 'x':
    case 'X':
    case 'o': {
        bool is_signed = conversion == 'd' || conversion == 'i';
        uint64_t value = read_integer(args, size, is_signed);

        if (is_signed) {
            value = take_sign(&field, value);
        }
        put_number(out, &field, value, conversion);
        break;
    }
    case 'p':
        field.flags |= FLAG_ALT;
        put_number(out, &field, (uintptr_t)va_arg(args->list, void *), 'x');
        break;
    case 'c':
        field.prefix[0] = (char)va_arg(args->list, int);
        field.prefix_length = 1;
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
        conversion |= 0x20;
        if (conversion == 'a' || (conversion >= 'e' && conversion <= 'g')) {
            (void)va_arg(args->list, double);
        }
        put_text(out, start - 1, (int)(fmt - start) + 1);
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
