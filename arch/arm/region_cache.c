/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The MPU's dynamic slots as a cache of the domain's regions. An access that misses puts the region
 * into the MPU and into the domain's plan, in place of another, so that the next switch to the
 * domain stores what its threads used last.
 */
#include <arm.h>
#include <kernel/isolation/mpu.h>
#include <mpu_slots.h>

#include "domain.h"

void bk_mpu_refresh(void)
{
    struct k_mem_domain *domain = bk_kernel.current->domain;

    if (domain == NULL) {
        return;
    }
    MPU_CTRL = 0;
    for (unsigned int slot = 0; slot < BK_PLAN_SLOTS; slot++) {
        bk_mpu_write(slot, domain->core.plan[slot]);
    }
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}

/* The slot of the domain's plan that has the region; BK_PLAN_SLOTS when none has. */
static __noinline unsigned int slot_of(const struct bk_domain *domain, struct bk_region region)
{
    unsigned int slot;

    for (slot = 0; slot < BK_PLAN_SLOTS; slot++) {
        struct bk_region placed = bk_mpu_place(region, BK_PLAN_FIRST + slot);

        if (domain->plan[slot].base == placed.base && domain->plan[slot].attr == placed.attr) {
            break;
        }
    }
    return slot;
}

/* Into the domain's plan and the MPU. */
static __noinline void fill_slot(struct bk_domain *domain, unsigned int slot,
                                 struct bk_region region)
{
    domain->plan[slot] = bk_mpu_place(region, BK_PLAN_FIRST + slot);
    bk_mpu_write(slot, domain->plan[slot]);
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}

static uint32_t psp(void)
{
    uint32_t value;

    __asm__ volatile("mrs %0, psp" : "=r"(value));
    return value;
}

struct bk_mpu_state bk_mpu_state;

/*
 * The slots are filled in turn. An instruction starts again after each miss, and after as many
 * misses as there are slots it has all that it needs: code, data and, since the return from the
 * fault reads the frame, the stack that the next interrupt will push to. One that needs more than
 * there are would go on for ever. So, now and then, all misses are watched for a while: no more of
 * them than that may follow each other with the same registers at the same instruction.
 */
static struct {
    uint32_t left; /* until the next look */
    uint32_t same;
    uint32_t pc;
    uint32_t sum;
} watch;

#define WATCH_EVERY 64u
#define WATCH_LIMIT (2u * BK_PLAN_SLOTS)

static uint32_t sum_of(const struct bk_frame *frame, const uint32_t *saved)
{
    const uint32_t *words = (const uint32_t *)frame;
    uint32_t sum = (uint32_t)(uintptr_t)frame;

    for (unsigned int i = 0; i < sizeof(*frame) / sizeof(*words); i++) {
        sum = (sum << 5 | sum >> 27) + words[i] * 3u + saved[i];
    }
    return sum;
}

static void look_now_and_then(void)
{
    if (!bk_mpu_state.watching && watch.left-- == 0u) {
        watch.left = WATCH_EVERY - 1u;
        watch.same = 0;
        bk_mpu_state.watching = true;
    }
}

/* One of the misses that are watched; whether it is in vain. */
static bool is_stuck(const struct bk_frame *frame, const uint32_t *saved)
{
    uint32_t sum = sum_of(frame, saved);

    if (watch.same == 0u) {
        watch.pc = frame->pc;
        watch.sum = sum;
    } else if (watch.pc != frame->pc || watch.sum != sum) {
        bk_mpu_state.watching = false;
        return false;
    }
    watch.same++;
    bk_mpu_state.watching = watch.same <= WATCH_LIMIT;
    return !bk_mpu_state.watching;
}

static bool load(uint32_t address, uint32_t rights)
{
    struct bk_domain *domain = &bk_kernel.current->domain->core;
    struct bk_region region;

    if (bk_mpu_miss(domain, &bk_layout, address, rights, &region) != BK_MISS_LOAD ||
        slot_of(domain, region) != BK_PLAN_SLOTS) {
        return false;
    }
    fill_slot(domain, bk_mpu_victim(), region);
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
    unsigned int slot;

    if (bk_mpu_miss(domain, &bk_layout, address, BK_P_W, &region) != BK_MISS_EVICT) {
        return false;
    }
    slot = slot_of(domain, region);
    if (slot == BK_PLAN_SLOTS) {
        return false;
    }
    fill_slot(domain, slot, (struct bk_region){0, 0});
    domain->whole = 0;
    return true;
}

/* What a user thread's access missed; bits are those of the memory fault. */
static bool load_missed(uint32_t bits, const struct bk_frame *frame, const uint32_t *saved)
{
    look_now_and_then();
    if (bits == CFSR_MUNSTKERR) {
        /* The frame to go on with; the stack pointer stays until it has been read. */
        bool first = load(psp(), BK_U_R);

        return load(psp() + sizeof(struct bk_frame) - 1u, BK_U_R) || first;
    }
    if (frame == NULL || (bk_mpu_state.watching && is_stuck(frame, saved))) {
        return false;
    }
    if ((bits & CFSR_IACCVIOL) != 0u) {
        /* An instruction may reach into the next region. */
        return load(frame->pc, BK_U_X | BK_U_R) || load(frame->pc + 2u, BK_U_X | BK_U_R);
    }
    return (bits & CFSR_MMARVALID) != 0u && load(SCB_MMFAR, BK_U_R);
}

bool bk_region_miss(uint32_t status, const struct bk_frame *frame, const uint32_t *saved,
                    bool user)
{
    uint32_t bits = status & CFSR_MEMORY;
    bool done = user ? load_missed(bits, frame, saved)
                     : (bits & CFSR_MMARVALID) != 0u && evict(SCB_MMFAR);

    if (done) {
        SCB_CFSR = bits;
    }
    return done;
}
