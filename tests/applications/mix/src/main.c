/* SPDX-License-Identifier: Apache-2.0 */
#include "mix.h"
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/libc-hooks.h>

K_MSGQ_DEFINE(items, sizeof(struct item), 4, 4);
K_FIFO_DEFINE(replies);
K_APPMEM_PARTITION_DEFINE(mix_part);
struct k_poll_signal stop;
static struct k_mem_domain dom;
extern const k_tid_t producer;
extern uint32_t produced;

struct reply {
    void *fifo_reserved;
    int value;
};
static struct reply pool[4];

static void tick(struct k_timer *t)
{
    static int n;
    struct reply *r = &pool[n++ % 4];

    r->value = n;
    k_fifo_put(&replies, r);
}
K_TIMER_DEFINE(ticker, tick, NULL);

static void worked(struct k_work *w)
{
    printk("work in %s\n", k_thread_name_get(k_current_get()));
}
K_WORK_DELAYABLE_DEFINE(later, worked);

int main(void)
{
    struct k_mem_partition *parts[] = {
#if Z_LIBC_PARTITION_EXISTS
        &z_libc_partition,
#endif
        &mix_part
    };
    struct k_poll_event events[3] = {
        K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_MSGQ_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
                                        &items, 0),
        K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &stop, 0),
        K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_FIFO_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
                                        &replies, 0),
    };
    int ret = k_mem_domain_init(&dom, ARRAY_SIZE(parts), parts);

    __ASSERT(ret == 0, "failed %d", ret);
    ARG_UNUSED(ret);
    k_poll_signal_init(&stop);
    k_mem_domain_add_thread(&dom, producer);
    k_object_access_grant(&stop, producer);
    k_thread_start(producer);
    k_timer_start(&ticker, K_MSEC(15), K_MSEC(30));
    k_work_schedule(&later, K_MSEC(40));
    for (;;) {
        struct item it;
        struct reply *r;
        int rc = k_poll(events, ARRAY_SIZE(events), K_SECONDS(1));

        if (rc == -EAGAIN) {
            printk("time-out\n");
            break;
        }
        while (k_msgq_get(&items, &it, K_NO_WAIT) == 0) {
            printk("item %u: %d\n", it.seq, it.value);
        }
        while ((r = k_fifo_get(&replies, K_NO_WAIT)) != NULL) {
            printk("reply %d\n", r->value);
        }
        if (events[1].state == K_POLL_STATE_SIGNALED) {
            unsigned int sig;
            int result;

            k_poll_signal_check(&stop, &sig, &result);
            printk("stop %u 0x%x\n", sig, result);
            break;
        }
        for (size_t i = 0; i < ARRAY_SIZE(events); i++) {
            events[i].state = K_POLL_STATE_NOT_READY;
        }
    }
    k_timer_stop(&ticker);
    printk("produced %u\n", produced);
    return 0;
}
