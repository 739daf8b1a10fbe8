/* SPDX-License-Identifier: Apache-2.0 */
/* The log from a supervisor thread, a user thread without any partition, and an interrupt. */
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>

LOG_MODULE_REGISTER(main_module);

int log_other(void);

K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;
static struct k_mem_domain no_partitions;

static void log_all(const char *mode)
{
    static const char bytes[] = "0123456789abcdef\n";

    LOG_ERR("%s error", mode);
    LOG_WRN("%s warning", mode);
    LOG_INF("%s information %lld", mode, 1ll << 40);
    LOG_DBG("not compiled in: %s", mode);
    LOG_HEXDUMP_INF(bytes, sizeof(bytes), "bytes");
}

static void user(void *p1, void *p2, void *p3)
{
    ARG_UNUSED(p1);
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    log_all("user");
}

static void interrupt(const void *arg)
{
    LOG_INF("interrupt %d", *(const int *)arg);
}

int main(void)
{
    static const int number = 7;

    log_all("supervisor");
    k_mem_domain_init(&no_partitions, 0, NULL);
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), user, NULL, NULL, NULL, 5, K_USER,
                    K_FOREVER);
    k_mem_domain_add_thread(&no_partitions, &thread);
    k_thread_start(&thread);
    k_thread_join(&thread, K_FOREVER);
    irq_offload(interrupt, &number);
    k_msleep(1234);
    LOG_INF("%d arguments evaluated", log_other());
    k_msleep(1);

    /* Faster than the thread that prints: what does not fit is counted. */
    for (int i = 0; i < 40; i++) {
        LOG_INF("burst %d", i);
    }
    k_msleep(100);
    LOG_INF("after the burst");
    LOG_PANIC();
    printk("done\n");
    return 0;
}
