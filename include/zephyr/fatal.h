/* SPDX-License-Identifier: Apache-2.0 */
/** @file Fatal errors. */
#ifndef ZEPHYR_INCLUDE_FATAL_H_
#define ZEPHYR_INCLUDE_FATAL_H_

#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Why a fatal error was raised. */
enum k_fatal_error_reason {
    K_ERR_CPU_EXCEPTION,   /**< The processor faulted. */
    K_ERR_SPURIOUS_IRQ,    /**< Interrupt without a handler. */
    K_ERR_STACK_CHK_FAIL,  /**< Stack overflow. */
    K_ERR_KERNEL_OOPS,     /**< k_oops(), a refused system call, a failed assertion. */
    K_ERR_KERNEL_PANIC,    /**< k_panic(). */
    K_ERR_ARCH_START = 16,
    K_ERR_ARM_MEM_GENERIC = K_ERR_ARCH_START,
    K_ERR_ARM_BUS_GENERIC,
    K_ERR_ARM_USAGE_GENERIC,
};

/** Registers at the fault. */
struct bk_fault_registers {
    uint32_t r[13];
    uint32_t sp, lr, pc, xpsr;
};
typedef struct bk_fault_registers z_arch_esf_t;
struct arch_esf;

/**
 * Called for each fatal error after its report. May be replaced by the application. On return, the
 * faulting thread is ended; the default halts for errors of the kernel itself.
 * @param reason enum k_fatal_error_reason.
 * @param esf Registers at the fault, or NULL.
 * Context: exception.
 */
void k_sys_fatal_error_handler(unsigned int reason, const z_arch_esf_t *esf);

/** Stop the system: interrupts off, for ever. Under emulation the emulator ends with an error. */
FUNC_NORETURN void k_fatal_halt(unsigned int reason);

/** Raise a fatal error for the calling thread. */
__syscall void k_oops_raise(unsigned int reason);

/** A recoverable error: ends the calling thread. Context: any. */
#define k_oops() k_oops_raise(K_ERR_KERNEL_OOPS)
/** An error of the whole system. In a user thread it counts as k_oops(). */
#define k_panic() k_oops_raise(K_ERR_KERNEL_PANIC)
#define z_except_reason(reason) k_oops_raise(reason)

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/fatal.h>

#endif
