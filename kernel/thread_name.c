/* SPDX-License-Identifier: Apache-2.0 */
#include "object.h"
#include "thread.h"
#include "usermode.h"

/* Where the name lies, NULL in a configuration without names. */
static char *name_of(const struct k_thread *thread)
{
#ifdef CONFIG_THREAD_NAME
    return (char *)(uintptr_t)thread->name;
#else
    ARG_UNUSED(thread);
    return NULL;
#endif
}

void bk_thread_name_keep(struct k_thread *thread, const char *name)
{
    char *kept = name_of(thread);

    if (kept != NULL && name != NULL) {
        size_t length = MIN(strlen(name), CONFIG_THREAD_MAX_NAME_LEN - 1u);

        memcpy(kept, name, length);
        kept[length] = '\0';
    }
}

int z_impl_k_thread_name_set(k_tid_t thread, const char *str)
{
    if (!IS_ENABLED(CONFIG_THREAD_NAME)) {
        return -ENOSYS;
    }
    bk_thread_name_keep(thread != NULL ? thread : bk_kernel.current, str);
    return 0;
}

const char *k_thread_name_get(k_tid_t thread)
{
    return IS_ENABLED(CONFIG_THREAD_NAME) ? name_of(thread) : "";
}

int z_impl_k_thread_name_copy(k_tid_t thread, char *buf, size_t size)
{
    size_t length;

    if (!IS_ENABLED(CONFIG_THREAD_NAME)) {
        return -ENOSYS;
    }
    if (thread == NULL || buf == NULL) {
        return -EINVAL;
    }
    length = strlen(name_of(thread)) + 1u;
    if (length > size) {
        return -ENOSPC;
    }
    memcpy(buf, name_of(thread), length);
    return 0;
}

#ifdef CONFIG_USERSPACE

static void check_name_thread(const struct k_thread *thread)
{
    if (thread != bk_kernel.current) {
        bk_object_check(thread, K_OBJ_THREAD);
    }
}

static int z_vrfy_k_thread_name_set(k_tid_t thread, const char *str)
{
    char copy[CONFIG_THREAD_MAX_NAME_LEN];

    if (thread != NULL) {
        check_name_thread(thread);
    }
    (void)bk_user_copy_string(copy, str, sizeof(copy));
    return z_impl_k_thread_name_set(thread, copy);
}
#include <zephyr/syscalls/k_thread_name_set_mrsh.c>

static int z_vrfy_k_thread_name_copy(k_tid_t thread, char *buf, size_t size)
{
    char copy[CONFIG_THREAD_MAX_NAME_LEN];
    int result;

    check_name_thread(thread);
    result = z_impl_k_thread_name_copy(thread, copy, MIN(size, sizeof(copy)));
    if (result == 0) {
        bk_user_copy_to(buf, copy, strlen(copy) + 1u);
    }
    return result;
}
#include <zephyr/syscalls/k_thread_name_copy_mrsh.c>

#endif
