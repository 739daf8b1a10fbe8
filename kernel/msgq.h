/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BK_MSGQ_H
#define BK_MSGQ_H

#include "core.h"

#define BK_MSGQ_SMALL 32u /* bytes of a message that is copied under the lock */

BUILD_ASSERT(BK_MSGQ_SMALL >= 16, "messages of four words are small");

#define BK_MSGQ_ALLOCATED BIT(0) /* in flags: the ring is from a resource pool */

/*
 * Put the message at `from`, which the kernel may read now. While the caller has to wait, the
 * message is what it has at `data`.
 */
int bk_msgq_put(struct k_msgq *msgq, const void *from, const void *data, k_timeout_t timeout);
/*
 * Get a message into `to` and set *got, or wait; what comes then goes to the caller's memory at
 * `data`.
 */
int bk_msgq_get(struct k_msgq *msgq, void *to, void *data, k_timeout_t timeout, bool *got);

#endif
