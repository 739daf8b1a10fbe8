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
    uint32_t last = start + (size - 1u);
    int first;

    if (size == 0u) {
        return true;
    }
    first = bk_domain_find(d, start);
    if (first < 0 || !bk_range_valid(start, size)) {
        return false;
    }
    /*@ loop invariant first <= i <= d->num;
        loop invariant \at(start, Pre) <= start <= last;
        loop invariant \forall integer a; \at(start, Pre) <= a < start ==>
            bk_granted(d, a, rights);
        loop assigns i, start;
        loop variant d->num - i;
    */
    for (uint32_t i = (uint32_t)first; i < d->num; i++) {
        const struct bk_partition *p = &d->part[i];
        uint32_t p_last = p->start + (p->size - 1u);

        if (!bk_range_has(p->start, p->size, start) || (p->attr & rights) != rights) {
            return false;
        }
        /*@ assert \forall integer a; start <= a <= p_last ==>
                bk_in_range(a, d->part[i].start, d->part[i].size);
        */
        if (last <= p_last) {
            return true;
        }
        start = p_last + 1u;
    }
    return false;
}

/* Whether addr lies in the span and the span grants all the rights. */
/*@ requires bk_valid_range(span, span_size);
    assigns \nothing;
    ensures \result <==> bk_in_range(addr, span, span_size) && (rights & granted) == rights;
*/
static inline bool span_grants(uint32_t span, uint32_t span_size, uint32_t granted, uint32_t addr,
                               uint32_t rights)
{
    return bk_range_has(span, span_size, addr) && (rights & granted) == rights;
}

/*
 * The last byte of the stack, the text or the partition that addr lies in, if that grants all the
 * rights on all its bytes. False if none does.
 */
/*@ requires \valid_read(d) && bk_sorted(d) && \valid_read(layout) && bk_layout_ok(layout);
    requires \valid_read(stack) && bk_valid_range(stack->start, stack->size) && \valid(last);
    requires \separated(last, d) && \separated(last, layout) && \separated(last, stack);
    assigns *last;
    ensures \result ==> addr <= *last && \forall integer a; addr <= a <= *last ==>
        bk_thread_granted(d, layout, stack->start, stack->size, a, rights);
*/
static bool granted_up_to(const struct bk_domain *d, const struct bk_layout *layout,
                          const struct bk_span *stack, uint32_t addr, uint32_t rights,
                          uint32_t *last)
{
    const struct bk_partition *p;

    if (span_grants(stack->start, stack->size, STACK_RIGHTS, addr, rights)) {
        *last = stack->start + (stack->size - 1u);
        return true;
    }
    if (span_grants(layout->text.start, layout->text.size, TEXT_RIGHTS, addr, rights)) {
        *last = layout->text.start + (layout->text.size - 1u);
        return true;
    }
    p = bk_partition_at(d, addr);
    if (p == 0 || (p->attr & rights) != rights) {
        return false;
    }
    *last = p->start + (p->size - 1u);
    return true;
}

bool bk_thread_permits(const struct bk_domain *d, const struct bk_layout *layout,
                       uint32_t stack_start, uint32_t stack_size, uint32_t start, uint32_t size,
                       uint32_t rights)
{
    struct bk_span stack = {stack_start, stack_size};
    uint32_t last = start + (size - 1u);
    uint32_t end;

    if (size == 0u) {
        return true;
    }
    if (!bk_range_valid(start, size)) {
        return false;
    }
    /* Each round leaves one of the partitions, the stack or the text behind for good. */
    /*@ loop invariant 0 <= round <= d->num + 2;
        loop invariant \at(start, Pre) <= start <= last;
        loop invariant \forall integer a; \at(start, Pre) <= a < start ==>
            bk_thread_granted(d, layout, stack_start, stack_size, a, rights);
        loop assigns round, start, end;
        loop variant d->num + 2 - round;
    */
    for (uint32_t round = 0; round < d->num + 2u; round++) {
        if (!granted_up_to(d, layout, &stack, start, rights, &end)) {
            return false;
        }
        if (last <= end) {
            return true;
        }
        start = end + 1u;
    }
    return false;
}
