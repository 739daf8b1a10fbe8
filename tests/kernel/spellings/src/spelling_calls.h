/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SPELLING_CALLS_H
#define SPELLING_CALLS_H

#include <kernel.h>

#define TEXT_MAX 16

/* Give @p sem, copy @p text and its length; the two differ in the spelling of their checks. */
__syscall int spell_old(struct k_sem *sem, const char *text, size_t *length);
__syscall int spell_new(struct k_sem *sem, const char *text, size_t *length);

#include <syscalls/spelling_calls.h>

#endif
