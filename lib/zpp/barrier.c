/* SPDX-License-Identifier: Apache-2.0 */
#include <zpp/barrier.h>
#include <zpp/time.h>

int zpp_barrier_init(struct zpp_barrier *barrier, uint32_t threads)
{
    if (threads == 0) {
        return -EINVAL;
    }
    int result = zpp_mutex_init(&barrier->mutex);

    if (result != 0) {
        return result;
    }
    result = zpp_event_init(&barrier->event);
    if (result != 0) {
        (void)zpp_mutex_deinit(&barrier->mutex);
        return result;
    }
    barrier->threads = threads;
    barrier->waiting = 0;
    barrier->round = 0;
    return 0;
}

int zpp_barrier_deinit(struct zpp_barrier *barrier)
{
    int result = zpp_event_deinit(&barrier->event);

    return result == 0 ? zpp_mutex_deinit(&barrier->mutex) : result;
}

int64_t zpp_barrier_wait(struct zpp_barrier *barrier)
{
    int result = zpp_mutex_lock(&barrier->mutex);

    if (result != 0) {
        return result;
    }
    /* Two flags and two times take turns: nobody can finish the next round before everybody has
     * left this one. */
    uint32_t side = barrier->round & 1U;

    if (++barrier->waiting < barrier->threads) {
        (void)zpp_mutex_unlock(&barrier->mutex);
        (void)zpp_event_wait_any(&barrier->event, BIT(side));
    } else {
        barrier->waiting = 0;
        barrier->round++;
        barrier->time_us[side] = zpp_time_uptime_us();
        (void)zpp_event_clear(&barrier->event, BIT(side ^ 1U));
        (void)zpp_event_set(&barrier->event, BIT(side));
        (void)zpp_mutex_unlock(&barrier->mutex);
    }
    return barrier->time_us[side];
}

int zpp_barrier_grant_access(struct zpp_barrier *barrier, k_tid_t thread)
{
    int result = zpp_mutex_grant_access(&barrier->mutex, thread);

    return result == 0 ? zpp_event_grant_access(&barrier->event, thread) : result;
}
