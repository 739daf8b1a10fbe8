/* SPDX-License-Identifier: Apache-2.0 */
/** @file The sample that a producer hands to a consumer. */
#ifndef CAR_SENSOR_DATA_H
#define CAR_SENSOR_DATA_H

#include <stdint.h>
#include <zpp/time.h>

/** Factor between a sample's number and its value. */
#define SENSOR_VALUE_SCALE 42U

/** Releases that a consumer may be behind; further ones change nothing. */
#define PC_SEMAPHORE_MAX_COUNT 5U

/** A sample. */
struct sensor_data {
    uint32_t sequence_number;
    uint32_t sensor_value;
    int64_t timestamp; /* milliseconds since boot */
};

/** The sample with number @p sequence_number, taken now. User and supervisor threads. */
static inline struct sensor_data sensor_read(uint32_t sequence_number)
{
    return (struct sensor_data){
        .sequence_number = sequence_number,
        .sensor_value = sequence_number * SENSOR_VALUE_SCALE,
        .timestamp = k_uptime_get(),
    };
}

#endif /* CAR_SENSOR_DATA_H */
