/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Singly linked lists. No locking. All functions are usable in every context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SLIST_H_
#define ZEPHYR_INCLUDE_SYS_SLIST_H_

#include <stdbool.h>
#include <stddef.h>

#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A node and a list. */
struct _snode {
    struct _snode *next;
};

typedef struct _snode sys_snode_t;

struct _slist {
    sys_snode_t *head;
    sys_snode_t *tail;
};

typedef struct _slist sys_slist_t;

#define SYS_SLIST_STATIC_INIT(ptr_to_list)                                                         \
    {                                                                                              \
        NULL, NULL                                                                                 \
    }

/** @return the node after node, NULL at the end. */
static inline sys_snode_t *sys_slist_peek_next_no_check(const sys_snode_t *node)
{
    return node->next;
}

/** Empties a list. */
static inline void sys_slist_init(sys_slist_t *list)
{
    list->head = NULL;
    list->tail = NULL;
}

/** True when the list has no node. */
static inline bool sys_slist_is_empty(const sys_slist_t *list)
{
    return list->head == NULL;
}

/** @return the first node, NULL when the list is empty. */
static inline sys_snode_t *sys_slist_peek_head(const sys_slist_t *list)
{
    return list->head;
}

/** @return the last node, NULL when the list is empty. */
static inline sys_snode_t *sys_slist_peek_tail(const sys_slist_t *list)
{
    return list->tail;
}

/** @return the node after node, NULL at the end or when node is NULL. */
static inline sys_snode_t *sys_slist_peek_next(const sys_snode_t *node)
{
    return node == NULL ? NULL : sys_slist_peek_next_no_check(node);
}

/** Puts node at the start of the list. */
static inline void sys_slist_prepend(sys_slist_t *list, sys_snode_t *node)
{
    node->next = list->head;
    list->head = node;
    if (list->tail == NULL) {
        list->tail = node;
    }
}

/** Puts node at the end of the list. */
static inline void sys_slist_append(sys_slist_t *list, sys_snode_t *node)
{
    node->next = NULL;
    if (list->tail == NULL) {
        list->head = node;
    } else {
        list->tail->next = node;
    }
    list->tail = node;
}

/** Puts a chain of nodes, which ends at tail, at the end of the list. */
static inline void sys_slist_append_list(sys_slist_t *list, void *head, void *tail)
{
    if (head == NULL || tail == NULL) {
        return;
    }
    if (list->tail == NULL) {
        list->head = (sys_snode_t *)head;
    } else {
        list->tail->next = (sys_snode_t *)head;
    }
    list->tail = (sys_snode_t *)tail;
}

/** Moves all nodes of other to the end of the list. */
static inline void sys_slist_merge_slist(sys_slist_t *list, sys_slist_t *other)
{
    sys_slist_append_list(list, other->head, other->tail);
    sys_slist_init(other);
}

/** Puts node after prev, or at the start when prev is NULL. */
static inline void sys_slist_insert(sys_slist_t *list, sys_snode_t *prev, sys_snode_t *node)
{
    if (prev == NULL) {
        sys_slist_prepend(list, node);
        return;
    }
    if (prev->next == NULL) {
        sys_slist_append(list, node);
        return;
    }
    node->next = prev->next;
    prev->next = node;
}

/** Takes out node, which follows prev or, with prev NULL, is the first. */
static inline void sys_slist_remove(sys_slist_t *list, sys_snode_t *prev, sys_snode_t *node)
{
    if (prev == NULL) {
        list->head = node->next;
    } else {
        prev->next = node->next;
    }
    if (list->tail == node) {
        list->tail = prev;
    }
    node->next = NULL;
}

/** Takes the first node out of a list that is not empty. @return it. */
static inline sys_snode_t *sys_slist_get_not_empty(sys_slist_t *list)
{
    sys_snode_t *node = list->head;

    sys_slist_remove(list, NULL, node);
    return node;
}

/** Takes the first node out. @return it, NULL when the list is empty. */
static inline sys_snode_t *sys_slist_get(sys_slist_t *list)
{
    return sys_slist_is_empty(list) ? NULL : sys_slist_get_not_empty(list);
}

/**
 * Looks for node and tells its predecessor in *prev (NULL for the first); prev may be NULL.
 * @return true when the node is in the list.
 */
static inline bool sys_slist_find(const sys_slist_t *list, const sys_snode_t *node,
                                  sys_snode_t **prev)
{
    sys_snode_t *before = NULL;
    sys_snode_t *here = list->head;

    while (here != NULL && here != node) {
        before = here;
        here = here->next;
    }
    if (prev != NULL) {
        *prev = before;
    }
    return here != NULL;
}

/** Takes node out. @return true when it was in the list. */
static inline bool sys_slist_find_and_remove(sys_slist_t *list, sys_snode_t *node)
{
    sys_snode_t *prev;

    if (!sys_slist_find(list, node, &prev)) {
        return false;
    }
    sys_slist_remove(list, prev, node);
    return true;
}

/** Number of nodes; walks the list. */
static inline size_t sys_slist_len(const sys_slist_t *list)
{
    size_t len = 0;

    for (const sys_snode_t *node = list->head; node != NULL; node = node->next) {
        len++;
    }
    return len;
}

/** Walks the nodes of a list; the list is not changed in the loop. */
#define SYS_SLIST_FOR_EACH_NODE(list, node)                                                        \
    for (node = sys_slist_peek_head(list); node != NULL; node = sys_slist_peek_next(node))

/** As above; node may be removed in the loop. */
#define SYS_SLIST_FOR_EACH_NODE_SAFE(list, node, next_node)                                        \
    for (node = sys_slist_peek_head(list), next_node = sys_slist_peek_next(node); node != NULL;    \
         node = next_node, next_node = sys_slist_peek_next(node))

/** Goes on after node, or starts at the head when node is NULL. */
#define SYS_SLIST_ITERATE_FROM_NODE(list, node)                                                    \
    for (node = node ? sys_slist_peek_next_no_check(node) : sys_slist_peek_head(list);             \
         node != NULL; node = sys_slist_peek_next(node))

/** The structure around a node, NULL for a NULL node. */
#define SYS_SLIST_CONTAINER(node, cont, field)                                                     \
    ((node) != NULL ? CONTAINER_OF(node, __typeof__(*(cont)), field) : NULL)
#define SYS_SLIST_PEEK_HEAD_CONTAINER(list, cont, field)                                           \
    SYS_SLIST_CONTAINER(sys_slist_peek_head(list), cont, field)
#define SYS_SLIST_PEEK_TAIL_CONTAINER(list, cont, field)                                           \
    SYS_SLIST_CONTAINER(sys_slist_peek_tail(list), cont, field)
#define SYS_SLIST_PEEK_NEXT_CONTAINER(cont, field)                                                 \
    ((cont) != NULL ? SYS_SLIST_CONTAINER(sys_slist_peek_next(&((cont)->field)), cont, field)      \
                    : NULL)

/** Walks the structures of a list; the list is not changed in the loop. */
#define SYS_SLIST_FOR_EACH_CONTAINER(list, cont, field)                                            \
    for (cont = SYS_SLIST_PEEK_HEAD_CONTAINER(list, cont, field); cont != NULL;                    \
         cont = SYS_SLIST_PEEK_NEXT_CONTAINER(cont, field))

/** As above; cont may be removed in the loop. */
#define SYS_SLIST_FOR_EACH_CONTAINER_SAFE(list, cont, next_cont, field)                            \
    for (cont = SYS_SLIST_PEEK_HEAD_CONTAINER(list, cont, field),                                  \
        next_cont = SYS_SLIST_PEEK_NEXT_CONTAINER(cont, field);                                    \
         cont != NULL; cont = next_cont, next_cont = SYS_SLIST_PEEK_NEXT_CONTAINER(cont, field))

#ifdef __cplusplus
}
#endif

#endif
