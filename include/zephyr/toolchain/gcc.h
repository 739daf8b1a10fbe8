/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Attributes, hints and compile-time checks of GCC and Clang.
 *
 * Each name is guarded: a C library may have defined it with the same meaning.
 */
#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_GCC_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_GCC_H_

#include <zephyr/toolchain/common.h>

#ifndef _ASMLANGUAGE

#include <stdbool.h>

#ifdef __cplusplus
#define BK_STATIC_ASSERT static_assert
#else
#define BK_STATIC_ASSERT _Static_assert
#endif

/** Stops the build with a message when a constant expression is false. */
#ifndef BUILD_ASSERT
#define BUILD_ASSERT(EXPR, MSG...) BK_STATIC_ASSERT((EXPR), "" MSG)
#endif

#ifndef ALWAYS_INLINE
#define ALWAYS_INLINE inline __attribute__((always_inline))
#endif
#ifndef FUNC_NORETURN
#define FUNC_NORETURN __attribute__((__noreturn__))
#endif
#ifndef FUNC_CONST
#define FUNC_CONST __attribute__((__const__))
#endif
#ifndef __packed
#define __packed __attribute__((__packed__))
#endif
#ifndef __aligned
#define __aligned(x) __attribute__((__aligned__(x)))
#endif
#ifndef __used
#define __used __attribute__((__used__))
#endif
#ifndef __unused
#define __unused __attribute__((__unused__))
#endif
#ifndef __maybe_unused
#define __maybe_unused __attribute__((__unused__))
#endif
#ifndef __deprecated
#define __deprecated __attribute__((deprecated))
#endif
#ifndef __weak
#define __weak __attribute__((__weak__))
#endif
#ifndef __must_check
#define __must_check __attribute__((warn_unused_result))
#endif
#ifndef __attribute_const__
#define __attribute_const__ __attribute__((__const__))
#endif
#ifndef __printf_like
#define __printf_like(f, a) __attribute__((format(printf, f, a)))
#endif
#ifndef __attribute_nonnull
#define __attribute_nonnull(...) __attribute__((nonnull(__VA_ARGS__)))
#endif

#ifndef __fallthrough
#define __fallthrough __attribute__((fallthrough))
#endif

#ifndef __noinline
#define __noinline __attribute__((noinline))
#endif

#if defined(__clang__)
#define __no_optimization __attribute__((optnone))
#else
#define __no_optimization __attribute__((optimize("-O0")))
#endif

#define __may_alias __attribute__((__may_alias__))

#ifndef __section
#define __section(x) __attribute__((section(x)))
#endif

/** Places an object into the section .a.b.c. */
#define __in_section(a, b, c)                                                                      \
    __attribute__((section("." STRINGIFY(a) "." STRINGIFY(b) "." STRINGIFY(c))))

/** Places an object into a section of its own, so that the linker can drop it alone. */
#define __in_section_unique(seg)                                                                   \
    __attribute__((section("." STRINGIFY(seg) "." STRINGIFY(__COUNTER__))))

#ifndef likely
#define likely(x) (__builtin_expect((bool)!!(x), true) != 0L)
#endif
#ifndef unlikely
#define unlikely(x) (__builtin_expect((bool)!!(x), false) != 0L)
#endif

/** Number of bits set in an unsigned int. */
#define POPCOUNT(x) __builtin_popcount(x)

/** Silences the warning about a parameter that is not used. */
#ifndef ARG_UNUSED
#define ARG_UNUSED(x) (void)(x)
#endif

/** Tells the compiler that control never arrives here. */
#define CODE_UNREACHABLE __builtin_unreachable()

/** Memory accesses are not moved across this point by the compiler. */
#define compiler_barrier() __asm__ volatile("" ::: "memory")

#define FUNC_ALIAS(real_func, new_alias, return_type)                                              \
    return_type new_alias() __attribute__((alias(#real_func)))

/** Non-zero when the compiler has the builtin function x. */
#ifdef __has_builtin
#define HAS_BUILTIN(x) __has_builtin(x)
#else
#define HAS_BUILTIN(x) 0
#endif

#ifndef __cplusplus
/** Reads an object whose address may be misaligned for its type. */
#define UNALIGNED_GET(p)                                                                           \
    __extension__({                                                                                \
        const struct __attribute__((__packed__)) {                                                 \
            __typeof__(*(p)) bk_v;                                                                 \
        } *bk_p = (const void *)(p);                                                               \
        bk_p->bk_v;                                                                                \
    })
#else
#define UNALIGNED_GET(p)                                                                           \
    __extension__({                                                                                \
        __typeof__(*(p) + 0) bk_v;                                                                 \
        __builtin_memcpy(&bk_v, (p), sizeof(*(p)));                                                \
        bk_v;                                                                                      \
    })
#endif

/** Writes v to an address that may be misaligned for the type of *p. */
#define UNALIGNED_PUT(v, p)                                                                        \
    do {                                                                                           \
        __typeof__(*(p)) bk_put_v = (v);                                                           \
        __builtin_memcpy((void *)(p), &bk_put_v, sizeof(bk_put_v));                                \
    } while (false)

#define BK_PRAGMA(x) _Pragma(#x)

/** Text that the compiler prints where a deprecated macro is used. */
#define __WARN(msg)        BK_PRAGMA(GCC warning msg)
#define __WARN1(s)         BK_PRAGMA(message #s)
#define __DEPRECATED_MACRO __WARN("Macro is deprecated")

#define PERFOPT_ALIGN
#define OBJECT_ALIGN

#endif /* !_ASMLANGUAGE */
#endif
