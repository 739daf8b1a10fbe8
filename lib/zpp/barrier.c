/* SPDX-License-Identifier: Apache-2.0 */
#include <zpp/barrier.h>
#include <zpp/time.h>
#include "stores.h"

int zpp_barrier_init(struct zpp_barrier *barrier, uint32_t threads)
{
    if (threads == 0) {
        return -EINVAL;
    }
    int result = zpp_event_init(&barrier->event);

    if (result == 0) {
        barrier->threads = threads;
        barrier->round = 0;
        barrier->waiting = 0;
    }
    return result;
}

int zpp_barrier_deinit(struct zpp_barrier *barrier)
{
    return zpp_event_deinit(&barrier->event);
}

int64_t zpp_barrier_wait(struct zpp_barrier *barrier)
{
    struct k_event *event = ZPP_GET(event, &barrier->event);
    /* Two flags and two times take turns: nobody can finish the next round before everybody has
     * left this one. */
    uint32_t side = barrier->round & 1U;

    if (event == NULL) {
        return -EINVAL;
    }
    if ((uint32_t)atomic_inc(&barrier->waiting) + 1U < barrier->threads) {
        (void)k_event_wait(event, BIT(side), false, K_FOREVER);
    } else {
        barrier->waiting = 0;
        barrier->round++;
        barrier->time_us[side] = zpp_time_uptime_us();
        k_event_set_masked(event, BIT(side), BIT_MASK(2));
    }
    return barrier->time_us[side];
}

int zpp_barrier_grant_access(struct zpp_barrier *barrier, k_tid_t thread)
{
    return zpp_event_grant_access(&barrier->event, thread);
}
