/* SPDX-License-Identifier: Apache-2.0 */
/** @file Types that the kernel and an architecture share. */
#ifndef ZEPHYR_INCLUDE_SYS_ARCH_INTERFACE_H_
#define ZEPHYR_INCLUDE_SYS_ARCH_INTERFACE_H_

#ifdef __cplusplus
extern "C" {
#endif

/** A thread's function. */
typedef void (*k_thread_entry_t)(void *p1, void *p2, void *p3);

/** Stack memory. Never dereferenced as such. */
struct z_thread_stack_element {
    char data;
};
typedef struct z_thread_stack_element k_thread_stack_t;

#ifdef __cplusplus
}
#endif

#endif
