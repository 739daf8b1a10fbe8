/* SPDX-License-Identifier: Apache-2.0 */
#include "divide.h"

/* Long division in digits of 16 bits: each step fits the processor's 32-bit division. */
static uint64_t divide_by_digit(uint64_t n, uint32_t d, uint64_t *remainder)
{
    uint32_t high = (uint32_t)(n >> 32);
    uint32_t low = (uint32_t)n;
    uint32_t mid = ((high % d) << 16) | (low >> 16);
    uint32_t end = ((mid % d) << 16) | (low & 0xffffu);

    *remainder = end % d;
    return ((uint64_t)(high / d) << 32) + ((uint64_t)(mid / d) << 16) + end / d;
}

uint64_t bk_divide_unsigned(uint64_t n, uint64_t d, uint64_t *remainder)
{
    uint64_t quotient = 0;
    uint64_t bit = 1;

    if (d < 0x10000u) {
        return divide_by_digit(n, (uint32_t)d, remainder);
    }
    while (d < n && (d >> 63) == 0) {
        d <<= 1;
        bit <<= 1;
    }
    for (; bit != 0; bit >>= 1) {
        if (n >= d) {
            n -= d;
            quotient |= bit;
        }
        d >>= 1;
    }
    *remainder = n;
    return quotient;
}

static uint64_t magnitude(int64_t x)
{
    return x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
}

int64_t bk_divide_signed(int64_t n, int64_t d, int64_t *remainder)
{
    uint64_t rest;
    uint64_t quotient = bk_divide_unsigned(magnitude(n), magnitude(d), &rest);

    /* Towards zero, the remainder with the sign of the dividend. */
    *remainder = (int64_t)(n < 0 ? 0 - rest : rest);
    return (int64_t)((n ^ d) < 0 ? 0 - quotient : quotient);
}
