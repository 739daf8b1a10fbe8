/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * What every compiler offers in the same way: keywords of the API and assembler helpers.
 */
#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_COMMON_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_COMMON_H_

/** Marks the prototype of a system call; its body is generated at build time. */
#define __syscall static inline

/** As __syscall, for calls whose body must be inlined even without optimisation. */
#define __syscall_always_inline static inline __attribute__((always_inline))

/** Marks the operations table of a device class; documentation only. */
#define __subsystem

/** Marks an argument that ends a variadic list; documentation only. */
#define __sentinel

#define ZRESTRICT __restrict

/** The argument's text as a string literal, after macro expansion. */
#define STRINGIFY(s) BK_STRINGIFY_RAW(s)
#define BK_STRINGIFY_RAW(s) #s
#ifndef _STRINGIFY
#define _STRINGIFY(x) #x
#endif

/** Two tokens joined after their expansion. */
#define _DO_CONCAT(x, y) x##y
#define _CONCAT(x, y) _DO_CONCAT(x, y)

/** Expands to nothing; placeholder for macro arguments. */
#define EMPTY

#endif
