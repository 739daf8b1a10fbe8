/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every sequence of additions and removals of a handful of partitions up to a bound, against a
 * naive set. The partitions touch, overlap, repeat, are empty, or do not belong anywhere.
 */
#include <string.h>

#include "check.h"
#include "oracle.h"
#include "pmsav7.h"
#include "pmsav8.h"

#define RW    (BK_P_R | BK_P_W | BK_U_R | BK_U_W)
#define RO    (BK_P_R | BK_U_R)
#define BASE  0x38008000u

/* The more edits, the fewer other checks: the number of sequences is 14 to this power. */
#ifndef EDIT_DEPTH
#define EDIT_DEPTH 5u
#endif

static const struct bk_layout layout = {
    .text = {0x10000000u, 0x10000u},
    .kernel = {0x38010000u, 0x8000u},
    .stacks = {0x38000000u, 0x4000u},
};

static const struct bk_partition universe[] = {
    {BASE, 0x40u, RW},         {BASE + 0x40u, 0x20u, RO}, {BASE + 0x60u, 0x60u, RW},
    {BASE + 0x20u, 0x40u, RO}, /* over the first two */
    {BASE + 0x40u, 0u, RW},    /* empty, at the start of the second */
    {BASE + 0xE0u, 0x20u, RW}, {0x38010000u, 0x20u, RW}, /* kernel memory: refused always */
};

static unsigned long long visited;
static unsigned full;

static void check_state(const struct bk_domain *d, const struct oracle *o)
{
    unsigned held = 0;

    CHECK((unsigned)d->num + d->empties == o->count, "count");
    for (unsigned i = 0; i + 1u < d->num; i++) {
        CHECK(d->part[i].start + d->part[i].size <= d->part[i + 1u].start, "order");
    }
    for (uint32_t addr = BASE - 0x20u; addr <= BASE + 0x100u; addr += 0x20u) {
        const struct bk_partition *expected = oracle_at(o, addr);
        int i = bk_domain_find(d, addr);

        CHECK((i < 0) == (expected == NULL), "find %x", (unsigned)addr);
        CHECK(i < 0 || expected == NULL || memcmp(&d->part[i], expected, sizeof(*expected)) == 0,
              "find %x: the wrong one", (unsigned)addr);
        held += i >= 0;
    }
    CHECK(held == 0u || d->num != 0u, "holds without partitions");
}

/* All ranges of whole granules; only done at shallow depths, where all sets occur already. */
static void check_ranges(const struct bk_domain *d, const struct oracle *o)
{
    for (uint32_t start = BASE - 0x20u; start <= BASE + 0x100u; start += 0x20u) {
        for (uint32_t size = 0; size <= 0x140u; size += 0x20u) {
            CHECK(bk_domain_permits(d, start, size, BK_U_R) ==
                      oracle_range(o, start, size, 1, true),
                  "read %x+%x", (unsigned)start, (unsigned)size);
            CHECK(bk_domain_permits(d, start, size, BK_U_R | BK_U_W) ==
                      oracle_range(o, start, size, 3, true),
                  "write %x+%x", (unsigned)start, (unsigned)size);
        }
    }
}

static void check_plans(const struct bk_domain *d)
{
    struct bk_domain copy = *d;

    bk_pmsav8_plan(&copy, &layout, 3);
    CHECK(copy.planned == (d->num < 3u ? d->num : 3u), "planned %u of %u", (unsigned)copy.planned,
          (unsigned)d->num);
    CHECK((copy.whole != 0u) == (d->num <= 3u), "whole with %u", (unsigned)d->num);
    CHECK(memcmp(copy.part, d->part, sizeof(d->part)) == 0, "a plan changes no partition");
    bk_pmsav7_plan(&copy, &layout, 3);
    CHECK(copy.planned >= (d->num < 3u ? d->num : 3u) && copy.planned <= 3u, "planned %u of %u",
          (unsigned)copy.planned, (unsigned)d->num);
}

static void walk(const struct bk_domain *d, const struct oracle *o, unsigned depth)
{
    visited++;
    check_state(d, o);
    if (depth <= 3u) {
        check_ranges(d, o);
        check_plans(d);
    }
    if (depth == EDIT_DEPTH) {
        return;
    }
    for (unsigned i = 0; i < 2u * COUNT(universe); i++) {
        const struct bk_partition *p = &universe[i / 2u];
        struct bk_domain next = *d;
        struct oracle expected = *o;
        enum bk_iso_result result;
        enum bk_iso_result wanted;

        if (i % 2u == 0u) {
            result = bk_domain_add(&next, p, &layout);
            wanted = oracle_add(&expected, p);
            full += wanted == BK_ISO_FULL;
        } else {
            result = bk_domain_remove(&next, p);
            wanted = oracle_remove(&expected, p);
        }
        CHECK(result == wanted, "edit %u at depth %u: %d instead of %d", i, depth, (int)result,
              (int)wanted);
        if (result != BK_ISO_OK) {
            CHECK(memcmp(&next, d, sizeof(next)) == 0, "a refused edit changed the domain");
        }
        walk(&next, &expected, depth + 1u);
    }
}

void test_edits(void)
{
    static const struct bk_span stack = {0x38000000u, 0x400u};
    struct bk_domain d;
    struct oracle o;

    bk_domain_init(&d);
    oracle_init(&o, &layout, stack);
    visited = 0;
    walk(&d, &o, 0);
    printf("      %llu states, %u refused as full\n", visited, full);
    CHECK(BK_MAX_PARTITIONS > 4 || full != 0u, "the small domain never became full");
}
