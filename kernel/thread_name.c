/* SPDX-License-Identifier: Apache-2.0 */
#include "object.h"
#include "thread.h"
#include "usermode.h"

#ifdef CONFIG_THREAD_NAME
#define NAME_OF(thread) ((thread)->name)
#else
/* Without names there is nothing to set; the calls say so. */
static const char *no_name;
#define NAME_OF(thread) (*((void)(thread), &no_name))
#endif

#define MISSING (IS_ENABLED(CONFIG_THREAD_NAME) ? 0 : -ENOSYS)

int z_impl_k_thread_name_set(k_tid_t thread, const char *str)
{
    if (thread == NULL) {
        thread = bk_kernel.current;
    }
    if (MISSING == 0) {
        NAME_OF(thread) = str;
    }
    return MISSING;
}

const char *k_thread_name_get(k_tid_t thread)
{
    return NAME_OF(thread) != NULL ? NAME_OF(thread) : "";
}

int z_impl_k_thread_name_copy(k_tid_t thread, char *buf, size_t size)
{
    size_t length;

    if (thread == NULL) {
        return -EINVAL;
    }
    length = strlen(k_thread_name_get(thread)) + 1u;
    if (MISSING != 0 || length > size) {
        return MISSING != 0 ? MISSING : -ENOSPC;
    }
    memcpy(buf, k_thread_name_get(thread), length);
    return 0;
}
