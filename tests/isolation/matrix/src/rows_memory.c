/* SPDX-License-Identifier: Apache-2.0 */
/* Reads, writes and jumps to where they should not go. */
#include "matrix.h"

void act_read(uintptr_t where)
{
    (void)*(volatile uint32_t *)where;
}

void act_write(uintptr_t where)
{
    *(volatile uint32_t *)where = 0xBAD0BAD0u;
}

void act_call(uintptr_t where)
{
    ((void (*)(void))where)();
}

static void read_byte(uintptr_t where)
{
    (void)*(volatile uint8_t *)where;
}

static void write_byte(uintptr_t where)
{
    *(volatile uint8_t *)where = 0xBAu;
}

/* One word inside, one behind the end. */
static void write_pair(uintptr_t where)
{
    __asm__ volatile("strd r0, r0, [%0]" : : "r"(where) : "memory");
}

static void read_many(uintptr_t where)
{
    __asm__ volatile("ldmia %0, {r2-r9}"
                     :
                     : "r"(where)
                     : "r2", "r3", "r4", "r5", "r6", "r8", "r9", "memory");
}

static void read_pair_misaligned(uintptr_t where)
{
    __asm__ volatile("ldrd r0, r1, [%0]" : : "r"(where + 1u) : "r0", "r1", "memory");
}

static void call_own_data(uintptr_t where)
{
    *(volatile uint32_t *)where = 0x47704770u; /* bx lr, twice */
    act_call(where | 1u);
}

static void call_own_stack(uintptr_t where)
{
    volatile uint32_t code = 0x47704770u;

    ARG_UNUSED(where);
    act_call((uintptr_t)&code | 1u);
}

static void atomic_write(uintptr_t where)
{
    (void)atomic_inc((atomic_t *)where);
}

#define R BK_ACCESS_READ
#define W BK_ACCESS_WRITE
#define X BK_ACCESS_EXECUTE
#define MPU(text, act, where, access)                                                              \
    {                                                                                              \
        text, act, (uintptr_t)(where), BK_CAUSE_MEMORY, access, 0, 0                               \
    }
#define BUS(text, act, where, access)                                                              \
    {                                                                                              \
        text, act, (uintptr_t)(where), BK_CAUSE_BUS, access, 0, 0                                  \
    }

static const struct row rows[] = {
    MPU("read of the null pointer", act_read, 0, R),
    MPU("write to the null pointer", act_write, 0, W),
    MPU("call of the null pointer", act_call, 0, X),
    MPU("read from empty address space", act_read, 0x9F000000u, R),
    MPU("write to the last word of memory", act_write, 0xFFFFFFFCu, W),
    MPU("jump into empty address space", act_call, 0x7FFFFFF1u, X),
    MPU("jump to an exception return value", act_call, 0xFFFFFFFDu, X),
    MPU("jump to a function return value", act_call, 0xFEFFFFFFu, X),
    MPU("read of kernel data", act_read, &kernel_word, R),
    MPU("write to kernel data", act_write, &kernel_word, W),
    MPU("byte write to kernel data", write_byte, &kernel_word, W),
    MPU("atomic write to kernel data", atomic_write, &kernel_word, R),
    MPU("jump into kernel data", act_call, (uintptr_t)&kernel_word + 1u, X),
    MPU("read of its own control block", act_read, AT_CULPRIT, R),
    MPU("write to its own control block", act_write, AT_CULPRIT, W),
    MPU("write to a kernel object it may use", act_write, &granted_sem, W),
    MPU("write to the kernel's own state", act_write, &bk_kernel, W),
    MPU("write to code", act_write, act_write, W),
    MPU("write to constants", act_write, &constant_word, W),
    MPU("write to the vector table", act_write, CONFIG_FLASH_BASE_ADDRESS, W),
    MPU("read of the kernel's stack", act_read, CONFIG_SRAM_BASE_ADDRESS, R),
    MPU("write to the kernel's stack", act_write, CONFIG_SRAM_BASE_ADDRESS + 64u, W),
    MPU("read of another thread's stack", act_read, AT_FOREIGN_STACK, R),
    MPU("write to another thread's stack", act_write, AT_FOREIGN_STACK, W),
    MPU("jump into another thread's stack", act_call, AT_FOREIGN_STACK, X),
    MPU("read of another domain's partition", act_read, &foreign_word, R),
    MPU("write to another domain's partition", act_write, &foreign_word, W),
    MPU("byte read one past its own partition", read_byte, (uintptr_t)&own_word + 32u, R),
    MPU("pair written across its partition's end", write_pair, (uintptr_t)&own_word + 28u, W),
    MPU("multiple load across its partition's end", read_many, (uintptr_t)&own_word + 16u, R),
    MPU("execution of its own data", call_own_data, &own_word, X),
    MPU("execution of its own stack", call_own_stack, 0, X),
    MPU("write to the console's UART", act_write, CONFIG_UART_CONSOLE_ADDRESS, W),
    MPU("read of a peripheral", act_read, 0x40010000u, R),
    MPU("memory seen at a second address", act_read, 0x28000000u, R),
    BUS("write to the MPU's control register", act_write, 0xE000ED94u, W),
    BUS("write to the MPU's region number", act_write, 0xE000ED98u, W),
    BUS("write to an MPU region", act_write, 0xE000ED9Cu, W),
    BUS("read of the MPU's type", act_read, 0xE000ED90u, R),
    BUS("write to the vector table's address", act_write, 0xE000ED08u, W),
    BUS("reset request", act_write, 0xE000ED0Cu, W),
    BUS("write to the fault handler control", act_write, 0xE000ED24u, W),
    BUS("write to the interrupt control", act_write, 0xE000ED04u, W),
    BUS("write to an interrupt enable register", act_write, 0xE000E100u, W),
    BUS("write to an interrupt priority", act_write, 0xE000E400u, W),
    BUS("software trigger of an interrupt", act_write, 0xE000EF00u, W),
    BUS("write to SysTick", act_write, 0xE000E010u, W),
    BUS("write to SysTick's reload value", act_write, 0xE000E014u, W),
    BUS("write to the debug control", act_write, 0xE000EDF0u, W),
    BUS("write to the debug monitor control", act_write, 0xE000EDFCu, W),
    BUS("write to the security attribution unit", act_write, 0xE000EDD0u, W),
    BUS("write to the coprocessor access control", act_write, 0xE000ED88u, W),
    {"misaligned pair", read_pair_misaligned, (uintptr_t)&constant_word, BK_CAUSE_UNALIGNED, 0, 0,
     0},
    {"jump to an even address", act_call, (uintptr_t)&constant_word, BK_CAUSE_STATE, 0, 0, 0},
};

const struct table rows_memory = {rows, ARRAY_SIZE(rows)};
