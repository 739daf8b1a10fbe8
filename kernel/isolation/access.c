/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The answer to "may this thread touch this range in this way". Exact to the byte, and in agreement
 * with what the MPU does once every region of the domain has been loaded.
 */
#include "isolation.h"

#define TEXT_RIGHTS  (BK_P_R | BK_P_X | BK_U_R | BK_U_X)
#define STACK_RIGHTS (BK_P_R | BK_P_W | BK_U_R | BK_U_W)

int bk_domain_find(const struct bk_domain *d, uint32_t addr)
{
    uint32_t at = 0;
    uint32_t left = d->num;

    if (left == 0u) {
        return -1;
    }
    /* The last partition that begins at or below addr, if there is one, is in [at, at + left). */
    /*@ loop invariant 1 <= left && at + left <= d->num;
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
    return bk_range_has(d->part[at].start, d->part[at].size, addr) ? (int)at : -1;
}

bool bk_domain_permits(const struct bk_domain *d, uint32_t start, uint32_t size, uint32_t rights)
{
    uint32_t last = start + (size - 1u);
    int first;

    if (size == 0u) {
        return true;
    }
    first = bk_domain_find(d, start);
    if (first < 0 || !bk_range_valid(start, size)) {
        return false;
    }
    /*@ loop invariant first <= i <= d->num && start <= last;
        loop assigns i, start;
        loop variant d->num - i;
    */
    for (uint32_t i = (uint32_t)first; i < d->num; i++) {
        const struct bk_partition *p = &d->part[i];
        uint32_t p_last = p->start + (p->size - 1u);

        if (!bk_range_has(p->start, p->size, start) || (p->attr & rights) != rights) {
            return false;
        }
        if (last <= p_last) {
            return true;
        }
        start = p_last + 1u;
    }
    return false;
}

static inline bool span_grants(uint32_t span, uint32_t span_size, uint32_t granted, uint32_t addr,
                               uint32_t rights)
{
    return bk_range_has(span, span_size, addr) && (rights & ~granted) == 0u;
}

bool bk_thread_permits(const struct bk_domain *d, const struct bk_layout *layout,
                       uint32_t stack_start, uint32_t stack_size, uint32_t start, uint32_t size,
                       uint32_t rights)
{
    uint32_t last = start + (size - 1u);

    if (size == 0u) {
        return true;
    }
    if (!bk_range_valid(start, size)) {
        return false;
    }
    /* Each round leaves one of the partitions, the stack or the text behind for good. */
    /*@ loop invariant 0 <= round <= d->num + 2 && start <= last;
        loop assigns round, start;
        loop variant d->num + 2 - round;
    */
    for (uint32_t round = 0; round < d->num + 2u; round++) {
        uint32_t end;

        if (span_grants(stack_start, stack_size, STACK_RIGHTS, start, rights)) {
            end = stack_start + (stack_size - 1u);
        } else if (span_grants(layout->text.start, layout->text.size, TEXT_RIGHTS, start,
                               rights)) {
            end = layout->text.start + (layout->text.size - 1u);
        } else {
            int i = bk_domain_find(d, start);

            if (i < 0 || (d->part[i].attr & rights) != rights) {
                return false;
            }
            end = d->part[i].start + (d->part[i].size - 1u);
        }
        if (last <= end) {
            return true;
        }
        start = end + 1u;
    }
    return false;
}
