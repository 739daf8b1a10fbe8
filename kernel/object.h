/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The object table and the look-up of objects that user threads name by address.
 *
 * An entry is the object's address plus its type in the top byte: base + (type << 24). A pointer p
 * from user mode, whose header says index i, is an object of type t exactly when
 * table[i] - p == t << 24, because p lies in kernel data (checked first) and kernel data spans less
 * than 16 MiB. Neither the header's type nor its index is believed without this.
 */
#ifndef BK_OBJECT_H
#define BK_OBJECT_H

#include <object_check.h>

#include "core.h"

#define BK_OBJECT_TYPE_SHIFT 24
/* In a table entry's type: declared, not initialised. No look-up for use accepts it. */
#define BK_OBJECT_DECLARED 0x80u
#define BK_OBJECT_PUBLIC BIT(0)  /* granted to all threads */
#define BK_OBJECT_DYNAMIC BIT(1) /* from k_object_alloc() */

#ifdef CONFIG_USERSPACE

/* Whether a thread has permission on an object, or it is public. Kernel level. */
bool bk_object_held(const void *object);
/* Grant an object that was just declared; false when it found no place in the table. */
bool bk_object_grant_new(const void *object, struct k_thread *thread);
/* Before an initialised object is freed: free what it owns. False when somebody uses it. */
bool bk_object_clean_data(void *object, uint32_t type);
#ifdef CONFIG_DYNAMIC_OBJECTS
/* A thread ended or lost a permission: free the allocated objects that nobody can use any more. */
void bk_object_permissions_lost(void);
#else
static inline void bk_object_permissions_lost(void)
{
}
#endif

/* Make an initialised object known to user threads; no effect on one that is known. */
void bk_object_register(void *object, enum k_objects type);
/*
 * The caller may initialise `object`: it has permission, and the object is of this type or was
 * declared to become one. Otherwise the call does not return.
 */
void bk_object_check_init(const void *object, enum k_objects type);
/*
 * The same, and nobody has initialised it yet: for what determines how much memory others' calls
 * touch, so that no user thread changes it under a supervisor thread.
 */
void bk_object_check_new(const void *object, enum k_objects type);
/* Forget an object: its index is cleared in every thread's map. */
void bk_object_unregister(void *object);
/* Call fn for each known object of a type. Kernel level. */
void bk_object_foreach(enum k_objects type, void (*fn)(void *object, void *data), void *data);
/* Register what was defined statically. */
void bk_objects_init(void);
/* A thread's permissions at its start and at its end. */
void bk_object_inherit(struct k_thread *child, const struct k_thread *parent);

/* Whether it is an object at all, of whatever type. */
bool bk_object_known(const void *object);
/* Ends the calling thread with a report of why the object was refused. */
FUNC_NORETURN void bk_object_refuse(const void *object, enum k_objects type);

/*
 * A header's handle. With at most 256 entries its low byte is the index, which can be read at any
 * address of RAM, and its high byte the offset, in struct k_thread, of the word that has the
 * object's permission bit: once the table has confirmed the object, the header is the kernel's own
 * word. With more entries it is the index.
 */
#define BK_HANDLE_SHORT (BK_OBJECT_SLOTS <= 256u)
#define BK_OBJECT_RAM_SIZE (CONFIG_SRAM_SIZE * 1024u - (BK_HANDLE_SHORT ? 0u : 1u))
BUILD_ASSERT(CONFIG_SRAM_SIZE <= 16384, "the object table's types need RAM within 16 MiB");
BUILD_ASSERT(!BK_HANDLE_SHORT || offsetof(struct k_thread, permissions) +
                                         sizeof(uint32_t) * BK_PERMISSION_WORDS <= 256u,
             "the permissions lie too far into struct k_thread");

static inline uint16_t bk_object_handle(uint32_t index)
{
    uint32_t offset = offsetof(struct k_thread, permissions) + (index >> 5) * sizeof(uint32_t);

    return (uint16_t)(BK_HANDLE_SHORT && index != 0u ? index | offset << 8 : index);
}

static ALWAYS_INLINE uint32_t bk_object_header_index(const void *object)
{
    return BK_HANDLE_SHORT ? *(const uint8_t *)object : ((const struct bk_object *)object)->handle;
}

/*
 * Whether `object` is one of this type, and its index. The pointer is only kept to RAM, which the
 * kernel can always read, and the header's index reduced to the table: what counts is that the
 * entry leads back. Entries of 0 lead to no address in RAM.
 */
static ALWAYS_INLINE bool bk_object_find(const void *object, uint32_t type, uint32_t *index)
{
    uint32_t address = (uint32_t)(uintptr_t)object;

    if (address - CONFIG_SRAM_BASE_ADDRESS >= BK_OBJECT_RAM_SIZE) {
        return false;
    }
    *index = bk_object_header_index(object) & (BK_OBJECT_SLOTS - 1u);
    return bk_kernel.objects[*index] - address == type << BK_OBJECT_TYPE_SHIFT;
}

static ALWAYS_INLINE uint32_t bk_object_index(const void *object, uint32_t type)
{
    uint32_t index = 0;

    return bk_object_find(object, type, &index) ? index : 0u;
}

/*
 * Bit index - 1 modulo 32 (see isolation/permission.h), rotated to the sign. The rotation takes its
 * distance modulo 32 by itself and leaves the answer in the flags.
 */
static ALWAYS_INLINE bool bk_permission_bit(uint32_t word, uint32_t index)
{
    bool negative;

    __asm__("rors %1, %1, %2" : "=@ccmi"(negative), "+r"(word) : "r"(index));
    return negative;
}

static ALWAYS_INLINE bool bk_object_permitted(const struct k_thread *thread, uint32_t index)
{
    return bk_permission_bit(thread->permissions[index >> 5], index);
}

/* The same for an object that was found. */
static ALWAYS_INLINE bool bk_object_granted(const struct k_thread *thread, const void *object,
                                            uint32_t index)
{
    if (!BK_HANDLE_SHORT) {
        return bk_object_permitted(thread, index);
    }
    return bk_permission_bit(
        *(const uint32_t *)((const char *)thread + ((const uint8_t *)object)[1]), index);
}

/*
 * The caller may use `object`, which is of this type (a constant); otherwise the call does not
 * return. Returns the current thread.
 */
#if BK_ARCH_OBJECT_CHECK
#define bk_object_check(object, type) bk_arch_object_check((object), (type))
#else
static ALWAYS_INLINE struct k_thread *bk_object_check(const void *object, enum k_objects type)
{
    struct k_thread *current = bk_kernel.current;
    uint32_t index = 0;

    if (unlikely(!bk_object_find(object, type, &index) ||
                 !bk_object_granted(current, object, index))) {
        bk_object_refuse(object, type);
    }
    return current;
}
#endif

/* The same where the type is not a constant. */
void bk_object_check_type(const void *object, enum k_objects type);

#else

static inline void bk_object_register(void *object, enum k_objects type)
{
    ARG_UNUSED(object);
    ARG_UNUSED(type);
}

static inline void bk_objects_init(void)
{
}

static inline void bk_object_permissions_lost(void)
{
}

static inline void bk_object_inherit(struct k_thread *child, const struct k_thread *parent)
{
    ARG_UNUSED(child);
    ARG_UNUSED(parent);
}

/* Without user mode there is no table of objects. */
static inline void bk_object_foreach(enum k_objects type, void (*fn)(void *object, void *data),
                                     void *data)
{
    ARG_UNUSED(type);
    ARG_UNUSED(fn);
    ARG_UNUSED(data);
}

#endif

#ifdef CONFIG_BULKHEAD_FAULT_REPORT
/* In words, that an object lies where user threads may write it. */
void bk_object_say_exposed(const void *object, enum k_objects type);
#else
static inline void bk_object_say_exposed(const void *object, enum k_objects type)
{
    ARG_UNUSED(object);
    ARG_UNUSED(type);
}
#endif

#endif
