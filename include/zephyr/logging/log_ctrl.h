/* SPDX-License-Identifier: Apache-2.0 */
/** @file Control of the log. */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_CTRL_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_CTRL_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/logging/log.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_LOG_MODE_DEFERRED

/** Prints at once what waits in the buffer, before the system stops. Supervisor, interrupts. */
void log_panic(void);

/**
 * Prints some of the lines that wait; for programs that do so themselves.
 * @return true when more are waiting. Supervisor threads.
 */
bool log_process(void);

/** Number of lines that found the buffer full and were dropped since the last report of them. */
uint32_t log_dropped_get(void);

#else

static inline void log_panic(void)
{
}

static inline bool log_process(void)
{
    return false;
}

static inline uint32_t log_dropped_get(void)
{
    return 0;
}

#endif

#define LOG_PANIC()   log_panic()
#define LOG_PROCESS() log_process()
#define LOG_INIT()    0U

#ifdef __cplusplus
}
#endif

#endif
