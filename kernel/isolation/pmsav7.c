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
};

/*@ requires x != 0;
    assigns \nothing;
    ensures 0 <= \result <= 31;
*/
static inline uint32_t top_bit(uint32_t x)
{
    return 31u - (uint32_t)__builtin_clz(x);
}

/* Bytes granted. The whole address space, which would not fit, is no partition. */
static inline uint32_t block_size(const struct block *b)
{
    return (b->hi - b->lo + 1u) << b->log2;
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
    uint32_t below = top_bit(addr ^ (start - 1u));
    uint32_t above = top_bit(addr ^ (last + 1u));
    uint32_t log2 = below < above ? below : above;

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
 * The block that includes addr and covers the most of [start, last]. Subregions as large as the
 * chunk around addr cover at least the chunk; those of an eighth cover at most as much, so three
 * sizes are to be compared.
 */
static void best_block(uint32_t start, uint32_t last, uint32_t addr, struct block *best)
{
    uint32_t log2 = chunk_log2(start, last, addr);
    uint32_t least = log2 < SUB_LOG2_MIN + 2u ? SUB_LOG2_MIN : log2 - 2u;
    uint32_t most = 0;

    /*@ loop invariant least - 1 <= log2 <= SUB_LOG2_MAX;
        loop assigns log2, *best, most;
        loop variant log2;
    */
    for (; log2 >= least && most <= last - start; log2--) {
        uint32_t lo = first_sub(start, addr, log2);
        uint32_t hi = last_sub(last, addr, log2);
        uint32_t bytes = (hi - lo + 1u) << log2;

        if (bytes > most) {
            most = bytes;
            *best = (struct block){log2, lo, hi};
        }
    }
}

/* The block that is the whole range, in the region as small as can be, if there is one. */
static bool whole_block(uint32_t start, uint32_t last, struct block *b)
{
    uint32_t span = top_bit((start ^ last) | (BK_ISO_GRANULE - 1u));
    uint32_t log2 = span < SUB_LOG2_MIN + 2u ? SUB_LOG2_MIN : span - 2u;

    *b = (struct block){log2, start >> log2, last >> log2};
    return ((start | (last + 1u)) & ((1u << log2) - 1u)) == 0u;
}

/*
 * The block that covers the most of a partition which is more than one lies next to the point
 * inside it which is aligned best: the largest chunk begins or ends there.
 */
static struct block main_block(uint32_t start, uint32_t last)
{
    uint32_t pivot = last & ~((1u << top_bit(start ^ last)) - 1u);
    struct block up;
    struct block down;

    best_block(start, last, pivot, &up);
    best_block(start, last, pivot - 1u, &down);
    return block_size(&down) > block_size(&up) ? down : up;
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

static bool fixed(uint32_t start, uint32_t size, uint32_t bits, struct bk_region *out)
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

static void plan_region(struct bk_domain *d, struct bk_region r)
{
    d->plan[d->planned] = bk_pmsav7_place(r, BK_PLAN_FIRST + d->planned);
    d->planned++;
}

static void plan_block(struct bk_domain *d, const struct bk_partition *p, const struct block *b)
{
    struct bk_region r;

    encode(b, bits_of(p), &r);
    plan_region(d, r);
}

/* The main block of each partition that does or does not have user rights, as far as slots go. */
static void plan_main(struct bk_domain *d, const struct bk_layout *layout, uint32_t slots,
                      bool user)
{
    /*@ loop invariant 0 <= i <= d->num && d->planned <= slots;
        loop assigns i, d->whole, d->planned, d->plan[0 .. BK_PLAN_SLOTS - 1];
        loop variant d->num - i;
    */
    for (uint32_t i = 0; i < d->num; i++) {
        const struct bk_partition *p = &d->part[i];

        if (((p->attr & BK_U_RIGHTS) != 0u) != user || !bk_partition_needs_region(p, layout)) {
            continue;
        }
        if (d->planned == slots) {
            d->whole = 0;
        } else if (d->ready[i].attr != 0u) {
            plan_region(d, d->ready[i]);
        } else {
            struct block b = main_block(p->start, p->start + (p->size - 1u));

            plan_block(d, p, &b);
        }
    }
}

/* The blocks of one partition beside its main one, from the bottom up, as far as slots go. */
static bool plan_rest(struct bk_domain *d, const struct bk_partition *p, uint32_t slots)
{
    uint32_t last = p->start + (p->size - 1u);
    struct block main = main_block(p->start, last);
    uint32_t done = 0; /* bytes of the partition that are in the plan, counted from its start */

    /*@ loop invariant done <= p->size && d->planned <= slots;
        loop assigns done, d->planned, d->plan[0 .. BK_PLAN_SLOTS - 1];
        loop variant p->size - done;
    */
    while (done < p->size) {
        uint32_t at = p->start + done;
        struct block b = main;

        if (!bk_range_has(block_start(&main), block_size(&main), at)) {
            if (d->planned == slots) {
                return false;
            }
            best_block(p->start, last, at, &b);
            plan_block(d, p, &b);
        }
        done = block_start(&b) + block_size(&b) - p->start;
    }
    return true;
}

static void make_ready(struct bk_domain *d, const struct bk_layout *layout)
{
    /*@ loop invariant 0 <= i <= d->num;
        loop assigns i, d->ready[0 .. BK_MAX_PARTITIONS - 1];
        loop variant d->num - i;
    */
    for (uint32_t i = 0; i < d->num; i++) {
        const struct bk_partition *p = &d->part[i];
        struct block b;

        d->ready[i] = (struct bk_region){0, 0};
        if (bk_partition_needs_region(p, layout) &&
            whole_block(p->start, p->start + (p->size - 1u), &b)) {
            encode(&b, bits_of(p), &d->ready[i]);
        }
    }
}

void bk_pmsav7_plan(struct bk_domain *d, const struct bk_layout *layout, uint32_t slots)
{
    make_ready(d, layout);
    d->planned = 0;
    d->whole = 1;
    plan_main(d, layout, slots, true);
    plan_main(d, layout, slots, false);
    /*@ loop invariant 0 <= i <= d->num && d->planned <= slots;
        loop assigns i, d->whole, d->planned, d->plan[0 .. BK_PLAN_SLOTS - 1];
        loop variant d->num - i;
    */
    for (uint32_t i = 0; i < d->num && d->whole != 0u; i++) {
        if (d->ready[i].attr == 0u && bk_partition_needs_region(&d->part[i], layout)) {
            d->whole = plan_rest(d, &d->part[i], slots);
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
    best_block(p->start, p->start + (p->size - 1u), addr, &b);
    encode(&b, bits_of(p), out);
    return true;
}
