/* SPDX-License-Identifier: Apache-2.0 */
/** @file Where the kernel objects behind zpp objects are: in pools, or in the zpp objects. */
#ifndef ZPP_LIB_STORES_H
#define ZPP_LIB_STORES_H

#include "pool.h"

#ifdef CONFIG_USERSPACE

extern const struct zpp_pool zpp_mutex_pool;
extern const struct zpp_pool zpp_semaphore_pool;
extern const struct zpp_pool zpp_event_pool;
extern const struct zpp_pool zpp_message_queue_pool;

#define ZPP_STORE_DEFINE(kind, type, label, slots) ZPP_POOL_DEFINE(kind, type, label, slots)
#define ZPP_CLAIM(kind, wrapper) zpp_pool_claim(&zpp_##kind##_pool, &(wrapper)->handle)
#define ZPP_GET(kind, wrapper) zpp_pool_object(&zpp_##kind##_pool, &(wrapper)->handle)
#define ZPP_RELEASE(kind, wrapper) zpp_pool_release(&zpp_##kind##_pool, &(wrapper)->handle)
#define ZPP_GRANT(kind, wrapper, thread)                                                           \
    zpp_pool_grant(&zpp_##kind##_pool, &(wrapper)->handle, (thread))

#else

static inline void *zpp_member(void *object)
{
    return object;
}
#define ZPP_STORE_DEFINE(kind, type, label, slots) extern const struct zpp_pool zpp_##kind##_none
#define ZPP_CLAIM(kind, wrapper)                   zpp_member(&(wrapper)->object)
#define ZPP_GET(kind, wrapper)                     zpp_member(&(wrapper)->object)
#define ZPP_RELEASE(kind, wrapper)                 ((void)(wrapper))
#define ZPP_GRANT(kind, wrapper, thread)           zpp_grant(ZPP_GET(kind, wrapper), (thread))

#endif

#endif /* ZPP_LIB_STORES_H */
