/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * How a zpp object holds its kernel object.
 *
 * With CONFIG_USERSPACE the kernel object lives in a static pool in kernel memory, out of the
 * reach of user threads, and the zpp object holds the number of its slot. Without it the kernel
 * object is a member of the zpp object.
 */
#ifndef ZPP_OBJECT_H
#define ZPP_OBJECT_H

#include <stdint.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

#ifdef CONFIG_USERSPACE
#define ZPP_OBJECT(type) struct zpp_handle handle
#else
#define ZPP_OBJECT(type) type object
#endif

/** Claim on a slot of a pool. The pool knows its owner by the address of this handle, so a
 * copy of a zpp object is not an owner and cannot free the slot. */
struct zpp_handle {
    uint32_t slot;
};

/** @cond internal */
#ifdef CONFIG_USERSPACE
#define ZPP_MUTEX_CAPACITY     (CONFIG_ZPP_MUTEX_POOL_SIZE + CONFIG_ZPP_THREAD_POOL_SIZE)
#define ZPP_EVENT_CAPACITY     CONFIG_ZPP_EVENT_POOL_SIZE
#define ZPP_SEMAPHORE_CAPACITY CONFIG_ZPP_SEMAPHORE_POOL_SIZE
#define ZPP_MSGQ_CAPACITY      CONFIG_ZPP_MSGQ_POOL_SIZE
#else
#define ZPP_MUTEX_CAPACITY     INT32_MAX
#define ZPP_EVENT_CAPACITY     INT32_MAX
#define ZPP_SEMAPHORE_CAPACITY INT32_MAX
#define ZPP_MSGQ_CAPACITY      INT32_MAX
#endif
#define ZPP_THREAD_CAPACITY CONFIG_ZPP_THREAD_POOL_SIZE

#define ZPP_THREAD_OPTION    "CONFIG_ZPP_THREAD_POOL_SIZE"
#define ZPP_EVENT_OPTION     "CONFIG_ZPP_EVENT_POOL_SIZE"
#define ZPP_MUTEX_OPTION     "CONFIG_ZPP_MUTEX_POOL_SIZE plus CONFIG_ZPP_THREAD_POOL_SIZE"
#define ZPP_SEMAPHORE_OPTION "CONFIG_ZPP_SEMAPHORE_POOL_SIZE"
#define ZPP_MSGQ_OPTION      "CONFIG_ZPP_MSGQ_POOL_SIZE"
/** @endcond */

/**
 * Fail the build when a pool is too small for what the program is known to ask of it.
 *
 * @param kind  THREAD, EVENT, MUTEX, SEMAPHORE or MSGQ
 * @param count objects the program claims, a number, so that the message can say it
 */
#define ZPP_POOL_REQUIRE(kind, count)                                                              \
    BUILD_ASSERT(ZPP_##kind##_CAPACITY >= (count),                                                 \
                 "zpp " #kind " pool too small: " ZPP_##kind##_OPTION                              \
                 " must be at least " STRINGIFY(count))

#endif /* ZPP_OBJECT_H */
