/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>

#include <zephyr/toolchain.h>

#include "divide.h"

__noinline uint64_t bk_divide_by_digit(uint64_t n, uint32_t digit)
{
    uint32_t high = (uint32_t)(n >> 32);
    uint32_t low = (uint32_t)n;
    uint32_t mid = ((high % digit) << 16) | (low >> 16);
    uint32_t end = ((mid % digit) << 16) | (low & 0xffffu);

    return ((uint64_t)(high / digit) << 32) | ((mid / digit) << 16) | (end / digit);
}

uint64_t bk_divide_unsigned(uint64_t n, uint64_t d)
{
    uint64_t rest = 0;

    if (d < 0x10000u) {
        return bk_divide_by_digit(n, (uint32_t)d);
    }
    /* Bit by bit: those of the dividend leave n at its upper end, those of the quotient enter. */
    for (int i = 0; i < 64; i++) {
        bool carry = (int64_t)rest < 0;

        rest = rest << 1 | n >> 63;
        n <<= 1;
        if (carry || rest >= d) {
            rest -= d;
            n++;
        }
    }
    return n;
}

int64_t bk_divide_signed(int64_t n, int64_t d)
{
    uint64_t quotient = bk_divide_unsigned(n < 0 ? 0 - (uint64_t)n : (uint64_t)n,
                                           d < 0 ? 0 - (uint64_t)d : (uint64_t)d);

    return (int64_t)((n ^ d) < 0 ? 0 - quotient : quotient);
}
