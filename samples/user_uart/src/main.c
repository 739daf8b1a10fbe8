/* SPDX-License-Identifier: Apache-2.0 */
/* A client that prints through the driver, and cannot do without it. */
#include "uart.h"

#define STACK_SIZE 1024

K_THREAD_STACK_DEFINE(driver_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(client_stack, STACK_SIZE);
static struct k_thread driver_thread;
static struct k_thread client_thread;

/* Nothing but its stack and the queue. */
K_MEM_DOMAIN_DEFINE(client_domain);

static void client(void *p1, void *p2, void *p3)
{
    static const struct line lines[] = {{"Hello, UART 1\n"}, {"and again.\n"}};

    for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
        k_msgq_put(&uart_lines, &lines[i], K_FOREVER);
    }
    /* The driver sends them meanwhile. */
    k_msleep(50);
    printk("client: goes round the driver\n");
    UART1->data = '!';
    printk("client: wrote there\n");
}

static k_tid_t create(struct k_thread *thread, k_thread_stack_t *stack, const char *name,
                      k_thread_entry_t entry, struct k_mem_domain *domain)
{
    k_tid_t tid = k_thread_create(thread, stack, STACK_SIZE, entry, NULL, NULL, NULL, 5, K_USER,
                                  K_FOREVER);

    k_thread_name_set(tid, name);
    k_mem_domain_add_thread(domain, tid);
    k_thread_access_grant(tid, &uart_lines);
    return tid;
}

int main(void)
{
    static const struct line no_more = {""};
    k_tid_t driver_tid = create(&driver_thread, driver_stack, "driver", driver, &driver_domain);
    k_tid_t client_tid = create(&client_thread, client_stack, "client", client, &client_domain);

    k_thread_access_grant(driver_tid, &uart_interrupt);
    k_thread_start(driver_tid);
    k_thread_start(client_tid);
    k_thread_join(client_tid, K_FOREVER);
    k_msgq_put(&uart_lines, &no_more, K_FOREVER);
    k_thread_join(driver_tid, K_FOREVER);
    printk("main: all have ended\n");
    return 0;
}
