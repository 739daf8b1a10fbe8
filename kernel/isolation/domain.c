/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Edits of a domain. Each edit is checked completely before the first byte changes, so a refused
 * one leaves the domain as it was.
 */
#include "encode.h"

#define PRIVATE_START 0xE0000000u
#define PRIVATE_SIZE  0x00100000u

void bk_domain_init(struct bk_domain *d)
{
    d->num = 0;
    d->empties = 0;
    d->planned = 0;
    d->whole = 0;
    /*@ loop invariant 0 <= i <= BK_MAX_PARTITIONS;
        loop assigns i, d->part[0 .. BK_MAX_PARTITIONS - 1];
        loop variant BK_MAX_PARTITIONS - i;
    */
    for (uint32_t i = 0; i < BK_MAX_PARTITIONS; i++) {
        d->part[i] = (struct bk_partition){0, 0, 0};
    }
}

enum bk_iso_result bk_attr_check(uint32_t attr)
{
    static const uint8_t accepted[] = {
        0,
        BK_P_R,
        BK_P_R | BK_U_R,
        BK_P_R | BK_P_W,
        BK_P_R | BK_P_W | BK_U_R,
        BK_P_R | BK_P_W | BK_U_R | BK_U_W,
        BK_P_R | BK_P_X,
        BK_P_R | BK_P_X | BK_U_R | BK_U_X,
        BK_P_R | BK_P_W | BK_P_X,
        BK_P_R | BK_P_W | BK_P_X | BK_U_R | BK_U_X,
    };
    uint32_t rights = attr & ~(BK_ATTR_DEVICE | BK_ATTR_NOCACHE);

    if ((attr & (BK_U_W | BK_U_X)) == (BK_U_W | BK_U_X)) {
        return BK_ISO_WRITE_EXECUTE;
    }
    /*@ loop invariant 0 <= i <= sizeof(accepted);
        loop assigns i;
        loop variant sizeof(accepted) - i;
    */
    for (uint32_t i = 0; i < sizeof(accepted); i++) {
        if (accepted[i] == rights) {
            return (attr & BK_ATTR_DEVICE) != 0u && (attr & BK_X_RIGHTS) != 0u ? BK_ISO_ATTR
                                                                                : BK_ISO_OK;
        }
    }
    return BK_ISO_ATTR;
}

/* The rules on where a partition that holds bytes may lie. */
/*@ requires \valid_read(p) && \valid_read(layout) && bk_layout_ok(layout);
    requires p->size != 0 && bk_valid_range(p->start, p->size);
    assigns \nothing;
*/
static enum bk_iso_result check_place(const struct bk_partition *p, const struct bk_layout *layout)
{
    if (p->start < BK_ISO_NULL_SIZE && (p->attr & BK_U_RIGHTS) != 0u) {
        return BK_ISO_ZERO_PAGE;
    }
    if (bk_range_overlap(layout->kernel.start, layout->kernel.size, p->start, p->size)) {
        return BK_ISO_KERNEL;
    }
    if (bk_range_overlap(layout->stacks.start, layout->stacks.size, p->start, p->size)) {
        return BK_ISO_STACK;
    }
    if (bk_range_overlap(PRIVATE_START, PRIVATE_SIZE, p->start, p->size)) {
        return BK_ISO_PRIVATE;
    }
    if ((p->attr & BK_X_RIGHTS) != 0u &&
        (bk_attr_normal(p->start, p->size, p->attr) & BK_ATTR_DEVICE) != 0u) {
        return BK_ISO_ATTR;
    }
    if (!bk_range_overlap(layout->text.start, layout->text.size, p->start, p->size)) {
        return BK_ISO_OK;
    }
    if ((p->attr & BK_W_RIGHTS) != 0u) {
        return BK_ISO_TEXT_WRITE;
    }
    if (!bk_range_contains(layout->text.start, layout->text.size, p->start, p->size)) {
        return BK_ISO_TEXT_EDGE;
    }
    return BK_ISO_OK;
}

enum bk_iso_result bk_partition_check(const struct bk_partition *p, const struct bk_layout *layout)
{
    enum bk_iso_result result = bk_attr_check(p->attr);

    if (result != BK_ISO_OK) {
        return result;
    }
    if (p->start % BK_ISO_GRANULE != 0u || p->size % BK_ISO_GRANULE != 0u) {
        return BK_ISO_UNALIGNED;
    }
    if (!bk_range_valid(p->start, p->size)) {
        return BK_ISO_WRAPS;
    }
    return p->size == 0u ? BK_ISO_OK : check_place(p, layout);
}

/* As the domain keeps it; an empty partition is at no address that could matter. */
/*@ requires \valid_read(p);
    assigns \nothing;
*/
static uint32_t kept_attr(const struct bk_partition *p)
{
    return p->size != 0u ? bk_attr_normal(p->start, p->size, p->attr) : p->attr;
}

/* kept is one of a domain, p one from outside. */
/*@ requires \valid_read(kept) && \valid_read(p);
    assigns \nothing;
    ensures \result ==> kept->start == p->start && kept->size == p->size;
*/
static bool same(const struct bk_partition *kept, const struct bk_partition *p)
{
    return kept->start == p->start && kept->size == p->size && kept->attr == kept_attr(p);
}

/* Number of partitions with bytes that begin at or below start: where a new one is to stand. */
/*@ requires \valid_read(d) && bk_sorted(d);
    assigns \nothing;
    ensures 0 <= \result <= d->num;
    ensures \forall integer i; 0 <= i < \result ==> d->part[i].start <= start;
    ensures \forall integer i; \result <= i < d->num ==> d->part[i].start > start;
*/
static uint32_t position(const struct bk_domain *d, uint32_t start)
{
    uint32_t i = 0;

    /*@ loop invariant 0 <= i <= d->num;
        loop invariant \forall integer j; 0 <= j < i ==> d->part[j].start <= start;
        loop assigns i;
        loop variant d->num - i;
    */
    while (i < d->num && d->part[i].start <= start) {
        i++;
    }
    return i;
}

/*
 * bk_domain_check() for a partition whose position() is `at`. Sorted and disjoint, so only the two
 * neighbours of the position can collide.
 */
/*@ requires \valid_read(d) && bk_sorted(d) && \valid_read(p) && \valid_read(layout);
    requires bk_layout_ok(layout) && at <= d->num;
    requires \forall integer i; 0 <= i < at ==> d->part[i].start <= p->start;
    requires \forall integer i; at <= i < d->num ==> d->part[i].start > p->start;
    assigns \nothing;
    ensures \result == BK_ISO_OK ==> d->num + d->empties < BK_MAX_PARTITIONS &&
        bk_valid_range(p->start, p->size) &&
        p->start % BK_ISO_GRANULE == 0 && p->size % BK_ISO_GRANULE == 0;
    ensures \result == BK_ISO_OK && p->size != 0 ==> \forall integer i; 0 <= i < d->num ==>
        d->part[i].start + d->part[i].size <= p->start ||
        p->start + p->size <= d->part[i].start;
*/
static enum bk_iso_result check_at(const struct bk_domain *d, const struct bk_partition *p,
                                   const struct bk_layout *layout, uint32_t at)
{
    const struct bk_partition *previous = &d->part[at > 0u ? at - 1u : 0u];
    const struct bk_partition *next = &d->part[at];
    enum bk_iso_result result = bk_partition_check(p, layout);

    if (result != BK_ISO_OK) {
        return result;
    }
    if (at > 0u && same(previous, p)) {
        return BK_ISO_DUPLICATE;
    }
    if ((at > 0u && bk_range_overlap(previous->start, previous->size, p->start, p->size)) ||
        (at < d->num && bk_range_overlap(next->start, next->size, p->start, p->size))) {
        return BK_ISO_OVERLAP;
    }
    return (uint32_t)d->num + d->empties >= BK_MAX_PARTITIONS ? BK_ISO_FULL : BK_ISO_OK;
}

enum bk_iso_result bk_domain_check(const struct bk_domain *d, const struct bk_partition *p,
                                   const struct bk_layout *layout)
{
    return check_at(d, p, layout, position(d, p->start));
}

/* Make a hole at index `at`, moving everything behind it up by one. */
/*@ requires \valid(d) && d->num + d->empties < BK_MAX_PARTITIONS;
    requires at <= d->num + d->empties;
    assigns d->part[0 .. BK_MAX_PARTITIONS - 1];
    ensures \forall integer i; 0 <= i < at ==> d->part[i] == \old(d->part[i]);
    ensures \forall integer i; at < i <= d->num + d->empties ==>
        d->part[i] == \old(d->part[i - 1]);
    ensures \forall integer i; d->num + d->empties < i < BK_MAX_PARTITIONS ==>
        d->part[i] == \old(d->part[i]);
*/
static void open_hole(struct bk_domain *d, uint32_t at)
{
    uint32_t i = (uint32_t)d->num + d->empties;

    /*@ loop invariant at <= i <= d->num + d->empties;
        loop invariant \forall integer j; 0 <= j <= i && j < BK_MAX_PARTITIONS ==>
            d->part[j] == \at(d->part[j], Pre);
        loop invariant \forall integer j; i < j <= d->num + d->empties ==>
            d->part[j] == \at(d->part[j - 1], Pre);
        loop invariant \forall integer j; d->num + d->empties < j < BK_MAX_PARTITIONS ==>
            d->part[j] == \at(d->part[j], Pre);
        loop assigns i, d->part[0 .. BK_MAX_PARTITIONS - 1];
        loop variant i - at;
    */
    while (i > at) {
        d->part[i] = d->part[i - 1u];
        i--;
    }
}

/* Take out the entry at index `at`, moving everything behind it down by one. */
/*@ requires \valid(d) && d->num + d->empties <= BK_MAX_PARTITIONS;
    requires at < d->num + d->empties;
    assigns d->part[0 .. BK_MAX_PARTITIONS - 1];
    ensures \forall integer i; 0 <= i < at ==> d->part[i] == \old(d->part[i]);
    ensures \forall integer i; at <= i < d->num + d->empties - 1 ==>
        d->part[i] == \old(d->part[i + 1]);
    ensures d->part[d->num + d->empties - 1].size == 0;
    ensures \forall integer i; d->num + d->empties <= i < BK_MAX_PARTITIONS ==>
        d->part[i] == \old(d->part[i]);
*/
static void close_hole(struct bk_domain *d, uint32_t at)
{
    uint32_t last = (uint32_t)d->num + d->empties - 1u;

    /*@ loop invariant at <= i <= last;
        loop invariant \forall integer j; 0 <= j < at || i <= j < BK_MAX_PARTITIONS ==>
            d->part[j] == \at(d->part[j], Pre);
        loop invariant \forall integer j; at <= j < i ==>
            d->part[j] == \at(d->part[j + 1], Pre);
        loop assigns i, d->part[0 .. BK_MAX_PARTITIONS - 1];
        loop variant last - i;
    */
    for (uint32_t i = at; i < last; i++) {
        d->part[i] = d->part[i + 1u];
    }
    /*@ assert \forall integer i; at <= i < last ==> d->part[i] == \at(d->part[i + 1], Pre); */
    d->part[last] = (struct bk_partition){0, 0, 0};
}

enum bk_iso_result bk_domain_add(struct bk_domain *d, const struct bk_partition *p,
                                 const struct bk_layout *layout)
{
    uint32_t at = position(d, p->start);
    enum bk_iso_result result = check_at(d, p, layout, at);

    if (result != BK_ISO_OK) {
        return result;
    }
    if (p->size == 0u) {
        at = d->num;
    }
    open_hole(d, at);
    d->part[at] = (struct bk_partition){p->start, p->size, kept_attr(p)};
    if (p->size == 0u) {
        d->empties++;
    } else {
        d->num++;
    }
    return BK_ISO_OK;
}

enum bk_iso_result bk_domain_remove(struct bk_domain *d, const struct bk_partition *p)
{
    uint32_t total = (uint32_t)d->num + d->empties;
    uint32_t i = 0;

    /*@ loop invariant 0 <= i <= total;
        loop assigns i;
        loop variant total - i;
    */
    while (i < total && !same(&d->part[i], p)) {
        i++;
    }
    if (i == total) {
        return BK_ISO_NOT_FOUND;
    }
    close_hole(d, i);
    if (p->size == 0u) {
        d->empties--;
    } else {
        d->num--;
    }
    return BK_ISO_OK;
}
