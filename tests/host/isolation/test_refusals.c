/* SPDX-License-Identifier: Apache-2.0 */
/* Every reason to refuse a partition, each next to what is just allowed. */
#include <string.h>

#include "check.h"
#include "isolation.h"

#define RW (BK_P_R | BK_P_W | BK_U_R | BK_U_W)
#define RO (BK_P_R | BK_U_R)
#define RX (RO | BK_P_X | BK_U_X)

static const struct bk_layout layout = {
    .text = {0x10000000u, 0x10000u},
    .kernel = {0x38010000u, 0x8000u},
    .stacks = {0x38000000u, 0x4000u},
};

/* The domain of these tests holds [38008000, 38008100) and [38008140, 38008160). */
static const struct bk_partition low = {0x38008000u, 0x100u, RW};
static const struct bk_partition high = {0x38008140u, 0x20u, RO};

static const struct {
    struct bk_partition part;
    enum bk_iso_result expected;
} additions[] = {
    {{0x38008100u, 0x40u, RW}, BK_ISO_OK}, /* fills the gap exactly */
    {{0x38008120u, 0x20u, RW}, BK_ISO_OK},
    {{0x38008110u, 0x20u, RW}, BK_ISO_UNALIGNED},
    {{0x38008100u, 0x21u, RW}, BK_ISO_UNALIGNED},
    {{0x38008100u, 0x1Fu, RW}, BK_ISO_UNALIGNED},
    {{0x38008101u, 0u, RW}, BK_ISO_UNALIGNED},
    {{0xFFFFFFE0u, 0x20u, RW}, BK_ISO_OK}, /* ends exactly at 2^32 */
    {{0xFFFFFFE0u, 0x40u, RW}, BK_ISO_WRAPS},
    {{0x38008000u, 0xFFFFFFE0u, RW}, BK_ISO_WRAPS},
    {{0x38008000u, 0x100u, RW}, BK_ISO_DUPLICATE},
    {{0x38008000u, 0x100u, RO}, BK_ISO_OVERLAP},
    {{0x38008000u, 0x80u, RW}, BK_ISO_OVERLAP},
    {{0x380080E0u, 0x40u, RW}, BK_ISO_OVERLAP},
    {{0x38008100u, 0x60u, RW}, BK_ISO_OVERLAP},
    {{0x38008160u, 0x20u, RW}, BK_ISO_OK},
    {{0x38007FE0u, 0x20u, RW}, BK_ISO_OK},
    {{0x38007FE0u, 0x40u, RW}, BK_ISO_OVERLAP},
    {{0x38007FE0u, 0x1000u, RW}, BK_ISO_OVERLAP}, /* swallows both */
    {{0x3800FFE0u, 0x20u, RW}, BK_ISO_OK},
    {{0x3800FFE0u, 0x40u, RW}, BK_ISO_KERNEL},
    {{0x38017FE0u, 0x20u, 0}, BK_ISO_KERNEL},
    {{0x38018000u, 0x20u, RW}, BK_ISO_OK},
    {{0x38003FE0u, 0x40u, RW}, BK_ISO_STACK},
    {{0x38004000u, 0x20u, RW}, BK_ISO_OK},
    {{0x37FFFFE0u, 0x40u, RW}, BK_ISO_STACK},
    {{0x37FFFFE0u, 0x20u, RW}, BK_ISO_OK},
    {{0x10000000u, 0x10000u, RX}, BK_ISO_OK}, /* all of the text */
    {{0x10008000u, 0x20u, RO}, BK_ISO_OK},
    {{0x10008000u, 0x20u, RW}, BK_ISO_TEXT_WRITE},
    {{0x10008000u, 0x20u, RO | BK_P_W}, BK_ISO_TEXT_WRITE},
    {{0x1000FFE0u, 0x40u, RW}, BK_ISO_TEXT_WRITE},
    {{0x1000FFE0u, 0x40u, RO}, BK_ISO_TEXT_EDGE},
    {{0x0FFFFFE0u, 0x40u, RO}, BK_ISO_TEXT_EDGE},
    {{0x0FFFFFE0u, 0x20000u, RO}, BK_ISO_TEXT_EDGE},
    {{0x10010000u, 0x20u, RW}, BK_ISO_OK},
    {{0x38008100u, 0x20u, RW | BK_P_X | BK_U_X}, BK_ISO_WRITE_EXECUTE},
    {{0x38008100u, 0x20u, RX | BK_P_W}, BK_ISO_OK},
    {{0x38008100u, 0x20u, RX & ~BK_P_X}, BK_ISO_ATTR},
    {{0x38008100u, 0x20u, BK_P_R | BK_U_R | BK_U_W}, BK_ISO_ATTR},
    {{0x38008100u, 0x20u, BK_U_R}, BK_ISO_ATTR},
    {{0x38008100u, 0x20u, RW | 256u}, BK_ISO_ATTR},
    {{0x40000000u, 0x20u, RX}, BK_ISO_ATTR},
    {{0x3FFFFFE0u, 0x40u, RX}, BK_ISO_ATTR},
    {{0x5FFFFFE0u, 0x20u, RX}, BK_ISO_ATTR},
    {{0x60000000u, 0x20u, RX}, BK_ISO_OK},
    {{0xDFFFFFE0u, 0x20u, RX}, BK_ISO_OK},
    {{0xE0100000u, 0x20u, RX}, BK_ISO_ATTR},
    {{0u, 0x20u, RO}, BK_ISO_ZERO_PAGE},
    {{0u, 0x20u, BK_P_R}, BK_ISO_OK},
    {{0xE0u, 0x20u, RO}, BK_ISO_ZERO_PAGE},
    {{0x100u, 0x20u, RO}, BK_ISO_OK},
    {{0xE000E000u, 0x1000u, RW}, BK_ISO_PRIVATE},
    {{0xDFFFFFE0u, 0x40u, RW}, BK_ISO_PRIVATE},
    {{0xE00FFFE0u, 0x20u, 0}, BK_ISO_PRIVATE},
    {{0xE0100000u, 0x20u, RW}, BK_ISO_OK},
    {{0x38008000u, 0u, RW}, BK_ISO_OK}, /* empty ones go anywhere */
    {{0x38010000u, 0u, RW}, BK_ISO_OK},
    {{0u, 0u, RW}, BK_ISO_OK},
    {{0u, 0u, RW | BK_U_X}, BK_ISO_WRITE_EXECUTE},
};

static void setup(struct bk_domain *d)
{
    memset(d, 0xA5, sizeof(*d)); /* nothing may depend on what was there before */
    bk_domain_init(d);
    CHECK(bk_domain_add(d, &high, &layout) == BK_ISO_OK, "first partition");
    CHECK(bk_domain_add(d, &low, &layout) == BK_ISO_OK, "second partition");
}

static void check_full(void)
{
    struct bk_domain d;
    struct bk_domain before;
    struct bk_partition p = {0x38008000u, 0x20u, RW};
    struct bk_partition empty = {0x38004000u, 0u, RO};

    bk_domain_init(&d);
    for (unsigned i = 0; i + 1u < BK_MAX_PARTITIONS; i++) {
        CHECK(bk_domain_add(&d, &p, &layout) == BK_ISO_OK, "partition %u fits", i);
        p.start += 0x40u;
    }
    CHECK(bk_domain_add(&d, &empty, &layout) == BK_ISO_OK, "an empty one takes the last place");
    before = d;
    CHECK(bk_domain_add(&d, &p, &layout) == BK_ISO_FULL, "one too many");
    CHECK(bk_domain_add(&d, &empty, &layout) == BK_ISO_FULL, "an empty one too many");
    CHECK(memcmp(&d, &before, sizeof(d)) == 0, "a full domain changed");
    CHECK(bk_domain_remove(&d, &empty) == BK_ISO_OK, "remove the empty one");
    CHECK(bk_domain_add(&d, &p, &layout) == BK_ISO_OK, "its place is free");
}

/* Layouts with nothing in a span refuse nothing because of it. */
static void check_empty_layout(void)
{
    static const struct bk_layout none = {{0x100u, 0u}, {0x200u, 0u}, {0x300u, 0u}};
    struct bk_partition all = {0x100u, 0x3FFFFF00u, RW};

    CHECK(bk_partition_check(&all, &none) == BK_ISO_OK, "nothing is in the way");
}

/* To be removed, a partition must be named as it was added; what makes no difference may differ. */
static void check_same(void)
{
    struct bk_domain d;
    struct bk_partition uart = {0x40004000u, 0x1000u, RW};
    struct bk_partition empty = {0x40004000u, 0u, RW};

    bk_domain_init(&d);
    CHECK(bk_domain_add(&d, &uart, &layout) == BK_ISO_OK, "registers");
    CHECK(bk_domain_add(&d, &empty, &layout) == BK_ISO_OK, "an empty one there");
    uart.attr |= BK_ATTR_DEVICE;
    CHECK(bk_domain_add(&d, &uart, &layout) == BK_ISO_DUPLICATE, "device memory by its address");
    empty.attr |= BK_ATTR_DEVICE;
    CHECK(bk_domain_remove(&d, &empty) == BK_ISO_NOT_FOUND, "an empty one is at no address");
    empty.attr = RW;
    empty.start += 32u;
    CHECK(bk_domain_remove(&d, &empty) == BK_ISO_NOT_FOUND, "another start");
    CHECK(bk_domain_remove(&d, &uart) == BK_ISO_OK, "as it was added");
    CHECK(d.num == 0u && d.empties == 1u, "the empty one is left");
}

void test_refusals(void)
{
    struct bk_domain d;
    struct bk_domain before;

    for (unsigned i = 0; i < COUNT(additions); i++) {
        const struct bk_partition *p = &additions[i].part;
        enum bk_iso_result result;

        setup(&d);
        before = d;
        CHECK(bk_domain_check(&d, p, &layout) == additions[i].expected, "check of addition %u", i);
        CHECK(memcmp(&d, &before, sizeof(d)) == 0, "check %u changed the domain", i);
        result = bk_domain_add(&d, p, &layout);
        CHECK(result == additions[i].expected, "addition %u (%x+%x): %d instead of %d", i,
              (unsigned)p->start, (unsigned)p->size, (int)result, (int)additions[i].expected);
        if (result == BK_ISO_OK) {
            CHECK(bk_domain_remove(&d, p) == BK_ISO_OK, "removal of addition %u", i);
        }
        CHECK(memcmp(&d, &before, sizeof(d)) == 0, "addition %u left a trace", i);
        CHECK(bk_domain_remove(&d, p) == (result == BK_ISO_DUPLICATE ? BK_ISO_OK
                                                                     : BK_ISO_NOT_FOUND),
              "second removal of addition %u", i);
    }
    check_same();
    check_full();
    check_empty_layout();
}
