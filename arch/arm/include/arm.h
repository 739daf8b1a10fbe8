/* SPDX-License-Identifier: Apache-2.0 */
/* Cortex-M system registers (ARM DDI0403 B3, DDI0553 D1) and what the files here share. */
#ifndef BK_ARCH_ARM_H
#define BK_ARCH_ARM_H

#include <kernel/isolation/isolation.h>

#include "app_call.h"
#include "arch.h"

#define BK_REG(address) (*(volatile uint32_t *)(address))

#define SCB_ICSR BK_REG(0xE000ED04u)
#define SCB_VTOR BK_REG(0xE000ED08u)
#define SCB_AIRCR BK_REG(0xE000ED0Cu)
#define SCB_CCR BK_REG(0xE000ED14u)
#define SCB_SHPR1 BK_REG(0xE000ED18u) /* MemManage, BusFault, UsageFault, SecureFault */
#define SCB_SHPR2 BK_REG(0xE000ED1Cu) /* SVCall in the top byte */
#define SCB_SHPR3 BK_REG(0xE000ED20u) /* PendSV, SysTick in the upper bytes */
#define SCB_SHCSR BK_REG(0xE000ED24u)
#define SCB_CFSR BK_REG(0xE000ED28u)
#define SCB_HFSR BK_REG(0xE000ED2Cu)
#define SCB_MMFAR BK_REG(0xE000ED34u)
#define SCB_BFAR BK_REG(0xE000ED38u)

/* MemManage, BusFault, UsageFault, and on ARMv8-M SecureFault enabled */
#define SHCSR_FAULTS (BIT(16) | BIT(17) | BIT(18) | BIT(19))
/* UsageFault, MemManage, BusFault, SVCall, SecureFault pending */
#define SHCSR_PENDED (BIT(12) | BIT(13) | BIT(14) | BIT(15) | BIT(20))
#define CCR_DIV_0_TRP BIT(4)
#define CCR_STKALIGN BIT(9) /* always set on ARMv8-M */

#define CFSR_IACCVIOL BIT(0)
#define CFSR_DACCVIOL BIT(1)
#define CFSR_MUNSTKERR BIT(3)
#define CFSR_MSTKERR BIT(4)
#define CFSR_MMARVALID BIT(7)
#define CFSR_IBUSERR BIT(8)
#define CFSR_PRECISERR BIT(9)
#define CFSR_IMPRECISERR BIT(10)
#define CFSR_UNSTKERR BIT(11)
#define CFSR_STKERR BIT(12)
#define CFSR_BFARVALID BIT(15)
#define CFSR_UNDEFINSTR BIT(16)
#define CFSR_INVSTATE BIT(17)
#define CFSR_INVPC BIT(18)
#define CFSR_NOCP BIT(19)
#ifdef CONFIG_ARMV8_M_MAINLINE
#define CFSR_STKOF BIT(20)
#else
#define CFSR_STKOF 0u /* no stack limit */
#endif
#define CFSR_UNALIGNED BIT(24)
#define CFSR_DIVBYZERO BIT(25)
#define CFSR_MEMORY 0xFFu
#define CFSR_BUS (CFSR_IBUSERR | CFSR_PRECISERR | CFSR_IMPRECISERR | CFSR_UNSTKERR | CFSR_STKERR)
#define CFSR_STACKING (CFSR_MSTKERR | CFSR_STKERR | CFSR_STKOF)
#define CFSR_UNSTACKING (CFSR_MUNSTKERR | CFSR_UNSTKERR)

#define MPU_TYPE BK_REG(0xE000ED90u)
#define MPU_CTRL BK_REG(0xE000ED94u)
#define MPU_RNR BK_REG(0xE000ED98u)
#define MPU_RBAR BK_REG(0xE000ED9Cu)
#define MPU_RLAR BK_REG(0xE000EDA0u) /* PMSAv8; MPU_RASR in PMSAv7 */
#define MPU_RASR BK_REG(0xE000EDA0u)
#define MPU_MAIR0 BK_REG(0xE000EDC0u)
#define MPU_ON 5u /* enabled, privileged code has the default map behind the regions */

#define NVIC_ISER(n) BK_REG(0xE000E100u + 4u * (n))
#define NVIC_ICER(n) BK_REG(0xE000E180u + 4u * (n))
#define NVIC_IPR(n) (*(volatile uint8_t *)(0xE000E400u + (n)))

#define BK_EXC_RETURN 0xFFFFFFFDu
#define EXC_RETURN_PSP BIT(2)
#define EXC_RETURN_THREAD BIT(3)
#ifdef CONFIG_ARMV8_M_MAINLINE
#define EXC_RETURN_SECURE BIT(6)
#else
#define EXC_RETURN_SECURE 0u /* there is one state only */
#endif

static ALWAYS_INLINE bool bk_from_non_secure(uint32_t exc_return)
{
    return EXC_RETURN_SECURE != 0u && (exc_return & EXC_RETURN_SECURE) == 0u;
}

/* CONTROL of threads, which all use the process stack. */
#define BK_CONTROL_PRIVILEGED 2u
#define BK_CONTROL_USER 3u

/* What an `svc` with this immediate asks of the kernel for privileged callers only. */
#define BK_SVC_USER_MODE 254

/*
 * Bytes at the lower end of a stack of this size that nobody may touch in supervisor mode. On
 * ARMv7-M a function whose frame is larger may step over them: an eighth of the stack, as far as
 * the power of two goes, 32 to 256.
 */
static ALWAYS_INLINE uint32_t bk_guard_log2(uint32_t stack_size)
{
    return MIN(31u - (uint32_t)__builtin_clz((stack_size / 8u) | 32u), 8u);
}

static ALWAYS_INLINE uint32_t bk_guard_size(uint32_t stack_size)
{
#ifdef CONFIG_ARMV8_M_MAINLINE
    ARG_UNUSED(stack_size);
    return 0; /* the stack limit register does it */
#else
    return 1u << bk_guard_log2(stack_size);
#endif
}

static inline uint32_t bk_stack_guard(const struct k_thread *thread)
{
    return bk_guard_size(bk_supervisor_stack(thread).size);
}

/* The pinned region of a thread's stack, or below it, as this MPU has it; off when none can be. */
void bk_arch_mpu_stack(struct k_thread *thread);
extern struct bk_mpu_state {
    unsigned int last_loaded; /* slot */
    bool watching;            /* every miss is to be seen by bk_arch_region_miss() */
    uint32_t left;            /* misses until the next look; while watching, until the verdict */
    uint32_t sum;             /* of the registers at the first that is watched, 0 before */
} bk_mpu_state;
/* The slot that the next region to be loaded takes: the one loaded longest ago. */
static inline unsigned int bk_mpu_victim(void)
{
    unsigned int slot = bk_mpu_state.last_loaded;

    slot = slot == 0u ? BK_PLAN_SLOTS - 1u : slot - 1u;
    bk_mpu_state.last_loaded = slot;
    return slot;
}
/* Into the MPU, as it stands; the region is off until it is whole. */
void bk_mpu_store(uint32_t number, const struct bk_region *region);
/* Into a slot of the domain's plan and the MPU. */
void bk_mpu_fill(struct bk_domain *domain, unsigned int slot, const struct bk_region *region);
#ifdef CONFIG_USERSPACE
/*
 * For an access to addr that needs these rights: load the region, or for BK_P_W disable the one in
 * the way. False for a violation.
 */
bool bk_region_load(struct bk_domain *domain, uint32_t addr, uint32_t rights);
bool bk_region_miss(uint32_t status, const struct bk_frame *frame, const uint32_t *saved,
                    bool user);

static ALWAYS_INLINE bool bk_user_mode(void)
{
    uint32_t value;

    __asm__ volatile("mrs %0, control" : "=r"(value));
    return (value & 1u) != 0u;
}

/*
 * The common case of a region miss, on a straight path: a user thread's own load or store to a
 * partition that has no region at the moment, in a domain that has more than the MPU holds.
 */
static ALWAYS_INLINE bool bk_arch_common_miss(uint32_t exc_return, uint32_t status)
{
    struct k_thread *thread = bk_kernel.current;
    struct k_mem_domain *domain = thread->domain;

    if (status != (CFSR_DACCVIOL | CFSR_MMARVALID) || exc_return != BK_EXC_RETURN ||
        domain == NULL || domain->core.whole != 0u || thread->state != 0u || !bk_user_mode() ||
        bk_mpu_state.watching || !bk_region_load(&domain->core, SCB_MMFAR, BK_U_R)) {
        return false;
    }
    SCB_CFSR = CFSR_DACCVIOL | CFSR_MMARVALID;
    return true;
}

/* A fault that only a region not loaded explains: load it and go on. saved: r4 to r11. */
static inline bool bk_arch_region_miss(uint32_t status, const struct bk_frame *frame,
                                       const uint32_t *saved, bool user)
{
    const struct k_mem_domain *domain = bk_kernel.current->domain;

    return (status & CFSR_MEMORY) != 0u && domain != NULL &&
           (!user || domain->core.whole == 0u) && bk_region_miss(status, frame, saved, user);
}
#else
static inline bool bk_arch_common_miss(uint32_t exc_return, uint32_t status)
{
    ARG_UNUSED(exc_return);
    ARG_UNUSED(status);
    return false;
}
static inline bool bk_arch_region_miss(uint32_t status, const struct bk_frame *frame,
                                       const uint32_t *saved, bool user)
{
    ARG_UNUSED(status);
    ARG_UNUSED(frame);
    ARG_UNUSED(saved);
    ARG_UNUSED(user);
    return false;
}
#endif
/*
 * End the current thread, which made its system call with these registers; bk_fault_record says
 * why: cause, reason, address, and for BK_CAUSE_CALL refusal and what.
 */
FUNC_NORETURN void bk_blame(const struct bk_frame *frame, uint32_t sp);
/* In a handler of the kernel level: drop the current context and take up the thread's anew. */
FUNC_NORETURN void bk_arch_switch_to_self(void);
/* Undefined instruction that stands for a kernel oops. */
void bk_trap_oops(unsigned int reason);
/* What that SVC does, which does not return; NULL until the first thread is about to. */
extern void (*bk_enter_user_mode)(const struct bk_frame *frame);
/* SVC of privileged callers that enters user mode with these arguments. */
FUNC_NORETURN void bk_trap_user_mode(k_thread_entry_t entry, void *p1, void *p2, void *p3);

#endif
