/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/sys/dlist.h>

#include "check.h"
#include "model.h"

struct item {
    int number;
    sys_dnode_t node;
};

static struct item items[NODES];
static sys_dlist_t list;
static struct model model;

/* Both directions, the ends and the loops must show what the model holds. */
static void compare(void)
{
    sys_dnode_t *node;
    sys_dnode_t *next;
    struct item *item;
    int i = 0;

    CHECK(sys_dlist_is_empty(&list) == (model.count == 0));
    CHECK(sys_dlist_has_multiple_nodes(&list) == (model.count > 1));
    CHECK(sys_dlist_len(&list) == (size_t)model.count);
    SYS_DLIST_FOR_EACH_NODE (&list, node) {
        CHECK(i < model.count && node == &items[model.at[i]].node);
        i++;
    }
    CHECK(i == model.count);
    i = 0;
    SYS_DLIST_FOR_EACH_CONTAINER (&list, item, node) {
        CHECK(item->number == model.at[i]);
        i++;
    }
    CHECK(i == model.count);
    for (node = sys_dlist_peek_tail(&list); node != NULL; node = sys_dlist_peek_prev(&list, node)) {
        i--;
        CHECK(node == &items[model.at[i]].node);
    }
    CHECK(i == 0);
    SYS_DLIST_FOR_EACH_NODE_SAFE (&list, node, next) {
        CHECK(sys_dnode_is_linked(node));
        i++;
    }
    CHECK(i == model.count);
}

static int not_below(sys_dnode_t *node, void *data)
{
    return CONTAINER_OF(node, struct item, node)->number >= *(int *)data;
}

static void insert(int n)
{
    sys_dnode_t *node = &items[n].node;
    int place = 0;

    switch (check_random() % 4) {
    case 0:
        sys_dlist_append(&list, node);
        place = model.count;
        break;
    case 1:
        sys_dlist_prepend(&list, node);
        break;
    case 2:
        sys_dlist_insert_at(&list, node, not_below, &n);
        while (place < model.count && model.at[place] < n) {
            place++;
        }
        break;
    default:
        if (model.count == 0) {
            sys_dlist_append(&list, node);
        } else {
            place = (int)(check_random() % (unsigned int)model.count);
            sys_dlist_insert(&items[model.at[place]].node, node);
        }
        break;
    }
    model_insert(&model, place, n);
}

unsigned int test_doubly(void)
{
    sys_dlist_init(&list);
    for (int i = 0; i < NODES; i++) {
        items[i].number = i;
        sys_dnode_init(&items[i].node);
    }
    for (int step = 0; step < STEPS; step++) {
        int n = (int)(check_random() % NODES);
        int place = model_find(&model, n);

        CHECK(sys_dnode_is_linked(&items[n].node) == (place >= 0));
        if (place < 0) {
            insert(n);
        } else if (check_random() % 2 == 0) {
            sys_dlist_remove(&items[n].node);
            model_remove(&model, place);
        } else {
            CHECK(sys_dlist_get(&list) == &items[model.at[0]].node);
            model_remove(&model, 0);
        }
        compare();
    }
    return check_failed;
}
