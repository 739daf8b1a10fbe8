/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A leftist heap: the time-outs ordered by key, the earliest at the root. The path of right
 * children from any node is logarithmic in the number of nodes below it; insertion, removal of the
 * first and of any other cost no more than that.
 *
 * Where there is no node, links lead to bk_heap itself, whose rank is 0 and whose key comes after
 * all others. The root is its left child.
 */
#ifndef BK_TIMEOUT_HEAP_H
#define BK_TIMEOUT_HEAP_H

#include <zephyr/kernel/timeout.h>

extern struct bk_timeout bk_heap;

/* Before anything else here. */
void bk_heap_init(void);

/* The earliest; bk_heap when there is none. */
static inline struct bk_timeout *bk_heap_first(void)
{
    return bk_heap.left;
}

/* Put t, whose key is set, into the heap. */
void bk_heap_insert(struct bk_timeout *t);
/* Take t, which is in the heap, out of it. */
void bk_heap_remove(struct bk_timeout *t);

#endif
