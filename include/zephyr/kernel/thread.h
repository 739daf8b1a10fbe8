/* SPDX-License-Identifier: Apache-2.0 */
/** @file Threads. */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/init.h>
#include <zephyr/sys/dlist.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys_clock.h>
#include <zephyr/kernel/object.h>
#include <zephyr/kernel/thread_stack.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/arch_interface.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Threads waiting for something, best first: by priority, then by age. */
typedef struct bk_wait_queue {
    sys_dlist_t list;
} _wait_q_t;

#define BK_WAIT_QUEUE_INIT(name) {SYS_DLIST_STATIC_INIT(&(name)->list)}

#define K_ESSENTIAL BIT(0)     /**< Its end is a fatal system error. */
#define K_FP_REGS BIT(1)       /**< Accepted; there is no FPU context. */
#define K_USER BIT(2)          /**< Starts in user mode. */
#define K_INHERIT_PERMS BIT(3) /**< Takes its creator's permissions. */
#define K_CALLBACK_STATE BIT(4)

#ifdef CONFIG_USERSPACE
#define BK_PERMISSION_WORDS ((CONFIG_BULKHEAD_MAX_OBJECTS + 31) / 32)
#endif

struct k_mem_domain;
struct k_mutex;
struct k_heap;

/** Execution statistics. */
typedef struct k_thread_runtime_stats {
    uint64_t execution_cycles; /**< Cycles the thread ran. */
    uint64_t total_cycles;     /**< The same for a thread; for all: idle time left out. */
    uint64_t idle_cycles;      /**< Only in the figures for all. */
} k_thread_runtime_stats_t;

/**
 * Thread control block. Its members are the kernel's own; the first part, up to `wait_result`, is
 * laid out for the context switch (see arch/arm/switch.S).
 */
struct k_thread {
    struct bk_object object;
    sys_dnode_t node; /* in the ready queue or in a wait queue */
    /* bytes where short instructions reach them */
    uint8_t level;         /* effective priority, 0 best */
    uint8_t preempt_level; /* threads with a level below this one preempt */
    int8_t base_priority;
    uint8_t options;
    union {
        struct {
            uint8_t state;
            uint8_t wait_kind;
        };
        uint16_t state_and_wait_kind; /* for one test of both */
    };
    uint8_t lock_count;
    uint8_t held_mutex; /* ever owned a mutex */
    struct {
        uint32_t stack_region[2];
        uint32_t psplim;
        uint32_t control;
        uint32_t psp;
        uint32_t r4_r11[8];
        uint32_t resume; /* where the switch ends: the exception return, or result delivery */
    } context;
    struct k_mem_domain *domain;
    uint32_t wait_result;
#ifdef CONFIG_USERSPACE
    uint32_t permissions[BK_PERMISSION_WORDS];
#endif
    struct bk_wait_queue *waiting_on;
#ifdef CONFIG_PIPES
    uint32_t wait_data[4];
#else
    uint32_t wait_data[2];
#endif
    struct k_mutex *held; /* those with waiters; without user mode, all */
    uint32_t stack_start;
    uint32_t stack_size;
    struct bk_wait_queue joiners;
    sys_dnode_t all_node;
    struct bk_timeout timeout;
    struct bk_deferred ended; /* an interrupt ended it: what is left to the kernel level */
#ifdef CONFIG_THREAD_NAME
    char name[CONFIG_THREAD_MAX_NAME_LEN];
#endif
#ifdef CONFIG_THREAD_CUSTOM_DATA
    void *custom_data;
#endif
#ifdef CONFIG_SCHED_THREAD_USAGE
    uint64_t usage;
#endif
#ifdef CONFIG_POLL
    struct bk_poller *poller; /* while it polls */
#endif
    struct k_heap *resource_pool; /* what the kernel allocates for the thread; NULL: nothing */
#ifdef CONFIG_SCHED_DEADLINE
    uint64_t deadline; /* cycles since the start; 0: none */
#endif
#ifdef CONFIG_TIMESLICE_PER_THREAD
    int32_t slice_ticks;
    void (*slice_expired)(struct k_thread *thread, void *data);
    void *slice_data;
#endif
#ifdef CONFIG_BULKHEAD_APP_SYSCALLS
    uint32_t syscall_stack;         /* privileged stack for the application's own calls; 0: none */
    struct bk_frame *syscall_frame; /* during one of them: what the caller's stack pointer was */
#endif
};

/** Thread identifier. */
typedef struct k_thread *k_tid_t;

/**
 * Create a thread.
 * @param new_thread Uninitialised control block, in kernel memory.
 * @param stack Stack defined with K_THREAD_STACK_DEFINE.
 * @param stack_size Bytes: K_THREAD_STACK_SIZEOF(stack), or less.
 * @param entry Thread function.
 * @param p1,p2,p3 Its arguments.
 * @param prio Priority.
 * @param options K_USER, K_ESSENTIAL, K_INHERIT_PERMS.
 * @param delay Time until it starts, K_NO_WAIT or K_FOREVER (k_thread_start() then starts it).
 * @return The thread.
 * Context: supervisor; user with permission on the control block and the stack, creating a user
 * thread of no better priority than its own.
 */
__syscall k_tid_t k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack,
                                  size_t stack_size, k_thread_entry_t entry, void *p1, void *p2,
                                  void *p3, int prio, uint32_t options, k_timeout_t delay);

/**
 * Turn the calling supervisor thread into a user thread which starts at @p entry.
 * Its stack is cleared; the call does not return.
 * Context: supervisor thread.
 */
FUNC_NORETURN void k_thread_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/**
 * Grant a thread permission on several objects.
 * Context: as k_object_access_grant().
 */
#define k_thread_access_grant(thread, ...)                                                         \
    FOR_EACH_FIXED_ARG(bk_thread_grant_one, (;), (thread), __VA_ARGS__)
#define bk_thread_grant_one(object, thread) k_object_access_grant((object), (thread))

/** Start a thread created with K_FOREVER. Context: any. */
__syscall void k_thread_start(k_tid_t thread);

/** End a thread. It may be the caller. Context: any. */
__syscall void k_thread_abort(k_tid_t thread);

/** End the calling thread. Context: thread. */
__syscall void bk_thread_exit(void);

/**
 * Wait for a thread to end.
 * @return 0; -EBUSY when it runs and @p timeout is K_NO_WAIT; -EAGAIN on time-out; -EDEADLK when it
 * is the caller, or waits for the caller.
 * Context: thread.
 */
__syscall int k_thread_join(struct k_thread *thread, k_timeout_t timeout);

/** Stop a thread until k_thread_resume(). Context: any. */
__syscall void k_thread_suspend(k_tid_t thread);
/** Let a suspended thread run again. Context: any. */
__syscall void k_thread_resume(k_tid_t thread);

/** The calling thread; in an interrupt, the interrupted one. Context: any. */
__syscall k_tid_t k_sched_current_thread_query(void);
static inline k_tid_t k_current_get(void);

/** Change a thread's priority. A user thread cannot rise above its own. Context: any. */
__syscall void k_thread_priority_set(k_tid_t thread, int prio);
/** Priority of a thread as set; a boost by a mutex shows. Context: any. */
__syscall int k_thread_priority_get(k_tid_t thread);

/** Let others of the same priority run. Context: thread. */
__syscall void k_yield(void);

/**
 * Sleep.
 * @return 0, or the milliseconds left when k_wakeup() ended the sleep.
 * Context: thread.
 */
__syscall int32_t k_sleep(k_timeout_t timeout);
/**
 * Sleep for microseconds.
 * @return 0, or the microseconds left.
 */
__syscall int32_t k_usleep(int32_t us);
/** Sleep for milliseconds. @return as k_sleep(). */
static inline int32_t k_msleep(int32_t ms);

/** End a thread's sleep. Context: any. */
__syscall void k_wakeup(k_tid_t thread);

/** Burn @p usec_to_wait microseconds; the thread stays preemptible. Context: any. */
void k_busy_wait(uint32_t usec_to_wait);

/** True in an interrupt handler or in another exception of the kernel. Context: any. */
bool k_is_in_isr(void);
/** Non-zero for a preemptible thread; zero in interrupts and for cooperative ones. */
__syscall int k_is_preempt_thread(void);
/** True when the caller may yield: threads, once the kernel has started. */
static inline bool k_can_yield(void);

/** Forbid preemption of the calling thread; nests. Context: supervisor thread. */
void k_sched_lock(void);
/** Undo one k_sched_lock(). Context: supervisor thread. */
void k_sched_unlock(void);

/**
 * Time slicing of preemptible threads of equal priority.
 * @param slice Milliseconds; 0 turns it off.
 * @param prio Best priority that is sliced.
 * Needs CONFIG_TIMESLICING. Context: supervisor.
 */
void k_sched_time_slice_set(int32_t slice, int prio);

/** Called at the end of a thread's slice, in interrupt context at the lowest priority. */
typedef void (*k_thread_timeslice_fn_t)(struct k_thread *thread, void *data);

/**
 * A time slice of its own for one thread. Needs CONFIG_TIMESLICE_PER_THREAD.
 * @param th Thread.
 * @param slice_ticks Ticks; 0: the common slice.
 * @param expired Called at each end of the slice, or NULL.
 * @param data Passed to @p expired.
 * Context: supervisor.
 */
void k_thread_time_slice_set(struct k_thread *th, int32_t slice_ticks,
                             k_thread_timeslice_fn_t expired, void *data);

/**
 * State when a thread has to be done: of ready threads of equal priority, the one with the earliest
 * deadline runs first; one without a deadline comes last. Needs CONFIG_SCHED_DEADLINE.
 * @param thread Thread.
 * @param deadline Cycles from now, more than zero.
 * Context: supervisor, interrupt; user with permission on the thread.
 */
__syscall void k_thread_deadline_set(k_tid_t thread, int deadline);

/**
 * Processors on which a thread may run. Needs CONFIG_SCHED_CPU_MASK. There is one, number 0: a
 * thread whose mask is empty does not run.
 * @return 0; -EINVAL for another number, or when the thread is ready or runs.
 * Context: supervisor.
 */
int k_thread_cpu_mask_clear(k_tid_t thread);
/** Allow all processors. @return as k_thread_cpu_mask_clear(). */
int k_thread_cpu_mask_enable_all(k_tid_t thread);
/** Allow one processor. @return as k_thread_cpu_mask_clear(). */
int k_thread_cpu_mask_enable(k_tid_t thread, int cpu);
/** Forbid one processor. @return as k_thread_cpu_mask_clear(). */
int k_thread_cpu_mask_disable(k_tid_t thread, int cpu);
/** Allow one processor and no other. @return as k_thread_cpu_mask_clear(). */
int k_thread_cpu_pin(k_tid_t thread, int cpu);

/** What code runs as. */
enum execution_context_types {
    K_ISR = 0,
    K_COOP_THREAD,
    K_PREEMPT_THREAD,
};

/**
 * Name a thread. The text is copied, CONFIG_THREAD_MAX_NAME_LEN - 1 characters at most.
 * @param thread NULL: the caller.
 * @return 0; -ENOSYS without CONFIG_THREAD_NAME.
 * Context: supervisor; user with permission on the thread.
 */
__syscall int k_thread_name_set(k_tid_t thread, const char *str);
/** Name of a thread, "" without a name. Context: supervisor. */
const char *k_thread_name_get(k_tid_t thread);
/**
 * Copy a thread's name.
 * @return 0; -ENOSPC when @p size bytes do not hold it; -ENOSYS, -EINVAL as above.
 */
__syscall int k_thread_name_copy(k_tid_t thread, char *buf, size_t size);

/**
 * State of a thread in words.
 * @param buf Receives states joined by "+", always terminated.
 * @return @p buf, or "" when @p buf_size is 0.
 */
const char *k_thread_state_str(k_tid_t thread_id, char *buf, size_t buf_size);

/** Bytes of the stack never used. @return 0; -EINVAL. Needs CONFIG_INIT_STACKS. */
__syscall int k_thread_stack_space_get(const struct k_thread *thread, size_t *unused_ptr);

/** System time in ticks at which the thread wakes; the current time without a time-out. */
__syscall k_ticks_t k_thread_timeout_expires_ticks(const struct k_thread *thread);
/** Ticks until the thread's time-out, 0 without one. */
__syscall k_ticks_t k_thread_timeout_remaining_ticks(const struct k_thread *thread);

/** Set the caller's own word. Needs CONFIG_THREAD_CUSTOM_DATA. */
__syscall void k_thread_custom_data_set(void *value);
/** The caller's own word. */
__syscall void *k_thread_custom_data_get(void);

/** Cycles a thread ran. @return 0; -EINVAL; -ENOTSUP without CONFIG_SCHED_THREAD_USAGE. */
int k_thread_runtime_stats_get(k_tid_t thread, k_thread_runtime_stats_t *stats);
/** Cycles all threads ran. @return as k_thread_runtime_stats_get(). */
int k_thread_runtime_stats_all_get(k_thread_runtime_stats_t *stats);

/** Callback of k_thread_foreach(). */
typedef void (*k_thread_user_cb_t)(const struct k_thread *thread, void *user_data);
/** Call @p user_cb for each thread, with the scheduler locked. Context: supervisor. */
void k_thread_foreach(k_thread_user_cb_t user_cb, void *user_data);
/** The same; threads may come and go meanwhile. */
void k_thread_foreach_unlocked(k_thread_user_cb_t user_cb, void *user_data);

/** There is no FPU context. @return -ENOTSUP. */
__syscall int k_float_disable(struct k_thread *thread);

/** Heap for allocations that the kernel makes on the thread's behalf. Context: supervisor. */
void k_thread_heap_assign(struct k_thread *thread, struct k_heap *heap);
/** Let such allocations come from the system heap. */
void k_thread_system_pool_assign(struct k_thread *thread);

/** A thread that exists from the start, stated at build time. */
struct bk_static_thread {
    struct k_thread *thread;
    k_thread_stack_t *stack;
    uint32_t stack_size;
    k_thread_entry_t entry;
    void *p1, *p2, *p3;
    const char *name;
    int32_t prio;
    uint32_t options;
    int32_t delay_ms; /* SYS_FOREVER_MS: not started */
};

/* Creates and starts them all, once; each of them asks for it before main() runs. */
int bk_static_threads_start(void);

/**
 * Define a thread that starts when the kernel does.
 * @param name Thread identifier (k_tid_t).
 * @param stack_size Bytes.
 * @param entry,p1,p2,p3 Function and arguments.
 * @param prio,options As k_thread_create().
 * @param delay Milliseconds until the start.
 */
#define K_THREAD_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)                 \
    K_THREAD_STACK_DEFINE(bk_stack_##name, stack_size);                                            \
    struct k_thread bk_thread_##name;                                                              \
    const STRUCT_SECTION_ITERABLE(bk_static_thread, bk_static_##name) = {                          \
        &bk_thread_##name,                                                                         \
        bk_stack_##name,                                                                           \
        stack_size,                                                                                \
        (k_thread_entry_t)(void *)(entry),                                                         \
        (void *)(p1),                                                                              \
        (void *)(p2),                                                                              \
        (void *)(p3),                                                                              \
        STRINGIFY(name),                                                                           \
        prio,                                                                                      \
        options,                                                                                   \
        delay};                                                                                    \
    SYS_INIT_NAMED(static_thread_##name, bk_static_threads_start, THREADS, 0);                     \
    const k_tid_t name = (k_tid_t)&bk_thread_##name

/** The same for a thread that never leaves supervisor mode. */
#define K_KERNEL_THREAD_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)          \
    K_THREAD_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)

/** Permissions that a static thread has from the start. */
struct bk_static_grant_item {
    const void *object;
    uint32_t type;
};
struct bk_static_grant {
    struct k_thread *thread;
    const struct bk_static_grant_item *items;
    uint32_t count;
};

/** Grant a statically defined thread permission on objects, at start. */
#define K_THREAD_ACCESS_GRANT(name, ...)                                                           \
    static const struct bk_static_grant_item bk_granted_##name[] = {                               \
        FOR_EACH(BK_STATIC_GRANT_ITEM, (, ), __VA_ARGS__)};                                        \
    static const STRUCT_SECTION_ITERABLE(bk_static_grant, bk_grant_##name) = {                     \
        &bk_thread_##name, bk_granted_##name, ARRAY_SIZE(bk_granted_##name)}
#define BK_STATIC_GRANT_ITEM(object) {(object), BK_OBJECT_TYPE_OF(object)}

#define K_PRIO_COOP(x) (-(CONFIG_NUM_COOP_PRIORITIES - (x)))
#define K_PRIO_PREEMPT(x) (x)
#define K_HIGHEST_THREAD_PRIO (-CONFIG_NUM_COOP_PRIORITIES)
#define K_LOWEST_THREAD_PRIO CONFIG_NUM_PREEMPT_PRIORITIES
#define K_IDLE_PRIO K_LOWEST_THREAD_PRIO
#define K_HIGHEST_APPLICATION_THREAD_PRIO (K_HIGHEST_THREAD_PRIO)
#define K_LOWEST_APPLICATION_THREAD_PRIO (K_LOWEST_THREAD_PRIO - 1)
#define K_ANY NULL

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

static inline k_tid_t k_current_get(void)
{
    return k_sched_current_thread_query();
}

static inline int32_t k_msleep(int32_t ms)
{
    return k_sleep(Z_TIMEOUT_MS(ms));
}

static inline bool k_can_yield(void)
{
    return !k_is_in_isr();
}

#ifdef __cplusplus
}
#endif

#endif
