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
        bk_mpu_store(BK_PLAN_FIRST + slot, &domain->core.plan[slot]);
    }
    MPU_CTRL = MPU_ON;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
}

void bk_mpu_fill(struct bk_domain *domain, unsigned int slot, const struct bk_region *region)
{
    domain->plan[slot] = bk_mpu_place(*region, BK_PLAN_FIRST + slot);
    bk_mpu_store(BK_PLAN_FIRST + slot, &domain->plan[slot]);
}

static uint32_t psp(void)
{
    uint32_t value;

    __asm__ volatile("mrs %0, psp" : "=r"(value));
    return value;
}

/*
 * The slots are filled in turn. An instruction starts again after each miss, and after as many
 * misses as there are slots it has all that it needs: code, data and, since the return from the
 * fault reads the frame, the stack that the next interrupt will push to. One that needs more than
 * there are would go on for ever. So, now and then, all misses are watched for a while: no more of
 * them than that may follow each other with the same registers at the same instruction.
 */
#define WATCH_EVERY 64u
#define WATCH_LIMIT (2u * BK_PLAN_SLOTS)

struct bk_mpu_state bk_mpu_state;

/* Of all registers, the one that says where the instruction is included. */
static uint32_t sum_of(const struct bk_frame *frame, const uint32_t *saved)
{
    const uint32_t *words = (const uint32_t *)frame;
    uint32_t sum = (uint32_t)(uintptr_t)frame;

    for (unsigned int i = 0; i < sizeof(*frame) / sizeof(*words); i++) {
        sum = (sum << 5 | sum >> 27) + words[i] * 3u + saved[i];
    }
    return sum;
}

/* Whether this miss is one too many. A miss without a frame counts towards the next look only. */
static __noinline bool is_stuck(const struct bk_frame *frame, const uint32_t *saved)
{
    struct bk_mpu_state *state = &bk_mpu_state;
    uint32_t sum = frame != NULL ? sum_of(frame, saved) : 0u;
    bool over;

    if (state->watching && sum == 0u) {
        return false;
    }
    over = state->left-- == 0u;
    if (state->watching && state->sum == 0u) {
        state->sum = sum;
    }
    if (over || (state->watching && state->sum != sum)) {
        bool stuck = state->watching && state->sum == sum;

        state->watching = !state->watching;
        state->left = state->watching ? WATCH_LIMIT : WATCH_EVERY;
        state->sum = sum;
        return stuck;
    }
    return false;
}

/* Without branches in the search for the partition, which is most of the work. */
__attribute__((optimize("if-conversion")))
bool bk_region_load(struct bk_domain *domain, uint32_t addr, uint32_t rights)
{
    struct bk_region region;
    enum bk_miss answer = bk_mpu_miss(domain, &bk_layout, addr, rights, &region);

    if (answer == BK_MISS_EVICT) {
        return bk_mpu_evict(domain, &region);
    }
    if (answer == BK_MISS_VIOLATION || bk_mpu_is_loaded(domain, &region, addr)) {
        return false;
    }
    bk_mpu_fill(domain, bk_mpu_victim(), &region);
    return true;
}

bool bk_region_miss(uint32_t status, const struct bk_frame *frame, const uint32_t *saved, bool user)
{
    struct bk_domain *domain = &bk_kernel.current->domain->core;
    uint32_t first = SCB_MMFAR;
    uint32_t last = first;
    uint32_t rights = BK_U_R;
    bool done;

    if (user && is_stuck(frame, saved)) {
        return false;
    }
    if (user && (status & CFSR_MEMORY) == CFSR_MUNSTKERR) {
        /* The frame to go on with; the stack pointer stays until it has been read. */
        first = psp();
        last = first + sizeof(struct bk_frame) - 1u;
    } else if (user && (status & CFSR_IACCVIOL) != 0u && frame != NULL) {
        /* An instruction may reach into the next region. */
        first = frame->pc;
        last = first + 2u;
        rights = BK_U_X | BK_U_R;
    } else if ((status & CFSR_MMARVALID) == 0u || frame == NULL) {
        return false;
    } else if (!user) {
        rights = BK_P_W;
    }
    done = bk_region_load(domain, first, rights);
    done = bk_region_load(domain, last, rights) || done;
    if (done) {
        SCB_CFSR = status & CFSR_MEMORY;
    }
    return done;
}
