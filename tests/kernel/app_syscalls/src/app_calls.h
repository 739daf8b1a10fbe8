/* SPDX-License-Identifier: Apache-2.0 */
/* System calls of an application, as a driver of its own would declare them. */
#ifndef APP_CALLS_H
#define APP_CALLS_H

#include <zephyr/kernel.h>

__syscall int app_add(int a, int b);
__syscall int app_sum(int a, int b, int c, int d, int e, int f, int g, int h);
__syscall int64_t app_wide(int64_t a, uint32_t b, uint64_t c, int8_t d);
__syscall uint64_t app_wide_plain(uint32_t low, uint32_t high);
__syscall void app_store(uint32_t *where, uint32_t value);

/* Waits for `sem` inside the call, then returns `result`. */
__syscall int app_wait(struct k_sem *sem, k_timeout_t timeout, int result);

/* Takes a message into memory of the kernel, waiting inside the call. */
__syscall uint32_t app_receive(struct k_msgq *queue);

/* What a check of `kind` says of the argument. */
enum app_check {
    APP_READ,
    APP_WRITE,
    APP_ARRAY,
    APP_OBJECT,
    APP_OBJECT_INIT,
    APP_OBJECT_NEW,
    APP_VERIFY,
    APP_OLD_NAMES,
};
__syscall int app_check(int kind, const void *what, size_t size);
/* The same, but the caller ends when the check fails. */
__syscall int app_insist(int kind, const void *what, size_t size);

/* Copies of the caller's memory: 0 or an error, and the sum of the bytes at `sum`. */
__syscall int app_digest(const uint8_t *data, size_t size, uint32_t *sum);
__syscall int app_text(const char *text, size_t room, size_t *length);
__syscall int app_allocated(const char *text, const void *data, size_t size);

/* Sum of `count` bytes, each `stride` behind the one before; 0 when one may not be read. */
__syscall uint32_t app_sparse(const uint8_t *first, size_t count, size_t stride);

/* Ways of an implementation to end. */
enum app_end {
    APP_ABORT,
    APP_ABORT_OTHER,
    APP_SUSPEND,
    APP_OOPS,
    APP_FAULT,
    APP_OVERFLOW,
    APP_SPIN,
};
__syscall int app_end(int how, struct k_thread *other);

/* Holds a mutex for ever. */
__syscall int app_hold(struct k_mutex *mutex, struct k_sem *sem);

/* 1 unless the implementation runs as a supervisor on another stack. */
__syscall int app_where(void);

/* Never called, so not in the image. */
__syscall int app_unused(int value);

/* How many calls wait inside app_wait(). */
extern int app_waiting;
/* Where app_where() found its stack. */
extern uintptr_t app_stack;

#include <zephyr/syscalls/app_calls.h>

#endif
