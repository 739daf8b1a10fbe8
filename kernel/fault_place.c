/* SPDX-License-Identifier: Apache-2.0 */
/* What lies at an address, whose it is and who may touch it. */
#include <kernel/isolation/isolation.h>
#include <kernel/isolation/texts.h>

#include "arch.h"
#include "domain.h"
#include "fault_words.h"
#include "thread.h"

extern char bk_kernel_stack_start[], bk_kernel_stack_end[];
extern const struct k_mem_partition bk_list_k_mem_partition_start[], bk_list_k_mem_partition_end[];

#define AREAS(X)                                                                                   \
    X(NOTHING, "nothing")                                                                          \
    X(NULL_POINTER, "the null pointer")                                                            \
    X(CONSOLE, "the console's UART")                                                               \
    X(PERIPHERAL, "a peripheral")                                                                  \
    X(DEBUG_UNITS, "debug and trace units")                                                        \
    X(SYSTEM_CONTROL, "system control")                                                            \
    X(SYSTICK, "SysTick")                                                                          \
    X(NVIC, "the interrupt controller")                                                            \
    X(MPU, "the MPU")                                                                              \
    X(DEBUG_REGISTERS, "the debug registers")

enum { AREAS(BK_TEXT_VALUE) AREA_TEXTS };
BK_TEXTS(area_text, AREAS, AREA_TEXTS);

/*
 * Where no RAM is: each reaches up to the next (ARM DDI0403 B3.2, DDI0553 D1.1). Starts are
 * multiples of 16; what is there takes their place below that.
 */
BUILD_ASSERT(AREA_TEXTS <= 16);
static const uint32_t areas[] = {
    0x00000000u | NULL_POINTER,
    BK_ISO_NULL_SIZE | NOTHING,
    CONFIG_UART_CONSOLE_ADDRESS | CONSOLE,
    (CONFIG_UART_CONSOLE_ADDRESS + 0x1000u) | PERIPHERAL,
    0x60000000u | NOTHING,
    0xE0000000u | DEBUG_UNITS,
    0xE000E000u | SYSTEM_CONTROL,
    0xE000E010u | SYSTICK,
    0xE000E100u | NVIC,
    0xE000ED00u | SYSTEM_CONTROL,
    0xE000ED90u | MPU,
    0xE000EDF0u | DEBUG_REGISTERS,
    0xE000EF00u | NVIC,
    0xE0100000u | NOTHING,
};

static const char *area_of(uint32_t address)
{
    unsigned int i = ARRAY_SIZE(areas) - 1u;

    while (areas[i] > (address | 15u)) {
        i--;
    }
    return bk_text(area_text, areas[i] & 15u);
}

/* What lies in each span of bk_layout. */
static const char span_text[] = "code and constants\0"
                                "kernel data in no partition\0"
                                "a stack that no thread uses";

static const char *place_of(uint32_t address)
{
    const struct bk_span *spans = &bk_layout.text;

    for (unsigned int i = 0; i < sizeof(bk_layout) / sizeof(*spans); i++) {
        if (bk_range_has(spans[i].start, spans[i].size, address)) {
            return bk_text(span_text, i);
        }
    }
    if (bk_range_has((uint32_t)(uintptr_t)bk_kernel_stack_start,
                     (uint32_t)(bk_kernel_stack_end - bk_kernel_stack_start), address)) {
        return "the kernel's stack";
    }
    return area_of(address);
}

static __noinline const struct k_mem_partition *partition_at(uint32_t address)
{
    for (const struct k_mem_partition *p = bk_list_k_mem_partition_start;
         p < bk_list_k_mem_partition_end; p++) {
        if (bk_range_has(p->start, p->size, address)) {
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

        if (bk_range_has(thread->stack_start, thread->stack_size, address)) {
            return thread;
        }
    }
    return NULL;
}

/* Whether the domain grants the record's access; the isolation core decides. */
static __noinline bool grants_access(const struct k_mem_domain *domain,
                               const struct bk_fault_record *record, uint32_t size)
{
    uint32_t rights = record->access == BK_ACCESS_WRITE     ? BK_U_W
                      : record->access == BK_ACCESS_EXECUTE ? BK_U_X
                                                            : BK_U_R;

    return bk_domain_permits(&domain->core, record->address, size, rights);
}

/* A thread whose domain grants the access. */
static const struct k_thread *permitted(const struct bk_fault_record *record)
{
    for (const sys_dnode_t *node = bk_kernel.all.head; node != (sys_dnode_t *)&bk_kernel.all;
         node = node->next) {
        const struct k_thread *thread = CONTAINER_OF(node, const struct k_thread, all_node);

        if (grants_access(thread->domain, record, 1)) {
            return thread;
        }
    }
    return NULL;
}

static __noinline void say_with_object(const char *text, const void *object)
{
    printk("%s", text);
    bk_say_address((uint32_t)(uintptr_t)object);
}

static void say_domain(const struct k_mem_domain *domain)
{
    printk("\n  its domain ");
    if (domain == &k_mem_domain_default) {
        printk("k_mem_domain_default");
    } else {
        bk_say_address((uint32_t)(uintptr_t)domain);
    }
    printk(" holds");
    for (unsigned int i = 0; i < domain->core.num; i++) {
        uint32_t start = domain->core.part[i].start;
        const struct k_mem_partition *part = partition_at(start);

        say_with_object(" ", part != NULL ? part : (const void *)(uintptr_t)start);
    }
}

static void say_partition(const struct bk_fault_record *record, const struct k_mem_partition *part)
{
    const struct k_thread *holder = permitted(record);

    say_with_object("partition ", part);
    if (holder != NULL) {
        printk(", which ");
        bk_say_thread(holder);
        say_with_object(" may use by domain ", holder->domain);
    }
}

void bk_say_place(const struct bk_fault_record *record)
{
    uint32_t address = record->address;
    const struct k_thread *owner = stack_user(address);
    const struct k_mem_partition *part = partition_at(address);

    printk(": ");
    if (bk_say_variable(address)) {
        printk(", ");
    }
    if (owner != NULL) {
        printk("the stack of ");
        bk_say_thread(owner);
    } else if (part != NULL) {
        say_partition(record, part);
    } else {
        printk("%s", place_of(address));
    }
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
        record->address_valid && domain != NULL && grants_access(domain, record, size)) {
        record->cause = BK_CAUSE_REGIONS;
    }
}
