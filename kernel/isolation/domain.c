/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Edits of a domain. Each edit is checked completely before the first byte changes, so a refused
 * one leaves the domain as it was.
 */
#include "encode.h"

#define DEVICE_START  0x40000000u
#define DEVICE_SIZE   0x20000000u
#define SYSTEM_START  0xE0000000u
#define SYSTEM_SIZE   0x20000000u
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
    /*@ loop invariant 0 <= i <= BK_PLAN_SLOTS;
        loop assigns i, d->plan[0 .. BK_PLAN_SLOTS - 1];
        loop variant BK_PLAN_SLOTS - i;
    */
    for (uint32_t i = 0; i < BK_PLAN_SLOTS; i++) {
        d->plan[i] = (struct bk_region){0, 0};
    }
}

enum bk_iso_result bk_attr_check(uint32_t attr)
{
    uint32_t priv = attr & BK_P_RIGHTS;
    uint32_t user = (attr & BK_U_RIGHTS) / BK_U_R;

    if ((user & BK_P_W) != 0u && (user & BK_P_X) != 0u) {
        return BK_ISO_WRITE_EXECUTE;
    }
    if ((attr & ~BK_ATTR_MASK) != 0u || (user & ~priv) != 0u) {
        return BK_ISO_ATTR;
    }
    /* From here on user rights are among the privileged ones: one check of read does for both. */
    if ((priv != 0u && (priv & BK_P_R) == 0u) || (user != 0u && (user & BK_P_R) == 0u)) {
        return BK_ISO_ATTR;
    }
    if (user != 0u && ((user ^ priv) & BK_P_X) != 0u) {
        return BK_ISO_ATTR;
    }
    if ((attr & BK_ATTR_DEVICE) != 0u && (attr & BK_X_RIGHTS) != 0u) {
        return BK_ISO_ATTR;
    }
    return BK_ISO_OK;
}

/* The rules on where a partition that holds bytes may lie. */
/*@ requires \valid_read(p) && \valid_read(layout) && bk_layout_ok(layout);
    requires p->size != 0 && bk_valid_range(p->start, p->size);
    assigns \nothing;
*/
static enum bk_iso_result check_place(const struct bk_partition *p, const struct bk_layout *layout)
{
    bool system = bk_range_overlap(SYSTEM_START, SYSTEM_SIZE, p->start, p->size);
    bool device = bk_range_overlap(DEVICE_START, DEVICE_SIZE, p->start, p->size);

    if (p->start < BK_ISO_NULL_SIZE && (p->attr & BK_U_RIGHTS) != 0u) {
        return BK_ISO_ZERO_PAGE;
    }
    if (bk_range_overlap(layout->kernel.start, layout->kernel.size, p->start, p->size)) {
        return BK_ISO_KERNEL;
    }
    if (bk_range_overlap(layout->stacks.start, layout->stacks.size, p->start, p->size)) {
        return BK_ISO_STACK;
    }
    if (bk_range_overlap(SYSTEM_START, PRIVATE_SIZE, p->start, p->size)) {
        return BK_ISO_PRIVATE;
    }
    if ((system || device) && (p->attr & BK_X_RIGHTS) != 0u) {
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
    ensures \result.start == p->start && \result.size == p->size;
*/
static struct bk_partition normal(const struct bk_partition *p)
{
    struct bk_partition n = *p;

    if (p->size != 0u) {
        n.attr = bk_attr_normal(p->start, p->size, p->attr);
    }
    return n;
}

/* kept is one of a domain, p one from outside. */
/*@ requires \valid_read(kept) && \valid_read(p);
    assigns \nothing;
    ensures \result ==> kept->start == p->start && kept->size == p->size;
*/
static bool same(const struct bk_partition *kept, const struct bk_partition *p)
{
    struct bk_partition n = normal(p);

    return kept->start == n.start && kept->size == n.size && kept->attr == n.attr;
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

/* Sorted and disjoint, so only the two neighbours of the position can collide. */
/*@ requires \valid_read(d) && bk_sorted(d) && \valid_read(p);
    requires bk_valid_range(p->start, p->size);
    assigns \nothing;
    ensures \result == BK_ISO_OK && p->size != 0 ==> \forall integer i; 0 <= i < d->num ==>
        d->part[i].start + d->part[i].size <= p->start ||
        p->start + p->size <= d->part[i].start;
*/
static enum bk_iso_result check_neighbours(const struct bk_domain *d, const struct bk_partition *p)
{
    uint32_t at = position(d, p->start);

    if (at > 0u && same(&d->part[at - 1u], p)) {
        return BK_ISO_DUPLICATE;
    }
    if (at > 0u && bk_range_overlap(d->part[at - 1u].start, d->part[at - 1u].size, p->start,
                                    p->size)) {
        return BK_ISO_OVERLAP;
    }
    if (at < d->num && bk_range_overlap(d->part[at].start, d->part[at].size, p->start, p->size)) {
        return BK_ISO_OVERLAP;
    }
    return BK_ISO_OK;
}

enum bk_iso_result bk_domain_check(const struct bk_domain *d, const struct bk_partition *p,
                                   const struct bk_layout *layout)
{
    enum bk_iso_result result = bk_partition_check(p, layout);

    if (result == BK_ISO_OK) {
        result = check_neighbours(d, p);
    }
    if (result == BK_ISO_OK && (uint32_t)d->num + d->empties >= BK_MAX_PARTITIONS) {
        result = BK_ISO_FULL;
    }
    return result;
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
    enum bk_iso_result result = bk_domain_check(d, p, layout);
    uint32_t at;

    if (result != BK_ISO_OK) {
        return result;
    }
    at = p->size == 0u ? d->num : position(d, p->start);
    open_hole(d, at);
    d->part[at] = normal(p);
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
