/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BK_MUTEX_H
#define BK_MUTEX_H

#include "core.h"

/* A thread left a mutex's queue without having been handed the mutex. Interrupt level. */
void bk_mutex_waiter_left(struct bk_wait_queue *queue);
/* The level of a thread that waits for, or holds, the mutex changed. Interrupt level. */
void bk_mutex_propagate(struct k_mutex *mutex);

#endif
