/* SPDX-License-Identifier: Apache-2.0 */
/* The same from callers who mean harm: numbers, pointers, stack pointers, registers. */
#include <errno.h>
#include <kernel/fault.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/syscall_list.h>

#include "app_calls.h"
#include "app_test.h"

#define EDGE_SIZE 32U
#define SHARED_SIZE 512U

K_APPMEM_PARTITION_DEFINE(edge_partition);
K_APP_BMEM(edge_partition) char edge[2 * EDGE_SIZE] __aligned(32);
K_APPMEM_PARTITION_DEFINE(shared_partition);
K_APP_BMEM(shared_partition) uint32_t shared[SHARED_SIZE / 4] __aligned(32);

static uint32_t kernel_words[32] = {[16] = 7};
#define kernel_word kernel_words[16]
/* Not defined as a stack of user threads, so nothing is known of it. */
static K_KERNEL_STACK_DEFINE(bare_stack, 512);

static void expect_cause(k_thread_entry_t entry, void *p1, enum bk_fault_cause cause)
{
    bool call = cause == BK_CAUSE_CALL || cause == BK_CAUSE_OOPS;

    kit_expect_fault(entry, p1, call ? K_ERR_KERNEL_OOPS : KIT_CPU_FAULT);
    zassert_equal(bk_fault_record.cause, cause, "cause %u", bk_fault_record.cause);
    zassert_equal(bk_fault_record.mode, BK_MODE_USER, "mode %u", bk_fault_record.mode);
    zassert_equal_ptr(bk_fault_record.thread, &kit_threads[0]);
    zassert_equal(kernel_word, 7);
}

static void expect_refusal(k_thread_entry_t entry, void *p1, enum bk_refusal refusal)
{
    expect_cause(entry, p1, BK_CAUSE_CALL);
    zassert_equal(bk_fault_record.refusal, refusal, "refusal %u", bk_fault_record.refusal);
}

static uintptr_t raw_call(uint32_t number, uintptr_t a0, uintptr_t a3)
{
    return arch_syscall_app_invoke(32, a0, 0, 0, a3, number);
}

static void call_number(void *number, void *p2, void *p3)
{
    (void)raw_call((uint32_t)(uintptr_t)number, (uintptr_t)&kernel_word, 0);
    kit_survived();
}

ZTEST(app_syscalls, test_wild_numbers)
{
    static const uint32_t wild[] = {0,          1,          K_SYSCALL_KERNEL_LIMIT - 1,
                                    K_SYSCALL_LIMIT, K_SYSCALL_LIMIT + 1, 0x7FFFFFFF,
                                    0x80000000, 0xFFFFFFFF, 0x40000000 + K_SYSCALL_APP_ADD};

    for (size_t i = 0; i < ARRAY_SIZE(wild); i++) {
        expect_refusal(call_number, (void *)wild[i], BK_REFUSE_NUMBER);
        zassert_equal(bk_fault_record.address, wild[i]);
    }
    expect_refusal(call_number, (void *)K_SYSCALL_APP_UNUSED, BK_REFUSE_MISSING);
}

/* The numbers beside the one that is the way in. */
static void other_svc(void *p1, void *p2, void *p3)
{
    __asm__ volatile("svc #253" : : : "r0", "r1", "memory");
    kit_survived();
}

/* Behind the implementation's return and behind the refusal, as if a call had come that far. */
extern char bk_app_call_run[];

static void jump_to(void *where, void *p2, void *p3)
{
    ((void (*)(void))where)();
    kit_survived();
}

ZTEST(app_syscalls, test_other_ways_in)
{
    expect_refusal(other_svc, NULL, BK_REFUSE_NUMBER);
    expect_cause(jump_to, (void *)((uintptr_t)bk_app_call_run | 1U), BK_CAUSE_MEMORY);
    expect_refusal(jump_to, (void *)(((uintptr_t)bk_app_call_run | 1U) + 2U), BK_REFUSE_NUMBER);
}

struct bad {
    int kind;
    const void *what;
    size_t size;
};

static void insist(void *p1, void *p2, void *p3)
{
    const struct bad *bad = p1;

    (void)app_insist(bad->kind, bad->what, bad->size);
    kit_survived();
}

ZTEST(app_syscalls, test_refused_arguments)
{
    static const struct {
        struct bad bad;
        enum bk_refusal refusal;
    } cases[] = {
        {{APP_READ, &kernel_word, 4}, BK_REFUSE_MEMORY},
        {{APP_READ, (void *)-1, 2}, BK_REFUSE_MEMORY},
        {{APP_WRITE, "text", 1}, BK_REFUSE_MEMORY},
        {{APP_WRITE, data, 0x10000}, BK_REFUSE_MEMORY},
        {{APP_WRITE, (char *)data - 0x10000, 0x10004}, BK_REFUSE_MEMORY},
        {{APP_OBJECT, &kernel_word, 0}, BK_REFUSE_NO_OBJECT},
        {{APP_OBJECT, data, 0}, BK_REFUSE_NO_OBJECT},
        {{APP_OBJECT, (char *)&door + 1, 0}, BK_REFUSE_NO_OBJECT},
        {{APP_OBJECT, (char *)&door + 4, 0}, BK_REFUSE_NO_OBJECT},
        {{APP_OBJECT, &kit_threads[0], 0}, BK_REFUSE_TYPE},
        {{APP_OBJECT_NEW, &door, 0}, BK_REFUSE_ARGUMENT},
        {{APP_VERIFY, NULL, 99}, BK_REFUSE_ARGUMENT},
        {{APP_OLD_NAMES, &kernel_word, 4}, BK_REFUSE_MEMORY},
    };

    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        expect_refusal(insist, (void *)&cases[i].bad, cases[i].refusal);
    }
}

/* The words beyond the registers, fetched from where the caller says. */
static void far_words(void *where, void *p2, void *p3)
{
    (void)raw_call(K_SYSCALL_APP_SUM, 1, (uintptr_t)where);
    kit_survived();
}

ZTEST(app_syscalls, test_refused_words)
{
    void *straddling = (char *)k_current_get() - 8;

    expect_refusal(far_words, &kernel_word, BK_REFUSE_MEMORY);
    expect_refusal(far_words, NULL, BK_REFUSE_MEMORY);
    expect_refusal(far_words, (void *)-8, BK_REFUSE_MEMORY);
    expect_refusal(far_words, (void *)0xE000ED00, BK_REFUSE_MEMORY);
    expect_refusal(far_words, straddling, BK_REFUSE_MEMORY);
    expect_refusal(far_words, (char *)kit_stacks[0] + KIT_STACK_SIZE - 12, BK_REFUSE_MEMORY);
}

/* The stack pointer is the caller's word, too. */
static void call_with_stack(void *sp, void *p2, void *p3)
{
    register uintptr_t r0 __asm__("r0") = 40;
    register uintptr_t r1 __asm__("r1") = 2;
    register uintptr_t r8 __asm__("r8") = K_SYSCALL_APP_ADD;

    __asm__ volatile("mov r12, sp\n\tmov sp, %4\n\tsvc #255\n\tmov sp, r12"
                     : "+r"(r0), "+r"(r1)
                     : "r"(r8), "r"(r1), "r"(sp)
                     : "r2", "r3", "r12", "memory");
    kit_note(r0 == 42U ? '=' : '!');
}

ZTEST(app_syscalls, test_hostile_stack_pointer)
{
    kit_expect_fault(call_with_stack, &kernel_words[24], KIT_CPU_FAULT);
    kit_expect_fault(call_with_stack, (void *)app_stack, KIT_CPU_FAULT);
    kit_expect_fault(call_with_stack, NULL,
                     IS_ENABLED(CONFIG_ARMV8_M_MAINLINE) ? K_ERR_STACK_CHK_FAIL : KIT_CPU_FAULT);
    kit_expect_no_fault(call_with_stack, data + 128);
    kit_expect("=");
    zassert_equal(kernel_word, 7);
}

static struct k_mem_domain narrow;
#define SHARED_TOP ((uintptr_t)shared + SHARED_SIZE - 64U)

/* Waits in a call with its stack pointer where others can write. */
static void wait_on_shared(void *p1, void *p2, void *p3)
{
    register uintptr_t r0 __asm__("r0") = (uintptr_t)&door;
    register uintptr_t r1 __asm__("r1") = UINT32_MAX;
    register uintptr_t r2 __asm__("r2") = UINT32_MAX;
    register uintptr_t r3 __asm__("r3") = 33;
    register uintptr_t r8 __asm__("r8") = K_SYSCALL_APP_WAIT;

    __asm__ volatile("mov r12, sp\n\tmov sp, %5\n\tsvc #255\n\tmov sp, r12"
                     : "+r"(r0), "+r"(r1)
                     : "r"(r2), "r"(r3), "r"(r8), "r"(SHARED_TOP)
                     : "r12", "memory");
    kit_note(r0 == 33U ? 's' : '!');
}

static void start_waiting(void)
{
    struct k_mem_partition *parts[] = {&shared_partition, &ztest_mem_partition};

    zassert_ok(k_mem_domain_init(&narrow, ARRAY_SIZE(parts), parts));
    k_thread_create(&kit_threads[0], kit_stacks[0], KIT_STACK_SIZE, wait_on_shared, NULL, NULL,
                    NULL, KIT_HIGH, K_USER | K_INHERIT_PERMS, K_FOREVER);
    zassert_ok(k_mem_domain_add_thread(&narrow, &kit_threads[0]));
    k_thread_start(&kit_threads[0]);
    k_sleep(K_TICKS(2));
    zassert_equal(app_waiting, 1);
}

static void stop_waiting(void)
{
    k_sem_give(&door);
    kit_join(0);
    zassert_ok(k_mem_domain_deinit(&narrow));
}

static void write_kernel_word(void)
{
    kernel_word = 0;
}

static void expect_victim(void)
{
    ztest_set_fault_valid(true);
    stop_waiting();
    ztest_set_fault_valid(false);
    zassert_equal(bk_fault_record.mode, BK_MODE_USER);
    zassert_equal_ptr(bk_fault_record.thread, &kit_threads[0]);
    zassert_str_equal(kit_events, "");
    zassert_equal(kernel_word, 7);
}

ZTEST(app_syscalls, test_stack_that_changes_during_the_call)
{
    struct bk_frame *frame = (struct bk_frame *)(SHARED_TOP - sizeof(struct bk_frame));

    start_waiting();
    stop_waiting();
    kit_expect("s");
    kit_reset(NULL);
    start_waiting();
    frame->pc = (uint32_t)(uintptr_t)write_kernel_word & ~1U;
    expect_victim();
    start_waiting();
    frame->xpsr |= 11U;
    expect_victim();
    start_waiting();
    zassert_ok(k_mem_domain_remove_partition(&narrow, &shared_partition));
    expect_victim();
    zassert_true(bk_fault_record.in_call);
}

/* Nothing of the kernel's comes back in a register, and nothing of the caller's is lost. */
extern int registers_kept(void);
__asm__(".pushsection .text.registers_kept, \"ax\"\n\t.syntax unified\n\t.thumb\n\t"
        ".global registers_kept\n\t.type registers_kept, %function\n\t.thumb_func\n"
        "registers_kept:\n\t"
        "push {r4-r11, lr}\n\t"
        "mov r0, #40\n\tmov r1, #2\n\tmov r2, #0x22\n\tmov r3, #0x33\n\tmov r12, #0xCC\n\t"
        "mov r4, #0x44\n\tmov r5, #0x55\n\tmov r6, #0x66\n\tmov r7, #0x77\n\t"
        "ldr r8, =bk_test_number\n\tldr r8, [r8]\n\t"
        "mov r9, #0x99\n\tmov r10, #0xAA\n\tmov r11, #0xBB\n\tmov lr, #0xEE\n\t"
        "svc #255\n\t"
        "cmp r0, #42\n\tittt eq\n\tcmpeq r1, #2\n\tcmpeq r2, #0x22\n\tcmpeq r3, #0x33\n\t"
        "ittt eq\n\tcmpeq r12, #0xCC\n\tcmpeq lr, #0xEE\n\tcmpeq r4, #0x44\n\t"
        "ittt eq\n\tcmpeq r5, #0x55\n\tcmpeq r6, #0x66\n\tcmpeq r7, #0x77\n\t"
        "ittt eq\n\tcmpeq r9, #0x99\n\tcmpeq r10, #0xAA\n\tcmpeq r11, #0xBB\n\t"
        "ite eq\n\tmoveq r0, #1\n\tmovne r0, #0\n\t"
        "pop {r4-r11, pc}\n\t.pool\n\t.popsection");
const uint32_t bk_test_number = K_SYSCALL_APP_ADD;

ZTEST_USER(app_syscalls, test_registers)
{
    zassert_equal(registers_kept(), 1);
    zassert_equal(app_add(40, 2), 42);
}

static void read_at(void *where, void *p2, void *p3)
{
    (void)*(volatile uint32_t *)where;
    kit_survived();
}

static void find_stack(void *p1, void *p2, void *p3)
{
    (void)app_where();
}

ZTEST(app_syscalls, test_privileged_stack_is_not_the_users)
{
    kit_expect_no_fault(find_stack, NULL);
    zassert_true(app_stack - (uintptr_t)kit_stacks[0] >= KIT_STACK_SIZE);
    expect_cause(read_at, (void *)app_stack, BK_CAUSE_MEMORY);
    zassert_equal(bk_fault_record.address, app_stack);
}

static void end_in_call(void *how, void *p2, void *p3)
{
    (void)app_end((int)(uintptr_t)how, NULL);
    kit_survived();
}

/* The implementation is at fault, not its caller; the stack's end is guarded. */
ZTEST(app_syscalls, test_faults_inside)
{
    kit_expect_fault(end_in_call, (void *)APP_FAULT, KIT_CPU_FAULT);
    zassert_equal(bk_fault_record.mode, BK_MODE_SUPERVISOR);
    kit_expect_fault(end_in_call, (void *)APP_OVERFLOW, K_ERR_STACK_CHK_FAIL);
    zassert_equal(bk_fault_record.mode, BK_MODE_SUPERVISOR);
    kit_expect_fault(end_in_call, (void *)APP_OOPS, K_ERR_KERNEL_OOPS);
    kit_expect_no_fault(find_stack, NULL);
}

#define PIECES 12U
K_APPMEM_PARTITION_DEFINE(pieces_partition);
K_APP_BMEM(pieces_partition) static uint8_t pieces[PIECES][64] __aligned(32);

/* The stack's own region is gone when the call, which needed all the others, comes back. */
static uint32_t sparse_with_stack(void *sp)
{
    register uintptr_t r0 __asm__("r0") = (uintptr_t)&pieces[2][31];
    register uintptr_t r1 __asm__("r1") = PIECES - 2U;
    register uintptr_t r2 __asm__("r2") = 64;
    register uintptr_t r8 __asm__("r8") = K_SYSCALL_APP_SPARSE;

    __asm__ volatile("mov r12, sp\n\tmov sp, %4\n\tsvc #255\n\tmov sp, r12"
                     : "+r"(r0), "+r"(r1)
                     : "r"(r2), "r"(r8), "r"(sp)
                     : "r3", "r12", "memory");
    return r0;
}

static void digest_pieces(void *p1, void *p2, void *p3)
{
    uint32_t sum = 0;

    for (unsigned int i = 0; i < 2U * PIECES; i++) {
        uint8_t *piece = pieces[(i * 5U) % PIECES];

        kit_note(app_digest(piece, 32, (uint32_t *)piece) == 0 ? '.' : '!');
        sum += *(uint32_t *)piece;
        /* Behind each there is a gap, except behind the last. */
        kit_note((app_digest(piece, 33, &word) == 0) == (piece == pieces[PIECES - 1U]) ? '.' : '!');
        *(uint32_t *)piece = 0;
    }
    kit_note(sum == 28U * 2U * PIECES ? 's' : '!');
    kit_note(app_digest(pieces[PIECES - 1U], 64, &word) == 0 && word == 60U ? '=' : '!');
    /* The stack pointer, and with it the result, in one of them. */
    *(volatile uint8_t *)pieces[0] = 0;
    call_with_stack(pieces[0] + 32, NULL, NULL);
    pieces[2][31] = 7;
    kit_note(app_sparse(&pieces[2][31], PIECES - 2U, 64) == PIECES + 4U ? '=' : '!');
    *(volatile uint8_t *)pieces[1] = 0;
    kit_note(sparse_with_stack(pieces[1] + 32) == PIECES + 4U ? '=' : '!');
}

ZTEST(app_syscalls, test_more_partitions_than_regions)
{
    static struct k_mem_partition parts[PIECES + 1U];
    struct k_mem_partition *list[] = {&ztest_mem_partition};

    memset(pieces, 1, sizeof(pieces));
    for (unsigned int i = 0; i < PIECES; i++) {
        memset(pieces[i], 0, 4);
        parts[i] = (struct k_mem_partition){(uintptr_t)pieces[i], 32, K_MEM_PARTITION_P_RW_U_RW};
    }
    parts[PIECES] = (struct k_mem_partition){(uintptr_t)pieces[PIECES - 1U] + 32U, 32,
                                             K_MEM_PARTITION_P_RW_U_RW};
    zassert_ok(k_mem_domain_init(&narrow, ARRAY_SIZE(list), list));
    for (unsigned int i = 0; i <= PIECES; i++) {
        zassert_ok(k_mem_domain_add_partition(&narrow, &parts[i]));
    }
    k_thread_create(&kit_threads[0], kit_stacks[0], KIT_STACK_SIZE, digest_pieces, NULL, NULL, NULL,
                    KIT_HIGH, K_USER, K_FOREVER);
    zassert_ok(k_mem_domain_add_thread(&narrow, &kit_threads[0]));
    k_thread_start(&kit_threads[0]);
    kit_join(0);
    zassert_ok(k_mem_domain_deinit(&narrow));
    zassert_is_null(strchr(kit_events, '!'), "%s", kit_events);
    zassert_not_null(strstr(kit_events, "s===="), "%s", kit_events);
}

#define HOLE 0x4F000000U /* peripheral space where nothing answers */

static void read_hole(void *p1, void *p2, void *p3)
{
    (void)app_digest((const uint8_t *)HOLE, 4, &word);
    kit_survived();
}

/* What the caller is permitted, and faults for the kernel too, is the caller's fault. */
ZTEST(app_syscalls, test_permitted_memory_that_does_not_answer)
{
    static struct k_mem_partition hole = {HOLE, 32, K_MEM_PARTITION_P_RW_U_RW};

    zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &hole));
    expect_cause(read_hole, NULL, BK_CAUSE_BUS);
    zassert_true(bk_fault_record.in_call);
    zassert_equal(bk_fault_record.address, HOLE);
    zassert_ok(k_mem_domain_remove_partition(&k_mem_domain_default, &hole));
}

static void bare(void *p1, void *p2, void *p3)
{
    (void)app_add(1, 2);
    kit_survived();
}

ZTEST(app_syscalls, test_stack_without_a_privileged_one)
{
    ztest_set_fault_valid(true);
    k_thread_create(&kit_threads[0], bare_stack, K_KERNEL_STACK_SIZEOF(bare_stack), bare, NULL,
                    NULL, NULL, KIT_HIGH, K_USER, K_NO_WAIT);
    zassert_ok(k_thread_join(&kit_threads[0], K_MSEC(100)));
    ztest_set_fault_valid(false);
    zassert_equal(bk_fault_record.refusal, BK_REFUSE_ARGUMENT);
    kit_expect("");
}

/* The first half of the edge, and not what lies behind it. */
static struct k_mem_partition edge_half;

void add_edge(void)
{
    edge_half = (struct k_mem_partition){(uintptr_t)edge, EDGE_SIZE, K_MEM_PARTITION_P_RW_U_RW};
    zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &edge_half));
}

void string_at_the_edge(void *p1, void *p2, void *p3)
{
    size_t length;
    char *end = edge + EDGE_SIZE;

    memset(edge, 'e', EDGE_SIZE);
    kit_note(app_text(end - 5, 64, &length) == EFAULT ? 'o' : '!');
    end[-1] = '\0';
    kit_note(app_text(end - 5, 64, &length) == 0 && length == 4U ? 'k' : '!');
}
