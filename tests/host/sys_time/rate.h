/* SPDX-License-Identifier: Apache-2.0 */
/* All conversions at one pair of rates, against arithmetic of 128 bits. */
#include <zephyr/sys_clock.h>

#include "check.h"

typedef unsigned __int128 wide;

static wide exact(uint64_t t, uint32_t from, uint32_t to, uint32_t add)
{
    return ((wide)t * to + add) / from;
}

/* A spread of values: small, large, around powers of two. */
static uint64_t sample(int i)
{
    uint64_t power = UINT64_C(1) << (i % 64);
    uint64_t random = (uint64_t)check_random() << 32 | check_random();

    return i < 64 ? power : i < 128 ? power - 1 : random >> (i % 64);
}

#define CHECK_ONE(a, b, round, add)                                                                \
    do {                                                                                           \
        uint64_t t = sample(i);                                                                    \
        wide want = exact(t, BK_HZ_##a, BK_HZ_##b, add);                                           \
        wide want32 = exact((uint32_t)t, BK_HZ_##a, BK_HZ_##b, add);                               \
        uint64_t got = k_##a##_to_##b##_##round##64(t);                                            \
        uint32_t got32 = k_##a##_to_##b##_##round##32((uint32_t)t);                                \
        if (want <= UINT64_MAX) {                                                                  \
            CHECK_SAY(got == want, "%s to %s, %s: %llu gives %llu", #a, #b, #round,                \
                      (unsigned long long)t, (unsigned long long)got);                             \
        }                                                                                          \
        CHECK_SAY(got32 == (uint32_t)want32, "%s to %s, %s32: %lu gives %lu", #a, #b, #round,      \
                  (unsigned long)(uint32_t)t, (unsigned long)got32);                               \
    } while (0)

#define CHECK_PAIR(a, b)                                                                           \
    do {                                                                                           \
        CHECK_ONE(a, b, floor, 0);                                                                 \
        CHECK_ONE(a, b, near, BK_HZ_##a / 2);                                                      \
        CHECK_ONE(a, b, ceil, BK_HZ_##a - 1);                                                      \
    } while (0)

#define CHECK_BOTH(a, b)                                                                           \
    do {                                                                                           \
        CHECK_PAIR(a, b);                                                                          \
        CHECK_PAIR(b, a);                                                                          \
    } while (0)

unsigned int TEST_RATE(void);
unsigned int TEST_RATE(void)
{
    for (int i = 0; i < 20000; i++) {
        CHECK_BOTH(sec, ticks);
        CHECK_BOTH(ms, ticks);
        CHECK_BOTH(us, ticks);
        CHECK_BOTH(ns, ticks);
        CHECK_BOTH(sec, cyc);
        CHECK_BOTH(ms, cyc);
        CHECK_BOTH(us, cyc);
        CHECK_BOTH(ns, cyc);
        CHECK_BOTH(cyc, ticks);
    }
    CHECK(K_TIMEOUT_EQ(K_MSEC(-5), K_NO_WAIT));
    CHECK(K_TIMEOUT_EQ(K_MSEC(0), K_NO_WAIT));
    CHECK(K_TIMEOUT_EQ(K_SECONDS(2), K_MSEC(2000)));
    CHECK(K_TIMEOUT_EQ(K_SECONDS(2), K_TICKS(2 * CONFIG_SYS_CLOCK_TICKS_PER_SEC)));
    CHECK(!K_TIMEOUT_EQ(K_FOREVER, K_NO_WAIT));
    CHECK(K_USEC(1).ticks == 1 || CONFIG_SYS_CLOCK_TICKS_PER_SEC > 1000000);
    CHECK(Z_IS_TIMEOUT_RELATIVE(K_MSEC(1)) && Z_IS_TIMEOUT_RELATIVE(K_NO_WAIT));
    CHECK(!Z_IS_TIMEOUT_RELATIVE(K_TIMEOUT_ABS_TICKS(0)));
    CHECK(Z_TICK_ABS(K_TIMEOUT_ABS_TICKS(77).ticks) == 77);
    (void)check_report();
    return check_failed;
}
