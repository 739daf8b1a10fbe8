/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Costs of kernel operations. Prints "mode operation cycles" for ROUNDS of each, and what the loop
 * itself takes; the reader turns cycles into instructions for the machine that it ran on.
 */
#define __ZEPHYR_SUPERVISOR__
#include "bench.h"

#define PRIORITY CONFIG_MAIN_THREAD_PRIORITY
#define STACK_SIZE 512

K_SEM_DEFINE(bench_sem, 0, UINT32_MAX);
K_SEM_DEFINE(bench_ping, 0, 1);
K_SEM_DEFINE(bench_pong, 1, 1);
K_MUTEX_DEFINE(bench_mutex);
K_MSGQ_DEFINE(bench_msgq, 16, 4, 4);

static const void *const objects[] = {
    &bench_sem, &bench_ping, &bench_pong, &bench_mutex, &bench_msgq,
};

K_APPMEM_PARTITION_DEFINE(measure_partition);
K_APPMEM_PARTITION_DEFINE(answer_partition);
K_APP_BMEM(measure_partition) uint32_t measure_private;
K_APP_BMEM(answer_partition) uint32_t answer_private;

/* Two threads, each in a domain of its own: the first is measured, the second answers. */
#define THREADS 2
K_THREAD_STACK_ARRAY_DEFINE(stacks, THREADS, STACK_SIZE);
static struct place {
    struct k_thread thread;
    struct k_mem_domain domain;
} places[THREADS];
static struct k_mem_partition *partitions[THREADS] = {&measure_partition, &answer_partition};

static const char *const names[OPERATIONS] = {
    [OP_EMPTY] = "empty", [OP_SEM_COUNT] = "sem_count_get", [OP_SEM_GIVE] = "sem_give",
    [OP_SEM_TAKE] = "sem_take", [OP_MUTEX] = "mutex", [OP_MSGQ] = "msgq", [OP_YIELD] = "yield",
    [OP_PINGPONG] = "pingpong",
};

struct mode {
    const char *name;
    const k_thread_entry_t *loops;
    uint32_t options;
};

static void create(const struct mode *mode, unsigned int which, enum operation operation,
                   struct k_sem *first, struct k_sem *second, int priority)
{
    struct place *place = &places[which];
    k_tid_t thread = k_thread_create(&place->thread, stacks[which], STACK_SIZE,
                                     mode->loops[operation], first, second, NULL, priority,
                                     mode->options | K_INHERIT_PERMS, K_FOREVER);

    k_mem_domain_add_thread(&place->domain, thread);
}

/*
 * Cycles from the start of the thread to its end; the OP_EMPTY loop has the same start and end. All
 * have main()'s priority, so none runs before both are ready.
 */
static uint32_t measure(const struct mode *mode, enum operation operation)
{
    uint32_t start;

    create(mode, 0, operation, &bench_pong, &bench_ping, PRIORITY);
    create(mode, 1, operation < OP_YIELD ? OP_WAIT : operation, &bench_ping, &bench_pong,
           PRIORITY);
    start = k_cycle_get_32();
    k_thread_start(&places[0].thread);
    k_thread_start(&places[1].thread);
    k_thread_join(&places[0].thread, K_FOREVER);
    start = k_cycle_get_32() - start;
    k_thread_abort(&places[1].thread);
    return start;
}

static uint32_t measure_interrupt(const struct mode *mode)
{
    uint32_t cycles;

    create(mode, 0, OP_WAIT, &bench_ping, NULL, 0);
    k_thread_start(&places[0].thread);
    cycles = interrupt_measure();
    k_thread_abort(&places[0].thread);
    return cycles;
}

/* Cycles of ROUNDS threads that are started, fault and end; their starter has a lower priority. */
static uint32_t measure_fault(const struct mode *mode)
{
    uint32_t start = k_cycle_get_32();

    for (uint32_t i = ROUNDS / 4u; i != 0u; i--) {
        k_thread_create(&places[0].thread, stacks[0], STACK_SIZE, fault, NULL, NULL, NULL, 0,
                        mode->options, K_NO_WAIT);
    }
    return (k_cycle_get_32() - start) * 4u;
}

static void print(const struct mode *mode, const char *name, uint32_t cycles)
{
    printk("%s %s %u\n", mode->name, name, cycles);
}

int main(void)
{
    static const struct mode modes[] = {
        {"user", user_loops, K_USER},
        {"supervisor", supervisor_loops, 0},
    };

    for (unsigned int i = 0; i < THREADS; i++) {
        k_mem_domain_init(&places[i].domain, 1, &partitions[i]);
    }
    for (unsigned int i = 0; i < ARRAY_SIZE(objects); i++) {
        k_object_access_grant(objects[i], k_current_get());
    }
    printk("rounds %u\nthread_bytes %u\n", ROUNDS, (unsigned int)sizeof(struct k_thread));
    for (const struct mode *mode = modes; mode != &modes[ARRAY_SIZE(modes)]; mode++) {
        for (unsigned int i = 0; i < OPERATIONS; i++) {
            print(mode, names[i], measure(mode, i));
        }
        print(mode, "irq_wake", measure_interrupt(mode));
        print(mode, "fault", measure_fault(mode));
    }
    printk("done\n");
    return 0;
}
