/* SPDX-License-Identifier: Apache-2.0 */
/* For supervisor threads alone; see setup.c. */
#define __ZEPHYR_SUPERVISOR__
#include <zpp/ticker.h>
#include "pool.h"

static void expired(struct k_timer *timer)
{
    struct zpp_ticker *ticker = CONTAINER_OF(timer, struct zpp_ticker, timer);

    ticker->function(ticker->argument);
}

int zpp_ticker_attach(struct zpp_ticker *ticker, zpp_ticker_function function, void *argument,
                      uint64_t period_us)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    if (function == NULL || period_us == 0) {
        return -EINVAL;
    }
    ticker->function = function;
    ticker->argument = argument;
    k_timer_init(&ticker->timer, expired, NULL);
    k_timer_start(&ticker->timer, zpp_timeout(period_us), zpp_timeout(period_us));
    return 0;
}

int zpp_ticker_detach(struct zpp_ticker *ticker)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    k_timer_stop(&ticker->timer);
    return 0;
}
