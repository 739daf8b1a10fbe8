/* SPDX-License-Identifier: Apache-2.0 */
/** @file Kernel objects: types, permissions, allocation. */
#ifndef ZEPHYR_INCLUDE_SYS_KOBJECT_H_
#define ZEPHYR_INCLUDE_SYS_KOBJECT_H_

#include <zephyr/kernel.h>
#ifdef CONFIG_DYNAMIC_OBJECTS
#include <zephyr/kernel/object_alloc.h>
#endif

#endif
