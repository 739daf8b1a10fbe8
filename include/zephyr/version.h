/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * The release of the API that is offered, in the form that applications compare, and the
 * project's own version.
 */
#ifndef ZEPHYR_INCLUDE_VERSION_H_
#define ZEPHYR_INCLUDE_VERSION_H_

#define KERNEL_VERSION_MAJOR 3
#define KERNEL_VERSION_MINOR 7
#define KERNEL_PATCHLEVEL 0
#define KERNELVERSION 0x03070000
#define KERNEL_VERSION_NUMBER 0x30700
#define KERNEL_VERSION_STRING "3.7.0"

#define ZEPHYR_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))
#define ZEPHYR_VERSION_CODE ZEPHYR_VERSION(3, 7, 0)

#define BULKHEAD_VERSION_STRING "0.1.0"

#endif
