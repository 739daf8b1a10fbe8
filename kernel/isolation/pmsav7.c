/* SPDX-License-Identifier: Apache-2.0 */
#include "encode.h"
#include "pmsav7.h"

/* Subregions of 32 bytes (a region of 256) to 2^29 bytes (the whole address space). */
#define SUB_LOG2_MIN 5u
#define SUB_LOG2_MAX 29u
#define SUBREGIONS   8u

/*
 * What one region grants of a partition: subregions lo to hi of 2^log2 bytes each, counted from
 * address 0. Both lie in the same aligned group of eight, which is the region.
 */
struct block {
    uint32_t log2;
    uint32_t lo;
    uint32_t hi;
    uint32_t size; /* bytes granted; the whole address space would not fit, and is none */
};

/*@ requires x != 0;
    assigns \nothing;
    ensures 0 <= \result <= 31;
*/
static inline uint32_t top_bit(uint32_t x)
{
    return 31u - (uint32_t)__builtin_clz(x);
}

static inline uint32_t block_start(const struct block *b)
{
    return b->lo << b->log2;
}

/*
 * log2 of the largest aligned chunk around addr within [start, last]. A chunk of 2^n bytes leaves
 * out a byte exactly when the byte's address differs from addr in bit n or above, and it is within
 * the range when it leaves out the bytes on both sides of it. Where the range touches an end of the
 * address space, that byte is the one at the other end, which is outside too.
 */
/*@ requires start <= addr <= last && !(start == 0 && last == 0xFFFFFFFF);
    assigns \nothing;
    ensures 0 <= \result <= SUB_LOG2_MAX;
*/
static inline uint32_t chunk_log2(uint32_t start, uint32_t last, uint32_t addr)
{
    uint32_t below = addr ^ (start - 1u);
    uint32_t above = addr ^ (last + 1u);
    uint32_t log2 = top_bit(below < above ? below : above);

    return log2 < SUB_LOG2_MAX ? log2 : SUB_LOG2_MAX;
}

/*
 * Of the block around addr with subregions of 2^log2 bytes: the first and the last subregion within
 * the range. No sum overflows: the chunk around addr is within the range, hence
 * start <= 2^32 - 2^log2 and last >= 2^log2 - 1.
 */
static inline uint32_t first_sub(uint32_t start, uint32_t addr, uint32_t log2)
{
    uint32_t of_block = (addr >> log2) & ~(SUBREGIONS - 1u);
    uint32_t of_range = (start + ((1u << log2) - 1u)) >> log2;

    return of_range > of_block ? of_range : of_block;
}

static inline uint32_t last_sub(uint32_t last, uint32_t addr, uint32_t log2)
{
    uint32_t of_block = (addr >> log2) | (SUBREGIONS - 1u);
    uint32_t of_range = (last - ((1u << log2) - 1u)) >> log2;

    return of_range < of_block ? of_range : of_block;
}

/*
 * The block that includes addr and covers the most of [start, last], if it is more than best->size.
 * Subregions as large as the chunk around addr cover at least the chunk; those of an eighth cover
 * at most as much, so three sizes are to be compared.
 */
static void best_block(uint32_t start, uint32_t last, uint32_t addr, struct block *best)
{
    uint32_t log2 = chunk_log2(start, last, addr);
    uint32_t least = log2 < SUB_LOG2_MIN + 2u ? SUB_LOG2_MIN : log2 - 2u;

    /*@ loop invariant least - 1 <= log2 <= SUB_LOG2_MAX;
        loop assigns log2, *best;
        loop variant log2;
    */
    for (; log2 >= least && best->size <= last - start; log2--) {
        uint32_t lo = first_sub(start, addr, log2);
        uint32_t hi = last_sub(last, addr, log2);
        uint32_t size = (hi - lo + 1u) << log2;

        if (size > best->size) {
            *best = (struct block){log2, lo, hi, size};
        }
    }
}

/*
 * The block that is the whole range, in the region as small as can be, if there is one. Its size is
 * not set.
 */
static bool whole_block(uint32_t start, uint32_t last, struct block *b)
{
    uint32_t span = top_bit((start ^ last) | (BK_ISO_GRANULE - 1u));
    uint32_t log2 = span < SUB_LOG2_MIN + 2u ? SUB_LOG2_MIN : span - 2u;

    b->log2 = log2;
    b->lo = start >> log2;
    b->hi = last >> log2;
    return ((start | (last + 1u)) & ((1u << log2) - 1u)) == 0u;
}

/*
 * The block that covers the most of a partition which is more than one lies next to the point
 * inside it which is aligned best: the largest chunk begins or ends there.
 */
static struct block main_block(uint32_t start, uint32_t last)
{
    uint32_t pivot = last & ~((1u << top_bit(start ^ last)) - 1u);
    struct block b;

    b.size = 0;
    best_block(start, last, pivot, &b);
    best_block(start, last, pivot - 1u, &b);
    return b;
}

static inline uint32_t access_bits(uint32_t attr)
{
    uint32_t ap = BK_PMSAV7_AP_NONE;
    uint32_t xn = (attr & BK_X_RIGHTS) != 0u ? 0u : BK_PMSAV7_RASR_XN;

    if ((attr & BK_U_W) != 0u) {
        ap = BK_PMSAV7_AP_RW;
    } else if ((attr & BK_P_W) != 0u) {
        ap = (attr & BK_U_R) != 0u ? BK_PMSAV7_AP_P_RW_U_RO : BK_PMSAV7_AP_P_RW;
    } else if ((attr & BK_P_R) != 0u) {
        ap = (attr & BK_U_R) != 0u ? BK_PMSAV7_AP_RO : BK_PMSAV7_AP_P_RO;
    }
    return (ap << BK_PMSAV7_RASR_AP_SHIFT) | xn;
}

static inline uint32_t memory_bits(uint32_t attr)
{
    if ((attr & BK_ATTR_DEVICE) != 0u) {
        return BK_PMSAV7_RASR_DEVICE;
    }
    return (attr & BK_ATTR_NOCACHE) != 0u ? BK_PMSAV7_RASR_NOCACHE : BK_PMSAV7_RASR_RAM;
}

static inline void encode(const struct block *b, uint32_t bits, struct bk_region *out)
{
    uint32_t on = (2u << (b->hi % SUBREGIONS)) - (1u << (b->lo % SUBREGIONS));

    out->base = (b->lo & ~(SUBREGIONS - 1u)) << b->log2;
    out->attr = bits | ((on ^ 0xFFu) << BK_PMSAV7_RASR_SRD_SHIFT) |
                ((b->log2 + 2u) << BK_PMSAV7_RASR_SIZE_SHIFT) | BK_PMSAV7_RASR_EN;
}

static inline __attribute__((always_inline)) bool
fixed(uint32_t start, uint32_t size, uint32_t bits, struct bk_region *out)
{
    struct block b;

    if (bk_fixed_range_ok(start, size) && whole_block(start, start + (size - 1u), &b)) {
        encode(&b, bits, out);
        return true;
    }
    *out = (struct bk_region){0, 0};
    return false;
}

bool bk_pmsav7_fixed_region(uint32_t start, uint32_t size, uint32_t attr, struct bk_region *out)
{
    uint32_t normal = bk_attr_normal(start, size, attr);

    return fixed(start, size, access_bits(normal) | memory_bits(normal), out);
}

bool bk_pmsav7_text_region(uint32_t start, uint32_t size, struct bk_region *out)
{
    uint32_t access = access_bits(BK_P_R | BK_P_X | BK_U_R | BK_U_X);

    return fixed(start, size, access | BK_PMSAV7_RASR_FLASH, out);
}

bool bk_pmsav7_stack_region(uint32_t start, uint32_t size, struct bk_region *out)
{
    uint32_t access = access_bits(BK_P_R | BK_P_W | BK_U_R | BK_U_W);

    return fixed(start, size, access | BK_PMSAV7_RASR_RAM, out);
}

static inline uint32_t bits_of(const struct bk_partition *p)
{
    return access_bits(p->attr) | memory_bits(p->attr);
}

/* The next free slot of the plan gets the region, unless there is none. */
static void plan_region(struct bk_domain *d, struct bk_region r, uint32_t slots)
{
    if (d->planned == slots) {
        d->whole = 0;
        return;
    }
    d->plan[d->planned] = bk_pmsav7_place(r, BK_PLAN_FIRST + d->planned);
    d->planned++;
}

static void plan_block(struct bk_domain *d, const struct bk_partition *p, const struct block *b,
                       uint32_t slots)
{
    struct bk_region r;

    encode(b, bits_of(p), &r);
    plan_region(d, r, slots);
}

static void make_ready(const struct bk_partition *p, const struct bk_layout *layout,
                       struct bk_region *ready)
{
    struct block b;

    *ready = (struct bk_region){0, 0};
    if (bk_partition_needs_region(p, layout) &&
        whole_block(p->start, p->start + (p->size - 1u), &b)) {
        encode(&b, bits_of(p), ready);
    }
}

/*
 * The main block of a partition that is more than one, or the blocks beside it, from the bottom up,
 * as far as slots go.
 */
static void plan_blocks(struct bk_domain *d, const struct bk_partition *p, uint32_t slots,
                        bool beside)
{
    uint32_t last = p->start + (p->size - 1u);
    struct block main = main_block(p->start, last);
    uint32_t done = 0; /* bytes of the partition that are in the plan, counted from its start */

    if (!beside) {
        plan_block(d, p, &main, slots);
        return;
    }
    /*@ loop invariant done <= p->size && d->planned <= slots;
        loop assigns done, d->whole, d->planned, d->plan[0 .. BK_PLAN_SLOTS - 1];
        loop variant p->size - done;
    */
    while (done < p->size && d->whole != 0u) {
        uint32_t at = p->start + done;
        struct block b = main;

        if (!bk_range_has(block_start(&main), main.size, at)) {
            b.size = 0;
            best_block(p->start, last, at, &b);
            plan_block(d, p, &b, slots);
        }
        done = block_start(&b) + b.size - p->start;
    }
}

/* The order in which the plan is filled. */
enum pass { PASS_READY, PASS_USER, PASS_OTHERS, PASS_BESIDE, PASSES };

/* What a pass does with a partition: those with user rights come before the others. */
static void plan_partition(struct bk_domain *d, uint32_t i, const struct bk_layout *layout,
                           uint32_t slots, enum pass pass)
{
    const struct bk_partition *p = &d->part[i];
    bool user = (p->attr & BK_U_RIGHTS) != 0u;

    if (pass == PASS_READY) {
        make_ready(p, layout, &d->ready[i]);
    } else if (pass == PASS_BESIDE || user == (pass == PASS_USER)) {
        if (d->ready[i].attr == 0u && bk_partition_needs_region(p, layout)) {
            plan_blocks(d, p, slots, pass == PASS_BESIDE);
        } else if (d->ready[i].attr != 0u && pass != PASS_BESIDE) {
            plan_region(d, d->ready[i], slots);
        }
    }
}

void bk_pmsav7_plan(struct bk_domain *d, const struct bk_layout *layout, uint32_t slots)
{
    d->planned = 0;
    d->whole = 1;
    /*@ loop invariant 0 <= pass <= PASSES && d->planned <= slots;
        loop assigns pass, d->whole, d->planned, d->plan[0 .. BK_PLAN_SLOTS - 1],
            d->ready[0 .. BK_MAX_PARTITIONS - 1];
        loop variant PASSES - pass;
    */
    for (uint32_t pass = 0; pass < PASSES; pass++) {
        /*@ loop invariant 0 <= i <= d->num && d->planned <= slots;
            loop assigns i, d->whole, d->planned, d->plan[0 .. BK_PLAN_SLOTS - 1],
                d->ready[0 .. BK_MAX_PARTITIONS - 1];
            loop variant d->num - i;
        */
        for (uint32_t i = 0; i < d->num; i++) {
            plan_partition(d, i, layout, slots, (enum pass)pass);
        }
    }
    /*@ loop invariant d->planned <= i <= BK_PLAN_SLOTS;
        loop assigns i, d->plan[0 .. BK_PLAN_SLOTS - 1];
        loop variant BK_PLAN_SLOTS - i;
    */
    for (uint32_t i = d->planned; i < BK_PLAN_SLOTS; i++) {
        d->plan[i] = bk_pmsav7_place((struct bk_region){0, 0}, BK_PLAN_FIRST + i);
    }
}

bool bk_pmsav7_region_for(const struct bk_domain *d, const struct bk_layout *layout, uint32_t addr,
                          struct bk_region *out)
{
    return bk_pmsav7_miss(d, layout, addr, 0, out) == BK_MISS_LOAD;
}

bool bk_pmsav7_block_for(const struct bk_partition *p, const struct bk_layout *layout,
                         uint32_t addr, struct bk_region *out)
{
    struct block b;

    if (!bk_partition_needs_region(p, layout)) {
        return false;
    }
    b.size = 0;
    best_block(p->start, p->start + (p->size - 1u), addr, &b);
    encode(&b, bits_of(p), out);
    return true;
}
