/* SPDX-License-Identifier: Apache-2.0 */
/* The division against the host's, over values of every length and around powers of two. */
#include "check.h"
#include "divide.h"

static uint64_t value(void)
{
    uint64_t random =
        (uint64_t)check_random() << 33 ^ (uint64_t)check_random() << 16 ^ check_random();
    uint64_t power = UINT64_C(1) << check_random() % 64;

    switch (check_random() % 4) {
    case 0:
        return random >> check_random() % 64;
    case 1:
        return power;
    case 2:
        return power - 1;
    default:
        return UINT64_MAX - (random >> (32 + check_random() % 32));
    }
}

static void check_pair(uint64_t n, uint64_t d)
{
    if (d == 0) {
        return;
    }
    CHECK_SAY(bk_divide_unsigned(n, d) == n / d, "%llu / %llu",
              (unsigned long long)n, (unsigned long long)d);
    if ((int64_t)n == INT64_MIN && (int64_t)d == -1) {
        return;
    }
    CHECK_SAY(bk_divide_signed((int64_t)n, (int64_t)d) == (int64_t)n / (int64_t)d, "%lld / %lld",
              (long long)n, (long long)d);
}

int main(void)
{
    for (int i = 0; i < 300000; i++) {
        check_pair(value(), value());
    }
    for (uint64_t d = 65530; d < 65545; d++) {
        check_pair(UINT64_MAX, d);
        check_pair(d, d);
        check_pair(d - 1, d);
        /* The largest remainders, in the upper digits too. */
        check_pair(d * (UINT64_C(1) << 32) - 1, d);
        check_pair(d * (UINT64_C(1) << 16) - 1, d);
    }
    return check_report();
}
