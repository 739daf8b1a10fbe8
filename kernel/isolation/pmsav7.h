/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PMSAv7 (ARMv7-M): encoding of regions and plans.
 *
 * A region is a power of two in size, aligned to it, and from 256 bytes on has eight subregions
 * that can be switched off. Where regions overlap the highest number decides, a subregion that is
 * off not counting. A partition of any size is therefore a set of such blocks, each holding bytes
 * of that partition only: the plan holds some and the fault handler loads the others.
 */
#ifndef BK_ISOLATION_PMSAV7_H
#define BK_ISOLATION_PMSAV7_H

#include "lookup.h"

#define BK_PMSAV7_RBAR_VALID      0x10u
#define BK_PMSAV7_RBAR_ADDR       0xFFFFFFE0u
#define BK_PMSAV7_RASR_XN         (1u << 28)
#define BK_PMSAV7_RASR_AP_SHIFT   24
#define BK_PMSAV7_AP_NONE         0u
#define BK_PMSAV7_AP_P_RW         1u
#define BK_PMSAV7_AP_P_RW_U_RO    2u
#define BK_PMSAV7_AP_RW           3u
#define BK_PMSAV7_AP_P_RO         5u
#define BK_PMSAV7_AP_RO           6u
#define BK_PMSAV7_RASR_RAM        ((1u << 19) | (1u << 17) | (1u << 16)) /* write-back */
#define BK_PMSAV7_RASR_FLASH      (1u << 17)                             /* write-through */
#define BK_PMSAV7_RASR_DEVICE     ((1u << 18) | (1u << 16))              /* shared device */
#define BK_PMSAV7_RASR_NOCACHE    (1u << 19)
#define BK_PMSAV7_RASR_SRD_SHIFT  8
#define BK_PMSAV7_RASR_SIZE_SHIFT 1
#define BK_PMSAV7_RASR_EN         1u

/*
 * The words of a region for what the kernel pins, as constants: size bytes from start on, where
 * BK_PMSAV7_CAN_PIN() says that one region is enough. Not placed. bits: permissions and memory.
 */
#define BK_PMSAV7_PIN_LOG2(size) (32u - (uint32_t)__builtin_clz((size) - 1u))
#define BK_PMSAV7_PIN_SUB(size)  (1u << (BK_PMSAV7_PIN_LOG2(size) - 3u))
#define BK_PMSAV7_CAN_PIN(start, size)                                                             \
    ((size) >= 256u && (start) % (8u * BK_PMSAV7_PIN_SUB(size)) == 0u &&                           \
     (size) % BK_PMSAV7_PIN_SUB(size) == 0u)
#define BK_PMSAV7_PIN(start, size, bits)                                                           \
    {(start), (bits) | (0xFFu << (size) / BK_PMSAV7_PIN_SUB(size) & 0xFFu)                         \
                           << BK_PMSAV7_RASR_SRD_SHIFT |                                           \
                  (BK_PMSAV7_PIN_LOG2(size) - 1u) << BK_PMSAV7_RASR_SIZE_SHIFT |                   \
                  BK_PMSAV7_RASR_EN}

/*
 * The same region for hardware region number `slot` (0 to 15), whatever the region number register
 * holds when it is stored. A disabled region has attr 0 and needs it too.
 */
/*@ requires slot <= 15;
    assigns \nothing;
*/
static inline struct bk_region bk_pmsav7_place(struct bk_region r, uint32_t slot)
{
    struct bk_region placed = {
        (r.base & BK_PMSAV7_RBAR_ADDR) | BK_PMSAV7_RBAR_VALID | slot, r.attr};

    return placed;
}

/*
 * The region for exactly this range with these rights, for what the kernel pins. False, and *out
 * disabled, when no single region with its subregions is exactly this range; 0 as attribute is the
 * guard below a stack, which nobody may touch. Not placed.
 */
/*@ requires \valid(out);
    assigns *out;
*/
bool bk_pmsav7_fixed_region(uint32_t start, uint32_t size, uint32_t attr, struct bk_region *out);

/* The pinned region of the code: read and execute for all, flash memory. Not placed. */
/*@ requires \valid(out);
    assigns *out;
*/
bool bk_pmsav7_text_region(uint32_t start, uint32_t size, struct bk_region *out);

/* The pinned region of a thread's stack: read and write for all, never execute. Not placed. */
/*@ requires \valid(out);
    assigns *out;
*/
bool bk_pmsav7_stack_region(uint32_t start, uint32_t size, struct bk_region *out);

/*
 * Fill d->plan with at most `slots` regions: for each partition the largest block that it holds,
 * those with user rights first, then as many of the remaining blocks as fit. plan[i] is placed for
 * hardware region BK_PLAN_FIRST + i, the disabled ones as well. Sets planned and whole.
 * Makes ready[] for all partitions.
 */
/*@ requires \valid(d) && bk_sorted(d) && \valid_read(layout) && bk_layout_ok(layout);
    requires \separated(d, layout) && slots <= BK_PLAN_SLOTS;
    assigns d->plan[0 .. BK_PLAN_SLOTS - 1], d->planned, d->whole;
    assigns d->ready[0 .. BK_MAX_PARTITIONS - 1];
    ensures d->planned <= slots;
*/
void bk_pmsav7_plan(struct bk_domain *d, const struct bk_layout *layout, uint32_t slots);

/*
 * The region to load for addr: the block of its partition that includes addr and covers the most of
 * the partition. False when it lies in none, or in one that needs no region. Not placed. Says
 * nothing about the access: the fault handler calls bk_pmsav7_miss().
 */
/*@ requires \valid_read(d) && bk_sorted(d) && \valid_read(layout) && \valid(out);
    requires bk_layout_ok(layout);
    assigns *out;
*/
bool bk_pmsav7_region_for(const struct bk_domain *d, const struct bk_layout *layout, uint32_t addr,
                          struct bk_region *out);

/*
 * The region to load for addr in a partition that is more than one: the block that includes addr
 * and covers the most of it. False when it needs none.
 */
/*@ requires \valid_read(p) && \valid_read(layout) && \valid(out);
    requires bk_layout_ok(layout) && bk_in_range(addr, p->start, p->size);
    assigns *out;
*/
bool bk_pmsav7_block_for(const struct bk_partition *p, const struct bk_layout *layout,
                         uint32_t addr, struct bk_region *out);

/* As bk_pmsav8_miss(); never BK_MISS_EVICT, since PMSAv7 can state every accepted attribute. */
/*@ requires \valid_read(d) && bk_sorted(d) && \valid_read(layout) && \valid(out);
    requires bk_layout_ok(layout);
    assigns *out;
    ensures \result != BK_MISS_EVICT;
*/
static inline enum bk_miss bk_pmsav7_miss(const struct bk_domain *d, const struct bk_layout *layout,
                                          uint32_t addr, uint32_t rights, struct bk_region *out)
{
    uint32_t at = bk_partition_candidate(d, addr);
    const struct bk_partition *p = &d->part[at];

    if (!bk_range_has(p->start, p->size, addr) || (p->attr & rights) != rights) {
        return BK_MISS_VIOLATION;
    }
    *out = d->ready[at];
    return out->attr != 0u || bk_pmsav7_block_for(p, layout, addr, out) ? BK_MISS_LOAD
                                                                        : BK_MISS_VIOLATION;
}

#endif
