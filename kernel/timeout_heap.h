/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A leftist heap: the time-outs ordered by key, the earliest at the root. The path of right
 * children from any node is logarithmic in the number of nodes below it; insertion, removal of the
 * first and of any other cost no more than that. Pure: compiles on the host.
 */
#ifndef BK_TIMEOUT_HEAP_H
#define BK_TIMEOUT_HEAP_H

#include <zephyr/kernel/timeout.h>

/* Put t, whose key is set, into the heap. */
void bk_heap_insert(struct bk_timeout **root, struct bk_timeout *t);
/* Take t, which is in the heap, out of it. */
void bk_heap_remove(struct bk_timeout **root, struct bk_timeout *t);

#endif
