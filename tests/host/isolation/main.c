/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the host tests of the isolation core. */
#include "check.h"

#define FAILURES_SHOWN 20u

unsigned check_failures;
static uint32_t state;

void check_fail(const char *file, int line, const char *text)
{
    check_failures++;
    if (check_failures <= FAILURES_SHOWN) {
        printf("%s:%d: %s\n", file, line, text);
    }
}

void random_restart(void)
{
    state = RANDOM_SEED;
}

uint32_t random_word(void)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

static const struct {
    const char *name;
    void (*run)(void);
} cases[] = {
    {"range checks, exhaustive at the edges", test_ranges},
    {"object permission maps", test_permissions},
    {"attributes, all of them", test_attributes},
    {"refusals, one by one", test_refusals},
    {"words for every result", test_texts},
    {"pinned regions", test_fixed_regions},
    {"register values from the manuals", test_encodings},
    {"ranges across partitions, stack and text", test_access},
    {"edit sequences, exhaustive", test_edits},
    {"PMSAv8 plans and misses, whole address space", test_plans_v8},
    {"PMSAv7 plans and misses, whole address space", test_plans_v7},
    {"PMSAv7 blocks are the largest there are", test_blocks_v7},
};

int main(void)
{
    unsigned failed = 0;

    printf("seed %08x\n", RANDOM_SEED);
    for (unsigned i = 0; i < COUNT(cases); i++) {
        unsigned before = check_failures;

        random_restart();
        cases[i].run();
        if (check_failures != before) {
            failed++;
        }
        printf("%s  %s\n", check_failures == before ? "pass" : "FAIL", cases[i].name);
    }
    printf("%u passed, %u failed\n", (unsigned)COUNT(cases) - failed, failed);
    return failed == 0 ? 0 : 1;
}
