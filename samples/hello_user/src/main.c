/* SPDX-License-Identifier: Apache-2.0 */
/* A user thread says hello, another one tries what it may not. */
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#define STACK_SIZE 1024
#define PRIORITY   K_PRIO_PREEMPT(1)

K_THREAD_STACK_DEFINE(user_stack, STACK_SIZE);
static struct k_thread user_thread;

/* Kernel memory: it belongs to no partition. */
static int secret = 42;

static const char *mode(void)
{
    return k_is_user_context() ? "user" : "supervisor";
}

static void hello(void *p1, void *p2, void *p3)
{
    printk("hello: %s mode, on %s\n", mode(), CONFIG_BOARD);
    k_msleep(10);
    printk("hello: %u ms later\n", (unsigned int)k_uptime_get_32());
}

static void intrude(void *p1, void *p2, void *p3)
{
    printk("intruder: %s mode, writes the secret\n", mode());
    secret = 0;
    printk("intruder: this is not printed\n");
}

static void run(k_thread_entry_t entry, const char *name)
{
    k_thread_create(&user_thread, user_stack, K_THREAD_STACK_SIZEOF(user_stack), entry, NULL, NULL,
                    NULL, PRIORITY, K_USER, K_FOREVER);
    k_thread_name_set(&user_thread, name);
    k_thread_start(&user_thread);
    k_thread_join(&user_thread, K_FOREVER);
}

int main(void)
{
    printk("main: %s mode\n", mode());
    run(hello, "hello");
    run(intrude, "intruder");
    printk("main: the secret is %d\n", secret);
    return 0;
}
