/* SPDX-License-Identifier: Apache-2.0 */
/* Stacks as objects: their records lie in kernel data, since the stacks themselves do not. */
#ifndef BK_STACK_OBJECT_H
#define BK_STACK_OBJECT_H

#include "core.h"

/* The record of the stack that begins here, NULL when none does. */
const struct bk_stack_object *bk_stack_find(const void *stack);
/* The caller has permission on the stack with this record; otherwise the call does not return. */
void bk_stack_check_held(const struct bk_stack_object *record, const k_thread_stack_t *stack);
/* The caller may run a thread on this stack; otherwise the call does not return. */
void bk_stack_check(const k_thread_stack_t *stack, size_t size);
/* A thread ended or lost a permission: take back the stacks that nobody can use. Kernel level. */
void bk_stack_pool_permissions_lost(void);

#endif
