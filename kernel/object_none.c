/* SPDX-License-Identifier: Apache-2.0 */
/* Without CONFIG_USERSPACE every thread may use every object, and grants change nothing. */
#include <zephyr/kernel.h>

void z_impl_k_object_access_grant(const void *object, struct k_thread *thread)
{
    ARG_UNUSED(object);
    ARG_UNUSED(thread);
}

void k_object_access_revoke(const void *object, struct k_thread *thread)
{
    ARG_UNUSED(object);
    ARG_UNUSED(thread);
}

void z_impl_k_object_release(const void *object)
{
    ARG_UNUSED(object);
}

void k_object_access_all_grant(const void *object)
{
    ARG_UNUSED(object);
}
