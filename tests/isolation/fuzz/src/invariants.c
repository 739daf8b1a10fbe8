/* SPDX-License-Identifier: Apache-2.0 */
/* What must hold whatever user threads do, stated independently of the code that sees to it. */
#include <kernel/arch.h>
#include <kernel/object.h>
#include <kernel/sched.h>

#include "fuzz.h"

#define MPU_RNR  (*(volatile uint32_t *)0xE000ED98u)
#define MPU_RBAR (*(volatile uint32_t *)0xE000ED9Cu)
#define MPU_RLAR (*(volatile uint32_t *)0xE000EDA0u)

#define CHECK(condition, words)                                                                    \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            return words;                                                                          \
        }                                                                                          \
    } while (false)

static bool is_hostile(const struct k_thread *thread)
{
    return thread >= hostiles && thread < hostiles + HOSTILES + CHILDREN;
}

/* Rings of the ready queue: linked both ways, and exactly those who can run. */
static const char *check_ready(void)
{
    unsigned int ready = 0;
    unsigned int able = 0;

    for (unsigned int level = BK_LEVEL_BEST; level <= BK_LEVEL_IDLE; level++) {
        sys_dnode_t *head = bk_kernel.ready[level];
        sys_dnode_t *node = head;

        if ((bk_kernel.ready_mask & (0x80000000u >> (level - BK_LEVEL_BEST))) == 0u) {
            CHECK(head == NULL, "ready queue: an empty level has a head");
            continue;
        }
        do {
            struct k_thread *thread = bk_thread_of(node);

            CHECK(node->next->prev == node && node->prev->next == node, "ready queue: links");
            CHECK(thread->level == level, "ready queue: level");
            CHECK((thread->state & BK_STATE_NOT_READY) == 0u, "ready queue: a thread cannot run");
            CHECK(++ready < 32u, "ready queue: no end");
            node = node->next;
        } while (node != head);
    }
    for (sys_dnode_t *node = bk_kernel.all.head; node != (sys_dnode_t *)&bk_kernel.all;
         node = node->next) {
        struct k_thread *thread = CONTAINER_OF(node, struct k_thread, all_node);

        CHECK(node->next->prev == node && node->prev->next == node, "list of threads: links");
        able += (thread->state & BK_STATE_NOT_READY) == 0u ? 1u : 0u;
    }
    CHECK(able == ready, "ready queue: one is missing, or too many");
    return NULL;
}

static bool has(const struct k_thread *thread, const void *object, uint32_t type)
{
    return bk_object_permitted(thread, bk_object_index(object, type));
}

const char *broken_rights(const struct k_thread *thread)
{
    CHECK((thread->options & (K_USER | K_ESSENTIAL)) == K_USER, "thread: options");
    CHECK(thread->context.control == 3u, "thread: privileged");
    CHECK(thread->base_priority >= HOSTILE_PRIORITY && thread->base_priority < K_LOWEST_THREAD_PRIO,
          "thread: priority");
    CHECK(thread->level >= BK_LEVEL(HOSTILE_PRIORITY), "thread: level");
    CHECK(thread->lock_count == 0u, "thread: scheduler lock");
    CHECK(!has(thread, &foreign_sem, K_OBJ_SEM) && !has(thread, &foreign_mutex, K_OBJ_MUTEX) &&
              !has(thread, &foreign_thread, K_OBJ_THREAD),
          "thread: a permission that nobody gave");
    CHECK(thread->stack_start >= (uintptr_t)hostile_stacks &&
              thread->stack_start + thread->stack_size <=
                  (uintptr_t)hostile_stacks + sizeof(hostile_stacks),
          "thread: stack");
    CHECK(thread->context.psplim == thread->stack_start, "thread: stack limit");
    CHECK(thread->domain >= domains && thread->domain < domains + DOMAINS, "thread: domain");
    return NULL;
}

static const char *check_threads(void)
{
    unsigned int in_domain[DOMAINS] = {0};

    for (sys_dnode_t *node = bk_kernel.all.head; node != (sys_dnode_t *)&bk_kernel.all;
         node = node->next) {
        const struct k_thread *thread = CONTAINER_OF(node, struct k_thread, all_node);
        const char *finding;

        CHECK((thread->state & BK_STATE_DEAD) == 0u, "list of threads: a dead one");
        if (thread->domain >= domains && thread->domain < domains + DOMAINS) {
            in_domain[thread->domain - domains]++;
        }
        if (is_hostile(thread)) {
            finding = broken_rights(thread);
            CHECK(finding == NULL, finding);
        }
        if (thread->waiting_on != NULL) {
            CHECK((thread->state & BK_STATE_PENDING) != 0u, "thread: waits, and is not pending");
            CHECK(thread->node.next->prev == &thread->node, "wait queue: links");
        }
    }
    for (int i = 0; i < DOMAINS; i++) {
        CHECK(in_domain[i] == domains[i].threads, "domain: number of threads");
    }
    return NULL;
}

static const char *check_objects(void)
{
    for (unsigned int i = 1; i < BK_OBJECT_SLOTS; i++) {
        uint32_t entry = bk_kernel.objects[i];
        uint32_t offset = (entry - CONFIG_SRAM_BASE_ADDRESS) & (BIT(BK_OBJECT_TYPE_SHIFT) - 1u);

        if (entry == 0u) {
            continue;
        }
        CHECK(offset < CONFIG_SRAM_SIZE * 1024u &&
                  bk_object_header_index((const void *)(CONFIG_SRAM_BASE_ADDRESS + offset)) == i,
              "object table: an entry leads elsewhere");
    }
    for (int i = 0; i < 2; i++) {
        CHECK(mutexes[i].owner == NULL || is_hostile(mutexes[i].owner), "mutex: owner");
        CHECK(mutexes[i].owner == NULL || (mutexes[i].owner->state & BK_STATE_DEAD) == 0u,
              "mutex: the owner is dead");
        CHECK(sems[i].count <= sems[i].limit, "semaphore: count");
        CHECK(msgqs[i].max_msgs == 4u && msgqs[i].side[0].ready <= 4u &&
                  msgqs[i].side[0].ready + msgqs[i].side[1].ready == 4u,
              "message queue: fill");
    }
    CHECK(foreign_sem.count == 3u && foreign_sem.limit == 9u, "the semaphore of others changed");
    CHECK(foreign_mutex.owner == NULL, "the mutex of others changed");
    CHECK((foreign_thread.state & BK_STATE_NOT_READY) == BK_STATE_PRESTART,
          "the thread of others changed");
    return NULL;
}

/* A planned region grants nothing that no partition grants (ARM DDI0553, MPU_RBAR, MPU_RLAR). */
static const char *check_region(const struct bk_domain *domain, struct bk_region region)
{
#ifdef CONFIG_ARMV8_M_MAINLINE
    uint32_t first = region.base & ~31u;
    uint32_t last = region.attr | 31u;
    uint32_t access = (region.base >> 1) & 3u;

    if ((region.attr & 1u) == 0u) {
        return NULL;
    }
    for (unsigned int i = 0; i < domain->num; i++) {
        const struct bk_partition *p = &domain->part[i];

        if (first >= p->start && last <= p->start + p->size - 1u) {
            CHECK((region.base & 1u) != 0u || (p->attr & BK_U_X) != 0u, "plan: executable");
            CHECK(access != 1u || (p->attr & BK_U_W) != 0u, "plan: writable");
            CHECK(access != 3u || (p->attr & BK_U_R) != 0u, "plan: readable");
            return NULL;
        }
    }
    return "plan: a region in no partition";
#else
    ARG_UNUSED(domain);
    ARG_UNUSED(region);
    return NULL;
#endif
}

static const char *check_domain(const struct k_mem_domain *domain)
{
    const struct bk_domain *core = &domain->core;

    for (unsigned int i = 0; i < core->num; i++) {
        CHECK(i == 0u || core->part[i - 1u].start + core->part[i - 1u].size <= core->part[i].start,
              "domain: partitions out of order");
    }
    for (unsigned int i = 0; i < BK_PLAN_SLOTS; i++) {
        const char *finding = check_region(core, core->plan[i]);

        CHECK(finding == NULL, finding);
    }
    return NULL;
}

/* What the MPU holds now is the plan of the current thread's domain. */
static const char *check_mpu(void)
{
#ifdef CONFIG_ARMV8_M_MAINLINE
    const struct k_mem_domain *domain = bk_kernel.current->domain;

    for (unsigned int i = 0; i < BK_PLAN_SLOTS; i++) {
        MPU_RNR = BK_PLAN_FIRST + i;
        CHECK((MPU_RLAR & 1u) == (domain->core.plan[i].attr & 1u), "MPU: a region too many");
        CHECK((MPU_RLAR & 1u) == 0u || MPU_RBAR == domain->core.plan[i].base, "MPU: another base");
    }
#endif
    return NULL;
}

const char *broken_invariant(void)
{
    unsigned int key = irq_lock();
    const char *finding = check_ready();

    if (finding == NULL) {
        finding = check_threads();
    }
    if (finding == NULL) {
        finding = check_objects();
    }
    for (int i = 0; i < DOMAINS && finding == NULL; i++) {
        finding = check_domain(&domains[i]);
    }
    if (finding == NULL) {
        finding = check_mpu();
    }
    irq_unlock(key);
    return finding;
}
