/* SPDX-License-Identifier: Apache-2.0 */
/** @file Function that is called again and again, from the timer interrupt. */
#ifndef ZPP_TICKER_H
#define ZPP_TICKER_H

#include <stdint.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a ticker calls, in interrupt context. */
typedef void (*zpp_ticker_function)(void *argument);

/** A ticker, in memory that user threads cannot write. */
struct zpp_ticker {
    struct k_timer timer;
    zpp_ticker_function function;
    void *argument;
};

/**
 * Call a function every period, first after one period.
 *
 * @param period_us microseconds, not 0
 * @return 0, -EINVAL for a bad argument, -EPERM from user mode
 * @note Supervisor threads.
 */
int zpp_ticker_attach(struct zpp_ticker *ticker, zpp_ticker_function function, void *argument,
                      uint64_t period_us);

/**
 * Call it no more. A ticker must have been attached before.
 *
 * @return 0, -EPERM from user mode
 * @note Supervisor threads, interrupts.
 */
int zpp_ticker_detach(struct zpp_ticker *ticker);

#ifdef __cplusplus
}
#endif

#endif /* ZPP_TICKER_H */
