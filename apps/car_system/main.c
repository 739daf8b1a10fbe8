/* SPDX-License-Identifier: Apache-2.0 */
/* The main thread never enters user mode: its calls need no system calls in the image. */
#define __ZEPHYR_SUPERVISOR__
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include "car_system.h"
#include "experiments/experiment.h"
#include "prod_consumer.h"
#include "stop_key.h"
#include "summary.h"
#include "task_recorder.h"
#include "userspace/init_domain.h"

LOG_MODULE_REGISTER(car_system, CONFIG_APP_LOG_LEVEL);

FUNC_NORETURN void bk_arch_exit(int code);

APP_BSS static struct car_system car_system;
APP_BSS static struct prod_consumer prod_consumer;

static void stop_all(void)
{
    car_system_stop(&car_system);
    prod_consumer_stop(&prod_consumer);
}

static void time_is_up(struct k_timer *timer)
{
    ARG_UNUSED(timer);
    stop_all();
}

static struct k_timer run_timer;

static int run(void)
{
    int result = init_domain();

    if (result != 0) {
        return result;
    }
    summary_begin();
    stop_key_set(stop_all);
    if (CONFIG_CAR_RUN_SECONDS > 0) {
        k_timer_init(&run_timer, time_is_up, NULL);
        k_timer_start(&run_timer, K_SECONDS(CONFIG_CAR_RUN_SECONDS), K_NO_WAIT);
    }
    result = prod_consumer_start(&prod_consumer);
    if (result == 0) {
        result = car_system_start(&car_system);
    }
    if (result == 0) {
        prod_consumer_wait(&prod_consumer);
    }
    return result;
}

static int report(void)
{
    summary_head();
    car_system_report(&car_system);
    prod_consumer_report(&prod_consumer);
    summary_end();
    car_experiment_report();
    return task_recorder_report();
}

int main(void)
{
    int result = run();

    if (result == 0) {
        k_msleep(100); /* for log lines that are still queued */
        result = report();
    }
    bk_arch_exit(result == 0 ? 0 : 1);
}
