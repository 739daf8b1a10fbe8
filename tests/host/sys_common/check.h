/* SPDX-License-Identifier: Apache-2.0 */
/* Checks of the host tests of the libraries: a failed one says where, and the run goes on. */
#ifndef SYS_CHECK_H
#define SYS_CHECK_H

#include <stdint.h>
#include <stdio.h>

static unsigned int check_passed;
static unsigned int check_failed;

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (condition) {                                                                           \
            check_passed++;                                                                        \
        } else if (check_failed++ < 20) {                                                          \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #condition);                                 \
        }                                                                                          \
    } while (0)

/* As CHECK(), with words for a person: the values that went wrong. */
#define CHECK_SAY(condition, ...)                                                                  \
    do {                                                                                           \
        if (condition) {                                                                           \
            check_passed++;                                                                        \
        } else if (check_failed++ < 20) {                                                          \
            printf("%s:%d: ", __FILE__, __LINE__);                                                 \
            printf(__VA_ARGS__);                                                                   \
            printf("\n");                                                                          \
        }                                                                                          \
    } while (0)

static inline int check_report(void)
{
    printf("%u passed, %u failed\n", check_passed, check_failed);
    return check_failed != 0;
}

/* The same sequence in each run. */
static inline uint32_t check_random(void)
{
    static uint64_t state = UINT64_C(0x9e3779b97f4a7c15);

    state = state * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(state >> 33);
}

#endif
