/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * What the verifiers of an application's system calls use. A verifier, z_vrfy_NAME(), runs in
 * supervisor mode on the caller's privileged stack, may wait, and takes every argument for hostile.
 * Needs CONFIG_APPLICATION_DEFINED_SYSCALL.
 *
 * The K_SYSCALL_... checks give true when the argument is to be refused, so that
 *
 *     K_OOPS(K_SYSCALL_MEMORY_READ(data, size));
 *
 * ends a caller who may not read `data`. A verifier may as well return an error.
 */
#ifndef ZEPHYR_INCLUDE_INTERNAL_SYSCALL_HANDLER_H_
#define ZEPHYR_INCLUDE_INTERNAL_SYSCALL_HANDLER_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How an object stands, see bk_call_object(). */
enum bk_call_object_state { BK_CALL_INITIALISED, BK_CALL_ANY_STATE, BK_CALL_UNINITIALISED };

/**
 * Whether the caller may not touch this memory.
 * @param start First byte.
 * @param count,size Elements, and bytes of each.
 * @param write Whether to write, else to read.
 * @param what The argument in the program's words, kept for the report.
 * @return True when the caller may not, or when the size of all is beyond the address space.
 * Context: verifier.
 */
bool bk_call_memory(const void *start, size_t count, size_t size, bool write, const char *what);

/**
 * Whether this is no object of the type, in that state, on which the caller has permission.
 * Context: verifier.
 */
bool bk_call_object(const void *object, enum k_objects type, enum bk_call_object_state state,
                    const char *what);

/** Print why a verifier refuses its call; always true. Context: verifier. */
bool bk_call_complain(const char *fmt, ...) __printf_like(1, 2);

/**
 * End the calling thread because of what its system call was given.
 * @param what The condition, for the report, when no check has left a better reason.
 * Context: verifier.
 */
FUNC_NORETURN void bk_call_refuse(const char *what);

/* Used by the generated marshalling. */
void bk_call_words(void *ssf, uintptr_t *words, uintptr_t user, size_t size);
void bk_syscall_result_high(void *ssf, uintptr_t word);

/** End the calling thread when @p expr is true. */
#define K_OOPS(expr)                                                                               \
    do {                                                                                           \
        if (expr) {                                                                                \
            bk_call_refuse(#expr);                                                                 \
        }                                                                                          \
    } while (false)

/** True, and a message is printed, unless @p expr holds. */
#define K_SYSCALL_VERIFY_MSG(expr, fmt, ...) (!(expr) && bk_call_complain(fmt, ##__VA_ARGS__))
#define K_SYSCALL_VERIFY(expr)               K_SYSCALL_VERIFY_MSG(expr, "%s does not hold", #expr)

/** True unless the caller may read, or read and write, @p size bytes at @p ptr. */
#define K_SYSCALL_MEMORY(ptr, size, write)                                                         \
    bk_call_memory((const void *)(ptr), 1, (size), (write), #ptr)
#define K_SYSCALL_MEMORY_READ(ptr, size)  K_SYSCALL_MEMORY(ptr, size, false)
#define K_SYSCALL_MEMORY_WRITE(ptr, size) K_SYSCALL_MEMORY(ptr, size, true)

/** The same for @p nmemb elements of @p size bytes; a product that overflows is refused. */
#define K_SYSCALL_MEMORY_ARRAY(ptr, nmemb, size, write)                                            \
    bk_call_memory((const void *)(ptr), (nmemb), (size), (write), #ptr)
#define K_SYSCALL_MEMORY_ARRAY_READ(ptr, nmemb, size)                                              \
    K_SYSCALL_MEMORY_ARRAY(ptr, nmemb, size, false)
#define K_SYSCALL_MEMORY_ARRAY_WRITE(ptr, nmemb, size)                                             \
    K_SYSCALL_MEMORY_ARRAY(ptr, nmemb, size, true)

/** True unless @p ptr is an initialised object of this type that the caller has permission on. */
#define K_SYSCALL_OBJ(ptr, type) bk_call_object((ptr), (type), BK_CALL_INITIALISED, #ptr)
/** The same for one that is to be initialised, for the first time or anew. */
#define K_SYSCALL_OBJ_INIT(ptr, type) bk_call_object((ptr), (type), BK_CALL_ANY_STATE, #ptr)
/** The same for one that must not be initialised yet. */
#define K_SYSCALL_OBJ_NEVER_INIT(ptr, type)                                                        \
    bk_call_object((ptr), (type), BK_CALL_UNINITIALISED, #ptr)

/**
 * Copy from the calling thread's memory, into memory of the kernel. What a verifier has to look at
 * it copies first: the caller's domain may write the original meanwhile.
 * @return 0, or EFAULT when the caller may not read all of it; then part of it may be copied.
 * Context: verifier and implementation of an application's system call.
 */
int k_usermode_from_copy(void *dst, const void *src, size_t size);

/** Copy to the calling thread's memory. @return as k_usermode_from_copy(). */
int k_usermode_to_copy(void *dst, const void *src, size_t size);

/**
 * Length of a string in the calling thread's memory.
 * @param maxlen Bytes to look at, at most.
 * @param err 0, or -1 when the caller may not read it up to its end or to @p maxlen.
 * @return Characters before its end, @p maxlen when there is no end among as many bytes.
 */
size_t k_usermode_string_nlen(const char *src, size_t maxlen, int *err);

/**
 * Copy a string from the calling thread's memory.
 * @param maxlen Bytes of @p dst; the string's end counts.
 * @return 0, EINVAL when it is too long, EFAULT when the caller may not read it; then @p dst counts
 * for nothing.
 */
int k_usermode_string_copy(char *dst, const char *src, size_t maxlen);

/**
 * A copy of the calling thread's memory, allocated from the thread's resource pool.
 * @return The copy, which k_free() frees; NULL without permission, pool or room.
 */
void *k_usermode_alloc_from_copy(const void *src, size_t size);

/** The same of a string of less than @p maxlen characters. */
char *k_usermode_string_alloc_copy(const char *src, size_t maxlen);

#define z_user_from_copy         k_usermode_from_copy
#define z_user_to_copy           k_usermode_to_copy
#define z_user_string_nlen       k_usermode_string_nlen
#define z_user_string_copy       k_usermode_string_copy
#define z_user_alloc_from_copy   k_usermode_alloc_from_copy
#define z_user_string_alloc_copy k_usermode_string_alloc_copy

#ifdef __cplusplus
}
#endif

#endif
