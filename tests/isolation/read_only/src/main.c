/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A partition that supervisor threads write and user threads read: both, in turn, in one domain. On
 * PMSAv8 no region says that, so the kernel evicts the region at each privileged write.
 */
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>

#define TURNS 3

void bk_arch_exit(int code);

K_APPMEM_PARTITION_DEFINE(shared);
K_APP_BMEM(shared) volatile int value;

K_SEM_DEFINE(written, 0, 1);
K_SEM_DEFINE(read_back, 0, 1);
K_THREAD_STACK_DEFINE(reader_stack, 1024);
static struct k_thread reader;
static struct k_mem_domain domain;

static void read_and_overstep(void *p1, void *p2, void *p3)
{
    for (int i = 0; i < TURNS; i++) {
        k_sem_take(&written, K_FOREVER);
        printk("user reads %d\n", value);
        k_sem_give(&read_back);
    }
    value = TURNS + 1;
    printk("the write went through\n");
}

int main(void)
{
    struct k_mem_partition *parts[] = {&shared};

    shared.attr = K_MEM_PARTITION_P_RW_U_RO;
    k_mem_domain_init(&domain, ARRAY_SIZE(parts), parts);
    k_mem_domain_add_thread(&domain, k_current_get());
    k_thread_create(&reader, reader_stack, K_THREAD_STACK_SIZEOF(reader_stack), read_and_overstep,
                    NULL, NULL, NULL, 5, K_USER, K_FOREVER);
    k_thread_name_set(&reader, "reader");
    k_thread_access_grant(&reader, &written, &read_back);
    k_thread_start(&reader);
    for (int i = 1; i <= TURNS; i++) {
        value = i;
        k_sem_give(&written);
        k_sem_take(&read_back, K_FOREVER);
    }
    k_thread_join(&reader, K_FOREVER);
    printk("value is still %d\n", value);
    bk_arch_exit(0);
    return 0;
}
