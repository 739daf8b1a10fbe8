/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the host tests of the isolation core: checks, test cases, pseudo-random numbers. */
#ifndef ISOLATION_CHECK_H
#define ISOLATION_CHECK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

extern unsigned check_failures;

/* Says where and what; after the twentieth failure of a run only counts. */
void check_fail(const char *file, int line, const char *text);

#define CHECK(condition, ...)                                                                     \
    do {                                                                                          \
        if (!(condition)) {                                                                       \
            char check_text[200];                                                                 \
            snprintf(check_text, sizeof(check_text), __VA_ARGS__);                                \
            check_fail(__FILE__, __LINE__, check_text);                                           \
        }                                                                                         \
    } while (0)

/* One generator for all tests; each case starts it anew from the seed that the run prints. */
#define RANDOM_SEED 0x2545F491u

void random_restart(void);
uint32_t random_word(void);

/* 0 to limit - 1 */
static inline uint32_t random_below(uint32_t limit)
{
    return random_word() % limit;
}

/* Test cases, each in the file that its name says. */
void test_ranges(void);
void test_permissions(void);
void test_attributes(void);
void test_refusals(void);
void test_texts(void);
void test_fixed_regions(void);
void test_encodings(void);
void test_access(void);
void test_edits(void);
void test_plans_v7(void);
void test_plans_v8(void);
void test_blocks_v7(void);

#endif
