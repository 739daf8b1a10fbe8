/* SPDX-License-Identifier: Apache-2.0 */
/* Checks and copies for the verifiers of an application's system calls. */
#include <zephyr/internal/syscall_handler.h>
#include <zephyr/sys/math_extras.h>

#include "app_call.h"
#include "heap.h"
#include "object.h"
#include "stack_object.h"
#include "usermode.h"

/* Bytes that are copied with the kernel level locked. */
#define COPY_BYTES 128u
/* Of a verifier's message; it is printed in one piece. */
#define MESSAGE_BYTES 80u

void bk_app_call_prepare(struct k_thread *thread)
{
    void *stack = (void *)(uintptr_t)thread->stack_start;
    const struct bk_stack_object *record = bk_stack_find(stack);

    thread->syscall_stack = 0;
    thread->syscall_frame = NULL;
    if (record != NULL && record->privileged != NULL) {
        uint32_t place = (thread->stack_start - (uint32_t)(uintptr_t)record->start) /
                         record->element_size;

        thread->syscall_stack =
            (uint32_t)(uintptr_t)record->privileged + place * BK_PRIVILEGED_STACK_SIZE;
    }
}

/* Keep what is refused for the report, or that nothing is. Returns `refused`. */
static bool note(bool refused, enum bk_refusal why, const void *value, const char *what)
{
    const struct k_thread *thread = bk_kernel.current;

    if (bk_in_app_call(thread)) {
        struct bk_app_call *call = bk_app_call_of(thread);

        call->what = refused ? what : NULL;
        call->value = (uint32_t)(uintptr_t)value;
        call->refusal = (uint8_t)why;
    }
    return refused;
}

static bool permits(const void *start, size_t size, uint32_t rights)
{
    unsigned int key = bk_kernel_lock();
    bool permitted = bk_user_permits(bk_kernel.current, start, size, rights);

    bk_unlock(key);
    return permitted;
}

bool bk_call_memory(const void *start, size_t count, size_t size, bool write, const char *what)
{
    size_t bytes = 0;
    bool good = !size_mul_overflow(count, size, &bytes) &&
                permits(start, bytes, write ? BK_U_R | BK_U_W : BK_U_R);

    return note(!good, BK_REFUSE_MEMORY, start, what);
}

/* The caller's own thread needs no grant. */
static bool granted(const void *object, uint32_t index)
{
    return object == bk_kernel.current || bk_object_permitted(bk_kernel.current, index);
}

static enum bk_refusal why(const void *object, uint32_t initialised, uint32_t declared,
                           uint32_t index)
{
    if (index != 0u) {
        return BK_REFUSE_PERMISSION;
    }
    if (declared != 0u) {
        return BK_REFUSE_UNINITIALISED;
    }
    if (initialised != 0u) {
        return BK_REFUSE_ARGUMENT;
    }
    return bk_object_known(object) ? BK_REFUSE_TYPE : BK_REFUSE_NO_OBJECT;
}

bool bk_call_object(const void *object, enum k_objects type, enum bk_call_object_state state,
                    const char *what)
{
    uint32_t initialised = bk_object_index(object, type);
    uint32_t declared = bk_object_index(object, type | BK_OBJECT_DECLARED);
    uint32_t index = state == BK_CALL_INITIALISED     ? initialised
                     : state == BK_CALL_UNINITIALISED ? declared
                                                      : initialised | declared;

    return note(index == 0u || !granted(object, index), why(object, initialised, declared, index),
                object, what);
}

bool bk_call_complain(const char *fmt, ...)
{
    char text[MESSAGE_BYTES];
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintk(text, sizeof(text), fmt, ap);
    va_end(ap);
    printk("%s(): %s\n", bk_app_call_name(bk_kernel.current), text);
    return note(true, BK_REFUSE_ARGUMENT, NULL, "see above");
}

void bk_call_refuse(const char *what)
{
    if (!bk_in_app_call(bk_kernel.current)) {
        /* A supervisor thread called the verifier. */
        k_oops();
        CODE_UNREACHABLE;
    }
    if (bk_app_call_of(bk_kernel.current)->what == NULL) {
        (void)note(true, BK_REFUSE_ARGUMENT, NULL, what);
    }
    bk_arch_call_refuse();
}

void bk_call_words(void *ssf, uintptr_t *words, uintptr_t user, size_t size)
{
    ARG_UNUSED(ssf);
    if (k_usermode_from_copy(words, (const void *)user, size) != 0) {
        (void)note(true, BK_REFUSE_MEMORY, (const void *)user, "arguments");
        bk_arch_call_refuse();
    }
}

void bk_syscall_result_high(void *ssf, uintptr_t word)
{
    ((struct bk_app_call *)ssf)->caller.r1 = word;
}

/*
 * One piece, checked and copied without a change of the domain between. The copy itself is made
 * with the caller's rights as well: what is permitted and does not answer is the caller's fault.
 */
static bool copy_piece(void *kernel, uintptr_t user, size_t size, bool to_user)
{
    const struct k_thread *thread = bk_kernel.current;
    unsigned int key = bk_kernel_lock();
    bool permitted = bk_user_permits(thread, (const void *)user, size, to_user ? BK_U_W : BK_U_R);

    if (permitted) {
        bk_arch_caller_memory_begin(thread);
        if (to_user) {
            bk_user_copy_to((void *)user, kernel, size);
        } else {
            bk_user_copy_from(kernel, (const void *)user, size);
        }
        bk_arch_caller_memory_end(thread);
    }
    bk_unlock(key);
    return permitted;
}

static int copy_all(void *kernel, uintptr_t user, size_t size, bool to_user)
{
    for (size_t done = 0; done < size;) {
        size_t piece = MIN(size - done, COPY_BYTES);

        if (!copy_piece((char *)kernel + done, user + done, piece, to_user)) {
            return EFAULT;
        }
        done += piece;
    }
    return 0;
}

int k_usermode_from_copy(void *dst, const void *src, size_t size)
{
    return copy_all(dst, (uintptr_t)src, size, false);
}

int k_usermode_to_copy(void *dst, const void *src, size_t size)
{
    return copy_all((void *)(uintptr_t)src, (uintptr_t)dst, size, true);
}

size_t k_usermode_string_nlen(const char *src, size_t maxlen, int *err)
{
    char piece[BK_ISO_GRANULE];
    uintptr_t at = (uintptr_t)src;
    size_t length = 0;

    *err = 0;
    while (length < maxlen) {
        /* What the caller may touch begins and ends at granules, and the string before. */
        size_t size = MIN(maxlen - length, BK_ISO_GRANULE - (at + length) % BK_ISO_GRANULE);
        size_t characters;

        if (copy_all(piece, at + length, size, false) != 0) {
            *err = -1;
            return 0;
        }
        characters = strnlen(piece, size);
        length += characters;
        if (characters < size) {
            break;
        }
    }
    return length;
}

int k_usermode_string_copy(char *dst, const char *src, size_t maxlen)
{
    int err;
    size_t length = k_usermode_string_nlen(src, maxlen, &err);

    if (err != 0) {
        return EFAULT;
    }
    if (length == maxlen) {
        return EINVAL;
    }
    /* It may be another by now, but no longer one. */
    dst[length] = '\0';
    return k_usermode_from_copy(dst, src, length);
}

void *k_usermode_alloc_from_copy(const void *src, size_t size)
{
    void *result = permits(src, size, BK_U_R) ? bk_thread_alloc(size) : NULL;

    if (result != NULL && k_usermode_from_copy(result, src, size) != 0) {
        k_free(result);
        result = NULL;
    }
    return result;
}

char *k_usermode_string_alloc_copy(const char *src, size_t maxlen)
{
    int err;
    size_t length = k_usermode_string_nlen(src, maxlen, &err);
    char *result = err == 0 && length < maxlen ? bk_thread_alloc(length + 1u) : NULL;

    if (result != NULL) {
        result[length] = '\0';
        if (k_usermode_from_copy(result, src, length) != 0) {
            k_free(result);
            result = NULL;
        }
    }
    return result;
}
