/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Doubly linked lists, circular through their head: every edit is constant time and has no
 * special case for the ends. No locking. All functions are usable in every context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_DLIST_H_
#define ZEPHYR_INCLUDE_SYS_DLIST_H_

#include <stdbool.h>
#include <stddef.h>

#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A node, and a list, which is the node that closes the circle. */
struct _dnode {
    union {
        struct _dnode *head;
        struct _dnode *next;
    };
    union {
        struct _dnode *tail;
        struct _dnode *prev;
    };
};

typedef struct _dnode sys_dlist_t;
typedef struct _dnode sys_dnode_t;

#define SYS_DLIST_STATIC_INIT(ptr_to_list)                                                         \
    {                                                                                              \
        {(ptr_to_list)},                                                                           \
        {                                                                                          \
            (ptr_to_list)                                                                          \
        }                                                                                          \
    }

/** Empties a list. */
static inline void sys_dlist_init(sys_dlist_t *list)
{
    list->head = list;
    list->tail = list;
}

/** Marks a node as being in no list. */
static inline void sys_dnode_init(sys_dnode_t *node)
{
    node->next = NULL;
    node->prev = NULL;
}

/** True when the node is in a list; the node was initialised or removed before. */
static inline bool sys_dnode_is_linked(const sys_dnode_t *node)
{
    return node->next != NULL;
}

/** True when node is the first (last) of the list. */
static inline bool sys_dlist_is_head(const sys_dlist_t *list, const sys_dnode_t *node)
{
    return list->head == node;
}

static inline bool sys_dlist_is_tail(const sys_dlist_t *list, const sys_dnode_t *node)
{
    return list->tail == node;
}

/** True when the list has no node. */
static inline bool sys_dlist_is_empty(const sys_dlist_t *list)
{
    return list->head == list;
}

/** True when the list has more than one node. */
static inline bool sys_dlist_has_multiple_nodes(const sys_dlist_t *list)
{
    return list->head != list->tail;
}

/** @return the first node, NULL when the list is empty. */
static inline sys_dnode_t *sys_dlist_peek_head(const sys_dlist_t *list)
{
    return sys_dlist_is_empty(list) ? NULL : list->head;
}

/** @return the first node of a list that is not empty. */
static inline sys_dnode_t *sys_dlist_peek_head_not_empty(const sys_dlist_t *list)
{
    return list->head;
}

/** @return the last node, NULL when the list is empty. */
static inline sys_dnode_t *sys_dlist_peek_tail(const sys_dlist_t *list)
{
    return sys_dlist_is_empty(list) ? NULL : list->tail;
}

/** @return the node after node, NULL at the end or when node is NULL. */
static inline sys_dnode_t *sys_dlist_peek_next(const sys_dlist_t *list, const sys_dnode_t *node)
{
    return (node == NULL || node == list->tail) ? NULL : node->next;
}

/** As sys_dlist_peek_next(), for a node that is not NULL. */
static inline sys_dnode_t *sys_dlist_peek_next_no_check(const sys_dlist_t *list,
                                                        const sys_dnode_t *node)
{
    return node == list->tail ? NULL : node->next;
}

/** @return the node before node, NULL at the start or when node is NULL. */
static inline sys_dnode_t *sys_dlist_peek_prev(const sys_dlist_t *list, const sys_dnode_t *node)
{
    return (node == NULL || node == list->head) ? NULL : node->prev;
}

/** As sys_dlist_peek_prev(), for a node that is not NULL. */
static inline sys_dnode_t *sys_dlist_peek_prev_no_check(const sys_dlist_t *list,
                                                        const sys_dnode_t *node)
{
    return node == list->head ? NULL : node->prev;
}

/** Puts node before successor, which is in a list. */
static inline void sys_dlist_insert(sys_dnode_t *successor, sys_dnode_t *node)
{
    sys_dnode_t *prev = successor->prev;

    node->prev = prev;
    node->next = successor;
    prev->next = node;
    successor->prev = node;
}

/** Puts node at the end of the list. */
static inline void sys_dlist_append(sys_dlist_t *list, sys_dnode_t *node)
{
    sys_dlist_insert(list, node);
}

/** Puts node at the start of the list. */
static inline void sys_dlist_prepend(sys_dlist_t *list, sys_dnode_t *node)
{
    sys_dlist_insert(list->head, node);
}

/** Puts node before the first node for which cond(it, data) is not zero, or at the end. */
static inline void sys_dlist_insert_at(sys_dlist_t *list, sys_dnode_t *node,
                                       int (*cond)(sys_dnode_t *node, void *data), void *data)
{
    sys_dnode_t *pos = list->head;

    while (pos != list && cond(pos, data) == 0) {
        pos = pos->next;
    }
    sys_dlist_insert(pos, node);
}

/** Takes node out of the list that it is in. */
static inline void sys_dlist_remove(sys_dnode_t *node)
{
    node->prev->next = node->next;
    node->next->prev = node->prev;
    sys_dnode_init(node);
}

/** As sys_dlist_remove(), for a node that will be linked again at once. */
static inline void sys_dlist_dequeue(sys_dnode_t *node)
{
    node->prev->next = node->next;
    node->next->prev = node->prev;
}

/** Takes the first node out. @return it, NULL when the list is empty. */
static inline sys_dnode_t *sys_dlist_get(sys_dlist_t *list)
{
    sys_dnode_t *node = sys_dlist_peek_head(list);

    if (node != NULL) {
        sys_dlist_remove(node);
    }
    return node;
}

/** Number of nodes; walks the list. */
static inline size_t sys_dlist_len(const sys_dlist_t *list)
{
    size_t len = 0;

    for (const sys_dnode_t *node = list->head; node != list; node = node->next) {
        len++;
    }
    return len;
}

/** Walks the nodes of a list; the list is not changed in the loop. */
#define SYS_DLIST_FOR_EACH_NODE(list, node)                                                        \
    for (node = sys_dlist_peek_head(list); node != NULL; node = sys_dlist_peek_next(list, node))

/** As above; node may be removed in the loop. */
#define SYS_DLIST_FOR_EACH_NODE_SAFE(list, node, next_node)                                        \
    for (node = sys_dlist_peek_head(list), next_node = sys_dlist_peek_next(list, node);            \
         node != NULL; node = next_node, next_node = sys_dlist_peek_next(list, node))

/** Goes on after node, or starts at the head when node is NULL. */
#define SYS_DLIST_ITERATE_FROM_NODE(list, node)                                                    \
    for (node = node ? sys_dlist_peek_next_no_check(list, node) : sys_dlist_peek_head(list);       \
         node != NULL; node = sys_dlist_peek_next(list, node))

/** The structure around a node, NULL for a NULL node. */
#define SYS_DLIST_CONTAINER(node, cont, field)                                                     \
    ((node) != NULL ? CONTAINER_OF(node, __typeof__(*(cont)), field) : NULL)
#define SYS_DLIST_PEEK_HEAD_CONTAINER(list, cont, field)                                           \
    SYS_DLIST_CONTAINER(sys_dlist_peek_head(list), cont, field)
#define SYS_DLIST_PEEK_NEXT_CONTAINER(list, cont, field)                                           \
    ((cont) != NULL                                                                                \
         ? SYS_DLIST_CONTAINER(sys_dlist_peek_next(list, &((cont)->field)), cont, field)           \
         : NULL)

/** Walks the structures of a list; the list is not changed in the loop. */
#define SYS_DLIST_FOR_EACH_CONTAINER(list, cont, field)                                            \
    for (cont = SYS_DLIST_PEEK_HEAD_CONTAINER(list, cont, field); cont != NULL;                    \
         cont = SYS_DLIST_PEEK_NEXT_CONTAINER(list, cont, field))

/** As above; cont may be removed in the loop. */
#define SYS_DLIST_FOR_EACH_CONTAINER_SAFE(list, cont, next_cont, field)                            \
    for (cont = SYS_DLIST_PEEK_HEAD_CONTAINER(list, cont, field),                                  \
        next_cont = SYS_DLIST_PEEK_NEXT_CONTAINER(list, cont, field);                              \
         cont != NULL;                                                                             \
         cont = next_cont, next_cont = SYS_DLIST_PEEK_NEXT_CONTAINER(list, cont, field))

#ifdef __cplusplus
}
#endif

#endif
