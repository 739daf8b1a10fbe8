/* SPDX-License-Identifier: Apache-2.0 */
/* The partition of ZTEST_BMEM and ZTEST_DMEM: in the default domain before the first test. */

#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

K_APPMEM_PARTITION_DEFINE(ztest_mem_partition);

static int add_test_partition(void)
{
    return k_mem_domain_add_partition(&k_mem_domain_default, &ztest_mem_partition);
}

SYS_INIT(add_test_partition, APPLICATION, 0);
