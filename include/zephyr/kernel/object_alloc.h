/* SPDX-License-Identifier: Apache-2.0 */
/** @file Kernel objects allocated while the system runs. Needs CONFIG_DYNAMIC_OBJECTS. */
#ifndef ZEPHYR_INCLUDE_KERNEL_OBJECT_ALLOC_H_
#define ZEPHYR_INCLUDE_KERNEL_OBJECT_ALLOC_H_

#include <zephyr/kernel/object.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Allocate a kernel object from the thread's resource pool. The caller has permission on it, and
 * initialises it. It is freed when the last thread with permission on it has ended or released it.
 * @param otype Type; every one that has an initialisation, threads included, but no stacks.
 * @return The object; NULL when the pool has no room, when half of the places for objects are taken
 * by allocated ones, or for another type.
 * Context: supervisor or user.
 */
__syscall void *k_object_alloc(enum k_objects otype);

/**
 * Free an allocated object at once, whoever has permission on it. Nobody may use it, or wait for
 * it: then it stays, and a message says so.
 * @param obj Object, or NULL, which has no effect.
 * Context: supervisor.
 */
void k_object_free(void *obj);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/object_alloc.h>

#endif
