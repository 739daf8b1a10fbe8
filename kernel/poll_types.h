/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BK_POLL_TYPES_H
#define BK_POLL_TYPES_H

#include <zephyr/kernel/poll.h>

#include "poll.h"

/* The event's object's list of events; NULL for an unknown type. */
sys_dlist_t *bk_poll_list(const struct k_poll_event *event);
/* What the object is ready for at this moment. */
uint8_t bk_poll_state(const struct k_poll_event *event);
/* Type of kernel object that the type of event calls for; K_OBJ_LAST for an unknown one. */
enum k_objects bk_poll_object_type(uint8_t type);
/* Wait at the kernel level, which is given back to `key`, unless something has happened already. */
int bk_poll_wait(struct bk_poller *poller, k_timeout_t timeout, unsigned int key);

#endif
