/* SPDX-License-Identifier: Apache-2.0 */
/* What lies at an address, whose it is and who may touch it. */
#include <kernel/isolation/isolation.h>

#include "arch.h"
#include "domain.h"
#include "fault_words.h"
#include "thread.h"

extern char bk_kernel_stack_start[], bk_kernel_stack_end[];
extern const struct k_mem_partition bk_list_k_mem_partition_start[], bk_list_k_mem_partition_end[];

#define BK_RIGHT_OF(access)                                                                        \
    ((access) == BK_ACCESS_WRITE ? BK_U_W : (access) == BK_ACCESS_EXECUTE ? BK_U_X : BK_U_R)

/* Where no RAM is: each reaches up to the next (ARM DDI0403 B3.2, DDI0553 D1.1). */
static const struct {
    uint32_t start;
    const char *text;
} areas[] = {
    {0x00000000u, "the null pointer"},
    {BK_ISO_NULL_SIZE, "nothing"},
    {CONFIG_UART_CONSOLE_ADDRESS, "the console's UART"},
    {CONFIG_UART_CONSOLE_ADDRESS + 0x1000u, "a peripheral"},
    {0x60000000u, "nothing"},
    {0xE0000000u, "debug and trace units"},
    {0xE000E000u, "system control"},
    {0xE000E010u, "SysTick"},
    {0xE000E100u, "the interrupt controller"},
    {0xE000ED00u, "system control"},
    {0xE000ED90u, "the MPU"},
    {0xE000EDF0u, "the debug registers"},
    {0xE000EF00u, "the interrupt controller"},
    {0xE0100000u, "nothing"},
};

static const char *area_of(uint32_t address)
{
    unsigned int i = ARRAY_SIZE(areas) - 1u;

    while (areas[i].start > address) {
        i--;
    }
    return areas[i].text;
}

static void say_named(uint32_t address)
{
    if (!bk_say_variable(address)) {
        printk("0x%08x", (unsigned int)address);
    }
}

static const struct k_mem_partition *partition_at(uint32_t address)
{
    for (const struct k_mem_partition *p = bk_list_k_mem_partition_start;
         p < bk_list_k_mem_partition_end; p++) {
        if (address - p->start < p->size) {
            return p;
        }
    }
    return NULL;
}

static const struct k_thread *stack_user(uint32_t address)
{
    for (const sys_dnode_t *node = bk_kernel.all.head; node != (sys_dnode_t *)&bk_kernel.all;
         node = node->next) {
        const struct k_thread *thread = CONTAINER_OF(node, const struct k_thread, all_node);

        if (address - thread->stack_start < thread->stack_size) {
            return thread;
        }
    }
    return NULL;
}

/* A thread whose domain grants the access; the isolation core decides. */
static const struct k_thread *permitted(uint32_t address, uint32_t rights)
{
    for (const sys_dnode_t *node = bk_kernel.all.head; node != (sys_dnode_t *)&bk_kernel.all;
         node = node->next) {
        const struct k_thread *thread = CONTAINER_OF(node, const struct k_thread, all_node);

        if (bk_domain_permits(&thread->domain->core, address, 1, rights)) {
            return thread;
        }
    }
    return NULL;
}

static void say_domain(const struct k_mem_domain *domain)
{
    printk("\n  its domain ");
    if (domain == &k_mem_domain_default) {
        printk("k_mem_domain_default");
    } else {
        say_named((uint32_t)(uintptr_t)domain);
    }
    printk(" holds");
    for (unsigned int i = 0; i < domain->core.num; i++) {
        const struct k_mem_partition *part = partition_at(domain->core.part[i].start);

        printk(" ");
        say_named(part != NULL ? (uint32_t)(uintptr_t)part : domain->core.part[i].start);
    }
}

static void say_partition(const struct bk_fault_record *record, const struct k_mem_partition *part)
{
    const struct k_thread *holder = permitted(record->address, BK_RIGHT_OF(record->access));

    printk("partition ");
    say_named((uint32_t)(uintptr_t)part);
    if (holder != NULL) {
        printk(", which ");
        bk_say_thread(holder);
        printk(" may use by domain ");
        say_named((uint32_t)(uintptr_t)holder->domain);
    }
}

static bool within(const struct bk_span *span, uint32_t address)
{
    return address - span->start < span->size;
}

static void say_memory(const struct bk_fault_record *record)
{
    uint32_t address = record->address;
    const struct k_thread *owner = stack_user(address);
    const struct k_mem_partition *part = partition_at(address);

    if (owner != NULL) {
        printk("the stack of ");
        bk_say_thread(owner);
    } else if (part != NULL) {
        say_partition(record, part);
    } else if (within(&bk_layout.kernel, address)) {
        printk("kernel data in no partition");
    } else if (within(&bk_layout.stacks, address)) {
        printk("a stack that no thread uses");
    } else if (within(&bk_layout.text, address)) {
        printk("code and constants");
    } else if (address - (uint32_t)(uintptr_t)bk_kernel_stack_start <
               (uint32_t)(bk_kernel_stack_end - bk_kernel_stack_start)) {
        printk("the kernel's stack");
    } else {
        printk("%s", area_of(address));
    }
}

void bk_say_place(const struct bk_fault_record *record)
{
    printk(": ");
    if (bk_say_variable(record->address)) {
        printk(", ");
    }
    say_memory(record);
    if (record->mode == BK_MODE_USER && record->thread->domain != NULL) {
        say_domain(record->thread->domain);
    }
}

void bk_fault_find_shortage(struct bk_fault_record *record)
{
    const struct k_mem_domain *domain = record->thread->domain;
    /* Without registers, a frame could not be pushed or popped. */
    uint32_t size = record->registers.pc == 0u ? sizeof(struct bk_frame) : 1u;

    if (record->cause == BK_CAUSE_MEMORY && record->mode == BK_MODE_USER && !record->in_call &&
        record->address_valid && domain != NULL &&
        bk_domain_permits(&domain->core, record->address, size, BK_RIGHT_OF(record->access))) {
        record->cause = BK_CAUSE_REGIONS;
    }
}
