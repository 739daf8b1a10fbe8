/* SPDX-License-Identifier: Apache-2.0 */
#include "core.h"

const char *bk_object_type_name(unsigned int type)
{
    static const char *const names[K_OBJ_LAST] = {
        [K_OBJ_ANY] = "kernel object",
        [K_OBJ_THREAD] = "thread",
        [K_OBJ_SEM] = "semaphore",
        [K_OBJ_MUTEX] = "mutex",
        [K_OBJ_EVENT] = "event",
        [K_OBJ_MSGQ] = "message queue",
        [K_OBJ_TIMER] = "timer",
        [K_OBJ_QUEUE] = "queue",
        [K_OBJ_STACK] = "stack object",
        [K_OBJ_PIPE] = "pipe",
        [K_OBJ_CONDVAR] = "condition variable",
        [K_OBJ_POLL_SIGNAL] = "poll signal",
        [K_OBJ_FUTEX] = "futex",
        [K_OBJ_MEM_SLAB] = "memory slab",
        [K_OBJ_WORK_USER_Q] = "user work queue",
        [K_OBJ_THREAD_STACK_ELEMENT] = "thread stack",
        [K_OBJ_DRIVER] = "device",
    };

    return type < K_OBJ_LAST && names[type] != NULL ? names[type] : "unknown object";
}
