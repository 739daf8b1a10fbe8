/* SPDX-License-Identifier: Apache-2.0 */
#include "core.h"
#include "usermode.h"

void z_impl_k_thread_custom_data_set(void *value)
{
    bk_kernel.current->custom_data = value;
}

void *z_impl_k_thread_custom_data_get(void)
{
    return bk_kernel.current->custom_data;
}

#ifdef CONFIG_USERSPACE

static void z_vrfy_k_thread_custom_data_set(void *value)
{
    z_impl_k_thread_custom_data_set(value);
}
#include <zephyr/syscalls/k_thread_custom_data_set_mrsh.c>

static void *z_vrfy_k_thread_custom_data_get(void)
{
    return z_impl_k_thread_custom_data_get();
}
#include <zephyr/syscalls/k_thread_custom_data_get_mrsh.c>

#endif
