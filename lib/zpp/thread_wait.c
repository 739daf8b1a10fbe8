/* SPDX-License-Identifier: Apache-2.0 */
/* What threads do in their own mode: begin, and wait for one another. */
#include "thread.h"

void zpp_thread_main(void *function, void *argument, void *event)
{
    k_event_set_masked(event, ZPP_THREAD_RUNNING, ZPP_THREAD_RUNNING);
    ((zpp_thread_function)function)(argument);
}

int zpp_thread_wait_started(struct zpp_thread *thread)
{
    struct k_thread *object = zpp_thread_get(thread);

    if (object == NULL) {
        return -EINVAL;
    }
    (void)k_event_wait(zpp_thread_event(object), ZPP_THREAD_RUNNING, false, K_FOREVER);
    return 0;
}

int zpp_thread_join(struct zpp_thread *thread)
{
    struct k_thread *object = zpp_thread_get(thread);

    return object != NULL ? k_thread_join(object, K_FOREVER) : -EINVAL;
}

k_tid_t zpp_thread_tid(struct zpp_thread *thread)
{
    return zpp_thread_get(thread);
}
