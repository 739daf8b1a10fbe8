/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 32-bit integers are int, not long, whatever the compiler's own choice for bare metal, so that %u
 * and %d print them. Comes before every other header, by the compiler's command line.
 */
#undef __UINT32_TYPE__
#undef __INT32_TYPE__
#define __UINT32_TYPE__ unsigned int
#define __INT32_TYPE__ int
