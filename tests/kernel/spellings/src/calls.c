/* SPDX-License-Identifier: Apache-2.0 */
/* The same verifier in the names of the 3.3 release, and in those of later ones. */
#include <errno.h>
#include <string.h>
#include <syscall_handler.h>
#include <zephyr/internal/syscall_handler.h>

#include "spelling_calls.h"

int z_impl_spell_old(struct k_sem *sem, const char *text, size_t *length)
{
    k_sem_give(sem);
    *length = strlen(text);
    return 0;
}

int z_impl_spell_new(struct k_sem *sem, const char *text, size_t *length)
{
    return z_impl_spell_old(sem, text, length);
}

static int z_vrfy_spell_old(struct k_sem *sem, const char *text, size_t *length)
{
    char copy[TEXT_MAX];
    char *allocated;
    size_t own;

    Z_OOPS(Z_SYSCALL_OBJ(sem, K_OBJ_SEM));
    Z_OOPS(Z_SYSCALL_MEMORY_WRITE(length, sizeof(*length)));
    Z_OOPS(Z_SYSCALL_MEMORY_READ(text, 1));
    Z_OOPS(Z_SYSCALL_VERIFY(length != NULL));
    if (z_user_from_copy(copy, text, 1) != 0 || z_user_string_copy(copy, text, sizeof(copy)) != 0) {
        return -EINVAL;
    }
    allocated = z_user_string_alloc_copy(text, TEXT_MAX);
    if (allocated == NULL) {
        return -ENOMEM;
    }
    (void)z_impl_spell_old(sem, strcmp(copy, allocated) == 0 ? copy : "", &own);
    k_free(allocated);
    Z_OOPS(z_user_to_copy(length, &own, sizeof(own)) != 0);
    return 0;
}
#include <syscalls/spell_old_mrsh.c>

static int z_vrfy_spell_new(struct k_sem *sem, const char *text, size_t *length)
{
    char copy[TEXT_MAX];
    char *allocated;
    size_t own;

    K_OOPS(K_SYSCALL_OBJ(sem, K_OBJ_SEM));
    K_OOPS(K_SYSCALL_MEMORY_WRITE(length, sizeof(*length)));
    K_OOPS(K_SYSCALL_MEMORY_READ(text, 1));
    K_OOPS(K_SYSCALL_VERIFY(length != NULL));
    if (k_usermode_from_copy(copy, text, 1) != 0 ||
        k_usermode_string_copy(copy, text, sizeof(copy)) != 0) {
        return -EINVAL;
    }
    allocated = k_usermode_string_alloc_copy(text, TEXT_MAX);
    if (allocated == NULL) {
        return -ENOMEM;
    }
    (void)z_impl_spell_new(sem, strcmp(copy, allocated) == 0 ? copy : "", &own);
    k_free(allocated);
    K_OOPS(k_usermode_to_copy(length, &own, sizeof(own)) != 0);
    return 0;
}
#include <syscalls/spell_new_mrsh.c>
