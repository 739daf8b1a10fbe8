/* SPDX-License-Identifier: Apache-2.0 */
/* A partition that nobody put into a domain: the report names it all the same. */
#include <stdlib.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>

K_APPMEM_PARTITION_DEFINE(forgotten);
K_APP_BMEM(forgotten) volatile int counter;

K_THREAD_STACK_DEFINE(writer_stack, 1024);
static struct k_thread writer;

static void count(void *p1, void *p2, void *p3)
{
    counter = 1;
    printk("the write went through\n");
}

int main(void)
{
    k_thread_create(&writer, writer_stack, K_THREAD_STACK_SIZEOF(writer_stack), count, NULL, NULL,
                    NULL, 5, K_USER, K_FOREVER);
    k_thread_name_set(&writer, "writer");
    k_thread_start(&writer);
    k_thread_join(&writer, K_FOREVER);
    printk("counter is still %d\n", counter);
    exit(0);
}
