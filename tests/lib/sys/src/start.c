/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of the start: their order, and devices. */
#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/init.h>
#include <zephyr/ztest.h>

static char order[16];
static unsigned int called;

#define STARTS(letter)                                                                             \
    static int start_##letter(void)                                                                \
    {                                                                                              \
        order[called++] = #letter[0];                                                              \
        return 0;                                                                                  \
    }

STARTS(a)
STARTS(b)
STARTS(c)
STARTS(d)
STARTS(e)
STARTS(f)

#define LATE 40

SYS_INIT(start_f, APPLICATION, 0);
SYS_INIT(start_e, POST_KERNEL, LATE);
SYS_INIT(start_d, POST_KERNEL, 7);
SYS_INIT(start_c, PRE_KERNEL_2, 99);
SYS_INIT(start_b, PRE_KERNEL_1, 99);
SYS_INIT(start_a, EARLY, 50);

ZTEST(start, test_order)
{
    zassert_equal(strcmp(order, "abcdef"), 0, "%s", order);
}

static int good(const struct device *dev)
{
    *(int *)dev->data = 5;
    return 0;
}

static int broken(const struct device *dev)
{
    ARG_UNUSED(dev);
    return -EIO;
}

static int data;

DEVICE_DEFINE(good_device, "good", good, NULL, &data, NULL, POST_KERNEL, 50, NULL);
DEVICE_DEFINE(broken_device, "broken", broken, NULL, NULL, NULL, POST_KERNEL, 50, NULL);

ZTEST(start, test_devices)
{
    zassert_equal(data, 5);
    zassert_true(device_is_ready(DEVICE_GET(good_device)));
    zassert_equal_ptr(device_get_binding("good"), DEVICE_GET(good_device));
    zassert_false(device_is_ready(DEVICE_GET(broken_device)));
    zassert_equal(DEVICE_GET(broken_device)->state->init_res, EIO);
    zassert_is_null(device_get_binding("broken"));
    zassert_is_null(device_get_binding("no such device"));
    zassert_false(device_is_ready(NULL));
}

ZTEST_SUITE(start, NULL, NULL, NULL, NULL, NULL);
