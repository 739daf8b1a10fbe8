/* SPDX-License-Identifier: Apache-2.0 */
#include "encode.h"
#include "pmsav8.h"

static inline uint32_t access_bits(uint32_t attr)
{
    uint32_t ap = (attr & BK_P_W) != 0u ? BK_PMSAV8_AP_P_RW : BK_PMSAV8_AP_P_RO;
    uint32_t xn = (attr & BK_X_RIGHTS) != 0u ? 0u : BK_PMSAV8_RBAR_XN;

    if ((attr & BK_U_W) != 0u) {
        ap = BK_PMSAV8_AP_RW;
    } else if ((attr & BK_U_R) != 0u) {
        ap = BK_PMSAV8_AP_RO;
    }
    return (ap << BK_PMSAV8_RBAR_AP_SHIFT) | xn;
}

/* The indices are chosen so that the attribute's two bits are the index. */
_Static_assert(BK_PMSAV8_ATTR_DEVICE == BK_ATTR_DEVICE / 64u &&
                   BK_PMSAV8_ATTR_NOCACHE == BK_ATTR_NOCACHE / 64u,
               "memory attribute indices");

static inline uint32_t memory_index(uint32_t attr)
{
    return (attr / 64u) & 3u;
}

/* "No access" cannot be stated. */
static inline bool can_state(uint32_t attr)
{
    return (attr & BK_P_R) != 0u;
}

static inline void encode(const struct bk_partition *p, uint32_t index, struct bk_region *out)
{
    uint32_t last = p->start + (p->size - 1u);

    out->base = p->start | access_bits(p->attr);
    out->attr = (last & ~(BK_ISO_GRANULE - 1u)) | (index << 1) | BK_PMSAV8_RLAR_EN;
}

static inline __attribute__((always_inline)) bool
fixed(const struct bk_partition *p, uint32_t index, struct bk_region *out)
{
    *out = (struct bk_region){0, 0};
    if (!bk_fixed_range_ok(p->start, p->size) || !can_state(p->attr)) {
        return false;
    }
    encode(p, index, out);
    return true;
}

bool bk_pmsav8_fixed_region(uint32_t start, uint32_t size, uint32_t attr, struct bk_region *out)
{
    struct bk_partition p = {start, size, bk_attr_normal(start, size, attr)};

    return fixed(&p, memory_index(p.attr), out);
}

bool bk_pmsav8_text_region(uint32_t start, uint32_t size, struct bk_region *out)
{
    struct bk_partition p = {start, size, BK_P_R | BK_P_X | BK_U_R | BK_U_X};

    return fixed(&p, BK_PMSAV8_ATTR_FLASH, out);
}

bool bk_pmsav8_stack_region(uint32_t start, uint32_t size, struct bk_region *out)
{
    struct bk_partition p = {start, size, BK_P_R | BK_P_W | BK_U_R | BK_U_W};

    return fixed(&p, BK_PMSAV8_ATTR_RAM, out);
}

/* Put those partitions that do or do not have user rights into the plan, as far as it goes. */
static void plan_some(struct bk_domain *d, uint32_t slots, bool user)
{
    /*@ loop invariant 0 <= i <= d->num && d->planned <= slots;
        loop assigns i, d->whole, d->planned, d->plan[0 .. BK_PLAN_SLOTS - 1];
        loop variant d->num - i;
    */
    for (uint32_t i = 0; i < d->num; i++) {
        if (d->ready[i].attr == 0u || ((d->part[i].attr & BK_U_RIGHTS) != 0u) != user) {
            continue;
        }
        if (d->planned < slots) {
            d->plan[d->planned] = d->ready[i];
            d->planned++;
        } else {
            d->whole = 0;
        }
    }
}

static void make_ready(struct bk_domain *d, const struct bk_layout *layout)
{
    /*@ loop invariant 0 <= i <= d->num;
        loop assigns i, d->ready[0 .. BK_MAX_PARTITIONS - 1];
        loop variant d->num - i;
    */
    for (uint32_t i = 0; i < d->num; i++) {
        const struct bk_partition *p = &d->part[i];

        d->ready[i] = (struct bk_region){0, 0};
        if (can_state(p->attr) && bk_partition_needs_region(p, layout)) {
            encode(p, memory_index(p->attr), &d->ready[i]);
        }
    }
}

void bk_pmsav8_plan(struct bk_domain *d, const struct bk_layout *layout, uint32_t slots)
{
    make_ready(d, layout);
    d->planned = 0;
    d->whole = 1;
    plan_some(d, slots, true);
    plan_some(d, slots, false);
    /*@ loop invariant d->planned <= i <= BK_PLAN_SLOTS;
        loop assigns i, d->plan[0 .. BK_PLAN_SLOTS - 1];
        loop variant BK_PLAN_SLOTS - i;
    */
    for (uint32_t i = d->planned; i < BK_PLAN_SLOTS; i++) {
        d->plan[i] = (struct bk_region){0, 0};
    }
}

bool bk_pmsav8_region_for(const struct bk_domain *d, const struct bk_layout *layout, uint32_t addr,
                          struct bk_region *out)
{
    /* Privileged read is what every attribute grants that the MPU can state. */
    return bk_pmsav8_miss(d, layout, addr, BK_P_R, out) != BK_MISS_VIOLATION;
}
