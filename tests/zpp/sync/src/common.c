/* SPDX-License-Identifier: Apache-2.0 */
#include "common.h"

K_APPMEM_PARTITION_DEFINE(zpp_lib_partition);

static void add_partition(void)
{
#ifdef CONFIG_USERSPACE
    static bool added;

    if (!added) {
        zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &zpp_lib_partition));
        added = true;
    }
#endif
}

void *zpp_test_setup(void)
{
    add_partition();
    return NULL;
}

void create(struct zpp_thread *thread, enum zpp_priority priority, zpp_thread_function function,
            void *argument)
{
    zassert_ok(zpp_thread_init(thread, priority, "test", USER, function, argument));
}

void finish(struct zpp_thread *thread)
{
    zassert_ok(zpp_thread_join(thread));
    zassert_ok(zpp_thread_deinit(thread));
}
