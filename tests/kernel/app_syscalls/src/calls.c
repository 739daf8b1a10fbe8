/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>
#include <zephyr/internal/syscall_handler.h>
#include <zephyr/syscall_handler.h>

#include "app_calls.h"

#define DATA_MAX 300U

int app_waiting;
uintptr_t app_stack;

int z_impl_app_add(int a, int b)
{
    return a + b;
}

static int z_vrfy_app_add(int a, int b)
{
    return z_impl_app_add(a, b);
}
#include <zephyr/syscalls/app_add_mrsh.c>

int z_impl_app_sum(int a, int b, int c, int d, int e, int f, int g, int h)
{
    return a + 10 * b + 100 * c + 1000 * d + 10000 * e + 100000 * f + 1000000 * g + 10000000 * h;
}

static int z_vrfy_app_sum(int a, int b, int c, int d, int e, int f, int g, int h)
{
    return z_impl_app_sum(a, b, c, d, e, f, g, h);
}
#include <syscalls/app_sum_mrsh.c>

int64_t z_impl_app_wide(int64_t a, uint32_t b, uint64_t c, int8_t d)
{
    return a - (int64_t)c + (int64_t)b * d;
}

static int64_t z_vrfy_app_wide(int64_t a, uint32_t b, uint64_t c, int8_t d)
{
    return z_impl_app_wide(a, b, c, d);
}
#include <zephyr/syscalls/app_wide_mrsh.c>

uint64_t z_impl_app_wide_plain(uint32_t low, uint32_t high)
{
    return ~((uint64_t)high << 32 | low);
}

static uint64_t z_vrfy_app_wide_plain(uint32_t low, uint32_t high)
{
    return z_impl_app_wide_plain(low, high);
}
#include <zephyr/syscalls/app_wide_plain_mrsh.c>

void z_impl_app_store(uint32_t *where, uint32_t value)
{
    *where = value;
}

static void z_vrfy_app_store(uint32_t *where, uint32_t value)
{
    K_OOPS(K_SYSCALL_MEMORY_WRITE(where, sizeof(*where)));
    z_impl_app_store(where, value);
}
#include <zephyr/syscalls/app_store_mrsh.c>

int z_impl_app_wait(struct k_sem *sem, k_timeout_t timeout, int result)
{
    int error;

    app_waiting++;
    error = k_sem_take(sem, timeout);
    app_waiting--;
    return error != 0 ? error : result;
}

static int z_vrfy_app_wait(struct k_sem *sem, k_timeout_t timeout, int result)
{
    K_OOPS(K_SYSCALL_OBJ(sem, K_OBJ_SEM));
    return z_impl_app_wait(sem, timeout, result);
}
#include <zephyr/syscalls/app_wait_mrsh.c>

uint32_t z_impl_app_receive(struct k_msgq *queue)
{
    uint32_t message = 0;

    return k_msgq_get(queue, &message, K_FOREVER) == 0 ? message : 0U;
}

static uint32_t z_vrfy_app_receive(struct k_msgq *queue)
{
    K_OOPS(K_SYSCALL_OBJ(queue, K_OBJ_MSGQ));
    return z_impl_app_receive(queue);
}
#include <zephyr/syscalls/app_receive_mrsh.c>

static bool refused(int kind, const void *what, size_t size)
{
    switch ((enum app_check)kind) {
    case APP_READ:
        return K_SYSCALL_MEMORY_READ(what, size);
    case APP_WRITE:
        return K_SYSCALL_MEMORY_WRITE(what, size);
    case APP_ARRAY:
        return K_SYSCALL_MEMORY_ARRAY_READ(what, size, size) ||
               K_SYSCALL_MEMORY_ARRAY_WRITE(what, size, size);
    case APP_OBJECT:
        return K_SYSCALL_OBJ(what, K_OBJ_SEM);
    case APP_OBJECT_INIT:
        return K_SYSCALL_OBJ_INIT(what, K_OBJ_SEM);
    case APP_OBJECT_NEW:
        return K_SYSCALL_OBJ_NEVER_INIT(what, K_OBJ_SEM);
    case APP_VERIFY:
        return K_SYSCALL_VERIFY(size < 10U) ||
               K_SYSCALL_VERIFY_MSG(size != 5U, "size %u is not wanted", (unsigned int)size);
    case APP_OLD_NAMES:
        Z_OOPS(Z_SYSCALL_MEMORY_READ(what, size));
        return Z_SYSCALL_MEMORY_WRITE(what, size) || Z_SYSCALL_VERIFY(size != 0U) ||
               Z_SYSCALL_MEMORY_ARRAY_READ(what, 1, size) ||
               Z_SYSCALL_OBJ_INIT(k_current_get(), K_OBJ_THREAD);
    }
    return true;
}

int z_impl_app_check(int kind, const void *what, size_t size)
{
    return -1;
}

static int z_vrfy_app_check(int kind, const void *what, size_t size)
{
    return refused(kind, what, size) ? 1 : 0;
}
#include <zephyr/syscalls/app_check_mrsh.c>

int z_impl_app_insist(int kind, const void *what, size_t size)
{
    return -1;
}

static int z_vrfy_app_insist(int kind, const void *what, size_t size)
{
    K_OOPS(refused(kind, what, size));
    return 0;
}
#include <zephyr/syscalls/app_insist_mrsh.c>

static uint32_t sum_of(const uint8_t *data, size_t size)
{
    uint32_t sum = 0;

    for (size_t i = 0; i < size; i++) {
        sum += data[i];
    }
    return sum;
}

int z_impl_app_digest(const uint8_t *data, size_t size, uint32_t *sum)
{
    *sum = sum_of(data, size);
    return 0;
}

static int z_vrfy_app_digest(const uint8_t *data, size_t size, uint32_t *sum)
{
    uint8_t copy[DATA_MAX];
    uint32_t result;

    if (size > sizeof(copy)) {
        return EINVAL;
    }
    if (z_user_from_copy(copy, data, size) != 0) {
        return EFAULT;
    }
    (void)z_impl_app_digest(copy, size, &result);
    return z_user_to_copy(sum, &result, sizeof(result));
}
#include <zephyr/syscalls/app_digest_mrsh.c>

uint32_t z_impl_app_sparse(const uint8_t *first, size_t count, size_t stride)
{
    return 0;
}

/* Wrong arguments: k_usermode_from_copy */
static uint32_t z_vrfy_app_sparse(const uint8_t *first, size_t count, size_t stride)
{
    uint32_t sum = 0;
    uint8_t byte;

    for (size_t i = 0; i < count; i++) {
        if (k_usermode_from_copy(&byte, first + i * stride, 1) != 0) {
            return 0;
        }
        sum += byte;
    }
    return sum;
}
#include <zephyr/syscalls/app_sparse_mrsh.c>

int z_impl_app_text(const char *text, size_t room, size_t *length)
{
    *length = strlen(text);
    return 0;
}

/* Wrong arguments: k_usermode_string_copy k_usermode_to_copy */
static int z_vrfy_app_text(const char *text, size_t room, size_t *length)
{
    char copy[64];
    int err;
    size_t result = z_user_string_nlen(text, MIN(room, sizeof(copy)), &err);
    int error = k_usermode_string_copy(copy, text, MIN(room, sizeof(copy)));

    if (error == 0 && (err != 0 || strlen(copy) != result)) {
        return -1;
    }
    if (error != 0) {
        return error;
    }
    return k_usermode_to_copy(length, &result, sizeof(result));
}
#include <zephyr/syscalls/app_text_mrsh.c>

int z_impl_app_allocated(const char *text, const void *data, size_t size)
{
    return -1;
}

/* Wrong arguments: k_usermode_string_alloc_copy */
static int z_vrfy_app_allocated(const char *text, const void *data, size_t size)
{
    char *string = k_usermode_string_alloc_copy(text, 20);
    uint8_t *bytes = k_usermode_alloc_from_copy(data, size);
    int result = (string != NULL ? (int)strlen(string) : -100) +
                 (bytes != NULL ? 1000 * bytes[size - 1U] : -10000);

    k_free(string);
    k_free(bytes);
    return result;
}
#include <zephyr/syscalls/app_allocated_mrsh.c>

static int use_up(int depth)
{
    volatile uint8_t much[64];

    memset((void *)much, depth, sizeof(much));
    return depth == 0 ? much[1] : use_up(depth - 1) + much[2];
}

int z_impl_app_end(int how, struct k_thread *other)
{
    switch ((enum app_end)how) {
    case APP_ABORT:
        k_thread_abort(k_current_get());
        break;
    case APP_ABORT_OTHER:
        k_thread_abort(other);
        return 1;
    case APP_SUSPEND:
        k_thread_suspend(k_current_get());
        return 2;
    case APP_OOPS:
        k_oops();
        break;
    case APP_FAULT:
        *(volatile uint32_t *)0xF0000000U = 0;
        break;
    case APP_OVERFLOW:
        return use_up(100);
    case APP_SPIN:
        for (;;) {
            (*(volatile int *)&app_waiting)++;
        }
    }
    return -1;
}

static int z_vrfy_app_end(int how, struct k_thread *other)
{
    return z_impl_app_end(how, other);
}
#include <zephyr/syscalls/app_end_mrsh.c>

int z_impl_app_hold(struct k_mutex *mutex, struct k_sem *sem)
{
    (void)k_mutex_lock(mutex, K_FOREVER);
    return k_sem_take(sem, K_FOREVER);
}

static int z_vrfy_app_hold(struct k_mutex *mutex, struct k_sem *sem)
{
    K_OOPS(K_SYSCALL_OBJ(mutex, K_OBJ_MUTEX));
    K_OOPS(K_SYSCALL_OBJ(sem, K_OBJ_SEM));
    return z_impl_app_hold(mutex, sem);
}
#include <zephyr/syscalls/app_hold_mrsh.c>

int z_impl_app_where(void)
{
    uint32_t sp;
    uint32_t control;

    __asm__ volatile("mov %0, sp\n\tmrs %1, control" : "=r"(sp), "=r"(control));
    app_stack = sp;
    return k_is_user_context() || k_is_in_isr() || (control & 1U) != 0U ? 1 : 0;
}

static int z_vrfy_app_where(void)
{
    return z_impl_app_where();
}
#include <zephyr/syscalls/app_where_mrsh.c>

int z_impl_app_unused(int value)
{
    return value;
}

static int z_vrfy_app_unused(int value)
{
    return z_impl_app_unused(value);
}
#include <zephyr/syscalls/app_unused_mrsh.c>
