/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system's work queue. It is in the image when something refers to it: the entry in the start's
 * list, which the linker does not keep for its own sake, is referred to by the queue alone.
 */
#include <zephyr/init.h>

#include "core.h"

static int start(void);

K_KERNEL_STACK_DEFINE(bk_system_work_q_stack, CONFIG_SYSTEM_WORKQUEUE_STACK_SIZE);

static const struct bk_init_entry start_entry
    __attribute__((section(".bk_list_optional.init.system_work_q"))) = {start,
                                                                        BK_INIT_LEVEL_POST_KERNEL};

struct k_work_q k_sys_work_q = {.starter = &start_entry};

static int start(void)
{
    const struct k_work_queue_config config = {
        .name = "sysworkq",
        .no_yield = IS_ENABLED(CONFIG_SYSTEM_WORKQUEUE_NO_YIELD),
        .essential = true,
    };

    k_work_queue_start(&k_sys_work_q, bk_system_work_q_stack,
                       K_KERNEL_STACK_SIZEOF(bk_system_work_q_stack),
                       CONFIG_SYSTEM_WORKQUEUE_PRIORITY, &config);
    return 0;
}

int k_work_submit(struct k_work *work)
{
    return k_work_submit_to_queue(&k_sys_work_q, work);
}

int k_work_schedule(struct k_work_delayable *dwork, k_timeout_t delay)
{
    return k_work_schedule_for_queue(&k_sys_work_q, dwork, delay);
}

int k_work_reschedule(struct k_work_delayable *dwork, k_timeout_t delay)
{
    return k_work_reschedule_for_queue(&k_sys_work_q, dwork, delay);
}
