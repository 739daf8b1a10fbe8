/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of plain values: ranges, permission bits, attributes, result texts. */
#include <string.h>

#include "check.h"
#include "oracle.h"

#define EDGE 9u

/* Values around 0, the middle and the top of the 32-bit numbers. */
static uint32_t edge(unsigned i)
{
    static const uint32_t centre[] = {0u, 0x80000000u, 0xFFFFFFFFu};

    return centre[i / EDGE] + (i % EDGE) - EDGE / 2u;
}

static void check_pair(uint64_t a, uint64_t a_size, uint64_t b, uint64_t b_size)
{
    bool inside = b_size == 0u || (a <= b && b + b_size <= a + a_size);
    bool meet = a_size != 0u && b_size != 0u && a < b + b_size && b < a + a_size;

    CHECK(bk_range_contains((uint32_t)a, (uint32_t)a_size, (uint32_t)b, (uint32_t)b_size) == inside,
          "contains(%llx, %llx, %llx, %llx)", (unsigned long long)a, (unsigned long long)a_size,
          (unsigned long long)b, (unsigned long long)b_size);
    if (b + b_size <= 1ull << 32) {
        CHECK(bk_range_overlap((uint32_t)a, (uint32_t)a_size, (uint32_t)b, (uint32_t)b_size) ==
                  meet,
              "overlap(%llx, %llx, %llx, %llx)", (unsigned long long)a, (unsigned long long)a_size,
              (unsigned long long)b, (unsigned long long)b_size);
    }
}

void test_ranges(void)
{
    const unsigned n = 3u * EDGE;

    for (unsigned i = 0; i < n * n; i++) {
        uint64_t a = edge(i / n);
        uint64_t a_size = edge(i % n);
        bool valid = a_size == 0u || a + a_size <= 1ull << 32;

        CHECK(bk_range_valid((uint32_t)a, (uint32_t)a_size) == valid, "valid(%llx, %llx)",
              (unsigned long long)a, (unsigned long long)a_size);
        for (unsigned j = 0; j < n * n && valid; j++) {
            check_pair(a, a_size, edge(j / n), edge(j % n));
        }
        for (unsigned j = 0; j < n && valid; j++) {
            CHECK(bk_range_has((uint32_t)a, (uint32_t)a_size, edge(j)) ==
                      (edge(j) >= a && edge(j) < a + a_size),
                  "has(%llx, %llx, %x)", (unsigned long long)a, (unsigned long long)a_size,
                  (unsigned)edge(j));
        }
    }
}

static uint32_t rotate_right(uint32_t word, uint32_t by)
{
    by &= 31u;
    return by == 0u ? word : word >> by | word << (32u - by);
}

void test_permissions(void)
{
    enum { OBJECTS = 100 };
    uint32_t map[BK_PERM_WORDS(OBJECTS)] = {0};

    CHECK(COUNT(map) == 4u, "100 objects take 4 words");
    for (unsigned i = 0; i < OBJECTS; i++) {
        bk_perm_set(map, i);
        CHECK((rotate_right(map[i / 32u], i) & 0x80000000u) != 0u, "object %u: sign after rotate",
              i);
        for (unsigned j = 0; j < OBJECTS; j++) {
            CHECK(bk_perm_test(map, j) == (i == j), "set %u, test %u", i, j);
        }
        bk_perm_clear(map, i);
        CHECK(!bk_perm_test(map, i), "object %u cleared", i);
    }
    for (unsigned i = 0; i < OBJECTS; i++) {
        bk_perm_set(map, i);
        for (unsigned j = 0; j < OBJECTS; j++) {
            CHECK(bk_perm_test(map, j) == (j <= i), "set to %u, test %u", i, j);
        }
    }
    memset(map, 0xFF, sizeof(map));
    for (unsigned i = 0; i < OBJECTS; i++) {
        bk_perm_clear(map, i);
        for (unsigned j = 0; j < OBJECTS; j++) {
            CHECK(bk_perm_test(map, j) == (j > i), "cleared to %u, test %u", i, j);
        }
    }
}

void test_attributes(void)
{
    unsigned accepted = 0;

    for (uint32_t attr = 0; attr < 1024u; attr++) {
        enum bk_iso_result expected = oracle_attr_ok(attr) ? BK_ISO_OK : BK_ISO_ATTR;

        if ((attr & (BK_U_W | BK_U_X)) == (BK_U_W | BK_U_X)) {
            expected = BK_ISO_WRITE_EXECUTE;
        }
        CHECK(bk_attr_check(attr) == expected, "attribute %x: %d instead of %d", (unsigned)attr,
              (int)bk_attr_check(attr), (int)expected);
        accepted += expected == BK_ISO_OK;
    }
    /* 6 of data, 4 of these also with execution, except for device memory. */
    CHECK(accepted == 6u * 4u + 4u * 2u, "%u attributes accepted", accepted);
    CHECK(bk_attr_check(0x80000000u) == BK_ISO_ATTR, "unknown bit");
}

void test_texts(void)
{
    for (int i = 0; i < BK_ISO_RESULTS; i++) {
        const char *text = bk_iso_result_text((enum bk_iso_result)i);

        CHECK(text != NULL && text[0] != '\0', "result %d has no text", i);
        CHECK(i == BK_ISO_OK || strchr(text, ':') != NULL, "result %d names no remedy", i);
        for (int j = 0; j < i; j++) {
            CHECK(strcmp(text, bk_iso_result_text((enum bk_iso_result)j)) != 0,
                  "results %d and %d read the same", i, j);
        }
    }
    CHECK(strcmp(bk_iso_result_text(BK_ISO_RESULTS), "unknown result") == 0, "past the end");
    CHECK(strcmp(bk_iso_result_text((enum bk_iso_result)-1), "unknown result") == 0, "negative");
}
