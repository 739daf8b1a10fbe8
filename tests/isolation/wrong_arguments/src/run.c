/* SPDX-License-Identifier: Apache-2.0 */
/* Makes one call in a user thread of its own, and judges what became of it. */
#include "all_calls.h"
#include "wrong.h"

static struct k_thread culprit;
K_THREAD_STACK_DEFINE(culprit_stack, 1024);
static struct k_mem_domain domain;
K_HEAP_DEFINE(pool, 2048);
unsigned int rows_run, rows_wrong;
static bool faulted;
static struct bk_fault_record record;

void ztest_post_fatal_error_hook(unsigned int reason, const z_arch_esf_t *esf)
{
    ARG_UNUSED(reason);
    ARG_UNUSED(esf);
    faulted = true;
    record = bk_fault_record;
}

static void make(void *p1, void *p2, void *p3)
{
    register uintptr_t r0 __asm__("r0") = own.words[0];
    register uintptr_t r1 __asm__("r1") = own.words[1];
    register uintptr_t r2 __asm__("r2") = own.words[2];
    register uintptr_t r3 __asm__("r3") = own.more;

    ARG_UNUSED(p1);
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    __asm__ volatile("blx %4"
                     : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3)
                     : "r"((uintptr_t)all_calls + 4u * own.number + 1u)
                     : "lr", "memory", "cc");
    own.result = r0;
    own.done = 1;
}

static void prepare(const struct call *call)
{
    setup_row();
    memcpy(own.words, call->good, sizeof(own.words));
    own.more = call->words > 4u ? (uintptr_t)&own.words[3] : own.words[3];
    own.number = call->number;
    own.result = 0;
    own.done = 0;
}

static void grant(k_tid_t thread)
{
    k_thread_access_grant(thread, good_stack, used_stack, given_stack);
#define GRANT(structure, type)                                                                     \
    (k_object_access_grant)(&good.structure, thread);                                              \
    (k_object_access_grant)(&fresh.structure, thread);
    BK_OBJECT_TYPES(GRANT)
}

static void init_domain(void)
{
    struct k_mem_partition *parts[] = {&own_partition};
    static bool done;

    if (!done) {
        (void)k_mem_domain_init(&domain, ARRAY_SIZE(parts), parts);
        done = true;
    }
}

struct outcome run_call(const struct call *call, uint32_t word, uintptr_t *inner, uintptr_t value)
{
    struct outcome outcome;

    init_domain();
    prepare(call);
    if (inner != NULL) {
        *inner = value;
    } else if (word == WORDS_POINTER) {
        own.more = value;
    } else if (word < CALL_WORDS) {
        own.words[word] = value;
        own.more = call->words > 4u ? own.more : own.words[3];
    }
    faulted = false;
    memset(&record, 0, sizeof(record));
    k_thread_create(&culprit, culprit_stack, K_THREAD_STACK_SIZEOF(culprit_stack), make, NULL, NULL,
                    NULL, CULPRIT_PRIORITY, K_USER, K_FOREVER);
    (void)k_mem_domain_add_thread(&domain, &culprit);
    k_thread_heap_assign(&culprit, &pool);
    grant(&culprit);
    ztest_set_fault_valid(true);
    k_thread_start(&culprit);
    if (k_thread_join(&culprit, K_MSEC(200)) != 0) {
        k_thread_abort(&culprit);
        rows_wrong++;
        printk("%s: it waits\n", call->name);
    }
    ztest_set_fault_valid(false);
    outcome.faulted = faulted;
    outcome.record = record;
    outcome.result = own.result;
    return outcome;
}

static void judge(const struct call *call, const char *what, const struct outcome *got,
                  const char *problem)
{
    rows_run++;
    if (problem != NULL) {
        rows_wrong++;
        printk("WRONG %s, %s: %s (cause %u, refusal %u, access %u, address 0x%08x, result %d)\n",
               call->name, what, problem, got->record.cause, got->record.refusal,
               got->record.access, (unsigned int)got->record.address, (int)got->result);
    }
}

/* The part that holds for every refusal. */
static const char *culprit_ended(const struct call *call, const struct outcome *got)
{
    if (!got->faulted) {
        return "not refused";
    }
    if (got->record.thread != &culprit || got->record.mode != BK_MODE_USER) {
        return "another thread is blamed";
    }
    if (own.done != 0u) {
        return "it ran on";
    }
    return got->record.cause == BK_CAUSE_CALL && bk_call_number(&got->record) != call->number
               ? "another call is blamed"
               : NULL;
}

void expect_pass(const struct call *call, const char *what, const struct outcome *got)
{
    judge(call, what, got, own.done == (call->ends ? 0u : 1u) ? NULL : "refused, or it came back");
}

void expect_refusal(const struct call *call, const char *what, const struct outcome *got,
                    uint32_t refusal, uintptr_t value)
{
    const char *problem = culprit_ended(call, got);

    if (problem == NULL && (got->record.cause != BK_CAUSE_CALL || got->record.refusal != refusal)) {
        problem = "refused for another reason";
    }
    if (problem == NULL && got->record.address != value) {
        problem = "the report shows another value";
    }
    if (problem == NULL && got->record.what == NULL) {
        problem = "the report does not say which argument";
    }
    judge(call, what, got, problem);
}

void expect_result(const struct call *call, const char *what, const struct outcome *got,
                   int32_t result)
{
    judge(call, what, got,
          got->faulted                      ? "refused"
          : got->result != (uint32_t)result ? "another result"
                                            : NULL);
}

static bool memory_refused(const struct bk_fault_record *r, const struct pointer *pointer,
                           uintptr_t start, uintptr_t first)
{
    uint32_t size = pointer->size != 0u ? pointer->size : message_size;
    uint32_t room = pointer->kind == KIND_STRING ? 64u : size;

    if (r->cause == BK_CAUSE_CALL) {
        return r->refusal == BK_REFUSE_MEMORY && r->address == start;
    }
    return (r->cause == BK_CAUSE_MEMORY || r->cause == BK_CAUSE_BUS) && r->address_valid &&
           r->in_call && r->address - first < room - (first - start);
}

void expect_memory(const struct call *call, const char *what, const struct outcome *got,
                   const struct pointer *pointer, uintptr_t start, uintptr_t first)
{
    const struct bk_fault_record *r = &got->record;
    const char *problem;

    if (pointer->gives == ANSWERS) {
        expect_result(call, what, got, pointer->result);
        return;
    }
    problem = culprit_ended(call, got);
    if (problem == NULL && !memory_refused(r, pointer, start, first)) {
        problem = "refused for another reason, or another address";
    }
    if (problem == NULL && r->cause != BK_CAUSE_CALL &&
        ((pointer->kind == KIND_WRITE && r->access != BK_ACCESS_WRITE) ||
         ((pointer->kind == KIND_READ || pointer->kind == KIND_STRING) &&
          r->access != BK_ACCESS_READ))) {
        problem = "the report shows another kind of access";
    }
    judge(call, what, got, problem);
}
