/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <zephyr/device.h>
#include <zephyr/sys/util.h>

int bk_device_init(const struct device *dev, int (*init)(const struct device *dev))
{
    int result = init == NULL ? 0 : init(dev);

    dev->state->init_res = (uint8_t)MIN(abs(result), UINT8_MAX);
    dev->state->initialized = true;
    return result;
}

bool device_is_ready(const struct device *dev)
{
    return dev != NULL && dev->state->initialized && dev->state->init_res == 0;
}

const struct device *device_get_binding(const char *name)
{
    STRUCT_SECTION_FOREACH (device, dev) {
        if (strcmp(dev->name, name) == 0 && device_is_ready(dev)) {
            return dev;
        }
    }
    return NULL;
}
