/* SPDX-License-Identifier: Apache-2.0 */
#include <kernel/isolation/texts.h>

#include "core.h"

#define NAMES(X)                                                                                   \
    X(K_OBJ_ANY, "kernel object")                                                                  \
    X(K_OBJ_THREAD, "thread")                                                                      \
    X(K_OBJ_SEM, "semaphore")                                                                      \
    X(K_OBJ_MUTEX, "mutex")                                                                        \
    X(K_OBJ_EVENT, "event")                                                                        \
    X(K_OBJ_MSGQ, "message queue")                                                                 \
    X(K_OBJ_TIMER, "timer")                                                                        \
    X(K_OBJ_QUEUE, "queue")                                                                        \
    X(K_OBJ_STACK, "stack object")                                                                 \
    X(K_OBJ_PIPE, "pipe")                                                                          \
    X(K_OBJ_CONDVAR, "condition variable")                                                         \
    X(K_OBJ_POLL_SIGNAL, "poll signal")                                                            \
    X(K_OBJ_FUTEX, "futex")                                                                        \
    X(K_OBJ_MEM_SLAB, "memory slab")                                                               \
    X(K_OBJ_WORK_USER_Q, "user work queue")                                                        \
    X(K_OBJ_THREAD_STACK_ELEMENT, "thread stack")                                                  \
    X(K_OBJ_DRIVER, "device")

BK_TEXTS(object_names, NAMES, K_OBJ_LAST);

const char *bk_object_type_name(unsigned int type)
{
    return type < K_OBJ_LAST ? bk_text(object_names, type) : "unknown object";
}
