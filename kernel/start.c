/* SPDX-License-Identifier: Apache-2.0 */
/* From the boot code to main(). */
#include <zephyr/init.h>

#include "arch.h"
#include "domain.h"
#include "object.h"
#include "sched.h"
#include "thread.h"
#include "timeout_heap.h"

extern const struct bk_init_entry bk_list_init_start[], bk_list_init_end[];
extern int main(void);
FUNC_NORETURN void bk_start(void);
void bk_clock_init(void);

BK_MAIN_STACK_DEFINE(bk_main_stack, CONFIG_MAIN_STACK_SIZE);
K_KERNEL_STACK_DEFINE(bk_idle_stack, CONFIG_IDLE_STACK_SIZE);
struct k_thread bk_main_thread;
struct k_thread bk_idle_thread;

/* Stands for the boot code in the first switch. */
static struct k_thread boot_thread;

static void run_level(unsigned int level)
{
    for (const struct bk_init_entry *entry = bk_list_init_start; entry < bk_list_init_end;
         entry++) {
        if (entry->level == level) {
            int result = entry->init();

            if (result != 0) {
                printk("SYS_INIT: %p failed: %d\n", (void *)(uintptr_t)entry->init, result);
            }
        }
    }
}

static void idle(void *p1, void *p2, void *p3)
{
    ARG_UNUSED(p1);
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    for (;;) {
        bk_arch_idle();
    }
}

static void main_entry(void *p1, void *p2, void *p3)
{
    ARG_UNUSED(p1);
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    run_level(BK_INIT_LEVEL_POST_KERNEL);
    run_level(BK_INIT_LEVEL_APPLICATION);
    run_level(BK_INIT_LEVEL_THREADS);
    (void)main();
    bk_main_thread.options &= (uint8_t)~K_ESSENTIAL;
}

static __noinline void create(struct k_thread *thread, k_thread_stack_t *stack, size_t size,
                              k_thread_entry_t entry, int priority, const char *name)
{
    bk_thread_setup(thread, stack, size, entry, NULL, NULL, NULL, priority, K_ESSENTIAL);
    if (IS_ENABLED(CONFIG_THREAD_NAME)) {
        bk_thread_name_keep(thread, name);
    }
    k_thread_start(thread);
}

FUNC_NORETURN void bk_start(void)
{
    sys_dlist_init(&bk_kernel.all);
    bk_heap_init();
    boot_thread.state = BK_STATE_DUMMY;
    boot_thread.level = UINT8_MAX;
    bk_kernel.current = &boot_thread;
    bk_kernel.next = &boot_thread;
    bk_objects_init();
    bk_domain_boot();
    bk_mpu_init();
    run_level(BK_INIT_LEVEL_EARLY);
    run_level(BK_INIT_LEVEL_PRE_KERNEL_1);
    bk_clock_init();
    run_level(BK_INIT_LEVEL_PRE_KERNEL_2);
    create(&bk_idle_thread, bk_idle_stack, K_KERNEL_STACK_SIZEOF(bk_idle_stack), idle, K_IDLE_PRIO,
           "idle");
    create(&bk_main_thread, bk_main_stack, K_KERNEL_STACK_SIZEOF(bk_main_stack), main_entry,
           CONFIG_MAIN_THREAD_PRIORITY, "main");
    bk_switch_request();
    bk_arch_start();
}
