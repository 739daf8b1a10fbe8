/* SPDX-License-Identifier: Apache-2.0 */
#include <kernel/isolation/permission.h>

#include "object.h"
#include "stack_object.h"
#include "usermode.h"

static uint32_t public_map[BK_PERMISSION_WORDS];
static uint16_t last_index;

extern char bk_static_objects_start[];
extern char bk_static_objects_end[];
extern char bk_partitions_start[];
extern char bk_partitions_end[];

static bool in_kernel_data(const void *object)
{
    return bk_in_kernel_data((uint32_t)(uintptr_t)object);
}

/* An index that no object has, 0 when all are taken. Kernel level. */
static uint16_t free_index(void)
{
    for (unsigned int n = 1; n < CONFIG_BULKHEAD_MAX_OBJECTS; n++) {
        last_index =
            (uint16_t)(last_index + 1u < CONFIG_BULKHEAD_MAX_OBJECTS ? last_index + 1u : 1u);
        if (bk_kernel.objects[last_index] == 0u) {
            return last_index;
        }
    }
    return 0;
}

/* The entry that leads to this address, of whatever type, or 0. */
static uint32_t index_of(const void *object)
{
    uint32_t index;

    if (!in_kernel_data(object) || ((uintptr_t)object & 3u) != 0u) {
        return 0;
    }
    index = bk_object_header_index(object);
    if (index == 0u || index >= CONFIG_BULKHEAD_MAX_OBJECTS || bk_kernel.objects[index] == 0u) {
        return 0;
    }
    uint32_t type = bk_kernel.objects[index] - (uint32_t)(uintptr_t)object;

    return (type & (BIT(BK_OBJECT_TYPE_SHIFT) - 1u)) == 0u &&
                   (type >> BK_OBJECT_TYPE_SHIFT & ~BK_OBJECT_DECLARED) < K_OBJ_LAST
               ? index
               : 0u;
}

static void enter_object(void *object, uint32_t type)
{
    struct bk_object *header = object;
    unsigned int key = bk_kernel_lock();
    uint32_t index = index_of(object);

    if (!in_kernel_data(object)) {
        header->handle = 0;
    } else {
        if (index == 0u) {
            index = free_index();
            header->handle = bk_object_handle(index);
            header->flags = 0;
        }
        if (index != 0u) {
            bk_kernel.objects[index] = (uint32_t)(uintptr_t)object + (type << BK_OBJECT_TYPE_SHIFT);
        }
    }
    bk_unlock(key);
}

/* What user threads can write, the kernel must not follow. */
static __noinline void enter_if_safe(void *object, enum k_objects type)
{
    if ((char *)object >= bk_partitions_start && (char *)object < bk_partitions_end) {
        bk_object_say_exposed(object, type);
        k_panic();
    }
    enter_object(object, type);
}

void bk_object_register(void *object, enum k_objects type)
{
    ((struct bk_object *)object)->type = (uint8_t)type;
    if (bk_object_index(object, type) == 0u) {
        enter_if_safe(object, type);
    }
}

void bk_object_declare(const void *object, enum k_objects type)
{
    if (type != K_OBJ_ANY && index_of(object) == 0u) {
        enter_object((void *)(uintptr_t)object, type | BK_OBJECT_DECLARED);
    }
}

void bk_object_check_type(const void *object, enum k_objects type)
{
    uint32_t index = bk_object_index(object, type);

    if (index == 0u || !bk_object_permitted(bk_kernel.current, index)) {
        bk_object_refuse(object, type);
    }
}

void bk_object_check_init(const void *object, enum k_objects type)
{
    uint32_t index = bk_object_index(object, type | BK_OBJECT_DECLARED);

    if (index == 0u) {
        index = bk_object_index(object, type);
    }
    if (index == 0u || !bk_object_permitted(bk_kernel.current, index)) {
        bk_object_refuse(object, type);
    }
}

void bk_object_check_new(const void *object, enum k_objects type)
{
    bk_object_check_init(object, type);
    BK_REQUIRE(bk_object_index(object, type) == 0u, object,
               "object: initialised already, others rely on its size");
}

bool bk_object_known(const void *object)
{
    return index_of(object) != 0u;
}

bool bk_object_grant_new(const void *object, struct k_thread *thread)
{
    uint32_t index = index_of(object);

    if (index != 0u) {
        bk_perm_set(thread->permissions, index);
    }
    return index != 0u;
}

struct held {
    uint32_t index;
    bool held;
};

static void look_for_holder(const struct k_thread *thread, void *data)
{
    struct held *held = data;

    held->held |= bk_perm_test(thread->permissions, held->index);
}

bool bk_object_held(const void *object)
{
    struct held held = {index_of(object), false};

    if (held.index != 0u) {
        held.held = bk_perm_test(public_map, held.index);
        k_thread_foreach_unlocked(look_for_holder, &held);
    }
    return held.held;
}

static void clear_index(const struct k_thread *thread, void *index)
{
    bk_perm_clear(((struct k_thread *)thread)->permissions, (uint32_t)(uintptr_t)index);
}

void bk_object_unregister(void *object)
{
    unsigned int key = bk_kernel_lock();
    uint32_t index = index_of(object);

    if (index != 0u) {
        bk_kernel.objects[index] = 0;
        ((struct bk_object *)object)->handle = 0;
        bk_perm_clear(public_map, index);
        k_thread_foreach_unlocked(clear_index, (void *)(uintptr_t)index);
    }
    bk_unlock(key);
}

void bk_object_foreach(enum k_objects type, void (*fn)(void *object, void *data), void *data)
{
    for (unsigned int i = 1; i < CONFIG_BULKHEAD_MAX_OBJECTS; i++) {
        uint32_t address = bk_kernel.objects[i] - ((uint32_t)type << BK_OBJECT_TYPE_SHIFT);

        if (bk_in_kernel_data(address)) {
            fn((void *)(uintptr_t)address, data);
        }
    }
}

/*
 * Statically defined objects lie side by side, and their headers tell what they are. By type, the
 * words behind the first; none for K_OBJ_ANY, which is what a gap between two types looks like.
 */
#define MORE_WORDS(name) (sizeof(struct name) / sizeof(uint32_t) - 1u)
static const uint8_t more_words[K_OBJ_LAST] = {
    [K_OBJ_THREAD_STACK_ELEMENT] = MORE_WORDS(bk_stack_object),
    [K_OBJ_SEM] = MORE_WORDS(k_sem),
    [K_OBJ_MUTEX] = MORE_WORDS(k_mutex),
    [K_OBJ_EVENT] = MORE_WORDS(k_event),
    [K_OBJ_MSGQ] = MORE_WORDS(k_msgq),
    [K_OBJ_TIMER] = MORE_WORDS(k_timer),
    [K_OBJ_QUEUE] = MORE_WORDS(k_queue),
    [K_OBJ_STACK] = MORE_WORDS(k_stack),
    [K_OBJ_PIPE] = MORE_WORDS(k_pipe),
    [K_OBJ_CONDVAR] = MORE_WORDS(k_condvar),
    [K_OBJ_MEM_SLAB] = MORE_WORDS(k_mem_slab),
};

void bk_objects_init(void)
{
    for (char *object = bk_static_objects_start; object < bk_static_objects_end;) {
        uint8_t type = ((struct bk_object *)object)->type;

        if (type != K_OBJ_ANY) {
            bk_object_register(object, (enum k_objects)type);
        }
        object += sizeof(uint32_t) * (1u + more_words[type]);
    }
}

void bk_object_inherit(struct k_thread *child, const struct k_thread *parent)
{
    bool all = (child->options & K_INHERIT_PERMS) != 0u && parent != NULL;

    for (unsigned int i = 0; i < BK_PERMISSION_WORDS; i++) {
        child->permissions[i] = public_map[i];
    }
    for (unsigned int i = 0; all && i < BK_PERMISSION_WORDS; i++) {
        child->permissions[i] |= parent->permissions[i];
    }
    /* The parent's permission on itself is its own affair; a thread may use itself anyway. */
    if (child->object.handle != 0u && parent != NULL && (parent->options & K_USER) != 0u) {
        bk_perm_set(((struct k_thread *)parent)->permissions, bk_object_header_index(child));
    }
}

/* What grants work on: an object, or the kernel's record of a stack. */
static uint32_t grantable(const void *object)
{
    uint32_t index = index_of(object);

    return index != 0u ? index : index_of(bk_stack_find(object));
}

#undef k_object_access_grant

void z_impl_k_object_access_grant(const void *object, struct k_thread *thread)
{
    uint32_t index = grantable(object);

    __ASSERT(index != 0u, "%p is no initialised kernel object: initialise it before the grant",
             object);
    if (index != 0u) {
        bk_perm_set(thread->permissions, index);
    }
}

void k_object_access_revoke(const void *object, struct k_thread *thread)
{
    uint32_t index = grantable(object);

    if (index != 0u) {
        bk_perm_clear(thread->permissions, index);
        bk_object_permissions_lost();
    }
}

void z_impl_k_object_release(const void *object)
{
    k_object_access_revoke(object, bk_kernel.current);
}

static void set_index(const struct k_thread *thread, void *index)
{
    bk_perm_set(((struct k_thread *)thread)->permissions, (uint32_t)(uintptr_t)index);
}

void k_object_access_all_grant(const void *object)
{
    uint32_t index = grantable(object);

    if (index != 0u) {
        bk_perm_set(public_map, index);
        k_thread_foreach_unlocked(set_index, (void *)(uintptr_t)index);
    }
}

static enum bk_refusal refusal_of(const void *object, enum k_objects type)
{
    uint32_t index = index_of(object);
    bool declared = bk_object_index(object, type | BK_OBJECT_DECLARED) != 0u;

    if (index == 0u) {
        return BK_REFUSE_NO_OBJECT;
    }
    if (!declared && bk_object_index(object, type) == 0u) {
        return BK_REFUSE_TYPE;
    }
    return declared && bk_object_permitted(bk_kernel.current, index) ? BK_REFUSE_UNINITIALISED
                                                                     : BK_REFUSE_PERMISSION;
}

void bk_object_refuse(const void *object, enum k_objects type)
{
    bk_refuse(IS_ENABLED(CONFIG_BULKHEAD_FAULT_REPORT) ? refusal_of(object, type)
                                                       : BK_REFUSE_OBJECT,
              object, bk_object_type_name(type));
}

static void z_vrfy_k_object_access_grant(const void *object, struct k_thread *thread)
{
    uint32_t index = grantable(object);

    bk_object_check(thread, K_OBJ_THREAD);
    if (index == 0u) {
        bk_refuse(BK_REFUSE_NO_OBJECT, object, "kernel object");
    }
    if (!bk_object_permitted(bk_kernel.current, index)) {
        bk_refuse(BK_REFUSE_PERMISSION, object, "kernel object");
    }
    z_impl_k_object_access_grant(object, thread);
}
#include <zephyr/syscalls/k_object_access_grant_mrsh.c>

static void z_vrfy_k_object_release(const void *object)
{
    if (grantable(object) == 0u) {
        bk_refuse(BK_REFUSE_NO_OBJECT, object, "kernel object");
    }
    z_impl_k_object_release(object);
}
#include <zephyr/syscalls/k_object_release_mrsh.c>
