/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Division of 64-bit integers, for the compiler's calls: a fifth of the size of the compiler's own
 * library, and as fast for divisors below 65536, which conversions of time use.
 */
#ifndef BK_DIVIDE_H
#define BK_DIVIDE_H

#include <stdint.h>

/*
 * By less than 65536, as long division in digits of 16 bits: each step fits the processor's 32-bit
 * division.
 */
uint64_t bk_divide_by_digit(uint64_t n, uint32_t digit);

uint64_t bk_divide_unsigned(uint64_t n, uint64_t d);
/* Towards zero. */
int64_t bk_divide_signed(int64_t n, int64_t d);

#endif
