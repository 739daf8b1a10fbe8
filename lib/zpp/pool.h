/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Pools of kernel objects.
 *
 * Who owns a slot is written down twice: in kernel memory, which privileged callers believe, and
 * in zpp_lib_partition, which user threads can read. What a user thread writes into the second
 * one makes its own calls fail and moves no privileged one to another object.
 */
#ifndef ZPP_LIB_POOL_H
#define ZPP_LIB_POOL_H

#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/atomic.h>
#include <zpp/object.h>

/** A pool. Constant: what changes is behind its pointers. */
struct zpp_pool {
    const char *name;            /* what it holds, for messages */
    uint16_t option;             /* value of CONFIG_ZPP_<name>_POOL_SIZE */
    uint16_t capacity;           /* slots */
    uint32_t object_size;        /* bytes of one slot */
    void *objects;               /* kernel memory */
    atomic_ptr_t *owners;        /* kernel memory: handle that owns the slot, or NULL */
    const void **owners_to_user; /* the same for user threads */
    atomic_t *refused;           /* claims that found no slot */
};

/**
 * Define a pool with its memory.
 *
 * @param kind  name of the pool in the program
 * @param type  of the kernel object
 * @param label option's name between CONFIG_ZPP_ and _POOL_SIZE
 * @param slots capacity, at least the option's value
 */
#define ZPP_POOL_DEFINE(kind, type, label, slots)                                                  \
    static type zpp_##kind##_objects[MAX(slots, 1)];                                               \
    static atomic_ptr_t zpp_##kind##_owners[MAX(slots, 1)];                                        \
    K_APP_BMEM(zpp_lib_partition)                                                                  \
    static const void *zpp_##kind##_owners_to_user[MAX(slots, 1)];                                 \
    static atomic_t zpp_##kind##_refused;                                                          \
    const struct zpp_pool zpp_##kind##_pool = {#label,                                             \
                                               CONFIG_ZPP_##label##_POOL_SIZE,                     \
                                               (slots),                                            \
                                               sizeof(type),                                       \
                                               zpp_##kind##_objects,                               \
                                               zpp_##kind##_owners,                                \
                                               zpp_##kind##_owners_to_user,                        \
                                               &zpp_##kind##_refused}

/**
 * Claim a free slot for @p handle.
 *
 * @return the kernel object, or NULL when the pool is exhausted, which is reported, or the
 *         caller is a user thread
 */
void *zpp_pool_claim(const struct zpp_pool *pool, struct zpp_handle *handle);

/**
 * The kernel object of the slot that @p handle owns.
 *
 * @return the object, or NULL when the handle owns none
 */
void *zpp_pool_object(const struct zpp_pool *pool, const struct zpp_handle *handle);

/** Give the slot of @p handle back: the handle owns nothing afterwards, and no thread may use the
 * object any more. */
void zpp_pool_release(const struct zpp_pool *pool, struct zpp_handle *handle);

/**
 * Let @p thread use a kernel object of zpp.
 *
 * @param object kernel object, or NULL
 * @return 0, -EINVAL when one of the two is NULL, -EPERM from user mode
 */
int zpp_grant(const void *object, k_tid_t thread);

/** The same for the object of a handle's slot. */
int zpp_pool_grant(const struct zpp_pool *pool, const struct zpp_handle *handle, k_tid_t thread);

/**
 * Refuse what only supervisor threads may do.
 *
 * @return 0, or -EPERM from user mode
 */
static inline int zpp_refuse_user(void)
{
    return k_is_user_context() ? -EPERM : 0;
}

/** Take the permission on a kernel object from all threads, before somebody else owns it. */
#ifdef CONFIG_USERSPACE
void zpp_revoke(void *object);
#else
static inline void zpp_revoke(void *object)
{
    ARG_UNUSED(object);
}
#endif

/** A relative time-out of @p timeout_us microseconds; 0 means no wait. */
static inline k_timeout_t zpp_timeout(uint64_t timeout_us)
{
    return K_TICKS((k_ticks_t)k_us_to_ticks_ceil64(timeout_us));
}

#endif /* ZPP_LIB_POOL_H */
