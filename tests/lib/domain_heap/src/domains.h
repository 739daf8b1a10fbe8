/* SPDX-License-Identifier: Apache-2.0 */
/* Two domains, each with a heap of its own; a thread of either runs one function at a time. */
#ifndef TEST_DOMAINS_H
#define TEST_DOMAINS_H

#include <zephyr/app_memory/domain_heap.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HEAP_BYTES 1024

enum which { RED, BLUE };

extern struct k_mem_partition red_heap, blue_heap;

/* What a thread under test found out; every domain may write it. */
struct finding {
    void *block;
    int count;
    int result;
    int steps;
};
extern volatile struct finding found;

void domains_setup(void);
/* Run a function in a user thread of a domain, to its end. False: it did not end. */
bool run_in(enum which which, k_thread_entry_t entry, void *argument);
bool lies_in(const void *block, const struct k_mem_partition *partition);

/* Allocate and free with new and delete; counts what went right in found. */
void use_objects(void *p1, void *p2, void *p3);

#ifdef __cplusplus
}
#endif

#endif
