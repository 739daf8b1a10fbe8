/* SPDX-License-Identifier: Apache-2.0 */
/* Suites and tests in random order, from a seed of its own: what tests draw does not matter. */

#include <zephyr/kernel.h>
#include <zephyr/random/random.h>
#include <zephyr/sys/util.h>

#include "ztest_internal.h"

static uint32_t start(void)
{
    uint32_t seed = CONFIG_ZTEST_SHUFFLE_SEED;

    while (seed == 0u) {
        seed = sys_rand32_get() ^ k_cycle_get_32();
    }
    printk("Random order; CONFIG_ZTEST_SHUFFLE_SEED=0x%08x repeats it\n", (unsigned int)seed);
    return seed;
}

static uint32_t next_number(void)
{
    static uint32_t number;

    if (number == 0u) {
        number = start();
    }
    number ^= number << 13;
    number ^= number >> 17;
    number ^= number << 5;
    return number;
}

/* A step that has no divisor in common with the number of tests leads to each of them once. */
struct bk_ztest_order bk_ztest_new_order(void)
{
    static const uint32_t primes[] = {7919, 10007, 20011, 30011, 40009, 50021, 60013, 65537};
    uint32_t random = next_number();

    return (struct bk_ztest_order){
        .step = primes[random % ARRAY_SIZE(primes)],
        .first = (random >> 8) & 0xFFFFu,
    };
}
