/* SPDX-License-Identifier: Apache-2.0 */
#include <zpp/event.h>
#include "stores.h"

ZPP_STORE_DEFINE(event, struct k_event, EVENT, ZPP_EVENT_CAPACITY);

static int change(struct zpp_event *event, uint32_t flags, uint32_t mask)
{
    struct k_event *object = ZPP_GET(event, event);

    if (object == NULL) {
        return -EINVAL;
    }
    k_event_set_masked(object, flags, mask);
    return 0;
}

int zpp_event_set(struct zpp_event *event, uint32_t flags)
{
    return change(event, flags, flags);
}

int zpp_event_clear(struct zpp_event *event, uint32_t flags)
{
    return change(event, 0, flags);
}

static uint32_t wait_any(struct zpp_event *event, uint32_t flags, k_timeout_t timeout)
{
    struct k_event *object = ZPP_GET(event, event);

    return object != NULL ? k_event_wait(object, flags, false, timeout) & flags : 0;
}

uint32_t zpp_event_wait_any(struct zpp_event *event, uint32_t flags)
{
    return wait_any(event, flags, K_FOREVER);
}

uint32_t zpp_event_try_wait_any_for(struct zpp_event *event, uint32_t flags, uint64_t timeout_us)
{
    return wait_any(event, flags, zpp_timeout(timeout_us));
}
