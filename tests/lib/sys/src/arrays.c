/* SPDX-License-Identifier: Apache-2.0 */
/* Arrays of an application, gathered from two files by the linker. */
#include <string.h>
#include <zephyr/ztest.h>

#include "arrays.h"

static const STRUCT_SECTION_ITERABLE(planet, mars) = {"Mars", 2};
static STRUCT_SECTION_ITERABLE(counter, b) = {.count = 2, .name = 'b'};

ZTEST(arrays, test_constants)
{
    static const char *const names[] = {"Earth", "Mars", "Neptune"};
    struct planet *second;
    size_t count;
    int i = 0;

    STRUCT_SECTION_FOREACH (planet, planet) {
        zassert_true(i < 3);
        zassert_equal(strcmp(planet->name, names[i]), 0, "%s at %d", planet->name, i);
        i++;
    }
    STRUCT_SECTION_COUNT(planet, &count);
    zassert_equal(count, 3);
    STRUCT_SECTION_GET(planet, 1, &second);
    zassert_equal(second->moons, 2);
}

ZTEST(arrays, test_variables)
{
    uint64_t sum = 0;

    STRUCT_SECTION_FOREACH (counter, counter) {
        zassert_equal(counter->name, 'a' + (char)sum);
        counter->count++;
        sum++;
        zassert_equal(counter->count, sum + 1);
    }
    zassert_equal(sum, 3);
}

ZTEST_SUITE(arrays, NULL, NULL, NULL, NULL, NULL);
