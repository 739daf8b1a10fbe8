/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs each row in a thread of its own, and checks what the kernel made of it: the record of the
 * fault, the memory around, the three bystanders.
 */
#include <kernel/arch.h>

#include "all_calls.h"
#include "matrix.h"

#define GRACE K_MSEC(100)

K_APPMEM_PARTITION_DEFINE(own_partition);
K_APPMEM_PARTITION_DEFINE(foreign_partition);
K_APP_DMEM(own_partition) uint32_t own_word = 1;
K_APP_DMEM(foreign_partition) uint32_t foreign_word = 0x0F0F0F0Fu;
uint32_t kernel_word = 0x12345678u;
const uint32_t constant_word = 0x600D600Du;
K_SEM_DEFINE(granted_sem, 0, 1000);
K_SEM_DEFINE(foreign_sem, 7, 7);

struct k_thread culprit;
K_THREAD_STACK_DEFINE(culprit_stack, CULPRIT_STACK);
static struct k_mem_domain culprit_domain;

static volatile uint32_t faults;
static volatile unsigned int last_reason;

void k_sys_fatal_error_handler(unsigned int reason, const z_arch_esf_t *esf)
{
    ARG_UNUSED(esf);
    last_reason = reason;
    faults++;
    if (bk_fault_record.mode != BK_MODE_USER || bk_fault_record.thread != &culprit) {
        printk("ESCAPED: the fault is charged to another\n");
        k_fatal_halt(reason);
    }
}

static void hostile(void *act, void *where, void *p3)
{
    ARG_UNUSED(p3);
    ((act_t)act)((uintptr_t)where);
}

static uintptr_t place(const struct row *row)
{
    switch (row->where) {
    case AT_CULPRIT:
        return (uintptr_t)&culprit;
    case AT_FOREIGN_STACK:
        return (uintptr_t)bystander_stack + 256u;
    case AT_OWN_STACK:
        return (uintptr_t)culprit_stack;
    default:
        return row->where;
    }
}

/* Which check of the record does not hold; NULL: it is right. */
static const char *judge(const struct row *row, uintptr_t where)
{
    const struct bk_fault_record *record = &bk_fault_record;

    if (faults == 0u) {
        return row->may_pass ? NULL : "no fault";
    }
    if (faults != 1u) {
        return "more than one fault";
    }
    if (row->cause != ANY_CAUSE && record->cause != row->cause) {
        return "wrong cause";
    }
    if (row->access != BK_ACCESS_NONE && record->access != row->access) {
        return "wrong access";
    }
    if (row->cause == BK_CAUSE_CALL && record->refusal != row->refusal) {
        return "wrong refusal";
    }
    if (last_reason == K_ERR_KERNEL_PANIC) {
        return "feigned panic";
    }
    if ((row->act == act_read || row->act == act_write) && record->address != where) {
        return "wrong address";
    }
    return NULL;
}

static bool unharmed(void)
{
    return kernel_word == 0x12345678u && constant_word == 0x600D600Du &&
           foreign_word == 0x0F0F0F0Fu && foreign_sem.count == 7u;
}

static const char *run_one(const struct row *row, uintptr_t where)
{
    k_tid_t thread;
    bool ended;

    faults = 0;
    granted_sem.count = 0;
    thread = k_thread_create(&culprit, culprit_stack, CULPRIT_STACK, hostile, (void *)row->act,
                             (void *)where, NULL, K_PRIO_PREEMPT(8), K_USER, K_FOREVER);
    k_thread_name_set(thread, "culprit");
    (void)k_mem_domain_add_thread(&culprit_domain, thread);
    k_object_access_grant(&granted_sem, thread);
    k_thread_start(thread);
    ended = k_thread_join(thread, GRACE) == 0;
    if (!ended) {
        /* Waiting or looping is its right, unless it had to fault. */
        k_thread_abort(thread);
    }
    if (!unharmed()) {
        return "foreign memory changed";
    }
    return ended || row->may_pass ? judge(row, where) : "it still runs";
}

static const char *run_row(const struct row *row)
{
    const char *problem = NULL;

    if (row->where != EVERY_CALL) {
        return run_one(row, place(row));
    }
    for (unsigned int number = 0; number < 256u && problem == NULL; number++) {
        problem = run_one(row, number);
    }
    return problem;
}

static unsigned int run_table(const struct table *table)
{
    unsigned int escaped = 0;

    for (unsigned int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        uint32_t missed = bystanders_missed();
        const char *problem = run_row(row);

        if (bystanders_missed() != missed) {
            problem = "a bystander missed its deadline";
        }
        escaped += problem != NULL ? 1u : 0u;
        printk("| %-46s | %s\n", row->what, problem != NULL ? problem : "contained");
    }
    return escaped;
}

int main(void)
{
    static const struct table *const tables[] = {&rows_memory, &rows_processor, &rows_stack,
                                                 &rows_calls};
    struct k_mem_partition *parts[] = {&own_partition};
    unsigned int escaped = 0;
    unsigned int total = 0;
    uint32_t cycles;

    printk("Containment matrix\n");
    all_calls_keep();
    (void)k_mem_domain_init(&culprit_domain, ARRAY_SIZE(parts), parts);
    bystanders_start();
    for (unsigned int i = 0; i < ARRAY_SIZE(tables); i++) {
        escaped += run_table(tables[i]);
        total += tables[i]->count;
    }
    cycles = bystanders_cycles();
    k_msleep(50);
    escaped += bystanders_cycles() > cycles ? 0u : 1u;
    bystanders_stop();
    printk("%u of %u contained, %u escaped; %u deadlines missed in %u periods\n", total - escaped,
           total, escaped, (unsigned int)bystanders_missed(), (unsigned int)cycles);
    printk("PROJECT EXECUTION %s\n",
           escaped == 0u && bystanders_missed() == 0u ? "SUCCESSFUL" : "FAILED");
    bk_arch_exit(escaped == 0u && bystanders_missed() == 0u ? 0 : 1);
}
