/* SPDX-License-Identifier: Apache-2.0 */
/* Atomic pointers and bits, casts, attributes. */
#include <zephyr/kernel_version.h>
#include <zephyr/random/rand32.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/ztest.h>

ZTEST_DMEM static int target;
ZTEST_BMEM static atomic_ptr_t shared;
ZTEST_BMEM static atomic_t bits;

ZTEST_USER(words, test_atomic_pointers)
{
    atomic_ptr_t local = ATOMIC_PTR_INIT(&target);
    atomic_ptr_val_t before;

    zassert_equal_ptr(atomic_ptr_get(&local), &target);
    before = atomic_ptr_set(&shared, &target);
    zassert_is_null(before);
    zassert_false(atomic_ptr_cas(&shared, NULL, &shared));
    zassert_true(atomic_ptr_cas(&shared, &target, &shared));
    zassert_equal_ptr(atomic_ptr_clear(&shared), &shared);
    zassert_is_null(atomic_ptr_get(&shared));
}

ZTEST(words, test_atomic_pointers_supervisor)
{
    atomic_ptr_t local = ATOMIC_PTR_INIT(NULL);

    zassert_is_null(atomic_ptr_set(&local, &target));
    zassert_true(atomic_ptr_cas(&local, &target, NULL));
    zassert_is_null(atomic_ptr_get(&local));
    zassert_is_null(atomic_ptr_clear(&local));
}

ZTEST(words, test_atomic_bits)
{
    atomic_val_t before = atomic_set(&bits, 0);

    ARG_UNUSED(before);
    atomic_set_bit(&bits, 5);
    atomic_set_bit(&bits, 7);
    atomic_clear_bit(&bits, 5);
    zassert_equal(atomic_get(&bits), BIT(7));
}

ZTEST(words, test_casts)
{
    void *pointer = UINT_TO_POINTER(0x1234u);
    mem_addr_t address = POINTER_TO_UINT(&target);

    zassert_equal(POINTER_TO_UINT(pointer), 0x1234u);
    sys_write32(77, address);
    compiler_barrier();
    zassert_equal(target, 77);
}

ZTEST(words, test_bits_of_a_word)
{
    zassert_equal(POPCOUNT(0xF0F00001u), 9);
    zassert_equal(POPCOUNT(0u), 0);
}

__no_optimization static int fall(int from)
{
    int sum = 0;

    switch (from) {
    case 1:
        sum += 1;
        __fallthrough;
    case 2:
        sum += 10;
        break;
    default:
        break;
    }
    return sum;
}

/* Carries its name into the documentation of drivers, and nothing else. */
__subsystem struct driver_api {
    int (*call)(int from);
};

ZTEST(words, test_attributes)
{
    struct driver_api api = {fall};

    zassert_equal(api.call(1), 11);
    zassert_equal(api.call(2), 10);
    zassert_equal(api.call(3), 0);
}

ZTEST(words, test_version)
{
    uint32_t version = sys_kernel_version_get();

    zassert_equal(SYS_KERNEL_VER_MAJOR(version), version >> 24);
    zassert_true(SYS_KERNEL_VER_MAJOR(version) >= 3);
}

static void check_random(void)
{
    uint32_t first = sys_rand32_get();
    int same = 0;

    for (int i = 0; i < 20; i++) {
        same += sys_rand32_get() == first;
    }
    zassert_true(same < 2);
}

ZTEST(words, test_random)
{
    check_random();
}

ZTEST_USER(words, test_random_user)
{
    check_random();
}

ZTEST_SUITE(words, NULL, NULL, NULL, NULL, NULL);
