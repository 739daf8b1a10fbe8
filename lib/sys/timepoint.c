/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/kernel.h>

uint64_t sys_clock_timeout_end_calc(k_timeout_t timeout)
{
    if (K_TIMEOUT_EQ(timeout, K_FOREVER)) {
        return UINT64_MAX;
    }
    if (!Z_IS_TIMEOUT_RELATIVE(timeout)) {
        return (uint64_t)Z_TICK_ABS(timeout.ticks);
    }
    return (uint64_t)k_uptime_ticks() + (uint64_t)timeout.ticks;
}

k_timepoint_t sys_timepoint_calc(k_timeout_t timeout)
{
    k_timepoint_t point = {0};

    /* No wait is over at any time, without asking what time it is. */
    if (!K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
        point.tick = sys_clock_timeout_end_calc(timeout);
    }
    return point;
}

k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint)
{
    if (timepoint.tick == UINT64_MAX) {
        return K_FOREVER;
    }
    if (timepoint.tick == 0) {
        return K_NO_WAIT;
    }

    uint64_t now = (uint64_t)k_uptime_ticks();

    return timepoint.tick > now ? K_TICKS((k_ticks_t)(timepoint.tick - now)) : K_NO_WAIT;
}
