/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Division of 64-bit integers, for the compiler's calls: a quarter of the size of the compiler's
 * own library, and as fast for divisors below 65536, which conversions of time use.
 */
#ifndef BK_DIVIDE_H
#define BK_DIVIDE_H

#include <stdint.h>

uint64_t bk_divide_unsigned(uint64_t n, uint64_t d, uint64_t *remainder);
int64_t bk_divide_signed(int64_t n, int64_t d, int64_t *remainder);

#endif
