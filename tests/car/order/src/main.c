/* SPDX-License-Identifier: Apache-2.0 */
/* Each wrong order of setting up the car is reported and refused. */
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zpp/thread.h>
#include "car_system.h"
#include "userspace/prod_consumer_partitions.h"

LOG_MODULE_REGISTER(car_system, CONFIG_APP_LOG_LEVEL);

FUNC_NORETURN void bk_arch_exit(int code);

APP_BSS static struct car_system car_system;
APP_BSS static struct zpp_thread first;
APP_BSS static struct zpp_thread second;

static void nothing(void *argument)
{
    ARG_UNUSED(argument);
}

static void create(struct zpp_thread *thread)
{
    (void)zpp_thread_init(thread, ZPP_PRIORITY_LOW, "test", true, nothing, NULL);
}

static bool mistakes_are_refused(void)
{
    bool refused = init_prod_consumer_domains(NULL, NULL) == -EPERM;

    refused &= car_system_start(&car_system) == -EPERM;
    refused &= init_domain() == 0;
    refused &= init_domain() == -EALREADY;
    refused &= init_prod_consumer_domains(NULL, NULL) == -EINVAL;
    create(&first);
    create(&second);
    k_tid_t first_tid = zpp_thread_tid(&first);
    k_tid_t second_tid = zpp_thread_tid(&second);

    refused &= init_prod_consumer_domains(first_tid, first_tid) == -EINVAL;
    (void)zpp_thread_start(&second);
    refused &= init_prod_consumer_domains(first_tid, second_tid) == -EBUSY;
    return refused;
}

static bool right_order_is_accepted(void)
{
    (void)zpp_thread_join(&second);
    (void)zpp_thread_deinit(&second);
    create(&second);
    return init_prod_consumer_domains(zpp_thread_tid(&first), zpp_thread_tid(&second)) == 0;
}

int main(void)
{
    bool refused = mistakes_are_refused();
    bool accepted = right_order_is_accepted();

    if (accepted) {
        printk("the right order is accepted\n");
    }
    if (refused) {
        printk("each mistake was refused\n");
    }
    bk_arch_exit(refused && accepted ? 0 : 1);
}
