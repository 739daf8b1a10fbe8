/* SPDX-License-Identifier: Apache-2.0 */
/* What mocks are to be called with, in the test partition: user tests state and take it, too. */

#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/ztest_mock.h>

#include "ztest_internal.h"

struct expectation {
    const char *function; /* NULL: free */
    const char *name;     /* of the parameter, "" for what is returned */
    uintptr_t value;
    uint32_t turn;
};

static ZTEST_BMEM struct expectation expectations[CONFIG_ZTEST_PARAMETER_COUNT];
static ZTEST_BMEM uint32_t turn;

void bk_ztest_mock_add(const char *function, const char *name, uintptr_t value)
{
    for (size_t i = 0; i < ARRAY_SIZE(expectations); i++) {
        if (expectations[i].function == NULL) {
            expectations[i] = (struct expectation){function, name, value, turn++};
            return;
        }
    }
    printk("\n    %s: no place for what is expected: raise CONFIG_ZTEST_PARAMETER_COUNT\n",
           function);
    ztest_test_fail();
}

static struct expectation *oldest(const char *function, const char *name)
{
    struct expectation *found = NULL;

    for (size_t i = 0; i < ARRAY_SIZE(expectations); i++) {
        struct expectation *e = &expectations[i];

        if (e->function != NULL && strcmp(e->function, function) == 0 &&
            strcmp(e->name, name) == 0 && (found == NULL || e->turn < found->turn)) {
            found = e;
        }
    }
    return found;
}

uintptr_t bk_ztest_mock_take(const char *function, const char *name)
{
    struct expectation *e = oldest(function, name);
    uintptr_t value;

    if (e == NULL) {
        printk("\n    %s was called once more than the test expects%s%s\n", function,
               name[0] == '\0' ? ": it has nothing to return" : " for ", name);
        ztest_test_fail();
        return 0;
    }
    value = e->value;
    e->function = NULL;
    return value;
}

void bk_ztest_mock_check_value(const char *function, const char *name, uintptr_t value)
{
    uintptr_t expected = bk_ztest_mock_take(function, name);

    if (expected != value) {
        printk("\n    %s was called with %s = %ld (0x%lx), the test expects %ld (0x%lx)\n",
               function, name, (long)value, (long)value, (long)expected, (long)expected);
        ztest_test_fail();
    }
}

void bk_ztest_mock_check_data(const char *function, const char *name, const void *data,
                              size_t length)
{
    const void *expected = (const void *)bk_ztest_mock_take(function, name);
    bool same = expected == NULL || data == NULL ? expected == data
                                                 : memcmp(expected, data, length) == 0;

    if (!same) {
        printk("\n    %s was called with other data at %s than the test expects\n", function, name);
        ztest_test_fail();
    }
}

void bk_ztest_mock_copy(const char *function, const char *name, void *data, size_t length)
{
    const void *source = (const void *)bk_ztest_mock_take(function, name);

    if (source == NULL || data == NULL) {
        printk("\n    %s: a null pointer, to copy for %s\n", function, name);
        ztest_test_fail();
    } else {
        memcpy(data, source, length);
    }
}

bool bk_ztest_mocks_left(void)
{
    bool left = false;

    for (size_t i = 0; i < ARRAY_SIZE(expectations); i++) {
        struct expectation *e = &expectations[i];

        if (e->function != NULL) {
            printk("\n    %s was not called as often as the test expects (%s)\n", e->function,
                   e->name[0] == '\0' ? "a value to return" : e->name);
            left = true;
        }
    }
    return left;
}

void bk_ztest_mocks_reset(void)
{
    memset(expectations, 0, sizeof(expectations));
}
