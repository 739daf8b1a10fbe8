/* SPDX-License-Identifier: Apache-2.0 */
#include "domains.h"

#include <zephyr/ztest.h>

BK_DOMAIN_HEAP_DEFINE(red_heap, HEAP_BYTES);
BK_DOMAIN_HEAP_DEFINE(blue_heap, HEAP_BYTES);
K_APPMEM_PARTITION_DEFINE(finding_partition);
K_APP_BMEM(finding_partition) volatile struct finding found;

static struct k_mem_domain domains[2], third;
K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;

void domains_setup(void)
{
    struct k_mem_partition *parts[] = {&finding_partition};

    for (int i = 0; i < 2; i++) {
        zassert_ok(k_mem_domain_init(&domains[i], ARRAY_SIZE(parts), parts));
    }
    zassert_ok(bk_domain_heap_assign(red_heap, &domains[RED]));
    zassert_ok(bk_domain_heap_assign(blue_heap, &domains[BLUE]));
    zassert_equal(bk_domain_heap_assign(blue_heap, &domains[RED]), -EALREADY);
}

bool run_in(enum which which, k_thread_entry_t entry, void *argument)
{
    memset((void *)&found, 0, sizeof(found));
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry, argument, NULL, NULL, 1,
                    K_USER, K_FOREVER);
    k_mem_domain_add_thread(&domains[which], &thread);
    k_thread_start(&thread);
    return k_thread_join(&thread, K_SECONDS(1)) == 0;
}

bool lies_in(const void *block, const struct k_mem_partition *partition)
{
    return (uintptr_t)block - partition->start < partition->size;
}

ZTEST(domain_heap, test_has_one_owner)
{
    zassert_ok(k_mem_domain_init(&third, 0, NULL));
    zassert_equal(bk_domain_heap_assign(blue_heap, &third), -EBUSY);
    zassert_ok(k_mem_domain_remove_partition(&domains[BLUE], &blue_heap));
    zassert_ok(bk_domain_heap_assign(blue_heap, &third));
    zassert_ok(k_mem_domain_remove_partition(&third, &blue_heap));
    zassert_ok(bk_domain_heap_assign(blue_heap, &domains[BLUE]));
}
