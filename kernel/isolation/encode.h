/* SPDX-License-Identifier: Apache-2.0 */
/* What the encodings of both MPU generations have in common. Private to the isolation core. */
#ifndef BK_ISOLATION_ENCODE_H
#define BK_ISOLATION_ENCODE_H

#include "isolation.h"

/*
 * The attribute as a domain keeps it. The architecture's memory map makes some addresses device
 * memory without an MPU; a partition there stays so whatever its author wrote. The top three bits
 * of an address tell: 2 is 0x40000000 to 0x5FFFFFFF, 7 is 0xE0000000 and up. Device memory is
 * never cached, so it needs no second flag for that.
 */
/*@ assigns \nothing; */
static inline uint32_t bk_attr_normal(uint32_t start, uint32_t size, uint32_t attr)
{
    uint32_t first = start >> 29;
    uint32_t last = (start + (size - 1u)) >> 29;

    if ((first <= 2u && last >= 2u) || last == 7u) {
        attr |= BK_ATTR_DEVICE;
    }
    return (attr & BK_ATTR_DEVICE) != 0u ? attr & ~BK_ATTR_NOCACHE : attr;
}

/* The partition that addr lies in, or a null pointer. */
/*@ requires \valid_read(d) && bk_sorted(d);
    assigns \result \from d, addr, *d;
    ensures \result != \null ==> \exists integer i; 0 <= i < d->num &&
        \result == &d->part[i] && bk_in_range(addr, d->part[i].start, d->part[i].size);
    ensures \result == \null ==> \forall integer i; 0 <= i < d->num ==>
        !bk_in_range(addr, d->part[i].start, d->part[i].size);
*/
static inline const struct bk_partition *bk_partition_at(const struct bk_domain *d, uint32_t addr)
{
    uint32_t at = 0;
    uint32_t left = d->num;

    /* The last partition that begins at or below addr, if there is one, is in [at, at + left). */
    /*@ loop invariant at + left <= d->num && (left == 0 ==> d->num == 0);
        loop invariant \forall integer i; 0 <= i < at ==> d->part[i].start <= addr;
        loop invariant at != 0 ==> d->part[at].start <= addr;
        loop invariant \forall integer i; at + left <= i < d->num ==> d->part[i].start > addr;
        loop assigns at, left;
        loop variant left;
    */
    while (left > 1u) {
        uint32_t half = left / 2u;

        if (d->part[at + half].start <= addr) {
            at += half;
        }
        left -= half;
    }
    /* Behind the last partition, and hence in a domain without any, the size is 0. */
    return bk_range_has(d->part[at].start, d->part[at].size, addr) ? &d->part[at] : 0;
}

/* Whether a range can be asked of the MPU at all. */
/*@ assigns \nothing; */
static inline bool bk_fixed_range_ok(uint32_t start, uint32_t size)
{
    return size != 0u && start % BK_ISO_GRANULE == 0u && size % BK_ISO_GRANULE == 0u &&
           bk_range_valid(start, size);
}

#endif
