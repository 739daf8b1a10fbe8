/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Singly linked lists whose nodes carry two bits of flags beside the link. No locking. All
 * functions are usable in every context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SFLIST_H_
#define ZEPHYR_INCLUDE_SYS_SFLIST_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A node: the link, with the flags in its two low bits; and a list. */
struct _sfnode {
    uintptr_t next_and_flags;
};

typedef struct _sfnode sys_sfnode_t;

struct _sflist {
    sys_sfnode_t *head;
    sys_sfnode_t *tail;
};

typedef struct _sflist sys_sflist_t;

#define SYS_SFLIST_FLAGS_MASK ((uintptr_t)0x3)

#define SYS_SFLIST_STATIC_INIT(ptr_to_list)                                                        \
    {                                                                                              \
        NULL, NULL                                                                                 \
    }

/** Flags of a node, 0 to 3. */
static inline uint8_t sys_sfnode_flags_get(const sys_sfnode_t *node)
{
    return (uint8_t)(node->next_and_flags & SYS_SFLIST_FLAGS_MASK);
}

/** Prepares a node with flags from 0 to 3. */
static inline void sys_sfnode_init(sys_sfnode_t *node, uint8_t flags)
{
    node->next_and_flags = flags & SYS_SFLIST_FLAGS_MASK;
}

/** Changes the flags and keeps the link. */
static inline void sys_sfnode_flags_set(sys_sfnode_t *node, uint8_t flags)
{
    node->next_and_flags =
        (node->next_and_flags & ~SYS_SFLIST_FLAGS_MASK) | (flags & SYS_SFLIST_FLAGS_MASK);
}

/** @return the node after node, NULL at the end. */
static inline sys_sfnode_t *sys_sflist_peek_next_no_check(const sys_sfnode_t *node)
{
    return (sys_sfnode_t *)(node->next_and_flags & ~SYS_SFLIST_FLAGS_MASK);
}

/* Changes the link and keeps the flags. */
static inline void bk_sflist_link(sys_sfnode_t *node, sys_sfnode_t *next)
{
    node->next_and_flags = (uintptr_t)next | (node->next_and_flags & SYS_SFLIST_FLAGS_MASK);
}

/** Empties a list. */
static inline void sys_sflist_init(sys_sflist_t *list)
{
    list->head = NULL;
    list->tail = NULL;
}

/** True when the list has no node. */
static inline bool sys_sflist_is_empty(const sys_sflist_t *list)
{
    return list->head == NULL;
}

/** @return the first node, NULL when the list is empty. */
static inline sys_sfnode_t *sys_sflist_peek_head(const sys_sflist_t *list)
{
    return list->head;
}

/** @return the last node, NULL when the list is empty. */
static inline sys_sfnode_t *sys_sflist_peek_tail(const sys_sflist_t *list)
{
    return list->tail;
}

/** @return the node after node, NULL at the end or when node is NULL. */
static inline sys_sfnode_t *sys_sflist_peek_next(const sys_sfnode_t *node)
{
    return node == NULL ? NULL : sys_sflist_peek_next_no_check(node);
}

/** Puts node at the start of the list. */
static inline void sys_sflist_prepend(sys_sflist_t *list, sys_sfnode_t *node)
{
    bk_sflist_link(node, list->head);
    list->head = node;
    if (list->tail == NULL) {
        list->tail = node;
    }
}

/** Puts node at the end of the list. */
static inline void sys_sflist_append(sys_sflist_t *list, sys_sfnode_t *node)
{
    bk_sflist_link(node, NULL);
    if (list->tail == NULL) {
        list->head = node;
    } else {
        bk_sflist_link(list->tail, node);
    }
    list->tail = node;
}

/** Puts a chain of nodes, which ends at tail, at the end of the list. */
static inline void sys_sflist_append_list(sys_sflist_t *list, void *head, void *tail)
{
    if (head == NULL || tail == NULL) {
        return;
    }
    if (list->tail == NULL) {
        list->head = (sys_sfnode_t *)head;
    } else {
        bk_sflist_link(list->tail, (sys_sfnode_t *)head);
    }
    list->tail = (sys_sfnode_t *)tail;
}

/** Moves all nodes of other to the end of the list. */
static inline void sys_sflist_merge_sflist(sys_sflist_t *list, sys_sflist_t *other)
{
    sys_sflist_append_list(list, other->head, other->tail);
    sys_sflist_init(other);
}

/** Puts node after prev, or at the start when prev is NULL. */
static inline void sys_sflist_insert(sys_sflist_t *list, sys_sfnode_t *prev, sys_sfnode_t *node)
{
    if (prev == NULL) {
        sys_sflist_prepend(list, node);
        return;
    }
    if (sys_sflist_peek_next_no_check(prev) == NULL) {
        sys_sflist_append(list, node);
        return;
    }
    bk_sflist_link(node, sys_sflist_peek_next_no_check(prev));
    bk_sflist_link(prev, node);
}

/** Takes out node, which follows prev or, with prev NULL, is the first. */
static inline void sys_sflist_remove(sys_sflist_t *list, sys_sfnode_t *prev, sys_sfnode_t *node)
{
    if (prev == NULL) {
        list->head = sys_sflist_peek_next_no_check(node);
    } else {
        bk_sflist_link(prev, sys_sflist_peek_next_no_check(node));
    }
    if (list->tail == node) {
        list->tail = prev;
    }
    bk_sflist_link(node, NULL);
}

/** Takes the first node out of a list that is not empty. @return it. */
static inline sys_sfnode_t *sys_sflist_get_not_empty(sys_sflist_t *list)
{
    sys_sfnode_t *node = list->head;

    sys_sflist_remove(list, NULL, node);
    return node;
}

/** Takes the first node out. @return it, NULL when the list is empty. */
static inline sys_sfnode_t *sys_sflist_get(sys_sflist_t *list)
{
    return sys_sflist_is_empty(list) ? NULL : sys_sflist_get_not_empty(list);
}

/**
 * Looks for node and tells its predecessor in *prev (NULL for the first); prev may be NULL.
 * @return true when the node is in the list.
 */
static inline bool sys_sflist_find(const sys_sflist_t *list, const sys_sfnode_t *node,
                                   sys_sfnode_t **prev)
{
    sys_sfnode_t *before = NULL;
    sys_sfnode_t *here = list->head;

    while (here != NULL && here != node) {
        before = here;
        here = sys_sflist_peek_next_no_check(here);
    }
    if (prev != NULL) {
        *prev = before;
    }
    return here != NULL;
}

/** Takes node out. @return true when it was in the list. */
static inline bool sys_sflist_find_and_remove(sys_sflist_t *list, sys_sfnode_t *node)
{
    sys_sfnode_t *prev;

    if (!sys_sflist_find(list, node, &prev)) {
        return false;
    }
    sys_sflist_remove(list, prev, node);
    return true;
}

/** Number of nodes; walks the list. */
static inline size_t sys_sflist_len(const sys_sflist_t *list)
{
    size_t len = 0;

    for (const sys_sfnode_t *node = list->head; node != NULL;
         node = sys_sflist_peek_next_no_check(node)) {
        len++;
    }
    return len;
}

/** Walks the nodes of a list; the list is not changed in the loop. */
#define SYS_SFLIST_FOR_EACH_NODE(list, node)                                                       \
    for (node = sys_sflist_peek_head(list); node != NULL; node = sys_sflist_peek_next(node))

/** As above; node may be removed in the loop. */
#define SYS_SFLIST_FOR_EACH_NODE_SAFE(list, node, next_node)                                       \
    for (node = sys_sflist_peek_head(list), next_node = sys_sflist_peek_next(node); node != NULL;  \
         node = next_node, next_node = sys_sflist_peek_next(node))

/** Goes on after node, or starts at the head when node is NULL. */
#define SYS_SFLIST_ITERATE_FROM_NODE(list, node)                                                   \
    for (node = node ? sys_sflist_peek_next_no_check(node) : sys_sflist_peek_head(list);           \
         node != NULL; node = sys_sflist_peek_next(node))

/** The structure around a node, NULL for a NULL node. */
#define SYS_SFLIST_CONTAINER(node, cont, field)                                                    \
    ((node) != NULL ? CONTAINER_OF(node, __typeof__(*(cont)), field) : NULL)
#define SYS_SFLIST_PEEK_HEAD_CONTAINER(list, cont, field)                                          \
    SYS_SFLIST_CONTAINER(sys_sflist_peek_head(list), cont, field)
#define SYS_SFLIST_PEEK_TAIL_CONTAINER(list, cont, field)                                          \
    SYS_SFLIST_CONTAINER(sys_sflist_peek_tail(list), cont, field)
#define SYS_SFLIST_PEEK_NEXT_CONTAINER(cont, field)                                                \
    ((cont) != NULL ? SYS_SFLIST_CONTAINER(sys_sflist_peek_next(&((cont)->field)), cont, field)    \
                    : NULL)

/** Walks the structures of a list; the list is not changed in the loop. */
#define SYS_SFLIST_FOR_EACH_CONTAINER(list, cont, field)                                           \
    for (cont = SYS_SFLIST_PEEK_HEAD_CONTAINER(list, cont, field); cont != NULL;                   \
         cont = SYS_SFLIST_PEEK_NEXT_CONTAINER(cont, field))

/** As above; cont may be removed in the loop. */
#define SYS_SFLIST_FOR_EACH_CONTAINER_SAFE(list, cont, next_cont, field)                           \
    for (cont = SYS_SFLIST_PEEK_HEAD_CONTAINER(list, cont, field),                                 \
        next_cont = SYS_SFLIST_PEEK_NEXT_CONTAINER(cont, field);                                   \
         cont != NULL; cont = next_cont, next_cont = SYS_SFLIST_PEEK_NEXT_CONTAINER(cont, field))

#ifdef __cplusplus
}
#endif

#endif
