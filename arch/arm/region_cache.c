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

struct bk_mpu_state bk_mpu_state;

/*
 * The slots are filled in turn. An instruction starts again after each miss, and after as many
 * misses as there are slots it has all that it needs: code, data and, since the return from the
 * fault reads the frame, the stack that the next interrupt will push to. One that needs more than
 * there are would go on for ever. So, now and then, all misses are watched for a while: no more of
 * them than that may follow each other with the same registers at the same instruction.
 */
static struct {
    uint32_t left; /* until the next look; while watching, until the verdict */
    uint32_t sum;
} watch;

#define WATCH_EVERY 64u
#define WATCH_LIMIT (2u * BK_PLAN_SLOTS)

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
static bool is_stuck(const struct bk_frame *frame, const uint32_t *saved)
{
    uint32_t sum;
    bool over;

    if (bk_mpu_state.watching && frame == NULL) {
        return false;
    }
    over = watch.left-- == 0u;
    if (!bk_mpu_state.watching) {
        if (over) {
            bk_mpu_state.watching = true;
            watch.left = WATCH_LIMIT;
            watch.sum = 0;
        }
        return false;
    }
    sum = sum_of(frame, saved);
    if (watch.sum == 0u) {
        watch.sum = sum;
    }
    if (over || watch.sum != sum) {
        bk_mpu_state.watching = false;
        watch.left = WATCH_EVERY;
        return watch.sum == sum;
    }
    return false;
}

bool bk_region_load(struct bk_domain *domain, uint32_t addr, uint32_t rights)
{
    struct bk_region region;
    enum bk_miss answer = bk_mpu_miss(domain, &bk_layout, addr, rights, &region);

    if (answer == BK_MISS_EVICT) {
        return bk_mpu_evict(domain, &region);
    }
    if (answer == BK_MISS_VIOLATION || rights == BK_P_W ||
        bk_mpu_is_loaded(domain, &region, addr)) {
        return false;
    }
    bk_mpu_fill(domain, bk_mpu_victim(), &region);
    return true;
}

/* What a user thread's access missed; bits are those of the memory fault. */
static bool load_missed(uint32_t bits, const struct bk_frame *frame, const uint32_t *saved)
{
    struct bk_domain *domain = &bk_kernel.current->domain->core;
    uint32_t first = SCB_MMFAR;
    uint32_t last = first;
    uint32_t rights = BK_U_R;
    bool done;

    if (is_stuck(frame, saved)) {
        return false;
    }
    if (bits == CFSR_MUNSTKERR) {
        /* The frame to go on with; the stack pointer stays until it has been read. */
        first = psp();
        last = first + sizeof(struct bk_frame) - 1u;
    } else if (frame == NULL) {
        return false;
    } else if ((bits & CFSR_IACCVIOL) != 0u) {
        /* An instruction may reach into the next region. */
        first = frame->pc;
        last = first + 2u;
        rights = BK_U_X | BK_U_R;
    } else if ((bits & CFSR_MMARVALID) == 0u) {
        return false;
    }
    done = bk_region_load(domain, first, rights);
    return bk_region_load(domain, last, rights) || done;
}

bool bk_region_miss(uint32_t status, const struct bk_frame *frame, const uint32_t *saved,
                    bool user)
{
    uint32_t bits = status & CFSR_MEMORY;
    bool done = user ? load_missed(bits, frame, saved)
                     : (bits & CFSR_MMARVALID) != 0u &&
                           bk_region_load(&bk_kernel.current->domain->core, SCB_MMFAR, BK_P_W);

    if (done) {
        SCB_CFSR = bits;
    }
    return done;
}
