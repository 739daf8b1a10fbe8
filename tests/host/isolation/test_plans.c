/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Thousands of generated domains: what the planned registers and every region loaded on demand
 * permit, granule by granule over 4 GiB, against what the partitions say.
 */
#include <string.h>

#include "check.h"
#include "lookup.h"
#include "machine.h"

#define DOMAINS  4000u
#define ACCESSES 60u

static uint32_t attributes[64];
static unsigned attribute_count;

static void list_attributes(void)
{
    attribute_count = 0;
    for (uint32_t attr = 0; attr <= BK_ATTR_MASK; attr++) {
        if (oracle_attr_ok(attr)) {
            attributes[attribute_count++] = attr;
        }
    }
}

/* A size of whole granules, each order of magnitude equally likely. */
static uint32_t random_size(unsigned bits)
{
    uint32_t limit = 1u << (5u + random_below(bits - 4u));

    return (random_below(limit) & ~31u) + 32u;
}

/* An address where something may begin or end. */
static uint32_t random_edge(const struct oracle *o)
{
    static const uint32_t fixed[] = {0u, 0x100u, 0x40000000u, 0x60000000u, 0xE0000000u,
                                     0xE0100000u, 0x80000000u};
    uint64_t points[MODEL_MAX_POINTS];
    unsigned count = oracle_points(o, points, 0);
    uint32_t pick = random_below(count + (unsigned)COUNT(fixed));

    return pick < count ? (uint32_t)points[pick] : fixed[pick - count];
}

static struct bk_partition random_partition(const struct oracle *o, const struct place *place)
{
    struct bk_partition p = {0, random_size(9), attributes[random_below(attribute_count)]};
    uint32_t window = place->ram.start + place->ram.size / 16u;

    switch (random_below(8)) {
    case 0: /* anywhere, any size */
        p.start = random_word() & ~31u;
        p.size = random_size(31);
        break;
    case 1: /* begins at an edge */
        p.start = random_edge(o) + 32u * random_below(3);
        break;
    case 2: /* ends at an edge */
        p.size = random_size(20);
        p.start = random_edge(o) - p.size - 32u * random_below(2);
        break;
    case 3:
        p.start = o->layout.text.start + 32u * random_below(o->layout.text.size / 32u);
        break;
    case 4: /* behind the last one */
        p.start = o->count == 0u ? window : o->part[o->count - 1u].start +
                                                o->part[o->count - 1u].size;
        break;
    case 5:
        p.size = random_below(4) == 0u ? 0u : random_size(16);
        p.start = window + 32u * random_below(place->ram.size / 32u);
        break;
    default:
        p.start = window + 32u * random_below(0x200u);
        p.size = 32u + 32u * random_below(8);
        break;
    }
    if (random_below(16) == 0u) {
        p.attr = random_word() & 0x1FFu;
    }
    return p;
}

static void generate(struct bk_domain *d, struct oracle *o, const struct place *place)
{
    unsigned attempts = 1u + random_below(2u * BK_MAX_PARTITIONS);

    memset(d, 0x5A, sizeof(*d));
    bk_domain_init(d);
    oracle_init(o, &place->layout, place->stack);
    for (unsigned i = 0; i < attempts; i++) {
        struct bk_partition p = random_partition(o, place);
        enum bk_iso_result result;
        enum bk_iso_result wanted;

        if (o->count != 0u && random_below(8) == 0u) {
            p = o->part[random_below(o->count)];
        }
        if (random_below(6) == 0u) {
            result = bk_domain_remove(d, &p);
            wanted = oracle_remove(o, &p);
        } else {
            result = bk_domain_add(d, &p, &place->layout);
            wanted = oracle_add(o, &p);
        }
        CHECK(result == wanted, "edit with %x+%x, %x: %d instead of %d", (unsigned)p.start,
              (unsigned)p.size, (unsigned)p.attr, (int)result, (int)wanted);
    }
}

static bool in_text(const struct oracle *o, uint32_t addr)
{
    return addr - o->layout.text.start < o->layout.text.size;
}

/* One region can hold an aligned power of two on either MPU. */
static bool one_region(const struct backend *b, const struct bk_partition *p)
{
    return b->kind == MODEL_V8 ||
           ((p->size & (p->size - 1u)) == 0u && (p->start & (p->size - 1u)) == 0u);
}

/* What is ready for a user's access is one region, and gives the whole partition. */
static void check_ready_at(const struct backend *b, const struct bk_domain *d,
                           const struct bk_partition *p, bool placed, uint32_t addr)
{
    const struct bk_region *ready = bk_ready_region(d, addr);
    bool user = placed && (p->attr & BK_U_R) != 0u;

    CHECK(ready == NULL || user, "a region is ready for %x", (unsigned)addr);
    if (ready != NULL && user) {
        CHECK(machine_check_region(b, *ready, p, addr) == p->size,
              "the region for %x gives a part", (unsigned)addr);
    }
    CHECK(ready != NULL || !user || !one_region(b, p), "no region is ready for %x",
          (unsigned)addr);
}

/* Every answer to a fault at addr; what is to be loaded must hold this partition alone. */
static void check_misses_at(const struct backend *b, const struct bk_domain *d,
                            const struct oracle *o, uint32_t addr)
{
    const struct bk_partition *p = oracle_at(o, addr);
    bool placed = p != NULL && !in_text(o, addr);
    struct bk_region best = {1, 1};
    bool found = b->region_for(d, &o->layout, addr, &best);

    CHECK(found == (placed && (b->kind == MODEL_V7 || (p->attr & BK_P_R) != 0u)),
          "region for %x: %d", (unsigned)addr, (int)found);
    if (found && p != NULL) {
        machine_check_region(b, best, p, addr);
    }
    check_ready_at(b, d, p, placed, addr);
    for (uint32_t rights = 1; rights <= BK_U_X; rights <<= 1) {
        bool ours = placed && (p->attr & rights) != 0u;
        bool evict = ours && b->kind == MODEL_V8 && rights == BK_P_W &&
                     (p->attr & (BK_U_R | BK_U_W)) == BK_U_R;
        enum bk_miss wanted = evict ? BK_MISS_EVICT : ours ? BK_MISS_LOAD : BK_MISS_VIOLATION;
        struct bk_region r = {0, 0};
        enum bk_miss got = b->miss(d, &o->layout, addr, rights, &r);

        CHECK(got == wanted, "miss at %x for %x: %d instead of %d", (unsigned)addr,
              (unsigned)rights, (int)got, (int)wanted);
        CHECK(got == BK_MISS_VIOLATION || memcmp(&r, &best, sizeof(r)) == 0,
              "miss at %x: another region than the best", (unsigned)addr);
    }
}

static void check_misses(const struct backend *b, const struct bk_domain *d,
                         const struct oracle *o)
{
    for (unsigned i = 0; i < o->count; i++) {
        const struct bk_partition *p = &o->part[i];

        check_misses_at(b, d, o, p->start - 1u);
        check_misses_at(b, d, o, p->start);
        check_misses_at(b, d, o, p->start + p->size - 1u);
        check_misses_at(b, d, o, p->start + p->size);
        if (p->size != 0u) {
            check_misses_at(b, d, o, p->start + random_below(p->size));
        }
    }
    check_misses_at(b, d, o, random_word());
}

/*
 * One instruction that touches `count` granules in a row with the same need, retried after each
 * miss. It must end as the oracle says, after no more misses than granules.
 */
static void access(struct machine *mc, const struct bk_domain *d, const struct oracle *o,
                   uint32_t addr, unsigned count, unsigned need)
{
    unsigned misses = 0;
    unsigned i = 0;

    while (i < count) {
        uint32_t at = addr + 32u * i;
        bool allowed = (oracle_user(o, at) & need) == need;
        struct bk_region r = {0, 0};
        enum bk_miss answer;

        if ((model_rights(&mc->mpu, at, false) & need) == need) {
            CHECK(allowed, "access %u at %x succeeds", need, (unsigned)at);
            i++;
            continue;
        }
        answer = mc->backend->miss(d, &o->layout, at, need << 3, &r);
        CHECK(answer == (allowed ? BK_MISS_LOAD : BK_MISS_VIOLATION), "fault %u at %x: %d", need,
              (unsigned)at, (int)answer);
        if (answer != BK_MISS_LOAD || ++misses > count) {
            break;
        }
        machine_load(mc, r);
        i = 0;
    }
    CHECK(misses <= count, "access at %x of %u granules does not end", (unsigned)addr, count);
}

static void run(struct machine *mc, const struct bk_domain *d, const struct oracle *o)
{
    for (unsigned i = 0; i < ACCESSES && o->count != 0u; i++) {
        const struct bk_partition *p = &o->part[random_below(o->count)];
        uint32_t addr = p->start - 64u + random_below(p->size + 128u);
        unsigned reach = mc->slots < 4u ? mc->slots : 4u;

        access(mc, d, o, addr, 1u + random_below(reach), 1u << random_below(3));
    }
    machine_compare(mc, o, false);
}

/* A region that is in a plan twice takes the place of another. */
static void check_no_doubles(const struct bk_domain *d)
{
    for (unsigned i = 0; i < d->planned; i++) {
        for (unsigned j = 0; j < i; j++) {
            CHECK(((d->plan[i].base ^ d->plan[j].base) & ~31u) != 0u ||
                      d->plan[i].attr != d->plan[j].attr,
                  "entries %u and %u of a plan are the same", j, i);
        }
    }
}

static void check_plan(const struct backend *b, const struct place *place, struct bk_domain *d,
                       const struct oracle *o, uint32_t slots)
{
    struct machine mc;
    unsigned wanted = 0;

    for (unsigned i = 0; i < o->count; i++) {
        const struct bk_partition *p = &o->part[i];

        wanted += p->size != 0u && !in_text(o, p->start) &&
                  (b->kind == MODEL_V7 || (p->attr & BK_P_R) != 0u);
    }
    memset(d->plan, 0xFF, sizeof(d->plan)); /* what an earlier plan left must not survive */
    b->plan(d, &place->layout, slots);
    CHECK(d->planned <= slots, "planned %u of %u", (unsigned)d->planned, (unsigned)slots);
    CHECK(d->planned >= (wanted < slots ? wanted : slots), "planned %u for %u", d->planned, wanted);
    CHECK(d->whole != 0u || d->planned == slots, "slots left and something missing");
    CHECK(b->kind == MODEL_V7 || (d->whole != 0u) == (wanted <= slots), "whole: %u", d->whole);
    for (uint32_t i = d->planned; i < BK_PLAN_SLOTS; i++) {
        CHECK((d->plan[i].attr & 1u) == 0u, "plan entry %u is not disabled", (unsigned)i);
    }
    check_no_doubles(d);
    machine_start(&mc, b, place, d, slots);
    machine_compare(&mc, o, d->whole != 0u);
    run(&mc, d, o);
}

static void test_plans(const struct backend *b, const uint32_t *slots, unsigned count)
{
    struct bk_domain d;
    struct oracle o;
    unsigned whole = 0;
    unsigned held = 0;

    list_attributes();
    for (unsigned i = 0; i < DOMAINS; i++) {
        const struct place *place = &places[i % place_count];

        generate(&d, &o, place);
        b->plan(&d, &o.layout, slots[0]);
        check_misses(b, &d, &o);
        for (unsigned j = 0; j < count; j++) {
            check_plan(b, place, &d, &o, slots[j]);
            whole += d.whole;
        }
        held += o.count;
    }
    printf("      %u domains, %u partitions, %u of %u plans whole\n", DOMAINS, held, whole,
           DOMAINS * count);
}

void test_plans_v8(void)
{
    static const uint32_t slots[] = {2, 5, 13};

    test_plans(&backend_v8, slots, COUNT(slots));
}

void test_plans_v7(void)
{
    static const uint32_t slots[] = {2, 4, 12};

    test_plans(&backend_v7, slots, COUNT(slots));
}
