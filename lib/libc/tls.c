/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The C library keeps errno and the like in thread-local storage. One block serves all threads:
 * it lies in z_libc_partition, so a fault of one domain that shares it can spoil no more than
 * those variables of the others.
 */
#include <stdint.h>

#include <zephyr/sys/libc-hooks.h>
#include <zephyr/toolchain.h>

/* The ABI counts the offsets of variables from a header of two words, which nothing here uses. */
#define TLS_HEADER 8

__used Z_LIBC_BSS static uint64_t bk_tls_block[CONFIG_LIBC_TLS_SIZE / sizeof(uint64_t)];

/* Only r0 may change, whatever the ABI says of other functions. */
__attribute__((naked)) void *__aeabi_read_tp(void);
void *__aeabi_read_tp(void)
{
    __asm__ volatile("ldr r0, =bk_tls_block - %c0\n\tbx lr" ::"i"(TLS_HEADER));
}
