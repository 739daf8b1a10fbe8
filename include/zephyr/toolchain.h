/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_H_

/* Clang understands every attribute and builtin used here, so one header serves both. */
#if !defined(__GNUC__)
#error "zephyr/toolchain.h: unknown compiler: build with GCC or Clang"
#endif

#include <zephyr/toolchain/gcc.h>

#endif
