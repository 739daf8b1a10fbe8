/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a thread may touch a range, against the oracle's walk over granules. */
#include "check.h"
#include "machine.h"

#define RW (BK_P_R | BK_P_W | BK_U_R | BK_U_W)
#define RO (BK_P_R | BK_U_R)
#define RX (RO | BK_P_X | BK_U_X)

/* Text, a thread's stack and partitions side by side, as no linker would lay them out. */
static const struct bk_layout layout = {
    .text = {0x20000200u, 0x100u},
    .kernel = {0x20000700u, 0x40u},
    .stacks = {0x20000300u, 0x100u},
};
static const struct bk_span stack = {0x20000300u, 0x80u};
static const struct bk_partition parts[] = {
    {0xFFFFFFC0u, 0x20u, RW}, {0xFFFFFFE0u, 0x20u, RO}, {0x20000400u, 0x20u, RW},
    {0x20000420u, 0x40u, RW}, {0x200001C0u, 0x40u, RO}, {0x20000460u, 0x20u, RX},
    {0x20000500u, 0x20u, RW}, {0x20000220u, 0x20u, RO}, {0x20000480u, 0u, RW},
};

static void check_range(const struct bk_domain *d, const struct oracle *o, uint32_t start,
                        uint32_t size, unsigned need)
{
    uint32_t rights = need << 3;

    CHECK(bk_domain_permits(d, start, size, rights) == oracle_range(o, start, size, need, true),
          "domain: %x+%x for %u", (unsigned)start, (unsigned)size, need);
    CHECK(bk_thread_permits(d, &layout, stack.start, stack.size, start, size, rights) ==
              oracle_range(o, start, size, need, false),
          "thread: %x+%x for %u", (unsigned)start, (unsigned)size, need);
}

static void check_window(const struct bk_domain *d, const struct oracle *o, uint32_t from,
                         unsigned granules)
{
    static const int shifts[] = {-1, 0, 1};

    for (unsigned i = 0; i < granules * 3u; i++) {
        uint32_t start = from + 32u * (i / 3u) + (uint32_t)shifts[i % 3u];

        for (unsigned j = 0; j < granules * 3u; j++) {
            uint32_t size = 32u * (j / 3u) + (uint32_t)shifts[j % 3u];

            /* A size of -1 is the largest there is: wraps unless it starts at 0. */
            for (unsigned need = 1; need < 8u; need += 1u + (size > 0x1000u)) {
                if (size <= 0x1000u || !bk_range_valid(start, size)) {
                    check_range(d, o, start, size, need);
                }
            }
        }
    }
}

/* Ranges of the kind that overflow a sum, named one by one. */
static void check_overflows(const struct bk_domain *d)
{
    static const struct bk_span bad[] = {
        {0x20000400u, 0xFFFFFFFFu}, {0x20000400u, 0xE0000000u}, {0x20000400u, 0x80000000u},
        {0xFFFFFFFFu, 2u},          {0xFFFFFFC0u, 0x41u},       {0xFFFFFFE0u, 0xFFFFFFE0u},
    };

    for (unsigned i = 0; i < COUNT(bad); i++) {
        CHECK(!bk_domain_permits(d, bad[i].start, bad[i].size, BK_U_R), "domain, overflow %u", i);
        CHECK(!bk_thread_permits(d, &layout, stack.start, stack.size, bad[i].start, bad[i].size,
                                 BK_U_R),
              "thread, overflow %u", i);
    }
    CHECK(bk_domain_permits(d, 0xFFFFFFC0u, 0x40u, BK_U_R), "up to the last byte of memory");
    CHECK(bk_domain_permits(d, 0xDEADBEEFu, 0u, BK_U_W), "no byte needs no right");
    CHECK(bk_thread_permits(d, &layout, 0u, 0u, 0xDEADBEEFu, 0u, BK_U_W), "nor for a thread");
}

/* Every place taken, all partitions side by side: nothing may look behind the last one. */
static void check_full_domain(void)
{
    struct bk_domain d;
    struct bk_partition p = {0x20000800u, 32u, RW};
    uint32_t all = 32u * BK_MAX_PARTITIONS;

    bk_domain_init(&d);
    for (unsigned i = 0; i < BK_MAX_PARTITIONS; i++) {
        CHECK(bk_domain_add(&d, &p, &layout) == BK_ISO_OK, "partition %u", i);
        p.start += 32u;
    }
    CHECK(bk_domain_permits(&d, p.start - all, all, BK_U_W), "domain: all of them");
    CHECK(!bk_domain_permits(&d, p.start - all, all + 1u, BK_U_W), "domain: a byte more");
    CHECK(!bk_domain_permits(&d, p.start - all - 1u, all, BK_U_W), "domain: a byte before");
    CHECK(bk_thread_permits(&d, &layout, 0u, 0u, p.start - all, all, BK_U_W), "thread: all");
    CHECK(!bk_thread_permits(&d, &layout, 0u, 0u, p.start - all, all + 1u, BK_U_W), "and a byte");
    CHECK(bk_domain_find(&d, p.start) == -1, "behind the last one");
    CHECK(bk_domain_find(&d, p.start - 1u) == BK_MAX_PARTITIONS - 1, "the last byte");
}

/* A domain without partitions leaves the text and the stack. */
static void check_empty_domain(void)
{
    struct bk_domain d;
    struct oracle o;

    bk_domain_init(&d);
    oracle_init(&o, &layout, stack);
    CHECK(bk_domain_find(&d, 0u) == -1 && bk_domain_find(&d, 0xFFFFFFFFu) == -1, "nothing there");
    check_window(&d, &o, 0x200001E0u, 16);
}

void test_access(void)
{
    struct bk_domain d;
    struct oracle o;

    check_empty_domain();
    check_full_domain();
    bk_domain_init(&d);
    oracle_init(&o, &layout, stack);
    for (unsigned i = 0; i < COUNT(parts) && i < BK_MAX_PARTITIONS; i++) {
        CHECK(bk_domain_add(&d, &parts[i], &layout) == BK_ISO_OK &&
                  oracle_add(&o, &parts[i]) == BK_ISO_OK,
              "partition %u", i);
    }
    check_window(&d, &o, 0x200001A0u, 30);
    check_window(&d, &o, 0xFFFFFF80u, 5);
    check_overflows(&d);
}
