/* SPDX-License-Identifier: Apache-2.0 */
/* One object more than each pool holds: the message names the pool, the option and the value. */
#include <zephyr/sys/printk.h>
#include <zpp/zpp.h>

FUNC_NORETURN void bk_arch_exit(int code);

static struct zpp_thread threads[2];
static struct zpp_event events[4];
static struct zpp_mutex mutexes[2];
static struct zpp_semaphore semaphores[4];
static struct zpp_message_queue queue;
static uint32_t buffer[1];
static unsigned int refused;

static void count(int result)
{
    refused += result == -ENOMEM;
}

static void nothing(void *argument)
{
    ARG_UNUSED(argument);
}

int main(void)
{
    for (int i = 0; i < 2; i++) {
        count(zpp_thread_init(&threads[i], ZPP_PRIORITY_LOW, "test", true, nothing, NULL));
    }
    for (int i = 0; i < 4; i++) {
        count(zpp_event_init(&events[i]));
    }
    for (int i = 0; i < 2; i++) {
        count(zpp_mutex_init(&mutexes[i]));
    }
    for (int i = 0; i < 4; i++) {
        count(zpp_semaphore_init(&semaphores[i], 0, 1));
    }
    count(zpp_message_queue_init(&queue, buffer, sizeof(buffer[0]), 1));
    if (refused == 6) {
        printk("each refused with -ENOMEM\n");
    }
    bk_arch_exit(refused == 6 ? 0 : 1);
}
