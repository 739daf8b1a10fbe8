/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's state and its locks.
 *
 * Two levels guard it:
 * - The kernel level: SVC, PendSV and SysTick share the lowest exception priority, so what runs in
 *   one of them is not interrupted by another. Supervisor threads reach the same level by raising
 *   BASEPRI to it (bk_kernel_lock). Time-outs and domains are only touched at this level; device
 *   interrupts run on.
 * - The interrupt level: BASEPRI at the best priority of an interrupt that may call the kernel
 *   (bk_lock). Ready and wait queues, which interrupts touch too. Short, constant stretches only.
 */
#ifndef BK_CORE_H
#define BK_CORE_H

#include <zephyr/kernel.h>

/* Levels count from the number of words that come before the rings in struct bk_kernel. */
#define BK_LEVEL_BEST 6
#define BK_LEVELS (CONFIG_NUM_COOP_PRIORITIES + CONFIG_NUM_PREEMPT_PRIORITIES + 1)
#define BK_LEVEL_IDLE (BK_LEVEL_BEST + BK_LEVELS - 1)
#define BK_LEVEL(priority) ((unsigned int)((priority) + CONFIG_NUM_COOP_PRIORITIES + BK_LEVEL_BEST))
#define BK_PRIORITY(level) ((int)(level) - CONFIG_NUM_COOP_PRIORITIES - BK_LEVEL_BEST)

BUILD_ASSERT(BK_LEVELS <= 32, "CONFIG_NUM_COOP_PRIORITIES + CONFIG_NUM_PREEMPT_PRIORITIES exceed "
                              "31: the ready mask is one word");

/* Bits of k_thread.state; a thread is ready when none of the first group is set. */
#define BK_STATE_PENDING BIT(0)   /* waits, in a queue or for a time */
#define BK_STATE_SUSPENDED BIT(1) /* k_thread_suspend() */
#define BK_STATE_PRESTART BIT(2)
#define BK_STATE_DEAD BIT(3)
#define BK_STATE_DUMMY BIT(4) /* stands for what ran before the first thread */
#define BK_STATE_MASKED BIT(6) /* k_thread_cpu_mask_disable() */
#define BK_STATE_NOT_READY 0x5Fu
/* With PENDING: waits in a queue, without a time-out, and nobody has to be told of its end. */
#define BK_STATE_PLAIN BIT(5)
#define BK_STATE_WAITS_PLAIN (BK_STATE_PENDING | BK_STATE_PLAIN)

#ifdef CONFIG_USERSPACE
/* Entries of the object table: a power of two, so that an index is reduced by masking. */
#define BK_OBJECT_SLOTS_(n)                                                                        \
    ((n) <= 32     ? 32u                                                                           \
     : (n) <= 64   ? 64u                                                                           \
     : (n) <= 128  ? 128u                                                                          \
     : (n) <= 256  ? 256u                                                                          \
     : (n) <= 512  ? 512u                                                                          \
     : (n) <= 1024 ? 1024u                                                                         \
     : (n) <= 2048 ? 2048u                                                                         \
                   : 4096u)
#define BK_OBJECT_SLOTS BK_OBJECT_SLOTS_(CONFIG_BULKHEAD_MAX_OBJECTS)
#else
#define BK_OBJECT_SLOTS 0u
#endif

struct bk_kernel {
    union {
        struct {
            /* What is used most comes first, where short instructions reach it. */
            struct k_thread *current;
            uint32_t ready_mask; /* bit 31 for BK_LEVEL_BEST and down: somebody is ready there */
            struct k_thread *next; /* the best that is ready */
            void (*switch_hook)(void); /* called at a switch, in PendSV; NULL: nothing to do */
            sys_dlist_t all; /* every thread that is not dead */
        };
        /* A level leads to its ring from the structure's own address. */
        sys_dnode_t *ready[BK_LEVEL_BEST + BK_LEVELS];
    };
    uint32_t objects[BK_OBJECT_SLOTS];
};

BUILD_ASSERT(offsetof(struct bk_kernel, all) + sizeof(sys_dlist_t) ==
                 BK_LEVEL_BEST * sizeof(sys_dnode_t *),
             "BK_LEVEL_BEST");

extern struct bk_kernel bk_kernel;

/* Kernel data, where objects lie, by the linker. */
extern const char bk_kernel_data_start[], bk_kernel_data_size[];

/* A header that begins in it is read as a whole. */
static ALWAYS_INLINE bool bk_in_kernel_data(uint32_t address)
{
    return address - (uint32_t)(uintptr_t)bk_kernel_data_start <
           (uint32_t)(uintptr_t)bk_kernel_data_size - (sizeof(struct bk_object) - 1u);
}

#define BK_ICSR (*(volatile uint32_t *)0xE000ED04u)
#define BK_ICSR_PENDSVSET BIT(28)
#define BK_ICSR_PENDSVCLR BIT(27)
#define BK_ICSR_PENDSTSET BIT(26)

/* Off the common path: as small as can be, where the rest of the file is made to be fast. */
#define BK_RARE __attribute__((cold, noinline))

static ALWAYS_INLINE void bk_switch_request(void)
{
    BK_ICSR = BK_ICSR_PENDSVSET;
}

static ALWAYS_INLINE unsigned int bk_lock(void)
{
    return arch_irq_lock();
}

static ALWAYS_INLINE void bk_unlock(unsigned int key)
{
    arch_irq_unlock(key);
}

/* The interrupt level lock where nothing above the kernel level is locked yet. */
static ALWAYS_INLINE void bk_lock_in_call(void)
{
    __asm__ volatile("msr basepri, %0" : : "r"(BK_PRIO_DEVICE) : "memory");
}

static ALWAYS_INLINE void bk_unlock_in_call(void)
{
    bk_unlock(0);
}

/* Go to the kernel level, or stay above it. */
static ALWAYS_INLINE unsigned int bk_kernel_lock(void)
{
    unsigned int key;

    __asm__ volatile("mrs %0, basepri\n\tmsr basepri_max, %1"
                     : "=&r"(key)
                     : "r"(BK_PRIO_KERNEL)
                     : "memory");
    return key;
}

/* From the interrupt level down to the kernel level, without a gap between. */
static ALWAYS_INLINE void bk_lock_lower(void)
{
    __asm__ volatile("msr basepri, %0" : : "r"(BK_PRIO_KERNEL) : "memory");
}

/* Down to the kernel level and up again: interrupts that wait come in here. */
static ALWAYS_INLINE void bk_let_interrupts_in(void)
{
    bk_lock_lower();
    bk_lock_in_call();
}

static ALWAYS_INLINE uint32_t bk_ipsr(void)
{
    uint32_t ipsr;

    __asm__ volatile("mrs %0, ipsr" : "=r"(ipsr));
    return ipsr;
}

/* In an interrupt that may have interrupted the kernel level. SysTick (15) and below never do. */
static ALWAYS_INLINE bool bk_in_device_interrupt(void)
{
    return bk_ipsr() > 15u;
}

/*
 * After bk_lock() gave `key`: the caller may go down to the kernel level. Interrupts and those who
 * locked interrupts themselves may not; they leave it to the system timer's handler.
 */
static ALWAYS_INLINE bool bk_can_lower(unsigned int key)
{
    return !bk_in_device_interrupt() && key != BK_PRIO_DEVICE;
}

#endif
