/* SPDX-License-Identifier: Apache-2.0 */
/* Every way to print, from supervisor mode and from a user thread that may write its stack only. */
#include <stdio.h>
#include <zephyr/kernel.h>

K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;
static struct k_mem_domain no_partitions;

static void print_all(void *mode, void *p2, void *p3)
{
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    printk("%s: %d %u %#x %s %c %lld\n", (const char *)mode, -1, 4294967295u, 42, "text", 'x',
           123456789012345ll);
    printf("puts from %s mode\n", (const char *)mode);
    putchar('a');
    printf(", %c, c", 'b');
    fputs(": fputs\n", stdout);
    fwrite("fwrite\n", 1, 7, stdout);
    fprintf(stdout, "%f takes its argument: %d\n", 1.5, 7);
}

static void user(void *p1, void *p2, void *p3)
{
    print_all("user", p2, p3);
    printk("a line of a user thread that is longer than the buffer on its stack, and so goes out "
           "in several pieces, none of which is lost or out of order: %s\n",
           "0123456789");
}

int main(void)
{
    print_all("supervisor", NULL, NULL);
    k_mem_domain_init(&no_partitions, 0, NULL);
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), user, NULL, NULL, NULL, 5, K_USER,
                    K_FOREVER);
    k_mem_domain_add_thread(&no_partitions, &thread);
    k_thread_start(&thread);
    k_thread_join(&thread, K_FOREVER);
    printk("done\n");
    return 0;
}
