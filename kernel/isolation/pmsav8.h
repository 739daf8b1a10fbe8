/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PMSAv8 (ARMv8-M): encoding of regions and plans.
 *
 * A region is a base and an inclusive limit with 32-byte granularity. Regions must not overlap: an
 * access that hits two faults. A partition is one region, and the checks of a domain see to it that
 * none touches another, the text, the kernel's data or the stacks.
 */
#ifndef BK_ISOLATION_PMSAV8_H
#define BK_ISOLATION_PMSAV8_H

#include "lookup.h"

/*
 * Memory attribute indices in RLAR, and the value that the kernel writes to MPU_MAIR0 for them:
 * 0 RAM, write-back, allocates on read and write; 1 device nGnRE; 2 normal memory, not cached;
 * 3 flash, write-through, allocates on read.
 */
#define BK_PMSAV8_ATTR_RAM     0u
#define BK_PMSAV8_ATTR_DEVICE  1u
#define BK_PMSAV8_ATTR_NOCACHE 2u
#define BK_PMSAV8_ATTR_FLASH   3u
#define BK_PMSAV8_MAIR0        0xAA4404FFu

#define BK_PMSAV8_RBAR_XN       1u
#define BK_PMSAV8_RBAR_AP_SHIFT 1
#define BK_PMSAV8_AP_P_RW       0u
#define BK_PMSAV8_AP_RW         1u
#define BK_PMSAV8_AP_P_RO       2u
#define BK_PMSAV8_AP_RO         3u
#define BK_PMSAV8_RLAR_EN       1u

/* Both words zero: the region is off. */

/*
 * The words of a region from start to end, for what the kernel pins: constants, also when the
 * linker sets the addresses. ap, and xn or 0, as above; index is that of the memory attribute.
 */
#define BK_PMSAV8_PIN(start, end, ap, xn, index)                                                   \
    {(start) + (((ap) << BK_PMSAV8_RBAR_AP_SHIFT) | (xn)),                                         \
     (end) - BK_ISO_GRANULE + (((index) << 1) | BK_PMSAV8_RLAR_EN)}

/*
 * The region for exactly this range with these rights, for what the kernel pins (text, kernel data,
 * a thread's stack). False, and *out disabled, when the range is empty, unaligned or wraps, or the
 * attribute grants nothing.
 */
/*@ requires \valid(out);
    assigns *out;
*/
bool bk_pmsav8_fixed_region(uint32_t start, uint32_t size, uint32_t attr, struct bk_region *out);

/* The pinned region of the code: read and execute for all, flash memory. */
/*@ requires \valid(out);
    assigns *out;
*/
bool bk_pmsav8_text_region(uint32_t start, uint32_t size, struct bk_region *out);

/* The pinned region of a thread's stack: read and write for all, never execute. */
/*@ requires \valid(out);
    assigns *out;
*/
bool bk_pmsav8_stack_region(uint32_t start, uint32_t size, struct bk_region *out);

/*
 * Fill d->plan with as many partitions as fit into the first `slots` entries, those with user
 * rights first, in the order of their addresses; disable the others. Sets planned and whole.
 * Makes ready[] for all partitions.
 */
/*@ requires \valid(d) && bk_sorted(d) && \valid_read(layout) && bk_layout_ok(layout);
    requires \separated(d, layout) && slots <= BK_PLAN_SLOTS;
    assigns d->plan[0 .. BK_PLAN_SLOTS - 1], d->planned, d->whole;
    assigns d->ready[0 .. BK_MAX_PARTITIONS - 1];
    ensures d->planned <= slots;
*/
void bk_pmsav8_plan(struct bk_domain *d, const struct bk_layout *layout, uint32_t slots);

/*
 * The region to load for addr: the partition that it lies in. False when it lies in none, or in
 * one that needs no region or that the MPU cannot state. Says nothing about the access: the fault
 * handler calls bk_pmsav8_miss().
 */
/*@ requires \valid_read(d) && bk_sorted(d) && \valid_read(layout) && \valid(out);
    requires bk_layout_ok(layout);
    assigns *out;
*/
bool bk_pmsav8_region_for(const struct bk_domain *d, const struct bk_layout *layout, uint32_t addr,
                          struct bk_region *out);

/*
 * What to do about a fault at addr for an access that needs these rights (BK_U_* from user mode or
 * for an unprivileged load or store, BK_P_* otherwise). *out is written unless it is a violation.
 * The plan has been made.
 */
/*@ requires \valid_read(d) && bk_sorted(d) && \valid_read(layout) && \valid(out);
    requires bk_layout_ok(layout) && rights != 0;
    assigns *out;
*/
static inline enum bk_miss bk_pmsav8_miss(const struct bk_domain *d, const struct bk_layout *layout,
                                          uint32_t addr, uint32_t rights, struct bk_region *out)
{
    uint32_t at = bk_partition_candidate(d, addr);
    const struct bk_partition *p = &d->part[at];
    bool read_only = (p->attr & (BK_U_R | BK_U_W)) == BK_U_R;

    (void)layout;
    if (!bk_range_has(p->start, p->size, addr) || (p->attr & rights) != rights ||
        d->ready[at].attr == 0u) {
        return BK_MISS_VIOLATION;
    }
    *out = d->ready[at];
    return read_only && (rights & BK_P_W) != 0u ? BK_MISS_EVICT : BK_MISS_LOAD;
}

#endif
