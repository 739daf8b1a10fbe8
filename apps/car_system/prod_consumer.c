/* SPDX-License-Identifier: Apache-2.0 */
#include "prod_consumer.h"

#include <zephyr/logging/log.h>
#include <zpp/this_thread.h>
#include <zpp/time.h>
#include "sensor_data.h"
#include "summary.h"
#include "userspace/prod_consumer_partitions.h"

LOG_MODULE_DECLARE(car_system, CONFIG_APP_LOG_LEVEL);

#define PERIOD_US      500000
#define COMPUTATION_US 10000U

ZPP_POOL_REQUIRE(THREAD, COND_CODE_1(CONFIG_PERIODIC_TASKS, (6), (2)));
ZPP_POOL_REQUIRE(MUTEX, 1);
ZPP_POOL_REQUIRE(SEMAPHORE, 1);

PC_SHARED_DATA static struct sensor_data shared_data = {0};
PRODUCER_BSS static struct car_task_stats producer_stats;
CONSUMER_BSS static struct car_task_stats consumer_stats;
CONSUMER_BSS static uint32_t next_sequence_number;

static void end_of_period(struct car_task_stats *stats, int64_t next_us)
{
    stats->periods++;
    if (zpp_time_uptime_us() > next_us) {
        stats->missed++;
    }
}

static void producer_method(void *argument)
{
    struct prod_consumer *pair = argument;
    int64_t next_us = zpp_time_uptime_us();

    while (atomic_get(&pair->stopped) == 0) {
        zpp_this_thread_busy_wait(COMPUTATION_US);
        struct sensor_data data = sensor_read(producer_stats.samples);

        (void)zpp_mutex_lock(&pair->mutex);
        shared_data = data;
        (void)zpp_mutex_unlock(&pair->mutex);
        producer_stats.samples++;
        (void)zpp_semaphore_release(&pair->semaphore);
        LOG_INF("Producer produced data (seq=%u, value=%u)", data.sequence_number,
                data.sensor_value);
        next_us += PERIOD_US;
        end_of_period(&producer_stats, next_us);
        zpp_this_thread_sleep_until(next_us);
    }
    producer_stats.ended = 1;
}

/* The next sample, or false when the producer has ended and all are consumed. */
static bool receive(struct prod_consumer *pair, struct sensor_data *data)
{
    for (;;) {
        (void)zpp_semaphore_acquire(&pair->semaphore);
        (void)zpp_mutex_lock(&pair->mutex);
        *data = shared_data;
        (void)zpp_mutex_unlock(&pair->mutex);
        if (data->timestamp != 0 && data->sequence_number >= next_sequence_number) {
            next_sequence_number = data->sequence_number + 1U;
            return true;
        }
        if (atomic_get(&pair->stopped) != 0) {
            return false;
        }
    }
}

static void consumer_method(void *argument)
{
    struct prod_consumer *pair = argument;
    struct sensor_data data;

    while (receive(pair, &data)) {
        consumer_stats.samples++;
        LOG_INF("Consumer consumed data (seq=%u, timestamp=%lld ms, value=%u)",
                data.sequence_number, (long long)data.timestamp, data.sensor_value);
        end_of_period(&consumer_stats, data.timestamp * 1000 + PERIOD_US);
    }
    consumer_stats.ended = 1;
}

static int create(struct prod_consumer *pair)
{
    int result = zpp_semaphore_init(&pair->semaphore, 0, PC_SEMAPHORE_MAX_COUNT);

    if (result == 0) {
        result = zpp_mutex_init(&pair->mutex);
    }
    if (result == 0) {
        result = zpp_thread_init(&pair->producer, ZPP_PRIORITY_LOW, "Producer",
                                 IS_ENABLED(CONFIG_USERSPACE), producer_method, pair);
    }
    if (result == 0) {
        result = zpp_thread_init(&pair->consumer, ZPP_PRIORITY_VERY_LOW, "Consumer",
                                 IS_ENABLED(CONFIG_USERSPACE), consumer_method, pair);
    }
    return result;
}

static int grant_access(struct prod_consumer *pair, k_tid_t tid)
{
    int result = zpp_semaphore_grant_access(&pair->semaphore, tid);

    return result == 0 ? zpp_mutex_grant_access(&pair->mutex, tid) : result;
}

int prod_consumer_start(struct prod_consumer *pair)
{
    if (!init_domain_done()) {
        printk("prod_consumer_start: the threads would have no memory; call init_domain() "
               "first\n");
        return -EPERM;
    }
    int result = create(pair);
    k_tid_t producer = zpp_thread_tid(&pair->producer);
    k_tid_t consumer = zpp_thread_tid(&pair->consumer);

    if (result == 0) {
        result = grant_access(pair, producer);
    }
    if (result == 0) {
        result = grant_access(pair, consumer);
    }
    if (result == 0) {
        result = init_prod_consumer_domains(producer, consumer);
    }
    if (result == 0) {
        result = zpp_thread_start(&pair->producer);
    }
    if (result == 0) {
        result = zpp_thread_start(&pair->consumer);
    }
    if (result != 0) {
        printk("prod_consumer_start: failed (%d)\n", result);
    }
    return result;
}

void prod_consumer_stop(struct prod_consumer *pair)
{
    atomic_set(&pair->stopped, 1);
}

void prod_consumer_wait(struct prod_consumer *pair)
{
    (void)zpp_thread_join(&pair->producer);
    (void)zpp_semaphore_release(&pair->semaphore); /* so that the consumer sees the end */
    (void)zpp_thread_join(&pair->consumer);
}

void prod_consumer_report(struct prod_consumer *pair)
{
    summary_task("Producer", zpp_thread_tid(&pair->producer), &producer_stats);
    summary_task("Consumer", zpp_thread_tid(&pair->consumer), &consumer_stats);
    summary_samples(producer_stats.samples, consumer_stats.samples);
}
