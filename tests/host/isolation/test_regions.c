/* SPDX-License-Identifier: Apache-2.0 */
/* Single regions: pinned ones, encodings written out by hand, and the choice of PMSAv7 blocks. */
#include <string.h>

#include "check.h"
#include "machine.h"
#include "pmsav7.h"
#include "pmsav8.h"

#define RW (BK_P_R | BK_P_W | BK_U_R | BK_U_W)
#define RO (BK_P_R | BK_U_R)
#define RX (RO | BK_P_X | BK_U_X)

static const struct {
    uint32_t start;
    uint32_t size;
    uint32_t attr;
    struct bk_region v8;
    struct bk_region v7;
} encodings[] = {
    {0x38008000u, 0x100u, RW, {0x38008003u, 0x380080E1u}, {0x38008000u, 0x130B000Fu}},
    {0x38008000u, 0x100u, RO, {0x38008007u, 0x380080E1u}, {0x38008000u, 0x160B000Fu}},
    {0x38008000u, 0x100u, RX, {0x38008006u, 0x380080E1u}, {0x38008000u, 0x060B000Fu}},
    {0x38008000u, 0x100u, BK_P_R | BK_P_W, {0x38008001u, 0x380080E1u}, {0x38008000u, 0x110B000Fu}},
    {0x38008000u, 0x100u, BK_P_R, {0x38008005u, 0x380080E1u}, {0x38008000u, 0x150B000Fu}},
    {0x38008000u, 0x100u, RO | BK_P_W, {0x38008007u, 0x380080E1u}, {0x38008000u, 0x120B000Fu}},
    {0x38008000u, 0x100u, RW | BK_ATTR_NOCACHE, {0x38008003u, 0x380080E5u},
     {0x38008000u, 0x1308000Fu}},
    {0x38008000u, 0x100u, RW | BK_ATTR_DEVICE, {0x38008003u, 0x380080E3u},
     {0x38008000u, 0x1305000Fu}},
    {0x40004000u, 0x1000u, RW, {0x40004003u, 0x40004FE3u}, {0x40004000u, 0x13050017u}},
    {0x38008000u, 0xA0u, RW, {0x38008003u, 0x38008081u}, {0x38008000u, 0x130BE00Fu}},
    {0xFFFFFFE0u, 0x20u, RW, {0xFFFFFFE3u, 0xFFFFFFE3u}, {0xFFFFFF00u, 0x13057F0Fu}},
};

void test_encodings(void)
{
    for (unsigned i = 0; i < COUNT(encodings); i++) {
        struct bk_region r;
        uint32_t start = encodings[i].start;
        uint32_t size = encodings[i].size;

        CHECK(bk_pmsav8_fixed_region(start, size, encodings[i].attr, &r) &&
                  memcmp(&r, &encodings[i].v8, sizeof(r)) == 0,
              "PMSAv8 %u: %08x %08x", i, (unsigned)r.base, (unsigned)r.attr);
        CHECK(bk_pmsav7_fixed_region(start, size, encodings[i].attr, &r) &&
                  memcmp(&r, &encodings[i].v7, sizeof(r)) == 0,
              "PMSAv7 %u: %08x %08x", i, (unsigned)r.base, (unsigned)r.attr);
        r = bk_pmsav7_place(r, 7);
        CHECK(r.base == (encodings[i].v7.base | 0x17u), "placed: %08x", (unsigned)r.base);
        r = bk_pmsav7_place(r, 2);
        CHECK(r.base == (encodings[i].v7.base | 0x12u), "placed again: %08x", (unsigned)r.base);
    }
}

/* Bytes of [start, end) that a region of 2^log2 bytes around addr can hold, or 0 without addr. */
static uint64_t held(uint64_t start, uint64_t end, uint32_t addr, unsigned log2)
{
    uint64_t size = 1ull << log2;
    uint64_t base = addr & ~(size - 1u);
    uint64_t step = log2 < 8u ? size : size / 8u;
    uint64_t bytes = 0;
    bool includes = false;

    for (uint64_t at = base; at < base + size; at += step) {
        if (at >= start && at + step <= end) {
            bytes += step;
            includes = includes || (addr >= at && addr < at + step);
        }
    }
    return includes ? bytes : 0u;
}

static uint64_t most_held(uint64_t start, uint64_t end, uint32_t addr)
{
    uint64_t most = 0;

    for (unsigned log2 = 5; log2 <= 32u; log2++) {
        uint64_t bytes = held(start, end, addr, log2);

        most = bytes > most ? bytes : most;
    }
    return most;
}

static void check_block(const struct bk_partition *p, uint32_t addr)
{
    static const struct bk_layout none = {{0, 0}, {0, 0}, {0, 0}};
    struct bk_domain d;
    struct bk_region r;
    uint64_t end = (uint64_t)p->start + p->size;

    bk_domain_init(&d);
    CHECK(bk_domain_add(&d, p, &none) == BK_ISO_OK, "add %x+%x", (unsigned)p->start,
          (unsigned)p->size);
    CHECK(bk_pmsav7_region_for(&d, &none, addr, &r), "region for %x", (unsigned)addr);
    CHECK(machine_check_region(&backend_v7, r, p, addr) == most_held(p->start, end, addr),
          "%x+%x at %x: not the most that one region holds", (unsigned)p->start, (unsigned)p->size,
          (unsigned)addr);
}

/* The first block of a plan must be the best of all addresses in the partition. */
static void check_main_block(const struct bk_partition *p)
{
    static const struct bk_layout none = {{0, 0}, {0, 0}, {0, 0}};
    struct bk_domain d;
    struct bk_region r;
    uint64_t end = (uint64_t)p->start + p->size;
    uint64_t most = 0;
    uint32_t addr;

    for (uint64_t at = p->start; at < end; at += 32u) {
        uint64_t bytes = most_held(p->start, end, (uint32_t)at);

        if (bytes > most) {
            most = bytes;
        }
    }
    bk_domain_init(&d);
    CHECK(bk_domain_add(&d, p, &none) == BK_ISO_OK, "add");
    bk_pmsav7_plan(&d, &none, BK_PLAN_SLOTS);
    CHECK(d.whole != 0u, "%x+%x: %u regions are not enough", (unsigned)p->start, (unsigned)p->size,
          BK_PLAN_SLOTS);
    r = d.plan[0];
    r.base &= ~0x1Fu;
    addr = r.base;
    for (uint32_t srd = r.attr >> 8; (srd & 1u) != 0u; srd >>= 1) {
        addr += 1u << (((r.attr >> 1) & 31u) - 2u);
    }
    CHECK(machine_check_region(&backend_v7, r, p, addr) == most,
          "%x+%x: the main block is not the largest", (unsigned)p->start, (unsigned)p->size);
}

void test_blocks_v7(void)
{
    for (uint32_t start = 0; start < 40u; start++) {
        for (uint32_t size = 1; size <= 40u; size++) {
            struct bk_partition p = {0x20001000u + 32u * start, 32u * size, RW};

            check_main_block(&p);
            for (uint32_t i = 0; i < size; i++) {
                check_block(&p, p.start + 32u * i + random_below(32));
            }
        }
    }
    for (unsigned i = 0; i < 100u; i++) {
        struct bk_partition p = {random_word() & 0x1FFFFFE0u, 0x2000u + 32u * random_below(0x300u),
                                 RW};

        check_main_block(&p);
    }
    for (unsigned i = 0; i < 20000u; i++) {
        struct bk_partition p = {random_word() & ~31u, 0, RW};
        uint32_t limit = 1u << (5u + random_below(27));

        p.size = (random_below(limit) & ~31u) + 32u;
        if (random_below(8) == 0u) {
            p.start = 0u - p.size; /* ends at 2^32 */
        }
        if (p.start < 0x100u || !bk_range_valid(p.start, p.size) ||
            bk_range_overlap(p.start, p.size, 0xE0000000u, 0x100000u)) {
            continue;
        }
        check_block(&p, p.start);
        check_block(&p, p.start + p.size - 1u);
        check_block(&p, p.start + random_below(p.size));
    }
}

static void check_text_region(void)
{
    struct bk_region r;

    CHECK(bk_pmsav8_text_region(0x10000000u, 0x8020u, &r) && r.base == 0x10000006u &&
              r.attr == 0x10008007u,
          "PMSAv8 text: %08x %08x", (unsigned)r.base, (unsigned)r.attr);
    CHECK(bk_pmsav7_text_region(0x00400000u, 0x8000u, &r) && r.base == 0x00400000u &&
              r.attr == 0x0602001Du,
          "PMSAv7 text: %08x %08x", (unsigned)r.base, (unsigned)r.attr);
}

static bool equal(struct bk_region a, struct bk_region b)
{
    return a.base == b.base && a.attr == b.attr;
}

/* The constants that pin regions are what the functions say. */
static void check_pins(uint32_t start, uint32_t size)
{
    static const uint32_t read_only = BK_PMSAV7_AP_RO << BK_PMSAV7_RASR_AP_SHIFT;
    static const uint32_t private_write =
        BK_PMSAV7_AP_P_RW << BK_PMSAV7_RASR_AP_SHIFT | BK_PMSAV7_RASR_XN;
    struct bk_region code = BK_PMSAV8_PIN(start, start + size, BK_PMSAV8_AP_RO, 0u,
                                          BK_PMSAV8_ATTR_FLASH);
    struct bk_region data = BK_PMSAV8_PIN(start, start + size, BK_PMSAV8_AP_P_RW,
                                          BK_PMSAV8_RBAR_XN, BK_PMSAV8_ATTR_RAM);
    struct bk_region r;

    CHECK(bk_pmsav8_text_region(start, size, &r) && equal(r, code), "PMSAv8 code %x", size);
    CHECK(bk_pmsav8_fixed_region(start, size, BK_P_R | BK_P_W, &r) && equal(r, data),
          "PMSAv8 data %x", size);
    if (!BK_PMSAV7_CAN_PIN(start, size)) {
        return;
    }
    code = (struct bk_region)BK_PMSAV7_PIN(start, size, read_only | BK_PMSAV7_RASR_FLASH);
    data = (struct bk_region)BK_PMSAV7_PIN(start, size, private_write | BK_PMSAV7_RASR_RAM);
    CHECK(bk_pmsav7_text_region(start, size, &r) && equal(r, code), "PMSAv7 code %x", size);
    CHECK(bk_pmsav7_fixed_region(start, size, BK_P_R | BK_P_W, &r) && equal(r, data),
          "PMSAv7 data %x", size);
}

static void check_refused_regions(const struct backend *b)
{
    static const struct bk_span bad[] = {
        {0x20000000u, 0u}, {0x20000010u, 0x20u}, {0x20000000u, 0x30u}, {0xFFFFFFE0u, 0x40u},
    };
    struct bk_region r;

    for (unsigned i = 0; i < COUNT(bad); i++) {
        r = (struct bk_region){1, 1};
        CHECK(!b->fixed(bad[i].start, bad[i].size, RW, &r) && (r.attr & 1u) == 0u, "range %u", i);
        r = (struct bk_region){1, 1};
        CHECK(!b->stack(bad[i].start, bad[i].size, &r) && (r.attr & 1u) == 0u, "stack %u", i);
        r = (struct bk_region){1, 1};
        CHECK(!b->text(bad[i].start, bad[i].size, &r) && (r.attr & 1u) == 0u, "text %u", i);
    }
}

void test_fixed_regions(void)
{
    struct bk_region r;
    struct bk_partition p = {0, 0, RW};

    check_text_region();
    CHECK(BK_PMSAV7_CAN_PIN(0x20000000u, 0x50000u) && !BK_PMSAV7_CAN_PIN(0x20000000u, 0x48020u) &&
              !BK_PMSAV7_CAN_PIN(0x20010000u, 0x20000u) && BK_PMSAV7_CAN_PIN(0u, 256u),
          "what can be pinned");
    for (uint32_t size = 32; size <= 0x400000u; size += size < 0x2000u ? 32u : 0x2000u) {
        check_pins(0, size);
        check_pins(0x20000000u, size);
    }
    check_refused_regions(&backend_v8);
    check_refused_regions(&backend_v7);
    for (uint32_t start = 0; start < 64u; start++) {
        for (uint32_t size = 1; size <= 64u; size++) {
            uint64_t end;
            bool possible = false;

            p.start = 0x20000000u + 32u * start;
            p.size = 32u * size;
            end = p.start + p.size;
            for (unsigned log2 = 5; log2 <= 20u && !possible; log2++) {
                possible = held(p.start, end, p.start, log2) == p.size;
            }
            CHECK(bk_pmsav7_stack_region(p.start, p.size, &r) == possible,
                  "PMSAv7 stack %x+%x: one region is %spossible", (unsigned)p.start,
                  (unsigned)p.size, possible ? "" : "im");
            CHECK(!possible ||
                      machine_check_region(&backend_v7, r, &p, p.start) == p.size,
                  "PMSAv7 stack %x+%x: not exact", (unsigned)p.start, (unsigned)p.size);
            CHECK(bk_pmsav8_stack_region(p.start, p.size, &r) &&
                      machine_check_region(&backend_v8, r, &p, p.start) == p.size,
                  "PMSAv8 stack %x+%x", (unsigned)p.start, (unsigned)p.size);
        }
    }
    CHECK(!bk_pmsav8_fixed_region(0x20000000u, 32u, 0, &r), "PMSAv8 cannot state no access");
    CHECK(bk_pmsav7_fixed_region(0x20000000u, 32u, 0, &r), "PMSAv7 can state no access");
    p = (struct bk_partition){0x20000000u, 32u, 0};
    CHECK(machine_check_region(&backend_v7, r, &p, p.start) == 32u, "guard of 32 bytes");
}
