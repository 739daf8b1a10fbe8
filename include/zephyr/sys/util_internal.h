/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Machinery of util_macro.h; nothing here is for applications.
 */
#ifndef ZEPHYR_INCLUDE_SYS_UTIL_INTERNAL_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_INTERNAL_H_

#include "util_internal_counts.h"
#include "util_internal_loops.h"

/* Joins after expansion; the second level lets both arguments expand first. */
#define BK_CAT(a, b) BK_CAT_RAW(a, b)
#define BK_CAT_RAW(a, b) a##b

#define BK_INC(n) BK_CAT(BK_INC_, n)
#define BK_DEC(n) BK_CAT(BK_DEC_, n)

/* (a, b) becomes a, b */
#define BK_UNWRAP(...) __VA_ARGS__

#define BK_FIRST(a, ...) a
#define BK_SECOND(a, b, ...) b

/*
 * A flag that is defined as 1 turns into an argument and a comma, which moves the 1 to the
 * second place; any other token stays one argument, and the 0 is found there.
 */
#define BK_ONE_1 0,
#define BK_IS_ONE(flag) BK_IS_ONE_CAT(flag)
#define BK_IS_ONE_CAT(flag) BK_PROBE(BK_ONE_##flag)
#define BK_ZERO_0 0,
#define BK_IS_ZERO(flag) BK_IS_ZERO_CAT(flag)
#define BK_IS_ZERO_CAT(flag) BK_PROBE(BK_ZERO_##flag)
#define BK_PROBE(x) BK_PROBE_PICK(x 1, 0, 0)
#define BK_PROBE_PICK(...) BK_SECOND(__VA_ARGS__)

#define BK_IS_EQ(a, b) BK_IS_EQ_CAT(a, b)
#define BK_IS_EQ_CAT(a, b) BK_PROBE(BK_EQ_##a##_##b)

#define BK_IF_1(yes, no) BK_UNWRAP yes
#define BK_IF_0(yes, no) BK_UNWRAP no

#define BK_IS_EMPTY(...) BK_EMPTY_PICK(__VA_OPT__(0,) 1, 0)
#define BK_EMPTY_PICK(...) BK_FIRST(__VA_ARGS__)

#define BK_COUNT(...) BK_COUNT_PICK(__VA_ARGS__ __VA_OPT__(,) \
    64, 63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, \
    41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, \
    18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define BK_COUNT_PICK( \
    a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, \
    a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38, \
    a39, a40, a41, a42, a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55, a56, \
    a57, a58, a59, a60, a61, a62, a63, a64, n, ...) n

/* Shapes that an element of a loop can take. */
#define BK_CALL_X(F, f, i, x) F(x)
#define BK_CALL_IX(F, f, i, x) F(i, x)
#define BK_CALL_XF(F, f, i, x) F(x, BK_UNWRAP f)
#define BK_CALL_IXF(F, f, i, x) F(i, x, BK_UNWRAP f)
#define BK_CALL_X_TERM(F, f, i, x) BK_IF_NOT_EMPTY(x, (F(x) BK_UNWRAP f))
#define BK_CALL_KEEP(F, f, i, x) BK_IF_NOT_EMPTY(x, (, x))

#define BK_IF_NOT_EMPTY(x, yes) BK_CAT(BK_IF_, BK_IS_EMPTY(x))((), yes)

#endif
