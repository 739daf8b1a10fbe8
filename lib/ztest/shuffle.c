/* SPDX-License-Identifier: Apache-2.0 */
/* Suites and tests in random order. */

#include <zephyr/random/random.h>
#include <zephyr/sys/util.h>

#include "ztest_internal.h"

/* A step that has no divisor in common with the number of tests leads to each of them once. */
struct bk_ztest_order bk_ztest_new_order(void)
{
    static const uint32_t primes[] = {7919, 10007, 20011, 30011, 40009, 50021, 60013, 65537};
    uint32_t random = sys_rand32_get();

    return (struct bk_ztest_order){
        .step = primes[random % ARRAY_SIZE(primes)],
        .first = (random >> 8) & 0xFFFFu,
    };
}
