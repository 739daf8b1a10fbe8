/* SPDX-License-Identifier: Apache-2.0 */
/** @file The type of a kernel object, from the type of a pointer to it. */
#ifndef ZEPHYR_INCLUDE_KERNEL_OBJECT_TYPE_H_
#define ZEPHYR_INCLUDE_KERNEL_OBJECT_TYPE_H_

#include <zephyr/kernel/object.h>

#ifdef CONFIG_USERSPACE

struct k_sem;
struct k_mutex;
struct k_event;
struct k_msgq;
struct k_timer;
struct k_queue;
struct k_fifo;
struct k_lifo;
struct k_stack;
struct k_pipe;
struct k_condvar;
struct k_poll_signal;
struct k_mem_slab;

#define BK_OBJECT_TYPES(X)                                                                         \
    X(k_thread, K_OBJ_THREAD)                                                                      \
    X(k_sem, K_OBJ_SEM)                                                                            \
    X(k_mutex, K_OBJ_MUTEX)                                                                        \
    X(k_event, K_OBJ_EVENT)                                                                        \
    X(k_msgq, K_OBJ_MSGQ)                                                                          \
    X(k_timer, K_OBJ_TIMER)                                                                        \
    X(k_queue, K_OBJ_QUEUE)                                                                        \
    X(k_fifo, K_OBJ_QUEUE)                                                                         \
    X(k_lifo, K_OBJ_QUEUE)                                                                         \
    X(k_stack, K_OBJ_STACK)                                                                        \
    X(k_pipe, K_OBJ_PIPE)                                                                          \
    X(k_condvar, K_OBJ_CONDVAR)                                                                    \
    X(k_poll_signal, K_OBJ_POLL_SIGNAL)                                                            \
    X(k_mem_slab, K_OBJ_MEM_SLAB)

#ifdef __cplusplus

static inline enum k_objects bk_object_type_of(const void *)
{
    return K_OBJ_ANY;
}
#define BK_OBJECT_OVERLOAD(structure, type)                                                        \
    static inline enum k_objects bk_object_type_of(const struct structure *)                       \
    {                                                                                              \
        return type;                                                                               \
    }
BK_OBJECT_TYPES(BK_OBJECT_OVERLOAD)
#define BK_OBJECT_TYPE_OF(object) bk_object_type_of(object)

#else

#define BK_OBJECT_CHOICE(structure, type)                                                          \
    struct structure * : type, const struct structure * : type,
#define BK_OBJECT_TYPE_OF(object)                                                                  \
    _Generic((object), BK_OBJECT_TYPES(BK_OBJECT_CHOICE) default : K_OBJ_ANY)

#endif

/* An object may be granted before it is initialised: the pointer tells what it will be. */
#define k_object_access_grant(object, thread)                                                      \
    bk_object_grant_typed((object), BK_OBJECT_TYPE_OF(object), (thread))

static inline void bk_object_grant_typed(const void *object, enum k_objects type,
                                         struct k_thread *thread)
{
    if (type != K_OBJ_ANY && !z_syscall_trap()) {
        bk_object_declare(object, type);
    }
    (k_object_access_grant)(object, thread);
}

#else

#define BK_OBJECT_TYPE_OF(object) K_OBJ_ANY

#endif

#endif
