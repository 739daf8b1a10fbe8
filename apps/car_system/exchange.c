/* SPDX-License-Identifier: Apache-2.0 */
#include "exchange.h"

#include <zephyr/logging/log.h>
#include "experiments/experiment.h"
#include "sensor_data.h"
#include "userspace/prod_consumer_partitions.h"

LOG_MODULE_DECLARE(car_system, CONFIG_APP_LOG_LEVEL);

EXPERIMENT_UNLESS_UNTAGGED(PC_SHARED_DATA) struct sensor_data gIntegratedSharedData = {0};

int car_exchange_init(struct car_exchange *exchange)
{
    int result = zpp_semaphore_init(&exchange->semaphore, 0, PC_SEMAPHORE_MAX_COUNT);

    if (result == 0) {
        result = zpp_mutex_init(&exchange->mutex);
    }
    return result;
}

int car_exchange_grant_access(struct car_exchange *exchange, k_tid_t engine, k_tid_t display)
{
    int result = zpp_semaphore_grant_access(&exchange->semaphore, engine);

    if (result == 0) {
        result = zpp_semaphore_grant_access(&exchange->semaphore, display);
    }
    if (result == 0) {
        result = zpp_mutex_grant_access(&exchange->mutex, engine);
    }
    if (result == 0 && !IS_ENABLED(CONFIG_CAR_EXPERIMENT_MISSING_GRANT)) {
        result = zpp_mutex_grant_access(&exchange->mutex, display);
    }
    return result;
}

static bool failed(const char *who, const char *what, int result)
{
    if (result != 0) {
        LOG_ERR("%s: %s failed", who, what);
    }
    return result != 0;
}

static void produce(struct car_exchange *exchange, struct car_task_stats *stats)
{
    static const char who[] = "Engine producer";
    struct sensor_data data = sensor_read((uint32_t)atomic_inc(&exchange->sequence_counter));

    if (!failed(who, "mutex lock", zpp_mutex_lock(&exchange->mutex))) {
        gIntegratedSharedData = data;
        failed(who, "mutex unlock", zpp_mutex_unlock(&exchange->mutex));
        stats->samples++;
    }
    failed(who, "semaphore release", zpp_semaphore_release(&exchange->semaphore));
    LOG_INF("Engine produced data (seq=%u, value=%u)", data.sequence_number, data.sensor_value);
}

static void consume(struct car_exchange *exchange, struct car_task_stats *stats)
{
    static const char who[] = "Display consumer";

    if (zpp_semaphore_try_acquire(&exchange->semaphore) != 0) {
        return; /* nothing new; Display does not wait, it has a deadline */
    }
    if (failed(who, "mutex lock", zpp_mutex_lock(&exchange->mutex))) {
        return;
    }
    struct sensor_data data = gIntegratedSharedData;

    failed(who, "mutex unlock", zpp_mutex_unlock(&exchange->mutex));
    stats->samples++;
    LOG_INF("Display consumed data (seq=%u, timestamp=%lld ms, value=%u)", data.sequence_number,
            (long long)data.timestamp, data.sensor_value);
}

void car_exchange_step(struct car_exchange *exchange, uint32_t index, struct car_task_stats *stats)
{
    if (index == CAR_ENGINE) {
        produce(exchange, stats);
    } else if (index == CAR_DISPLAY) {
        consume(exchange, stats);
    }
}
