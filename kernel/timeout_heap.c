/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/toolchain.h>

#include "timeout_heap.h"

struct bk_timeout bk_heap;

void bk_heap_init(void)
{
    bk_heap.left = &bk_heap;
    bk_heap.key_low = UINT32_MAX;
    bk_heap.key_high = UINT32_MAX;
}

static bool earlier(const struct bk_timeout *a, const struct bk_timeout *b)
{
    return a->key_high != b->key_high ? a->key_high < b->key_high : a->key_low < b->key_low;
}

/* Restore "left rank >= right rank" and the node's own rank; false when that has not changed. */
static __noinline bool settle(struct bk_timeout *t)
{
    struct bk_timeout *left = t->left;
    struct bk_timeout *right = t->right;
    uint8_t rank = t->rank;

    if (left->rank < right->rank) {
        t->left = right;
        t->right = left;
    }
    t->rank = t->right->rank + 1u;
    return t->rank != rank;
}

/*
 * Merge two heaps: down both right spines in order of the keys, then back up settling the ranks.
 * The result grows as the right child of bk_heap, which is of no other use.
 */
static struct bk_timeout *merge(struct bk_timeout *a, struct bk_timeout *b)
{
    struct bk_timeout *last = &bk_heap;

    while (a != &bk_heap && b != &bk_heap) {
        if (earlier(b, a)) {
            struct bk_timeout *first = b;

            b = a;
            a = first;
        }
        last->right = a;
        a->parent = last;
        last = a;
        a = a->right;
    }
    if (a == &bk_heap) {
        a = b;
    }
    last->right = a;
    a->parent = last;
    while (last != &bk_heap) {
        (void)settle(last);
        last = last->parent;
    }
    return bk_heap.right;
}

void bk_heap_insert(struct bk_timeout *t)
{
    t->left = &bk_heap;
    t->right = &bk_heap;
    t->rank = 1;
    bk_heap.left = merge(t, bk_heap.left);
}

void bk_heap_remove(struct bk_timeout *t)
{
    struct bk_timeout *parent = t->parent;
    struct bk_timeout *rest = merge(t->left, t->right);

    rest->parent = parent;
    if (parent->left == t) {
        parent->left = rest;
    } else {
        parent->right = rest;
    }
    /* Ranks above change along a path that ends as soon as one stays the same. */
    while (parent != &bk_heap && settle(parent)) {
        parent = parent->parent;
    }
}
