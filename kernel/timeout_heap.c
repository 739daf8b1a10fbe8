/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
#include <stddef.h>

#include "timeout_heap.h"

static bool earlier(const struct bk_timeout *a, const struct bk_timeout *b)
{
    return a->key_high != b->key_high ? a->key_high < b->key_high : a->key_low < b->key_low;
}

static unsigned int rank_of(const struct bk_timeout *t)
{
    return t == NULL ? 0u : t->rank;
}

/* Restore "left rank >= right rank" and the node's own rank; false when nothing changed. */
static bool settle(struct bk_timeout *t)
{
    if (rank_of(t->left) < rank_of(t->right)) {
        struct bk_timeout *left = t->left;

        t->left = t->right;
        t->right = left;
    }
    uint8_t rank = (uint8_t)(rank_of(t->right) + 1u);
    bool changed = rank != t->rank;

    t->rank = rank;
    return changed;
}

/* Merge two heaps: down both right spines in order of the keys, then back up settling the ranks. */
static struct bk_timeout *merge(struct bk_timeout *a, struct bk_timeout *b)
{
    struct bk_timeout *root = NULL;
    struct bk_timeout *last = NULL;

    while (a != NULL && b != NULL) {
        struct bk_timeout *first = earlier(b, a) ? b : a;

        if (first == b) {
            b = a;
        }
        a = first->right;
        first->parent = last;
        if (last == NULL) {
            root = first;
        } else {
            last->right = first;
        }
        last = first;
    }
    struct bk_timeout *rest = a != NULL ? a : b;

    if (last == NULL) {
        return rest;
    }
    last->right = rest;
    if (rest != NULL) {
        rest->parent = last;
    }
    for (struct bk_timeout *t = last; t != NULL; t = t->parent) {
        settle(t);
    }
    return root;
}

void bk_heap_insert(struct bk_timeout **root, struct bk_timeout *t)
{
    t->left = NULL;
    t->right = NULL;
    t->parent = NULL;
    t->rank = 1;
    *root = merge(*root, t);
    (*root)->parent = NULL;
}

void bk_heap_remove(struct bk_timeout **root, struct bk_timeout *t)
{
    struct bk_timeout *parent = t->parent;
    struct bk_timeout *rest;

    if (t->left != NULL) {
        t->left->parent = NULL;
    }
    if (t->right != NULL) {
        t->right->parent = NULL;
    }
    rest = merge(t->left, t->right);
    if (rest != NULL) {
        rest->parent = parent;
    }
    if (parent == NULL) {
        *root = rest;
    } else if (parent->left == t) {
        parent->left = rest;
    } else {
        parent->right = rest;
    }
    /* Ranks above change along a path that ends as soon as one stays the same. */
    while (parent != NULL && settle(parent)) {
        parent = parent->parent;
    }
    t->left = NULL;
    t->right = NULL;
    t->parent = NULL;
}
