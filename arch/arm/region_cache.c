/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The MPU's dynamic slots as a cache of the domain's regions. An access that misses puts the region
 * into the MPU and into the domain's plan, in place of another, so that the next switch to the
 * domain stores what its threads used last.
 */
#include <arm.h>
#include <kernel/isolation/mpu.h>

#include "domain.h"

void bk_mpu_refresh(void)
{
    struct k_mem_domain *domain = bk_kernel.current->domain;

    if (domain == NULL) {
        return;
    }
    MPU_CTRL = 0;
    for (unsigned int slot = 0; slot < BK_PLAN_SLOTS; slot++) {
        bk_arch_mpu_slot(slot, domain->core.plan[slot]);
    }
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}

static bool is_loaded(const struct bk_domain *domain, struct bk_region region)
{
    for (unsigned int slot = 0; slot < BK_PLAN_SLOTS; slot++) {
        struct bk_region placed = bk_mpu_place(region, BK_PLAN_FIRST + slot);

        if (domain->plan[slot].base == placed.base && domain->plan[slot].attr == placed.attr) {
            return true;
        }
    }
    return false;
}

static uint32_t psp(void)
{
    uint32_t value;

    __asm__ volatile("mrs %0, psp" : "=r"(value));
    return value;
}

/*
 * Whether the slot holds what the stack pointer points into: the next interrupt pushes its frame
 * there, and what cannot be pushed is lost.
 */
static bool holds_stack(const struct bk_domain *domain, unsigned int slot)
{
    const struct k_thread *thread = bk_kernel.current;
    struct bk_region region;

    if (psp() - thread->stack_start <= thread->stack_size ||
        !bk_mpu_region_for(domain, &bk_layout, psp() - 1u, &region)) {
        return false;
    }
    region = bk_mpu_place(region, BK_PLAN_FIRST + slot);
    return domain->plan[slot].base == region.base && domain->plan[slot].attr == region.attr;
}

unsigned int bk_mpu_last_loaded;

static bool load(uint32_t address, uint32_t rights)
{
    unsigned int slot;
    struct bk_domain *domain = &bk_kernel.current->domain->core;
    struct bk_region region;

    if (bk_mpu_miss(domain, &bk_layout, address, rights, &region) != BK_MISS_LOAD ||
        is_loaded(domain, region)) {
        return false;
    }
    do {
        slot = bk_mpu_victim();
    } while (holds_stack(domain, slot));
    domain->plan[slot] = bk_mpu_place(region, BK_PLAN_FIRST + slot);
    MPU_CTRL = 0;
    bk_arch_mpu_slot(slot, domain->plan[slot]);
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
    return true;
}

/*
 * A privileged access that the attribute permits, and a region does not since the MPU cannot state
 * "privileged write, user read only" (PMSAv8): out with the region, until a user access misses it.
 */
static bool evict(uint32_t address)
{
    struct bk_domain *domain = &bk_kernel.current->domain->core;
    struct bk_region region;

    if (bk_mpu_miss(domain, &bk_layout, address, BK_P_W, &region) != BK_MISS_EVICT) {
        return false;
    }
    for (unsigned int slot = 0; slot < BK_PLAN_SLOTS; slot++) {
        struct bk_region placed = bk_mpu_place(region, BK_PLAN_FIRST + slot);

        if (domain->plan[slot].base == placed.base && domain->plan[slot].attr == placed.attr) {
            domain->plan[slot] = bk_mpu_place((struct bk_region){0, 0}, BK_PLAN_FIRST + slot);
            bk_arch_mpu_slot(slot, domain->plan[slot]);
            domain->whole = 0;
            return true;
        }
    }
    return false;
}

bool bk_arch_region_miss(const uint32_t *status, const struct bk_frame *frame, bool user)
{
    uint32_t bits = *status & CFSR_MEMORY;
    bool done = false;

    if (!user && (bits & CFSR_MMARVALID) != 0u && bk_kernel.current->domain != NULL &&
        evict(SCB_MMFAR)) {
        SCB_CFSR = bits;
        return true;
    }
    if (!user || bits == 0u || bk_kernel.current->domain == NULL ||
        bk_kernel.current->domain->core.whole != 0u) {
        return false;
    }
    if (bits == CFSR_MUNSTKERR) {
        /* The frame to go on with; the stack pointer stays until it has been read. */
        done = load(psp(), BK_U_R);
        done = load(psp() + sizeof(struct bk_frame) - 1u, BK_U_R) || done;
    } else if (frame == NULL) {
        return false;
    } else if ((bits & CFSR_IACCVIOL) != 0u) {
        /* An instruction may reach into the next region. */
        done = load(frame->pc, BK_U_X | BK_U_R) || load(frame->pc + 2u, BK_U_X | BK_U_R);
    } else if ((bits & CFSR_MMARVALID) != 0u) {
        done = load(SCB_MMFAR, BK_U_R);
    }
    if (done) {
        SCB_CFSR = bits;
    }
    return done;
}
