/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The answer to "may this thread touch this range in this way". Exact to the byte, and in agreement
 * with what the MPU does once every region of the domain has been loaded.
 */
#include "encode.h"

#define TEXT_RIGHTS  (BK_P_R | BK_P_X | BK_U_R | BK_U_X)
#define STACK_RIGHTS (BK_P_R | BK_P_W | BK_U_R | BK_U_W)

int bk_domain_find(const struct bk_domain *d, uint32_t addr)
{
    const struct bk_partition *p = bk_partition_at(d, addr);

    return p == 0 ? -1 : (int)(p - d->part);
}

bool bk_domain_permits(const struct bk_domain *d, uint32_t start, uint32_t size, uint32_t rights)
{
    const struct bk_partition *end = d->part + d->num;
    const struct bk_partition *p;
    uint32_t last = start + (size - 1u);

    if (size == 0u) {
        return true;
    }
    p = bk_partition_at(d, start);
    if (p == 0 || !bk_range_valid(start, size)) {
        return false;
    }
    /*@ loop invariant &d->part[0] <= p <= end && start <= last;
        loop assigns p, start;
        loop variant end - p;
    */
    for (; p < end; p++) {
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
            const struct bk_partition *p = bk_partition_at(d, start);

            if (p == 0 || (p->attr & rights) != rights) {
                return false;
            }
            end = p->start + (p->size - 1u);
        }
        if (last <= end) {
            return true;
        }
        start = end + 1u;
    }
    return false;
}
