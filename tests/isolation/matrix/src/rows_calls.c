/* SPDX-License-Identifier: Apache-2.0 */
/* System calls: numbers, objects, values and buffers. */
#include "all_calls.h"
#include "matrix.h"

#define WILD(name, value)                                                                          \
    static void name(uintptr_t number)                                                             \
    {                                                                                              \
        register uintptr_t r0 __asm__("r0") = (value);                                             \
        register uintptr_t r1 __asm__("r1") = (value);                                             \
        register uintptr_t r2 __asm__("r2") = (value);                                             \
        register uintptr_t r3 __asm__("r3") = (value);                                             \
                                                                                                   \
        __asm__ volatile("blx %4"                                                                  \
                         : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3)                                  \
                         : "r"((uintptr_t)all_calls + 4u * number + 1u)                            \
                         : "lr", "memory");                                                        \
    }

WILD(call_with_zeros, 0u)
WILD(call_with_ones, 0xFFFFFFFFu)
WILD(call_with_kernel_data, (uintptr_t)&kernel_word)
WILD(call_with_granted, (uintptr_t)&granted_sem)

static void give(uintptr_t where)
{
    k_sem_give((struct k_sem *)where);
}

static void lock(uintptr_t where)
{
    (void)k_mutex_lock((struct k_mutex *)where, K_NO_WAIT);
}

static void abort_other(uintptr_t where)
{
    k_thread_abort((k_tid_t)where);
}

static void grant_itself(uintptr_t where)
{
    k_object_access_grant((void *)where, k_current_get());
}

static void raise_priority(uintptr_t where)
{
    k_thread_priority_set(k_current_get(), (int)where);
}

static void create_on_own_stack(uintptr_t where)
{
    static struct k_thread thread;

    ARG_UNUSED(where);
    (void)k_thread_create(&thread, culprit_stack, CULPRIT_STACK, NULL, NULL, NULL, NULL, 5, K_USER,
                          K_NO_WAIT);
}

static void print(uintptr_t where)
{
    (void)bk_console_write((const char *)where, 4);
}

static void print_long(uintptr_t where)
{
    (void)bk_console_write((const char *)where, 0xFFFFFFFFu);
}

static void copy_name(uintptr_t where)
{
    (void)k_thread_name_copy(k_current_get(), (char *)where, 32);
}

static void oops(uintptr_t where)
{
    ARG_UNUSED(where);
    k_oops();
}

static void panic(uintptr_t where)
{
    ARG_UNUSED(where);
    k_panic();
}

static void arguments_elsewhere(uintptr_t where)
{
    register uintptr_t r3 __asm__("r3") = where;

    /* The words of k_thread_create() that do not fit into registers. */
    __asm__ volatile("svc %0" : : "i"(K_SYSCALL_K_THREAD_CREATE), "r"(r3) : "memory");
}

#define REFUSED(text, act, where, why)                                                             \
    {                                                                                              \
        text, act, (uintptr_t)(where), BK_CAUSE_CALL, 0, why, 0                                    \
    }
#define BUFFER(text, act, where, access)                                                           \
    {                                                                                              \
        text, act, (uintptr_t)(where), BK_CAUSE_MEMORY, access, 0, 0                               \
    }

static const struct row rows[] = {
    REFUSED("object without a grant", give, &foreign_sem, BK_REFUSE_PERMISSION),
    REFUSED("object of another type", lock, &granted_sem, BK_REFUSE_TYPE),
    REFUSED("object: null", give, NULL, BK_REFUSE_NO_OBJECT),
    REFUSED("object: its own memory", give, &own_word, BK_REFUSE_NO_OBJECT),
    REFUSED("object: code", give, &constant_word, BK_REFUSE_NO_OBJECT),
    REFUSED("object: four bytes off", give, (uintptr_t)&granted_sem + 4u, BK_REFUSE_NO_OBJECT),
    REFUSED("object: one byte off", give, (uintptr_t)&granted_sem + 1u, BK_REFUSE_NO_OBJECT),
    REFUSED("object: kernel data", give, &kernel_word, BK_REFUSE_NO_OBJECT),
    REFUSED("object: the top of memory", give, 0xFFFFFFFFu, BK_REFUSE_NO_OBJECT),
    REFUSED("abort of another thread", abort_other, &bystanders[0], BK_REFUSE_PERMISSION),
    REFUSED("grant of what it does not have", grant_itself, &foreign_sem, BK_REFUSE_PERMISSION),
    REFUSED("priority above its own", raise_priority, 0, BK_REFUSE_ARGUMENT),
    REFUSED("cooperative priority", raise_priority, -16, BK_REFUSE_ARGUMENT),
    REFUSED("idle priority", raise_priority, K_LOWEST_THREAD_PRIO, BK_REFUSE_ARGUMENT),
    REFUSED("thread made of kernel memory", create_on_own_stack, 0, BK_REFUSE_NO_OBJECT),
    BUFFER("call prints kernel data", print, &kernel_word, BK_ACCESS_READ),
    BUFFER("call prints another domain", print, &foreign_word, BK_ACCESS_READ),
    BUFFER("call prints across its partition's end", print, (uintptr_t)&own_word + 30u,
           BK_ACCESS_READ),
    BUFFER("call prints 4 GiB", print_long, (uintptr_t)&own_word, BK_ACCESS_READ),
    BUFFER("call prints the last byte of memory", print, 0xFFFFFFFFu, BK_ACCESS_READ),
    BUFFER("call writes to kernel data", copy_name, &kernel_word, BK_ACCESS_WRITE),
    BUFFER("call writes to code", copy_name, &constant_word, BK_ACCESS_WRITE),
    BUFFER("call writes to another domain", copy_name, &foreign_word, BK_ACCESS_WRITE),
    BUFFER("arguments in kernel data", arguments_elsewhere, &kernel_word, BK_ACCESS_READ),
    BUFFER("arguments at the null pointer", arguments_elsewhere, 0, BK_ACCESS_READ),
    {"k_oops()", oops, 0, BK_CAUSE_OOPS, 0, 0, 0},
    {"k_panic()", panic, 0, BK_CAUSE_OOPS, 0, 0, 0},
    {"every SVC immediate, arguments 0", call_with_zeros, EVERY_CALL, ANY_CAUSE, 0, 0, true},
    {"every SVC immediate, arguments -1", call_with_ones, EVERY_CALL, ANY_CAUSE, 0, 0, true},
    {"every SVC immediate, kernel data", call_with_kernel_data, EVERY_CALL, ANY_CAUSE, 0, 0, true},
    {"every SVC immediate, an object", call_with_granted, EVERY_CALL, ANY_CAUSE, 0, 0, true},
};

const struct table rows_calls = {rows, ARRAY_SIZE(rows)};
