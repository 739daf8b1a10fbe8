/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The common case of a region miss, on a straight path: a user thread's own load or store to a
 * partition that has no region at the moment. Everything else is bk_fault()'s to tell apart.
 */
#include <kernel/isolation/lookup.h>
#include <kernel/isolation/mpu.h>
#include <mpu_slots.h>

#include "domain.h"

bool bk_region_load(uint32_t exc_return);

static ALWAYS_INLINE bool user_mode(void)
{
    uint32_t value;

    __asm__ volatile("mrs %0, control" : "=r"(value));
    return (value & 1u) != 0u;
}

/* Whether the thread runs in user mode, in a domain that has more than the MPU holds. */
static ALWAYS_INLINE bool is_common(const struct k_thread *thread)
{
    return thread->domain != NULL && thread->domain->core.whole == 0u && thread->state == 0u &&
           user_mode() && !bk_mpu_state.watching;
}

bool bk_region_load(uint32_t exc_return)
{
    struct k_thread *thread = bk_kernel.current;
    struct bk_domain *domain = &thread->domain->core;
    const struct bk_region *region;
    uint32_t address;
    unsigned int slot;

    if (unlikely(SCB_CFSR != (CFSR_DACCVIOL | CFSR_MMARVALID) || exc_return != BK_EXC_RETURN ||
                 !is_common(thread))) {
        return false;
    }
    address = SCB_MMFAR;
    region = bk_ready_region(domain, address);
    if (unlikely(region == NULL || bk_mpu_is_loaded(domain, region, address))) {
        return false;
    }
    slot = bk_mpu_victim();
    domain->plan[slot] = bk_mpu_place(*region, BK_PLAN_FIRST + slot);
    bk_mpu_write(slot, domain->plan[slot]);
    SCB_CFSR = CFSR_DACCVIOL | CFSR_MMARVALID;
    __asm__ volatile("dsb" : : : "memory");
    return true;
}
