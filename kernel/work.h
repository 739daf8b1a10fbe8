/* SPDX-License-Identifier: Apache-2.0 */
/* Work items, with the interrupt level lock held; callers end with bk_settle(). */
#ifndef BK_WORK_H
#define BK_WORK_H

#include "core.h"

#define BK_WORK_BUSY (K_WORK_RUNNING | K_WORK_CANCELING | K_WORK_QUEUED | K_WORK_DELAYED)

/* As k_work_submit_to_queue(). */
int bk_work_submit(struct k_work *work, struct k_work_q *queue);
/* As k_work_cancel(). */
int bk_work_cancel(struct k_work *work);
/* Wait for what is left after bk_work_cancel(); gives the lock back to `key`. */
void bk_work_cancel_wait(struct k_work *work, struct k_work_sync *sync, unsigned int key);
/* As k_work_flush(); gives the lock back to `key`. */
bool bk_work_flush(struct k_work *work, struct k_work_sync *sync, unsigned int key);
/* An item's function is through. */
void bk_work_ended(struct k_work *work);
/* Make the queue's thread look. */
void bk_work_queue_notify(struct k_work_q *queue);

#endif
