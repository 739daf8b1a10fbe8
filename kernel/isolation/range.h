/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Range checks: the only place where a start and a size are combined.
 *
 * A range is a start and a size in bytes within the 32-bit address space. It may end exactly at
 * 2^32. A range of size zero holds no byte: it is valid anywhere, is contained in everything and
 * overlaps nothing. No function here computes start + size, so none can overflow; differences of
 * addresses wrap on purpose.
 */
#ifndef BK_ISOLATION_RANGE_H
#define BK_ISOLATION_RANGE_H

#include <stdbool.h>
#include <stdint.h>

/*@ predicate bk_in_range(integer a, integer start, integer size) =
        start <= a < start + size;
    predicate bk_valid_range(integer start, integer size) =
        size == 0 || start + size <= 0x100000000;
*/

/*@ assigns \nothing;
    ensures \result <==> bk_valid_range(start, size);
*/
static inline bool bk_range_valid(uint32_t start, uint32_t size)
{
    return size == 0u || size - 1u <= UINT32_MAX - start;
}

/* Whether addr is a byte of the range. */
/*@ requires bk_valid_range(start, size);
    assigns \nothing;
    ensures \result <==> bk_in_range(addr, start, size);
*/
static inline bool bk_range_has(uint32_t start, uint32_t size, uint32_t addr)
{
    /* Below the start the difference wraps to what no valid range reaches. */
    return addr - start < size;
}

/* Whether every byte of the inner range is a byte of the outer one; the inner one may wrap. */
/*@ requires bk_valid_range(outer, outer_size);
    assigns \nothing;
    ensures \result <==> (inner_size == 0 ||
        (outer <= inner && inner + inner_size <= outer + outer_size));
*/
static inline bool bk_range_contains(uint32_t outer, uint32_t outer_size, uint32_t inner,
                                     uint32_t inner_size)
{
    return inner_size == 0u || (bk_range_has(outer, outer_size, inner) &&
                                inner_size <= outer_size - (inner - outer));
}

/* Whether the two ranges have a byte in common. */
/*@ requires bk_valid_range(a, a_size) && bk_valid_range(b, b_size);
    assigns \nothing;
    ensures \result <==> (a_size != 0 && b_size != 0 &&
        a < b + b_size && b < a + a_size);
*/
static inline bool bk_range_overlap(uint32_t a, uint32_t a_size, uint32_t b, uint32_t b_size)
{
    return a_size != 0u && b_size != 0u &&
           (bk_range_has(a, a_size, b) || bk_range_has(b, b_size, a));
}

#endif
