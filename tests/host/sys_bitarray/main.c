/* SPDX-License-Identifier: Apache-2.0 */
/* Every operation against an array of booleans, on sizes around the word's. */
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <zephyr/irq.h>
#include <zephyr/sys/bitarray.h>

#include "check.h"

#define MAX_BITS 97
#define STEPS    60000

int host_irq_depth;

static bool model[MAX_BITS];

static bool inside(size_t bits, size_t count, size_t offset)
{
    return count != 0 && offset < bits && count <= bits - offset;
}

static bool all_are(bool value, size_t count, size_t offset)
{
    for (size_t i = offset; i < offset + count; i++) {
        if (model[i] != value) {
            return false;
        }
    }
    return true;
}

static void fill(bool value, size_t count, size_t offset)
{
    for (size_t i = offset; i < offset + count; i++) {
        model[i] = value;
    }
}

static void compare(sys_bitarray_t *array, size_t bits)
{
    for (size_t i = 0; i < bits; i++) {
        int value = -1;

        CHECK(sys_bitarray_test_bit(array, i, &value) == 0 && value == model[i]);
    }
    CHECK(host_irq_depth == 0);
}

/* Errors: sys_bitarray_set_bit sys_bitarray_clear_bit -EINVAL */
/* Errors: sys_bitarray_test_and_set_bit sys_bitarray_test_and_clear_bit -EINVAL */
static void one_bit(sys_bitarray_t *array, size_t bits, size_t bit, bool set)
{
    int expected = bit < bits ? 0 : -EINVAL;
    int before = -1;

    if (check_random() % 2 == 0) {
        CHECK((set ? sys_bitarray_set_bit(array, bit) : sys_bitarray_clear_bit(array, bit)) ==
              expected);
    } else {
        CHECK((set ? sys_bitarray_test_and_set_bit(array, bit, &before)
                   : sys_bitarray_test_and_clear_bit(array, bit, &before)) == expected);
        CHECK(before == (bit < bits ? model[bit] : -1));
    }
    if (bit < bits) {
        model[bit] = set;
    }
}

/* Wrong arguments: sys_bitarray_is_region_set sys_bitarray_is_region_cleared */
static void region(sys_bitarray_t *array, size_t bits, size_t count, size_t offset, bool set)
{
    bool ok = inside(bits, count, offset);

    CHECK(sys_bitarray_is_region_set(array, count, offset) == (ok && all_are(true, count, offset)));
    CHECK(sys_bitarray_is_region_cleared(array, count, offset) ==
          (ok && all_are(false, count, offset)));
    if (check_random() % 2 == 0) {
        CHECK((set ? sys_bitarray_set_region(array, count, offset)
                   : sys_bitarray_clear_region(array, count, offset)) == (ok ? 0 : -EINVAL));
    } else {
        bool fits = ok && all_are(!set, count, offset);

        CHECK(sys_bitarray_test_and_set_region(array, count, offset, set) == (!ok    ? -EINVAL
                                                                              : fits ? 0
                                                                                     : -EEXIST));
        ok = fits;
    }
    if (ok) {
        fill(set, count, offset);
    }
}

/* Errors: sys_bitarray_alloc -EINVAL -ENOSPC */
static void allocate(sys_bitarray_t *array, size_t bits, size_t count)
{
    size_t offset = SIZE_MAX;
    size_t expected = SIZE_MAX;
    int result = count == 0 || count > bits ? -EINVAL : -ENOSPC;

    for (size_t i = 0; result != -EINVAL && i + count <= bits; i++) {
        if (all_are(false, count, i)) {
            expected = i;
            result = 0;
            break;
        }
    }
    CHECK(sys_bitarray_alloc(array, count, &offset) == result);
    CHECK(offset == expected);
    if (result == 0) {
        fill(true, count, expected);
    }
}

static void release(sys_bitarray_t *array, size_t bits, size_t count, size_t offset)
{
    bool ok = inside(bits, count, offset);
    bool set = ok && all_are(true, count, offset);

    CHECK(sys_bitarray_free(array, count, offset) == (!ok ? -EINVAL : set ? 0 : -EFAULT));
    if (set) {
        fill(false, count, offset);
    }
}

static void test_size(sys_bitarray_t *array, size_t bits)
{
    int value = -1;

    memset(model, 0, sizeof(model));
    for (int step = 0; step < STEPS; step++) {
        size_t offset = check_random() % (bits + 3);
        size_t count = check_random() % (check_random() % 4 == 0 ? bits + 3 : 5);

        switch (check_random() % 4) {
        case 0:
            one_bit(array, bits, offset, check_random() % 2);
            break;
        case 1:
            region(array, bits, count, offset, check_random() % 2);
            break;
        case 2:
            allocate(array, bits, count);
            break;
        default:
            release(array, bits, count, offset);
            break;
        }
        compare(array, bits);
    }
    CHECK(sys_bitarray_set_region(array, SIZE_MAX, 1) == -EINVAL);
    CHECK(sys_bitarray_set_region(array, 1, SIZE_MAX) == -EINVAL);
    CHECK(sys_bitarray_test_bit(array, bits, &value) == -EINVAL && value == -1);
    CHECK(sys_bitarray_test_bit(array, SIZE_MAX, &value) == -EINVAL && value == -1);
}

SYS_BITARRAY_DEFINE(one, 1);
SYS_BITARRAY_DEFINE(word, 32);
SYS_BITARRAY_DEFINE_STATIC(more, 33);
SYS_BITARRAY_DEFINE(many, MAX_BITS);

int main(void)
{
    test_size(&one, 1);
    test_size(&word, 32);
    test_size(&more, 33);
    test_size(&many, MAX_BITS);
    return check_report();
}
