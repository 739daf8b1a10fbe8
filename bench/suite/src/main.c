/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Costs of kernel operations. Prints "mode operation cycles" for ROUNDS of each, and what the loop
 * itself takes; the reader turns cycles into instructions for the machine that it ran on.
 */
#define __ZEPHYR_SUPERVISOR__
#include "bench.h"

#define PRIORITY 5
#define STACK_SIZE 512

K_SEM_DEFINE(bench_count_sem, 1, 1);
K_SEM_DEFINE(bench_give_sem, 0, UINT32_MAX);
K_SEM_DEFINE(bench_take_sem, 0, UINT32_MAX);
K_SEM_DEFINE(bench_ping, 0, 1);
K_SEM_DEFINE(bench_pong, 0, 1);
K_SEM_DEFINE(bench_interrupt_sem, 0, 1);
K_MUTEX_DEFINE(bench_mutex);
K_MSGQ_DEFINE(bench_msgq, 16, 4, 4);

K_APPMEM_PARTITION_DEFINE(measure_partition);
K_APPMEM_PARTITION_DEFINE(answer_partition);
K_APP_BMEM(measure_partition) uint32_t measure_private;
K_APP_BMEM(answer_partition) uint32_t answer_private;

K_THREAD_STACK_DEFINE(measure_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(answer_stack, STACK_SIZE);
static struct k_thread measure_thread, answer_thread;
static struct k_mem_domain measure_domain, answer_domain;

static const char *const names[OPERATIONS] = {
    [OP_EMPTY] = "empty", [OP_SEM_COUNT] = "sem_count_get", [OP_SEM_GIVE] = "sem_give",
    [OP_SEM_TAKE] = "sem_take", [OP_MUTEX] = "mutex", [OP_MSGQ] = "msgq", [OP_YIELD] = "yield",
    [OP_PINGPONG] = "pingpong",
};

struct mode {
    const char *name;
    uint32_t options;
    k_thread_entry_t measure, answer, wait, fault;
};

static k_tid_t create(struct k_thread *thread, k_thread_stack_t *stack, k_thread_entry_t entry,
                      enum operation operation, int priority, uint32_t options,
                      struct k_mem_domain *domain)
{
    k_tid_t tid = k_thread_create(thread, stack, STACK_SIZE, entry, (void *)(uintptr_t)operation,
                                  NULL, NULL, priority, options, K_FOREVER);

    k_mem_domain_add_thread(domain, tid);
    k_thread_access_grant(tid, &bench_count_sem, &bench_give_sem, &bench_take_sem, &bench_ping,
                          &bench_pong, &bench_interrupt_sem, &bench_mutex, &bench_msgq);
    return tid;
}

/* Cycles from the start of the thread to its end; the OP_EMPTY loop has the same start and end. */
static uint32_t measure(const struct mode *mode, enum operation operation)
{
    k_tid_t measuring = create(&measure_thread, measure_stack, mode->measure, operation, PRIORITY,
                               mode->options, &measure_domain);
    k_tid_t answering = create(&answer_thread, answer_stack, mode->answer, operation, PRIORITY,
                               mode->options, &answer_domain);
    uint32_t start;

    /* Neither runs before both are ready. */
    k_sched_lock();
    start = k_cycle_get_32();
    k_thread_start(measuring);
    k_thread_start(answering);
    k_sched_unlock();
    k_thread_join(measuring, K_FOREVER);
    start = k_cycle_get_32() - start;
    k_thread_abort(answering);
    return start;
}

static void measure_all(const struct mode *mode)
{
    for (uint32_t i = 0; i < ROUNDS; i++) {
        k_sem_give(&bench_take_sem);
    }
    for (unsigned int i = 0; i < OPERATIONS; i++) {
        printk("%s %s %u\n", mode->name, names[i], measure(mode, i));
    }
}

static void measure_interrupt(const struct mode *mode)
{
    k_tid_t waiting = create(&measure_thread, measure_stack, mode->wait, OP_EMPTY, 0, mode->options,
                             &measure_domain);

    k_thread_start(waiting);
    printk("%s irq_wake %u\n", mode->name, interrupt_measure());
    k_thread_abort(waiting);
}

int main(void)
{
    static const struct mode modes[] = {
        {"user", K_USER, user_measure, user_answer, user_wait_for_interrupt, user_fault},
        {"supervisor", 0, supervisor_measure, supervisor_answer, supervisor_wait_for_interrupt,
         supervisor_fault},
    };
    struct k_mem_partition *measure_parts[] = {&measure_partition};
    struct k_mem_partition *answer_parts[] = {&answer_partition};

    k_thread_priority_set(k_current_get(), PRIORITY + 1);
    k_mem_domain_init(&measure_domain, ARRAY_SIZE(measure_parts), measure_parts);
    k_mem_domain_init(&answer_domain, ARRAY_SIZE(answer_parts), answer_parts);
    printk("rounds %u\n", ROUNDS);
    printk("thread_bytes %u\n", (unsigned int)sizeof(struct k_thread));
    for (unsigned int i = 0; i < ARRAY_SIZE(modes); i++) {
        measure_all(&modes[i]);
        measure_interrupt(&modes[i]);
        printk("%s fault %u\n", modes[i].name, fault_measure(modes[i].fault, modes[i].options));
    }
    printk("done\n");
    return 0;
}
