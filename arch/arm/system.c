/* SPDX-License-Identifier: Apache-2.0 */
#include <arm.h>

#define SEMIHOSTING_EXIT_EXTENDED 0x20u
#define ADP_STOPPED_APPLICATION_EXIT 0x20026u

void bk_console_flush(void);
void log_panic(void);

void bk_arch_idle(void)
{
    __asm__ volatile("dsb\n\twfi" : : : "memory");
}

void k_cpu_idle(void)
{
    bk_arch_idle();
}

/*
 * PRIMASK holds an interrupt off that BASEPRI lets through, and WFI still ends with it (ARM DDI0403
 * B1.5.19): none comes between opening the mask and the wait.
 */
void k_cpu_atomic_idle(unsigned int key)
{
    __asm__ volatile("cpsid i\n\tmsr basepri, %0\n\tdsb\n\twfi\n\t"
                     "msr basepri, %1\n\tcpsie i\n\tisb"
                     :
                     : "r"(0), "r"(key)
                     : "memory");
}

/* Semihosting (Arm IHI0061, SYS_EXIT_EXTENDED): a debugger or an emulator takes the code. */
static void report_exit(int code)
{
#ifdef CONFIG_BULKHEAD_SEMIHOSTING_EXIT
    uint32_t block[2] = {ADP_STOPPED_APPLICATION_EXIT, (uint32_t)code};
    register uint32_t r0 __asm__("r0") = SEMIHOSTING_EXIT_EXTENDED;
    register uint32_t r1 __asm__("r1") = (uint32_t)(uintptr_t)block;

    /* QEMU reads the block by whole pages, through the MPU: the stack's guard must not be there. */
    MPU_CTRL = 0;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
    __asm__ volatile("bkpt 0xAB" : : "r"(r0), "r"(r1) : "memory");
#else
    ARG_UNUSED(code);
#endif
}

/* There is another with a deferred log. */
__weak void log_panic(void)
{
}

FUNC_NORETURN void bk_arch_exit(int code)
{
    log_panic();
    bk_console_flush();
    report_exit(code);
    for (;;) {
        bk_arch_idle();
    }
}

/* The fault handler finds the reason in the trap's frame. */
void z_impl_k_oops_raise(unsigned int reason)
{
    bk_trap_oops(reason);
}

#ifndef CONFIG_USERSPACE

/* No user threads: the MPU stays off, and nothing is looked up. */
void bk_mpu_init(void)
{
}

#endif
