/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_KERNEL_VERSION_H_
#define ZEPHYR_INCLUDE_KERNEL_VERSION_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Parts of the value that sys_kernel_version_get() returns. */
#define SYS_KERNEL_VER_MAJOR(ver) (((ver) >> 24) & 0xFF)
#define SYS_KERNEL_VER_MINOR(ver) (((ver) >> 16) & 0xFF)
#define SYS_KERNEL_VER_PATCHLEVEL(ver) (((ver) >> 8) & 0xFF)

/**
 * Release of the API: major, minor and patch level from the highest byte down, the lowest byte 0.
 * Any context.
 */
uint32_t sys_kernel_version_get(void);

#ifdef __cplusplus
}
#endif

#endif
