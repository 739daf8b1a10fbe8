/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/sys/slist.h>

#include "check.h"
#include "model.h"

struct item {
    int number;
    sys_snode_t node;
};

static struct item items[NODES];
static sys_slist_t list;
static struct model model;

static void compare(void)
{
    sys_snode_t *node;
    sys_snode_t *next;
    struct item *item;
    int i = 0;

    CHECK(sys_slist_is_empty(&list) == (model.count == 0));
    CHECK(sys_slist_len(&list) == (size_t)model.count);
    SYS_SLIST_FOR_EACH_NODE (&list, node) {
        CHECK(i < model.count && node == &items[model.at[i]].node);
        i++;
    }
    CHECK(i == model.count);
    i = 0;
    SYS_SLIST_FOR_EACH_CONTAINER (&list, item, node) {
        CHECK(item->number == model.at[i]);
        i++;
    }
    CHECK(i == model.count);
    i = 0;
    SYS_SLIST_FOR_EACH_NODE_SAFE(&list, node, next)
    {
        i++;
    }
    CHECK(i == model.count);
    if (model.count != 0) {
        CHECK(sys_slist_peek_head(&list) == &items[model.at[0]].node);
        CHECK(sys_slist_peek_tail(&list) == &items[model.at[model.count - 1]].node);
    } else {
        CHECK(sys_slist_peek_tail(&list) == NULL);
    }
}

static void insert(int n)
{
    sys_snode_t *node = &items[n].node;
    int place = 0;

    switch (check_random() % 3) {
    case 0:
        sys_slist_append(&list, node);
        place = model.count;
        break;
    case 1:
        sys_slist_prepend(&list, node);
        break;
    default:
        if (model.count == 0) {
            sys_slist_insert(&list, NULL, node);
        } else {
            int after = (int)(check_random() % (unsigned int)model.count);

            sys_slist_insert(&list, &items[model.at[after]].node, node);
            place = after + 1;
        }
        break;
    }
    model_insert(&model, place, n);
}

/* Moves the list to another one and back, behind a chain of the rest. */
static void merge(void)
{
    sys_slist_t other;

    sys_slist_init(&other);
    sys_slist_merge_slist(&other, &list);
    CHECK(sys_slist_is_empty(&list));
    sys_slist_append_list(&list, other.head, other.tail);
}

unsigned int test_singly(void)
{
    sys_slist_init(&list);
    for (int i = 0; i < NODES; i++) {
        items[i].number = i;
    }
    for (int step = 0; step < STEPS; step++) {
        int n = (int)(check_random() % NODES);
        int place = model_find(&model, n);
        sys_snode_t *prev;

        CHECK(sys_slist_find(&list, &items[n].node, &prev) == (place >= 0));
        if (place < 0) {
            CHECK(!sys_slist_find_and_remove(&list, &items[n].node));
            insert(n);
        } else if (check_random() % 2 == 0) {
            CHECK(prev == (place == 0 ? NULL : &items[model.at[place - 1]].node));
            CHECK(sys_slist_find_and_remove(&list, &items[n].node));
            model_remove(&model, place);
        } else {
            CHECK(sys_slist_get(&list) == &items[model.at[0]].node);
            model_remove(&model, 0);
        }
        if (step % 16 == 0) {
            merge();
        }
        compare();
    }
    return check_failed;
}
