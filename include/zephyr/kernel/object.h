/* SPDX-License-Identifier: Apache-2.0 */
/** @file Kernel objects: types, permissions of user threads. */
#ifndef ZEPHYR_INCLUDE_KERNEL_OBJECT_H_
#define ZEPHYR_INCLUDE_KERNEL_OBJECT_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/syscall.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Type of a kernel object. */
enum k_objects {
    K_OBJ_ANY = 0,
    K_OBJ_THREAD,
    K_OBJ_SEM,
    K_OBJ_MUTEX,
    K_OBJ_EVENT,
    K_OBJ_MSGQ,
    K_OBJ_TIMER,
    K_OBJ_QUEUE,
    K_OBJ_STACK,
    K_OBJ_PIPE,
    K_OBJ_CONDVAR,
    K_OBJ_POLL_SIGNAL,
    K_OBJ_FUTEX,
    K_OBJ_MEM_SLAB,
    K_OBJ_WORK_USER_Q,
    K_OBJ_THREAD_STACK_ELEMENT,
    K_OBJ_DRIVER,
    K_OBJ_LAST /* 32 at most: arch/arm/svc.S has an entry for each */
};

/** The object's initialisation is complete; a system call may use it. */
#define K_OBJ_FLAG_INITIALIZED BIT(0)

/**
 * First word of every kernel object. The kernel believes it only together with the object table:
 * the table's entry for this index must lead back to the object.
 */
struct bk_object {
    uint16_t handle; /* 0: not known to user threads; otherwise see kernel/object.h */
    uint8_t type;
    uint8_t flags; /* BK_OBJECT_* */
};

struct k_thread;

/**
 * Let a user thread use a kernel object.
 * @param object Initialised kernel object, or a stack.
 * @param thread Thread that gains the permission.
 * Context: supervisor, or a user thread that has permission on both.
 */
__syscall void k_object_access_grant(const void *object, struct k_thread *thread);

/**
 * Make an object known that is not initialised yet: it can then be granted, and a user thread that
 * has the permission may initialise it, and nothing else.
 * @param object Object, in kernel memory.
 * @param type Its type; K_OBJ_ANY: no effect.
 * Context: supervisor.
 */
void bk_object_declare(const void *object, enum k_objects type);

/**
 * Take a permission from a thread.
 * @param object Kernel object.
 * @param thread Thread that loses the permission.
 * Context: supervisor.
 */
void k_object_access_revoke(const void *object, struct k_thread *thread);

/**
 * Give up the caller's own permission on an object.
 * @param object Kernel object.
 * Context: supervisor or user.
 */
__syscall void k_object_release(const void *object);

/**
 * Let every thread, present and future, use an object.
 * @param object Kernel object.
 * Context: supervisor.
 */
void k_object_access_all_grant(const void *object);

/** Name of an object type, for reports. */
const char *bk_object_type_name(unsigned int type);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/object.h>
#include <zephyr/kernel/object_type.h>

#endif
