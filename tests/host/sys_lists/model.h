/* SPDX-License-Identifier: Apache-2.0 */
/* A list as an array of indices: what the linked lists are compared with. */
#ifndef LIST_MODEL_H
#define LIST_MODEL_H

#include <string.h>

#define NODES 8
#define STEPS 200000

struct model {
    int count;
    int at[NODES];
};

static inline int model_find(const struct model *m, int node)
{
    for (int i = 0; i < m->count; i++) {
        if (m->at[i] == node) {
            return i;
        }
    }
    return -1;
}

static inline void model_insert(struct model *m, int place, int node)
{
    memmove(&m->at[place + 1], &m->at[place], (size_t)(m->count - place) * sizeof(m->at[0]));
    m->at[place] = node;
    m->count++;
}

static inline void model_remove(struct model *m, int place)
{
    m->count--;
    memmove(&m->at[place], &m->at[place + 1], (size_t)(m->count - place) * sizeof(m->at[0]));
}

unsigned int test_doubly(void);
unsigned int test_singly(void);
unsigned int test_flagged(void);

#endif
