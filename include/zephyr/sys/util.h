/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Small helpers: arithmetic, arrays, containers, hexadecimal text.
 */
#ifndef ZEPHYR_INCLUDE_SYS_UTIL_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_H_

#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifndef _ASMLANGUAGE

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BITS_PER_BYTE      8
#define BITS_PER_NIBBLE    4
#define NIBBLES_PER_BYTE   (BITS_PER_BYTE / BITS_PER_NIBBLE)
#define BITS_PER_LONG      (BITS_PER_BYTE * __SIZEOF_LONG__)
#define BITS_PER_LONG_LONG (BITS_PER_BYTE * __SIZEOF_LONG_LONG__)

/** Conversions between pointers and integers, without a warning about their width. */
#define POINTER_TO_UINT(x) ((uintptr_t)(x))
#define UINT_TO_POINTER(x) ((void *)(uintptr_t)(x))
#define POINTER_TO_INT(x)  ((intptr_t)(x))
#define INT_TO_POINTER(x)  ((void *)(intptr_t)(x))

/** Bits h down to l set. */
#define GENMASK(h, l)   (((~0UL) - (1UL << (l)) + 1) & (~0UL >> (BITS_PER_LONG - 1 - (h))))
#define GENMASK64(h, l) (((~0ULL) - (1ULL << (l)) + 1) & (~0ULL >> (BITS_PER_LONG_LONG - 1 - (h))))

/** The lowest bit set in value. */
#define LSB_GET(value) ((value) & -(value))

/** The field of value that mask selects, shifted down; and a field value shifted up. */
#define FIELD_GET(mask, value)  (((value) & (mask)) / LSB_GET(mask))
#define FIELD_PREP(mask, value) (((value)*LSB_GET(mask)) & (mask))

/** 0 when cond is true; a negative array size stops the build otherwise. */
#define ZERO_OR_COMPILE_ERROR(cond) ((int)sizeof(char[1 - 2 * !(cond)]) - 1)

#ifdef __cplusplus
#define IS_ARRAY(array)         true
#define BK_MUST_BE_ARRAY(array) 0

extern "C++" {
template <class T, size_t N> constexpr size_t bk_array_size(T (&)[N])
{
    return N;
}
}

/** Number of elements of an array; a pointer is refused at compile time. */
#define ARRAY_SIZE(array) bk_array_size(array)
#else
#define IS_ARRAY(array)                                                                            \
    (!__builtin_types_compatible_p(__typeof__(array), __typeof__(&(array)[0])))
#define BK_MUST_BE_ARRAY(array) ZERO_OR_COMPILE_ERROR(IS_ARRAY(array))

/** Number of elements of an array; a pointer is refused at compile time. */
#define ARRAY_SIZE(array)                                                                          \
    ((size_t)(BK_MUST_BE_ARRAY(array) + (sizeof(array) / sizeof((array)[0]))))
#endif

/** A flexible array where the language allows none (unions, structures without other member). */
#define FLEXIBLE_ARRAY_DECLARE(type, name)                                                         \
    struct {                                                                                       \
        struct {                                                                                   \
        } bk_unused_##name;                                                                        \
        type name[];                                                                               \
    }

/** True when ptr points at the start of an element of array. */
#define IS_ARRAY_ELEMENT(array, ptr)                                                               \
    (POINTER_TO_UINT(array) <= POINTER_TO_UINT(ptr) &&                                             \
     POINTER_TO_UINT(ptr) < POINTER_TO_UINT(&(array)[ARRAY_SIZE(array)]) &&                        \
     (POINTER_TO_UINT(ptr) - POINTER_TO_UINT(array)) % sizeof((array)[0]) == 0)

/** Index of the element that ptr points at. */
#define ARRAY_INDEX(array, ptr) ((ptr) - (array))
#define ARRAY_INDEX_FLOOR(array, ptr)                                                              \
    ((POINTER_TO_UINT(ptr) - POINTER_TO_UINT(array)) / sizeof((array)[0]))

/** True when ptr points anywhere inside array. */
#define PART_OF_ARRAY(array, ptr)                                                                  \
    (POINTER_TO_UINT(array) <= POINTER_TO_UINT(ptr) &&                                             \
     POINTER_TO_UINT(ptr) < POINTER_TO_UINT(&(array)[ARRAY_SIZE(array)]))

/** Loops over an array, by index and by element address. */
#define ARRAY_FOR_EACH(array, idx) for (size_t idx = 0; (idx) < ARRAY_SIZE(array); ++(idx))
#define ARRAY_FOR_EACH_PTR(array, ptr)                                                             \
    for (__typeof__(*(array)) *ptr = (array); (size_t)((ptr) - (array)) < ARRAY_SIZE(array);       \
         ++(ptr))

#ifndef __cplusplus
#define SAME_TYPE(a, b) __builtin_types_compatible_p(__typeof__(a), __typeof__(b))
#define CONTAINER_OF_VALIDATE(ptr, type, field)                                                    \
    BUILD_ASSERT(SAME_TYPE(*(ptr), ((type *)0)->field) || SAME_TYPE(*(ptr), void),                 \
                 "pointer type differs from the field's");
#else
#define SAME_TYPE(a, b) true
#define CONTAINER_OF_VALIDATE(ptr, type, field)
#endif

/** Address of the structure of this type whose field lies at ptr. */
#ifndef CONTAINER_OF
#define CONTAINER_OF(ptr, type, field)                                                             \
    __extension__({                                                                                \
        CONTAINER_OF_VALIDATE(ptr, type, field)                                                    \
        ((type *)(void *)(((char *)(ptr)) - offsetof(type, field)));                               \
    })
#endif

/** Up to eight tokens joined after their expansion. */
#define CONCAT(...)         BK_CAT(BK_CONCAT_, BK_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define BK_CONCAT_1(a)      a
#define BK_CONCAT_2(a, ...) UTIL_CAT(a, BK_CONCAT_1(__VA_ARGS__))
#define BK_CONCAT_3(a, ...) UTIL_CAT(a, BK_CONCAT_2(__VA_ARGS__))
#define BK_CONCAT_4(a, ...) UTIL_CAT(a, BK_CONCAT_3(__VA_ARGS__))
#define BK_CONCAT_5(a, ...) UTIL_CAT(a, BK_CONCAT_4(__VA_ARGS__))
#define BK_CONCAT_6(a, ...) UTIL_CAT(a, BK_CONCAT_5(__VA_ARGS__))
#define BK_CONCAT_7(a, ...) UTIL_CAT(a, BK_CONCAT_6(__VA_ARGS__))
#define BK_CONCAT_8(a, ...) UTIL_CAT(a, BK_CONCAT_7(__VA_ARGS__))

/** x rounded up and down to a multiple of align. */
#define ROUND_UP(x, align)                                                                         \
    ((((unsigned long)(x) + ((unsigned long)(align)-1)) / (unsigned long)(align)) *                \
     (unsigned long)(align))
#define ROUND_DOWN(x, align)                                                                       \
    (((unsigned long)(x) / (unsigned long)(align)) * (unsigned long)(align))

/** x rounded to a multiple of the word size. */
#define WB_UP(x) ROUND_UP(x, sizeof(void *))
#define WB_DN(x) ROUND_DOWN(x, sizeof(void *))

/** Quotients rounded up and to the nearest integer. */
#define DIV_ROUND_UP(n, d) (((n) + (d)-1) / (d))
#define DIV_ROUND_CLOSEST(n, d)                                                                    \
    ((((__typeof__(n))-1 < (__typeof__(n))1) && ((__typeof__(d))-1 < (__typeof__(d))1) &&          \
      ((n) < 1) != ((d) < 1))                                                                      \
         ? ((n) - ((d) / 2)) / (d)                                                                 \
         : ((n) + ((d) / 2)) / (d))
#define ceiling_fraction(numerator, divider) DIV_ROUND_UP(numerator, divider)

/** The larger, the smaller; constant expressions, the arguments are evaluated twice. */
#ifndef MAX
#define MAX(a, b) (((a) > (b)) ? (a) : (b))
#endif
#ifndef MIN
#define MIN(a, b) (((a) < (b)) ? (a) : (b))
#endif

/** val forced into the range low to high. */
#ifndef CLAMP
#define CLAMP(val, low, high) (((val) <= (low)) ? (low) : MIN(val, high))
#endif

/** The same for expressions with side effects: each argument is evaluated once. */
#define Z_MAX(a, b)                                                                                \
    __extension__({                                                                                \
        __typeof__(a) bk_a = (a);                                                                  \
        __typeof__(b) bk_b = (b);                                                                  \
        bk_a > bk_b ? bk_a : bk_b;                                                                 \
    })
#define Z_MIN(a, b)                                                                                \
    __extension__({                                                                                \
        __typeof__(a) bk_a = (a);                                                                  \
        __typeof__(b) bk_b = (b);                                                                  \
        bk_a < bk_b ? bk_a : bk_b;                                                                 \
    })
#define Z_CLAMP(val, low, high)                                                                    \
    __extension__({                                                                                \
        __typeof__(val) bk_val = (val);                                                            \
        __typeof__(low) bk_low = (low);                                                            \
        __typeof__(high) bk_high = (high);                                                         \
        bk_val<bk_low ? bk_low : bk_val> bk_high ? bk_high : bk_val;                               \
    })

/** Size in bytes of a structure's member. */
#define SIZEOF_FIELD(type, member) sizeof((((type *)0)->member))

/** True when min <= val <= max. */
#ifndef IN_RANGE
#define IN_RANGE(val, min, max) ((val) >= (min) && (val) <= (max))
#endif

#define LOG2(x)                                                                                    \
    ((x) < 1 ? -1 : BITS_PER_LONG_LONG - 1 - __builtin_clzll((unsigned long long)(x)))
#define LOG2CEIL(x) ((x) <= 1 ? 0 : LOG2((x)-1) + 1)
#define NHPOT(x)    ((x) < 1 ? 1 : ((x) > (1ULL << 63) ? 0 : 1ULL << LOG2CEIL(x)))

#define KB(x)  ((x) << 10)
#define MB(x)  (KB(x) << 10)
#define GB(x)  (MB(x) << 10)
#define KHZ(x) ((x)*1000)
#define MHZ(x) (KHZ(x) * 1000)

/**
 * Polls an expression until it is true or the time is over; delay_stmt runs between polls.
 * Evaluates to the expression's last value. For threads, with zephyr/kernel.h included.
 */
#define WAIT_FOR(expr, timeout, delay_stmt)                                                        \
    __extension__({                                                                                \
        uint32_t bk_limit = k_us_to_cyc_ceil32(timeout);                                           \
        uint32_t bk_begin = k_cycle_get_32();                                                      \
        while (!(expr) && (k_cycle_get_32() - bk_begin) < bk_limit) {                              \
            delay_stmt;                                                                            \
            __asm__ volatile("" ::: "memory");                                                     \
        }                                                                                          \
        (expr);                                                                                    \
    })

/** True when x is a power of two; zero is none. Any context. */
static inline bool is_power_of_two(unsigned int x)
{
    return IS_POWER_OF_TWO(x);
}

/** value shifted right by shift bits, the sign kept. Any context. */
static inline int64_t arithmetic_shift_right(int64_t value, uint8_t shift)
{
    return value >> shift;
}

/** The value whose bit index (0 to 31) is the sign, widened to 32 bits. Any context. */
static inline int32_t sign_extend(uint32_t value, uint8_t index)
{
    uint8_t shift = (uint8_t)(31 - index);

    return (int32_t)(value << shift) >> shift;
}

/** The value whose bit index (0 to 63) is the sign, widened to 64 bits. Any context. */
static inline int64_t sign_extend_64(uint64_t value, uint8_t index)
{
    uint8_t shift = (uint8_t)(63 - index);

    return (int64_t)(value << shift) >> shift;
}

/** Copies size bytes one by one, for memory that takes no wider access. Any context. */
static inline void bytecpy(void *dst, const void *src, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        ((volatile uint8_t *)dst)[i] = ((const volatile uint8_t *)src)[i];
    }
}

/** Exchanges size bytes between two buffers that do not overlap. Any context. */
static inline void byteswp(void *a, void *b, size_t size)
{
    uint8_t *pa = (uint8_t *)a;
    uint8_t *pb = (uint8_t *)b;

    for (size_t i = 0; i < size; i++) {
        uint8_t held = pa[i];

        pa[i] = pb[i];
        pb[i] = held;
    }
}

/** Binary value (0 to 99) of two binary-coded decimal digits. Any context. */
static inline uint8_t bcd2bin(uint8_t bcd)
{
    return (uint8_t)(10 * (bcd >> 4) + (bcd & 0x0F));
}

/** Two binary-coded decimal digits of a value from 0 to 99. Any context. */
static inline uint8_t bin2bcd(uint8_t bin)
{
    return (uint8_t)(((bin / 10) << 4) | (bin % 10));
}

/**
 * Value of one hexadecimal digit.
 * @param c character, either case
 * @param x receives 0 to 15
 * @return 0, or -EINVAL when c is no digit. Any context.
 */
int char2hex(char c, uint8_t *x);

/**
 * Hexadecimal digit of a value, lower case.
 * @param x 0 to 15
 * @param c receives the character
 * @return 0, or -EINVAL when x is above 15. Any context.
 */
int hex2char(uint8_t x, char *c);

/**
 * Writes a buffer as hexadecimal text, two digits a byte, with a terminating zero.
 * @param hexlen size of hex in bytes, at least 2 * buflen + 1
 * @return length of the text, 0 when hex is too small. Any context.
 */
size_t bin2hex(const uint8_t *buf, size_t buflen, char *hex, size_t hexlen);

/**
 * Reads hexadecimal text; an odd number of digits has an implied leading zero.
 * @param hexlen number of digits
 * @param buflen size of buf in bytes, at least half of hexlen, rounded up
 * @return bytes written, 0 when a digit is wrong or buf is too small. Any context.
 */
size_t hex2bin(const char *hex, size_t hexlen, uint8_t *buf, size_t buflen);

/**
 * Writes a value as decimal text; a terminating zero follows where there is room.
 * @param buflen size of buf in bytes
 * @return digits written, at most 3. Any context.
 */
uint8_t u8_to_dec(char *buf, uint8_t buflen, uint8_t value);

/**
 * Shortens a UTF-8 text that was cut, so that it does not end inside a character.
 * @return utf8_str. Any context.
 */
char *utf8_trunc(char *utf8_str);

/**
 * Copies at most n - 1 bytes of UTF-8 text, whole characters only, and terminates it.
 * @return dst. Any context.
 */
char *utf8_lcpy(char *dst, const char *src, size_t n);

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */
#endif
