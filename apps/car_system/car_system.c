/* SPDX-License-Identifier: Apache-2.0 */
#include "car_system.h"

#include <zpp/this_thread.h>
#include <zpp/time.h>
#include "experiments/experiment.h"
#include "summary.h"
#include "task_recorder.h"
#include "userspace/prod_consumer_partitions.h"

#ifdef CONFIG_PROD_CONSUMER_INTEGRATED
#define ENGINE_BSS  PRODUCER_BSS
#define DISPLAY_BSS CONSUMER_BSS
#else
#define ENGINE_BSS  APP_BSS
#define DISPLAY_BSS APP_BSS
#endif

#define MS 1000U /* microseconds */

BUILD_ASSERT(CAR_TASKS == 4);
ZPP_POOL_REQUIRE(THREAD, 4);
ZPP_POOL_REQUIRE(EVENT, 1);
ZPP_POOL_REQUIRE(MUTEX, COND_CODE_1(CONFIG_PROD_CONSUMER_INTEGRATED, (1), (0)));
ZPP_POOL_REQUIRE(SEMAPHORE, COND_CODE_1(CONFIG_PROD_CONSUMER_INTEGRATED, (1), (0)));

static const struct car_task_info infos[CAR_TASKS] = {
    [CAR_ENGINE] = {"Engine", ZPP_PRIORITY_HIGH, 10 * MS, 50 * MS, 0},
    [CAR_DISPLAY] = {"Display", ZPP_PRIORITY_ABOVE_NORMAL, 15 * MS, 125 * MS, 0},
    [CAR_TIRE] = {"Tire", ZPP_PRIORITY_NORMAL, 10 * MS, 200 * MS, 0},
    [CAR_RAIN] = {"Rain", ZPP_PRIORITY_BELOW_NORMAL, 25 * MS, 250 * MS, 0},
};

/* Each task counts where only its own domain may write. */
ENGINE_BSS static struct car_task_stats engine_stats;
DISPLAY_BSS static struct car_task_stats display_stats;
APP_BSS static struct car_task_stats tire_stats;
APP_BSS static struct car_task_stats rain_stats;

static struct car_task_stats *const all_stats[CAR_TASKS] = {
    [CAR_ENGINE] = &engine_stats,
    [CAR_DISPLAY] = &display_stats,
    [CAR_TIRE] = &tire_stats,
    [CAR_RAIN] = &rain_stats,
};

static void task_method(void *argument)
{
    const struct car_task *task = argument;
    struct car_system *system = task->system;
    uint32_t index = task->index;
    const struct car_task_info *info = &infos[index];
    struct car_task_stats *stats = all_stats[index];
    int64_t next_us = zpp_barrier_wait(&system->barrier);

    task_recorder_origin(index, next_us);
    next_us += info->phase_us;
    if (info->phase_us != 0) {
        zpp_this_thread_sleep_until(next_us);
    }
    while (atomic_get(&system->stopped) == 0) {
        task_recorder_start(index);
        zpp_this_thread_busy_wait(info->computation_us);
        task_recorder_stop(index);
        car_exchange_step(&system->exchange, index, stats);
        car_experiment_step(index, stats->periods);
        stats->periods++;
        next_us += info->period_us;
        if (zpp_time_uptime_us() > next_us) {
            stats->missed++;
        }
        zpp_this_thread_sleep_until(next_us);
    }
    stats->ended = 1;
}

static int create_tasks(struct car_system *system)
{
    for (uint32_t index = 0; index < CAR_TASKS; index++) {
        struct zpp_thread *thread = &system->threads[index];

        system->tasks[index] = (struct car_task){system, index};

        int result =
            zpp_thread_init(thread, infos[index].priority, infos[index].name,
                            IS_ENABLED(CONFIG_USERSPACE), task_method, &system->tasks[index]);

        if (result == 0) {
            result = zpp_barrier_grant_access(&system->barrier, zpp_thread_tid(thread));
        }
        if (result != 0) {
            return result;
        }
        task_recorder_add(index, &infos[index], zpp_thread_tid(thread));
    }
    return 0;
}

static int grant_access(struct car_system *system)
{
    return car_exchange_grant_access(&system->exchange,
                                     zpp_thread_tid(&system->threads[CAR_ENGINE]),
                                     zpp_thread_tid(&system->threads[CAR_DISPLAY]));
}

static int move_to_domains(struct car_system *system)
{
    if (!IS_ENABLED(CONFIG_PROD_CONSUMER_INTEGRATED)) {
        return 0;
    }
    return init_prod_consumer_domains(zpp_thread_tid(&system->threads[CAR_ENGINE]),
                                      zpp_thread_tid(&system->threads[CAR_DISPLAY]));
}

static int set_up(struct car_system *system)
{
    int result = zpp_barrier_init(&system->barrier, CAR_TASKS);

    if (result == 0) {
        result = car_exchange_init(&system->exchange);
    }
    if (result == 0) {
        result = task_recorder_init();
    }
    if (result == 0) {
        result = create_tasks(system);
    }
    if (result == 0) {
        result = grant_access(system);
    }
    if (result == 0) {
        result = move_to_domains(system);
    }
    return result;
}

int car_system_start(struct car_system *system)
{
    if (!init_domain_done()) {
        printk("car_system_start: the tasks would have no memory; call init_domain() first\n");
        return -EPERM;
    }
    int result = set_up(system);

    for (uint32_t index = 0; result == 0 && index < CAR_TASKS; index++) {
        result = zpp_thread_start(&system->threads[index]);
    }
    for (uint32_t index = 0; result == 0 && index < CAR_TASKS; index++) {
        result = zpp_thread_join(&system->threads[index]);
    }
    if (result != 0) {
        printk("car_system_start: failed (%d)\n", result);
    }
    return result;
}

void car_system_stop(struct car_system *system)
{
    atomic_set(&system->stopped, 1);
}

void car_system_report(struct car_system *system)
{
    for (uint32_t index = 0; index < CAR_TASKS; index++) {
        summary_task(infos[index].name, zpp_thread_tid(&system->threads[index]), all_stats[index]);
    }
    if (IS_ENABLED(CONFIG_PROD_CONSUMER_INTEGRATED)) {
        summary_samples(engine_stats.samples, display_stats.samples);
    }
}
