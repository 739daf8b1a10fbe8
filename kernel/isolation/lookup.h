/* SPDX-License-Identifier: Apache-2.0 */
/* Which partition an address lies in. For the isolation core and the handlers of misses. */
#ifndef BK_ISOLATION_LOOKUP_H
#define BK_ISOLATION_LOOKUP_H

#include "isolation.h"

/* Index of the only partition that addr can lie in; 0 when there is none. */
/*@ requires \valid_read(d) && bk_sorted(d);
    assigns \nothing;
    ensures \result < BK_MAX_PARTITIONS;
    ensures \forall integer i; 0 <= i < d->num && i != \result ==>
        !bk_in_range(addr, d->part[i].start, d->part[i].size);
*/
static inline uint32_t bk_partition_candidate(const struct bk_domain *d, uint32_t addr)
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
    do {
        uint32_t half = left / 2u;

        if (d->part[at + half].start <= addr) {
            at += half;
        }
        left -= half;
    } while (left > 1u);
    return at;
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
    const struct bk_partition *p = &d->part[bk_partition_candidate(d, addr)];

    /* Behind the last partition, and hence in a domain without any, the size is 0. */
    return bk_range_has(p->start, p->size, addr) ? p : 0;
}

/* The region that is ready for a user's access to addr, or a null pointer. */
/*@ requires \valid_read(d) && bk_sorted(d);
    assigns \result \from d, addr, *d;
*/
static inline const struct bk_region *bk_ready_region(const struct bk_domain *d, uint32_t addr)
{
    uint32_t at = bk_partition_candidate(d, addr);
    const struct bk_partition *p = &d->part[at];

    return bk_range_has(p->start, p->size, addr) && (p->attr & BK_U_R) != 0u &&
                   d->ready[at].attr != 0u
               ? &d->ready[at]
               : 0;
}

#endif
