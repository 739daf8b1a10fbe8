/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The way into an application's system call and back, in SVC: the thread's stack pointer, stack
 * limit, guard and mode change together, while this handler runs on the main stack.
 */
#include <zephyr/syscall_list.h>

#include "app_call.h"
#include "arm.h"
#include "fault.h"
#include "mpu_stack.h"

typedef uintptr_t (*marshalling_t)(uintptr_t a0, uintptr_t a1, uintptr_t a2, uintptr_t a3,
                                   void *ssf);

extern const marshalling_t bk_syscall_app_table[];
extern const char *const bk_syscall_app_names[];
extern char bk_app_call_run[], bk_app_call_done[], bk_app_call_refused[];
extern void bk_app_call_deliver(struct bk_frame *user, uint32_t low, uint32_t high);
extern FUNC_NORETURN void bk_abandon(void);

uintptr_t bk_syscall_missing_app(uintptr_t a0, uintptr_t a1, uintptr_t a2, uintptr_t a3, void *ssf);
void bk_svc_application(struct bk_frame *frame, uint32_t number);

#define CALLS (K_SYSCALL_LIMIT - K_SYSCALL_KERNEL_LIMIT)

const char *bk_app_call_name(const struct k_thread *thread)
{
    return bk_in_app_call(thread) ? bk_syscall_app_names[bk_app_call_of(thread)->index] : "";
}

uintptr_t bk_syscall_missing_app(uintptr_t a0, uintptr_t a1, uintptr_t a2, uintptr_t a3, void *ssf)
{
    struct bk_app_call *call = ssf;

    ARG_UNUSED(a0);
    ARG_UNUSED(a1);
    ARG_UNUSED(a2);
    ARG_UNUSED(a3);
    call->refusal = BK_REFUSE_MISSING;
    call->what = "system call";
    call->value = call->index + K_SYSCALL_KERNEL_LIMIT;
    bk_arch_call_refuse();
}

void bk_arch_caller_memory_begin(const struct k_thread *thread)
{
    bk_mpu_stack_store(bk_app_call_of(thread)->stack_region);
}

void bk_arch_caller_memory_end(const struct k_thread *thread)
{
    bk_mpu_stack_store(thread->context.stack_region);
}

/* The mode that the context says, with its stack and the limit of that. */
static ALWAYS_INLINE void take_mode(const struct k_thread *thread, const void *sp)
{
    bk_mpu_stack_limit(thread->context.psplim);
    __asm__ volatile("msr control, %0\n\tmsr psp, %1"
                     :
                     : "r"(thread->context.control), "r"(sp)
                     : "memory");
}

static void enter(struct k_thread *thread, struct bk_frame *frame, uint32_t index)
{
    struct bk_app_call *call = bk_app_call_of(thread);
    uint32_t *fifth = (uint32_t *)call - 2; /* two words: stack pointers are multiples of 8 */
    struct bk_frame *first = (struct bk_frame *)fifth - 1;

    call->caller = *frame;
    call->what = NULL;
    call->index = (uint16_t)index;
    *fifth = (uint32_t)(uintptr_t)call;
    first->r0 = call->caller.r0;
    first->r1 = call->caller.r1;
    first->r2 = call->caller.r2;
    first->r3 = call->caller.r3;
    first->r12 = (uint32_t)(uintptr_t)bk_syscall_app_table[index];
    first->lr = 0;
    first->pc = (uint32_t)(uintptr_t)bk_app_call_run & ~1u;
    first->xpsr = BIT(24);
    thread->syscall_frame = frame;
    thread->options &= (uint8_t)~K_USER;
    thread->context.control = BK_CONTROL_PRIVILEGED;
    thread->context.psplim = thread->syscall_stack;
    bk_mpu_stack_enter(thread, call);
    take_mode(thread, first);
}

static void leave(struct k_thread *thread, uint32_t result)
{
    const struct bk_app_call *call = bk_app_call_of(thread);
    struct bk_frame *frame = thread->syscall_frame;

    thread->syscall_frame = NULL;
    thread->options |= K_USER;
    thread->context.control = BK_CONTROL_USER;
    thread->context.psplim = (thread->stack_start + 7u) & ~7u;
    bk_mpu_stack_leave(thread, call);
    take_mode(thread, frame);
    bk_app_call_deliver(frame, result, call->caller.r1);
}

static FUNC_NORETURN __noinline void refuse(struct k_thread *thread)
{
    const struct bk_app_call *call = bk_app_call_of(thread);
    struct bk_fault_record *record = &bk_fault_record;

    record->reason = K_ERR_KERNEL_OOPS;
    record->cause = BK_CAUSE_CALL;
    record->refusal = call->refusal;
    record->address = call->value;
    record->what = call->what;
    bk_blame(&call->caller, (uint32_t)(uintptr_t)thread->syscall_frame);
}

static bool came_from(const struct bk_frame *frame, const char *label)
{
    return frame->pc == ((uint32_t)(uintptr_t)label & ~1u);
}

void bk_svc_application(struct bk_frame *frame, uint32_t number)
{
    struct k_thread *thread = bk_kernel.current;
    uint32_t index = number - K_SYSCALL_KERNEL_LIMIT;
    uint32_t control;

    __asm__ volatile("mrs %0, control" : "=r"(control));
    if ((control & 1u) == 0u) {
        if (bk_in_app_call(thread) && came_from(frame, bk_app_call_done)) {
            leave(thread, frame->r0);
            return;
        }
        if (bk_in_app_call(thread) && came_from(frame, bk_app_call_refused)) {
            refuse(thread);
        }
        bk_refuse(BK_REFUSE_NUMBER, (const void *)(uintptr_t)number, "supervisor mode");
    }
    if (index >= CALLS) {
        bk_refuse(BK_REFUSE_NUMBER, (const void *)(uintptr_t)number, "application's system call");
    }
    if (thread->syscall_stack == 0u) {
        bk_refuse(BK_REFUSE_ARGUMENT, (const void *)(uintptr_t)thread->stack_start,
                  "stack: define it with K_THREAD_STACK_DEFINE");
    }
    enter(thread, frame, index);
}
