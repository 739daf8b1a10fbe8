/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory domains: the isolation core decides, this file serialises edits against the switch and
 * says what was refused. Edits run at the kernel level, where no switch comes between the edit, its
 * plan and the MPU.
 */
#include <zephyr/sys/libc-hooks.h>

#include "arch.h"
#include "domain.h"
#include "thread.h"
#include <kernel/isolation/mpu.h>

struct k_mem_domain k_mem_domain_default;
/* Sizes are symbols too: the linker knows them, the compiler cannot subtract for it. */
extern const char bk_text_start[], bk_text_size[], bk_stacks_start[], bk_stacks_size[];

#define SPAN(name) {(uint32_t)(uintptr_t)bk_##name##_start, (uint32_t)(uintptr_t)bk_##name##_size}

const struct bk_layout bk_layout = {SPAN(text), SPAN(kernel_data), SPAN(stacks)};

static int error_of(enum bk_iso_result result)
{
    if (result == BK_ISO_FULL) {
        return -ENOSPC;
    }
    if (result == BK_ISO_NOT_FOUND) {
        return -ENOENT;
    }
    return result == BK_ISO_OK ? 0 : -EINVAL;
}

static bool usable(const struct k_mem_domain *domain, const char *call)
{
    if (domain != NULL && domain->valid == BK_DOMAIN_VALID) {
        return true;
    }
    bk_domain_refuse(call, domain, "is not initialised: call k_mem_domain_init() first");
    return false;
}

static struct bk_partition core_partition(const struct k_mem_partition *part)
{
    struct bk_partition p = {(uint32_t)part->start, (uint32_t)part->size, part->attr};

    return p;
}

/* Make the plan anew, and the MPU with it where it holds this domain's. */
static void replan(struct k_mem_domain *domain)
{
    bk_mpu_plan(&domain->core, &bk_layout);
    bk_mpu_refresh();
}

static int add_partition(struct k_mem_domain *domain, const struct k_mem_partition *part)
{
    struct bk_partition p;
    enum bk_iso_result result;

    if (part == NULL) {
        bk_domain_refuse("memory domain", part, "is no partition");
        return -EINVAL;
    }
    p = core_partition(part);
    result = bk_domain_add(&domain->core, &p, &bk_layout);
    if (result != BK_ISO_OK) {
        bk_domain_complain("cannot add", part, result);
    }
    return error_of(result);
}

int k_mem_domain_init(struct k_mem_domain *domain, uint8_t num_parts,
                      struct k_mem_partition *parts[])
{
    unsigned int key;
    int result = 0;

    if (domain == NULL || (num_parts != 0u && parts == NULL)) {
        bk_domain_refuse("k_mem_domain_init", NULL,
                         domain == NULL ? "is no domain" : "is no array of partitions");
        return -EINVAL;
    }
    if (domain->valid == BK_DOMAIN_VALID && domain->threads != 0u) {
        bk_domain_refuse("k_mem_domain_init", domain, "has threads already: end them first");
        return -EBUSY;
    }
    key = bk_kernel_lock();
    domain->valid = 0;
    domain->threads = 0;
    bk_domain_init(&domain->core);
    bk_unlock(key);
    for (unsigned int i = 0; i < num_parts && result == 0; i++) {
        result = add_partition(domain, parts[i]);
    }
    if (result == 0) {
        bk_mpu_plan(&domain->core, &bk_layout);
        domain->valid = BK_DOMAIN_VALID;
    }
    return result;
}

int k_mem_domain_add_partition(struct k_mem_domain *domain, struct k_mem_partition *part)
{
    unsigned int key;
    int result;

    if (!usable(domain, "k_mem_domain_add_partition")) {
        return -EINVAL;
    }
    key = bk_kernel_lock();
    result = add_partition(domain, part);
    if (result == 0) {
        replan(domain);
    }
    bk_unlock(key);
    return result;
}

int k_mem_domain_remove_partition(struct k_mem_domain *domain, struct k_mem_partition *part)
{
    struct bk_partition p;
    enum bk_iso_result result;
    unsigned int key;

    if (!usable(domain, "k_mem_domain_remove_partition") || part == NULL) {
        return -EINVAL;
    }
    p = core_partition(part);
    key = bk_kernel_lock();
    result = bk_domain_remove(&domain->core, &p);
    if (result == BK_ISO_OK) {
        replan(domain);
    } else {
        bk_domain_complain("cannot remove", part, result);
    }
    bk_unlock(key);
    return error_of(result);
}

/* Kernel level. */
static void move(struct k_thread *thread, struct k_mem_domain *domain)
{
    if (thread->domain != NULL) {
        thread->domain->threads--;
    }
    domain->threads++;
    thread->domain = domain;
    if (thread == bk_kernel.current) {
        bk_mpu_refresh();
    }
}

int k_mem_domain_add_thread(struct k_mem_domain *domain, struct k_thread *thread)
{
    unsigned int key;

    if (!usable(domain, "k_mem_domain_add_thread")) {
        return -EINVAL;
    }
    if (thread == NULL || (thread->state & BK_STATE_DEAD) != 0u || thread->stack_start == 0u) {
        bk_domain_refuse("k_mem_domain_add_thread", thread, "is no thread, or has ended");
        return -EINVAL;
    }
    key = bk_kernel_lock();
    move(thread, domain);
    bk_unlock(key);
    return 0;
}

void k_mem_domain_remove_thread(struct k_thread *thread)
{
    (void)k_mem_domain_add_thread(&k_mem_domain_default, thread);
}

int k_mem_domain_deinit(struct k_mem_domain *domain)
{
    if (!usable(domain, "k_mem_domain_deinit")) {
        return -EINVAL;
    }
    if (domain->threads != 0u) {
        bk_domain_refuse("k_mem_domain_deinit", domain, "still has threads: move them first");
        return -EBUSY;
    }
    domain->valid = 0;
    return 0;
}

static void move_home(const struct k_thread *thread, void *domain)
{
    if (thread->domain == domain) {
        move((struct k_thread *)thread, &k_mem_domain_default);
    }
}

void k_mem_domain_destroy(struct k_mem_domain *domain)
{
    if (!usable(domain, "k_mem_domain_destroy") || domain == &k_mem_domain_default) {
        return;
    }
    k_thread_foreach(move_home, domain);
    domain->valid = 0;
}

void bk_domain_inherit(struct k_thread *child, const struct k_thread *parent)
{
    unsigned int key = bk_kernel_lock();

    move(child, parent != NULL && parent->domain != NULL ? parent->domain : &k_mem_domain_default);
    bk_unlock(key);
}

void bk_domain_leave(struct k_thread *thread)
{
    if (thread->domain != NULL) {
        thread->domain->threads--;
    }
}

void bk_domain_boot(void)
{
#ifdef Z_LIBC_PARTITION_EXISTS
    struct k_mem_partition *parts[] = {&z_libc_partition};

    (void)k_mem_domain_init(&k_mem_domain_default, 1, parts);
#else
    (void)k_mem_domain_init(&k_mem_domain_default, 0, NULL);
#endif
}
