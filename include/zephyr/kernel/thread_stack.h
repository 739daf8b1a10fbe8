/* SPDX-License-Identifier: Apache-2.0 */
/** @file Definition of thread stacks. */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/kernel/object.h>
#include <zephyr/sys/arch_interface.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/toolchain.h>
#include <zephyr/arch/arm/stack.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the kernel knows of a defined stack, or of an array of them. */
struct bk_stack_object {
    struct bk_object object;
    k_thread_stack_t *start;
    uint32_t element_size;
    uint32_t count;
#ifdef CONFIG_BULKHEAD_APP_SYSCALLS
    void *privileged; /* of each element, one behind the other */
#endif
};

#if defined(CONFIG_BULKHEAD_APP_SYSCALLS)
/*
 * Stacks for the system calls that an application defines: in kernel data, which no user thread may
 * touch, so that the stacks' own sizes are what they would be without.
 */
#define BK_PRIVILEGED_STACK_SIZE ROUND_UP(CONFIG_PRIVILEGED_STACK_SIZE, BK_PRIVILEGED_STACK_ALIGN)
#define BK_PRIVILEGED_STACKS(sym, n)                                                               \
    static uint8_t __attribute__((section(".noinit.bk_privileged_stacks." STRINGIFY(sym))))        \
        __aligned(BK_PRIVILEGED_STACK_ALIGN)                                                       \
            bk_privileged_stack_##sym[(n) * BK_PRIVILEGED_STACK_SIZE]
#define BK_STACK_OBJECT(sym, each, n)                                                              \
    BK_PRIVILEGED_STACKS(sym, n);                                                                  \
    static STRUCT_SECTION_ITERABLE(bk_stack_object, bk_stack_object_##sym) = {                     \
        {0, K_OBJ_THREAD_STACK_ELEMENT, 0}, (k_thread_stack_t *)sym, each, n,                      \
        bk_privileged_stack_##sym};
#elif defined(CONFIG_USERSPACE)
#define BK_STACK_OBJECT(sym, each, n)                                                              \
    static STRUCT_SECTION_ITERABLE(bk_stack_object, bk_stack_object_##sym) = {                     \
        {0, K_OBJ_THREAD_STACK_ELEMENT, 0}, (k_thread_stack_t *)sym, each, n};
#else
#define BK_STACK_OBJECT(sym, each, n)
#endif

#define BK_STACK_SECTION(sym)                                                                      \
    __attribute__((section(".bk_stacks." STRINGIFY(sym)), used))

/** Bytes of stack memory that the kernel keeps from a stack of the given size. */
#define K_THREAD_STACK_RESERVED 0
#define K_KERNEL_STACK_RESERVED 0
/** Bytes that an element of a stack array takes. */
#define K_THREAD_STACK_LEN(size) BK_STACK_LEN(size)
#define K_KERNEL_STACK_LEN(size) BK_STACK_LEN(size)

/** Define a stack of @p size bytes. */
#define K_THREAD_STACK_DEFINE(sym, size)                                                           \
    struct z_thread_stack_element BK_STACK_SECTION(sym)                                            \
        __aligned(BK_STACK_ALIGN(size)) sym[BK_STACK_LEN(size)];                                   \
    BK_STACK_OBJECT(sym, BK_STACK_LEN(size), 1)                                                    \
    struct bk_stack_defined_##sym

/** Define an array of @p nmemb stacks of @p size bytes. */
#define K_THREAD_STACK_ARRAY_DEFINE(sym, nmemb, size)                                              \
    struct z_thread_stack_element BK_STACK_SECTION(sym)                                            \
        __aligned(BK_STACK_ALIGN(size)) sym[nmemb][BK_STACK_LEN(size)];                            \
    BK_STACK_OBJECT(sym, BK_STACK_LEN(size), nmemb)                                                \
    struct bk_stack_defined_##sym

#define K_THREAD_STACK_DECLARE(sym, size)                                                          \
    extern struct z_thread_stack_element sym[BK_STACK_LEN(size)]
#define K_THREAD_STACK_ARRAY_DECLARE(sym, nmemb, size)                                             \
    extern struct z_thread_stack_element sym[nmemb][BK_STACK_LEN(size)]
#define K_THREAD_STACK_EXTERN(sym) extern struct z_thread_stack_element sym[]
#define K_THREAD_STACK_MEMBER(sym, size)                                                           \
    struct z_thread_stack_element __aligned(BK_STACK_ALIGN(size)) sym[BK_STACK_LEN(size)]
/** Bytes of a stack. */
#define K_THREAD_STACK_SIZEOF(sym) sizeof(sym)
/** First byte of a stack. */
static inline char *K_THREAD_STACK_BUFFER(k_thread_stack_t *sym)
{
    return (char *)sym;
}

/** Stacks of threads that never leave supervisor mode. */
#define K_KERNEL_STACK_DEFINE(sym, size)                                                           \
    struct z_thread_stack_element BK_STACK_SECTION(sym)                                            \
        __aligned(BK_STACK_ALIGN(size)) sym[BK_STACK_LEN(size)]
#define K_KERNEL_STACK_ARRAY_DEFINE(sym, nmemb, size)                                              \
    struct z_thread_stack_element BK_STACK_SECTION(sym)                                            \
        __aligned(BK_STACK_ALIGN(size)) sym[nmemb][BK_STACK_LEN(size)]
/* Of a supervisor thread that may enter user mode. */
#ifdef CONFIG_BULKHEAD_APP_SYSCALLS
#define BK_MAIN_STACK_DEFINE K_THREAD_STACK_DEFINE
#else
#define BK_MAIN_STACK_DEFINE K_KERNEL_STACK_DEFINE
#endif
#define K_KERNEL_STACK_DECLARE(sym, size) K_THREAD_STACK_DECLARE(sym, size)
#define K_KERNEL_STACK_ARRAY_DECLARE(sym, nmemb, size)                                             \
    K_THREAD_STACK_ARRAY_DECLARE(sym, nmemb, size)
#define K_KERNEL_STACK_MEMBER(sym, size) K_THREAD_STACK_MEMBER(sym, size)
#define K_KERNEL_STACK_SIZEOF(sym) sizeof(sym)
#define K_KERNEL_STACK_BUFFER(sym) K_THREAD_STACK_BUFFER(sym)

#ifdef __cplusplus
}
#endif

#endif
