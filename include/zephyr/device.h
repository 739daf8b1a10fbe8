/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Devices: a name, a table of operations and the driver's data. There is no devicetree; a driver
 * defines its devices itself.
 */
#ifndef ZEPHYR_INCLUDE_DEVICE_H_
#define ZEPHYR_INCLUDE_DEVICE_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/init.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What has become of a device. */
struct device_state {
    uint8_t init_res; /* what the initialisation returned, without its sign */
    bool initialized;
};

/** A device, constant. */
struct device {
    const char *name;
    const void *config;
    const void *api;
    struct device_state *state;
    void *data;
};

typedef int16_t device_handle_t;

#define DEVICE_NAME_GET(dev_id) _CONCAT(bk_device_, dev_id)
#define DEVICE_DECLARE(dev_id)  static const struct device DEVICE_NAME_GET(dev_id)
#define DEVICE_GET(dev_id)      (&DEVICE_NAME_GET(dev_id))

/**
 * Defines a device and has it initialised at start.
 * @param dev_id token that names it in the program
 * @param name text that device_get_binding() looks for
 * @param init_fn int init_fn(const struct device *), or NULL; 0 or a negative errno
 * @param pm ignored
 * @param data,config,api for the driver
 * @param level,prio as SYS_INIT() takes them
 */
#define DEVICE_DEFINE(dev_id, name, init_fn, pm, data, config, level, prio, api)                   \
    static struct device_state _CONCAT(bk_device_state_, dev_id);                                  \
    const STRUCT_SECTION_ITERABLE(device, DEVICE_NAME_GET(dev_id)) = {                             \
        (name), (config), (api), &_CONCAT(bk_device_state_, dev_id), (data)};                      \
    static int _CONCAT(bk_device_init_, dev_id)(void)                                              \
    {                                                                                              \
        return bk_device_init(&DEVICE_NAME_GET(dev_id), (init_fn));                                \
    }                                                                                              \
    SYS_INIT(_CONCAT(bk_device_init_, dev_id), level, prio)

/** Runs a driver's initialisation and keeps its result; part of DEVICE_DEFINE(). */
int bk_device_init(const struct device *dev, int (*init)(const struct device *dev));

/**
 * Looks a device up by its name.
 * @return it, NULL when there is none or it is not ready. Supervisor threads.
 */
const struct device *device_get_binding(const char *name);

/** True when the device was initialised without an error. Supervisor threads and interrupts. */
bool device_is_ready(const struct device *dev);

#ifdef __cplusplus
}
#endif

#endif
