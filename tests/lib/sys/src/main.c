/* SPDX-License-Identifier: Apache-2.0 */
/* Utilities where they depend on the target: time, random numbers, atomics. */
#include <zephyr/kernel.h>
#include <zephyr/kernel_version.h>
#include <zephyr/random/random.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/byteorder.h>
#include <zephyr/version.h>
#include <zephyr/ztest.h>

ZTEST_USER(sys, test_timepoints)
{
    k_timepoint_t soon = sys_timepoint_calc(K_MSEC(20));
    k_timepoint_t later = sys_timepoint_calc(K_MSEC(30));
    k_timepoint_t never = sys_timepoint_calc(K_FOREVER);

    zassert_true(sys_timepoint_cmp(soon, later) < 0);
    zassert_true(sys_timepoint_cmp(never, later) > 0);
    zassert_true(sys_timepoint_cmp(soon, soon) == 0);
    zassert_false(sys_timepoint_expired(soon));
    k_sleep(sys_timepoint_timeout(soon));
    zassert_true(sys_timepoint_expired(soon));
    zassert_false(sys_timepoint_expired(later));
    zassert_true(K_TIMEOUT_EQ(sys_timepoint_timeout(soon), K_NO_WAIT));
    zassert_true(K_TIMEOUT_EQ(sys_timepoint_timeout(never), K_FOREVER));
    zassert_true(sys_timepoint_expired(sys_timepoint_calc(K_NO_WAIT)));
    zassert_equal(sys_timepoint_calc(K_TIMEOUT_ABS_TICKS(7)).tick, 7);
}

ZTEST_USER(sys, test_random)
{
    uint8_t bytes[7] = {0};
    uint32_t ones = 0;
    uint32_t zeros = 0;

    for (int i = 0; i < 100; i++) {
        uint32_t word = sys_rand32_get();

        ones |= word;
        zeros |= ~word;
    }
    zassert_equal(ones & zeros, UINT32_MAX);
    sys_rand_get(bytes, 6);
    zassert_true(bytes[0] + bytes[1] + bytes[2] + bytes[3] + bytes[4] + bytes[5] != 0);
    zassert_equal(bytes[6], 0);
}

ZTEST_USER(sys, test_version)
{
    uint32_t version = sys_kernel_version_get();

    zassert_equal(SYS_KERNEL_VER_MAJOR(version), KERNEL_VERSION_MAJOR);
    zassert_equal(SYS_KERNEL_VER_MINOR(version), KERNEL_VERSION_MINOR);
    zassert_equal(SYS_KERNEL_VER_PATCHLEVEL(version), KERNEL_PATCHLEVEL);
    zassert_true(ZEPHYR_VERSION_CODE >= ZEPHYR_VERSION(3, 0, 0));
}

ZTEST_BMEM static atomic_t shared;
ZTEST_BMEM static ATOMIC_DEFINE(map, 70);

ZTEST_USER(sys, test_atomics)
{
    zassert_equal(atomic_inc(&shared), 0);
    zassert_equal(atomic_add(&shared, 4), 1);
    zassert_true(atomic_cas(&shared, 5, 9));
    zassert_false(atomic_cas(&shared, 5, 1));
    zassert_equal(atomic_get(&shared), 9);
    zassert_false(atomic_test_and_set_bit(map, 69));
    zassert_true(atomic_test_bit(map, 69));
    zassert_equal(atomic_get(&map[2]), 1 << 5);
}

ZTEST_USER(sys, test_unaligned)
{
    uint8_t bytes[8] = {0};

    UNALIGNED_PUT(0x11223344u, (uint32_t *)&bytes[1]);
    zassert_equal(bytes[1], 0x44);
    zassert_equal(UNALIGNED_GET((uint32_t *)&bytes[1]), 0x11223344u);
    zassert_equal(sys_get_be32(&bytes[1]), 0x44332211u);
}

ZTEST_SUITE(sys, NULL, NULL, NULL, NULL, NULL);
