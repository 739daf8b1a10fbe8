/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The supervisor of the hostile threads: starts them again when they have ended, changes their
 * domains under them, and checks the kernel's state all along.
 */
#include <kernel/arch.h>
#include <zephyr/tc_util.h>

#include "fuzz.h"

K_SEM_DEFINE(wake, 0, 1);

struct k_sem sems[2];
struct k_mutex mutexes[2];
struct k_msgq msgqs[2];
struct k_event events[1];
struct k_timer timers[1];
struct k_queue queues[1];
struct k_stack stacks[1];
struct k_condvar condvars[1];
struct k_pipe pipes[1];
struct k_poll_signal poll_signals[1];
static unsigned char pipe_buffer[20];
K_SEM_DEFINE(foreign_sem, 3, 9);
K_MUTEX_DEFINE(foreign_mutex);
struct k_thread foreign_thread;
static K_THREAD_STACK_DEFINE(foreign_stack, 512);
static char messages[2][4 * 16] __aligned(4);
static stack_data_t stacked[8];
K_HEAP_DEFINE(pool, 1024);

struct k_thread hostiles[HOSTILES + CHILDREN];
/* In a page of 1 KB with two kinds of rights, the emulator looks them up anew at each access. */
__aligned(1024)
K_THREAD_STACK_ARRAY_DEFINE(hostile_stacks, HOSTILES + CHILDREN, HOSTILE_STACK);
struct k_mem_domain domains[DOMAINS];

K_APPMEM_PARTITION_DEFINE(common);
K_APP_BMEM(common) struct hostile hostile_state[HOSTILES + CHILDREN];
K_APP_BMEM(common) char hostile_buffer[64];
K_APP_BMEM(common) uintptr_t hostile_object;
K_APP_BMEM(common) struct k_poll_event hostile_events[POLL_EVENTS];

#define SCRATCH_PARTITION(n)                                                                       \
    K_APPMEM_PARTITION_DEFINE(part_##n);                                                           \
    static K_APP_BMEM(part_##n) char scratch_##n[SCRATCH]

SCRATCH_PARTITION(0);
SCRATCH_PARTITION(1);
SCRATCH_PARTITION(2);
SCRATCH_PARTITION(3);
SCRATCH_PARTITION(4);
SCRATCH_PARTITION(5);
SCRATCH_PARTITION(6);

struct k_mem_partition *const partitions[PARTITIONS] = {&part_0, &part_1, &part_2, &part_3,
                                                        &part_4, &part_5, &part_6};
char *const scratch[PARTITIONS] = {scratch_0, scratch_1, scratch_2, scratch_3,
                                   scratch_4, scratch_5, scratch_6};

static uint32_t random = CONFIG_FUZZ_SEED;
static volatile uint32_t faults;
static uint32_t refused[256]; /* by number of the call; 255: other faults */
static uint32_t edits, checks, restarts;
static uint32_t seen[HOSTILES + CHILDREN], stuck[HOSTILES + CHILDREN];
static bool held[DOMAINS][PARTITIONS];

static void show_refused(void)
{
    printk("Ended by call:");
    for (unsigned int i = 0; i < ARRAY_SIZE(refused); i++) {
        if (refused[i] > faults / 32u) {
            printk(" %u: %u", i, (unsigned int)refused[i]);
        }
    }
    printk("\n");
}

static FUNC_NORETURN void finish(const char *finding)
{
    if (finding != NULL) {
        printk("FINDING: %s\n", finding);
        show_refused();
        for (int i = 0; i < HOSTILES + CHILDREN; i++) {
            printk("  hostile %d: call %u after %u: 0x%08x 0x%08x 0x%08x\n", i,
                   (unsigned int)hostile_state[i].last[0], (unsigned int)hostile_state[i].calls,
                   (unsigned int)hostile_state[i].last[1], (unsigned int)hostile_state[i].last[2],
                   (unsigned int)hostile_state[i].last[3]);
        }
    }
    TC_END_REPORT(finding == NULL ? TC_PASS : TC_FAIL);
    bk_arch_exit(finding == NULL ? 0 : 1);
    for (;;) {
    }
}

void k_sys_fatal_error_handler(unsigned int reason, const z_arch_esf_t *esf)
{
    const struct bk_fault_record *record = &bk_fault_record;
    uintptr_t place = (uintptr_t)record->thread - (uintptr_t)hostiles;

    if (record->mode != BK_MODE_USER || place >= sizeof(hostiles)) {
        printk("reason %u cause %u mode %u thread %p address 0x%08x pc 0x%08x lr 0x%08x\n", reason,
               record->cause, record->mode, (void *)record->thread, (unsigned int)record->address,
               (unsigned int)esf->pc, (unsigned int)esf->lr);
        finish("a fault that is not a hostile thread's");
    }
    if (broken_rights(record->thread) != NULL) {
        finish(broken_rights(record->thread));
    }
    faults++;
    refused[record->cause == BK_CAUSE_CALL ? bk_call_number(record) : 255u]++;
    k_sem_give(&wake);
}

/* Some by name, most because everybody has them. */
static void grant(k_tid_t thread)
{
    k_thread_access_grant(thread, &sems[1], &mutexes[1], &msgqs[1], hostile_stacks[HOSTILES],
                          hostile_stacks[HOSTILES + 1]);
}

static void publish(void)
{
    void *const objects[] = {&sems[0],     &mutexes[0],      &msgqs[0],    &events[0],
                             &timers[0],   &queues[0],       &stacks[0],   &condvars[0],
                             &pipes[0],    &poll_signals[0], &hostiles[0], &hostiles[1],
                             &hostiles[2], &hostiles[3],     &hostiles[4]};

    for (size_t i = 0; i < ARRAY_SIZE(objects); i++) {
        k_object_access_all_grant(objects[i]);
    }
}

static void start(int i)
{
    k_tid_t thread = &hostiles[i];

    restarts++;
    hostile_state[i].random = next_random(&random) | 1u;
    k_thread_create(thread, hostile_stacks[i], HOSTILE_STACK, hostile_run, &hostile_state[i], NULL,
                    NULL, HOSTILE_PRIORITY, K_USER, K_FOREVER);
    k_thread_heap_assign(thread, &pool);
    grant(thread);
    (void)k_mem_domain_add_thread(&domains[next_random(&random) % DOMAINS], thread);
    k_thread_start(thread);
}

static bool has_ended(int i)
{
    return k_thread_join(&hostiles[i], K_NO_WAIT) == 0;
}

/* Who has ended is started again; who makes no calls any more is ended. Children only end. */
static void look_after(int i)
{
    bool ended = has_ended(i);

    stuck[i] = hostile_state[i].calls == seen[i] ? stuck[i] + 1u : 0u;
    seen[i] = hostile_state[i].calls;
    if (!ended && stuck[i] > 8u) {
        k_thread_abort(&hostiles[i]);
        ended = true;
    }
    if (ended && i < HOSTILES) {
        stuck[i] = 0;
        start(i);
    }
}

static void edit_domain(void)
{
    uint32_t r = next_random(&random);
    unsigned int d = (r >> 8) % DOMAINS;
    unsigned int p = (r >> 16) % PARTITIONS;
    int result;

    edits++;
    if ((r & 7u) == 0u) {
        k_tid_t thread = &hostiles[(r >> 24) % HOSTILES];

        if (k_thread_join(thread, K_NO_WAIT) != 0) {
            (void)k_mem_domain_add_thread(&domains[d], thread);
        }
        return;
    }
    if (held[d][p]) {
        result = k_mem_domain_remove_partition(&domains[d], partitions[p]);
    } else {
        result = k_mem_domain_add_partition(&domains[d], partitions[p]);
    }
    held[d][p] = !held[d][p];
    if (result != 0) {
        finish("an edit of a domain failed");
    }
}

static void init(void)
{
    struct k_mem_partition *parts[] = {&common};

    for (int i = 0; i < 2; i++) {
        k_sem_init(&sems[i], 0, 5);
        k_mutex_init(&mutexes[i]);
        k_msgq_init(&msgqs[i], messages[i], 16, 4);
    }
    k_event_init(&events[0]);
    k_timer_init(&timers[0], NULL, NULL);
    k_queue_init(&queues[0]);
    k_stack_init(&stacks[0], stacked, ARRAY_SIZE(stacked));
    k_condvar_init(&condvars[0]);
    k_pipe_init(&pipes[0], pipe_buffer, sizeof(pipe_buffer));
    k_poll_signal_init(&poll_signals[0]);
    for (int d = 0; d < DOMAINS; d++) {
        (void)k_mem_domain_init(&domains[d], ARRAY_SIZE(parts), parts);
    }
    k_thread_create(&foreign_thread, foreign_stack, 512, hostile_run, NULL, NULL, NULL,
                    HOSTILE_PRIORITY, K_USER, K_FOREVER);
    /* Children exist from the start, ended: their creators only need the grants. */
    for (int i = HOSTILES; i < HOSTILES + CHILDREN; i++) {
        start(i);
        k_thread_abort(&hostiles[i]);
    }
    for (int i = 0; i < HOSTILES; i++) {
        start(i);
    }
    publish();
    for (int i = 0; i < 8 * DOMAINS; i++) {
        edit_domain();
    }
}

static uint32_t calls_made(void)
{
    uint32_t sum = 0;

    for (int i = 0; i < HOSTILES + CHILDREN; i++) {
        sum += hostile_state[i].calls;
    }
    return sum;
}

int main(void)
{
    const char *finding = NULL;
    uint32_t rounds = 0;

    printk("Hostile system calls: seed 0x%08x\n", CONFIG_FUZZ_SEED);
    init();
    while (finding == NULL && calls_made() < CONFIG_FUZZ_CALLS) {
        (void)k_sem_take(&wake, K_TICKS(50));
        for (int i = 0; i < HOSTILES + CHILDREN; i++) {
            look_after(i);
        }
        if (rounds++ % 8u == 0u) {
            edit_domain();
            finding = broken_invariant();
            checks++;
        }
    }
    if (finding == NULL && faults > calls_made() / 20u) {
        finding = "most calls are refused at once: are they in the image?";
    }
    if (finding != NULL) {
        finish(finding);
    }
    printk("%u calls, %u faults, %u domain edits, %u checks: no invariant broken\n",
           (unsigned int)calls_made(), (unsigned int)faults, (unsigned int)edits,
           (unsigned int)checks);
    printk("%u starts, %u ms\n", (unsigned int)restarts, k_uptime_get_32());
    finish(NULL);
}
