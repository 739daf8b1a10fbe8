/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Macros that work at preprocessing time: bits, configuration flags, argument lists and loops.
 */
#ifndef ZEPHYR_INCLUDE_SYS_UTIL_MACRO_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_MACRO_H_

#include <zephyr/sys/util_internal.h>

/** The value with bit n set; usable in assembler and linker scripts too. */
#ifndef BIT
#if defined(_ASMLANGUAGE)
#define BIT(n) (1 << (n))
#else
#define BIT(n) (1UL << (n))
#endif
#endif

/** The 64-bit value with bit n set. */
#ifndef BIT64
#define BIT64(_n) (1ULL << (_n))
#endif

/** Sets bit in var when set is non-zero, clears it otherwise. */
#define WRITE_BIT(var, bit, set) ((var) = (set) ? ((var) | BIT(bit)) : ((var) & ~BIT(bit)))

/** The n low bits set. */
#define BIT_MASK(n)   (BIT(n) - 1UL)
#define BIT64_MASK(n) (BIT64(n) - 1ULL)

/** True when bit of value is set. */
#define IS_BIT_SET(value, bit) ((((value) >> (bit)) & (0x1)) != 0)

/** True for a power of two; zero is none. */
#define IS_POWER_OF_TWO(x) (((x) != 0U) && (((x) & ((x)-1U)) == 0U))

/** True for a mask of the form 2^n - 1, and for one that is shifted up by s. */
#define IS_BIT_MASK(m)            IS_SHIFTED_BIT_MASK(m, 0)
#define IS_SHIFTED_BIT_MASK(m, s) (!(((m) >> (s)) & (((m) >> (s)) + 1U)))

/** 1 when the macro config is defined as 1, else 0; valid in C expressions and in #if. */
#define IS_ENABLED(config) BK_IS_ONE(config)

/** Expands the code in the first parentheses when flag is 1, the second otherwise. */
#define COND_CODE_1(flag, if_1_code, else_code)                                                    \
    BK_CAT(BK_IF_, BK_IS_ONE(flag))(if_1_code, else_code)

/** Expands the code in the first parentheses when flag is 0, the second otherwise. */
#define COND_CODE_0(flag, if_0_code, else_code)                                                    \
    BK_CAT(BK_IF_, BK_IS_ZERO(flag))(if_0_code, else_code)

/** Expands the code in parentheses when flag is 1. */
#define IF_ENABLED(flag, code) COND_CODE_1(flag, code, ())

/** Expands the code in parentheses unless flag is 1. */
#define IF_DISABLED(flag, code) COND_CODE_1(flag, (), code)

/** 1 when there is no argument, else 0. */
#define IS_EMPTY(...) BK_IS_EMPTY(__VA_ARGS__)

/** 1 when two literals from 0 to 64 are the same, else 0. */
#define IS_EQ(a, b) BK_IS_EQ(a, b)

/** The list without its empty elements. */
#define LIST_DROP_EMPTY(...) BK_DROP_COMMA(BK_DROP_EACH(__VA_ARGS__))
#define BK_DROP_EACH(...)                                                                          \
    BK_CAT(BK_EACH_, BK_COUNT(__VA_ARGS__))(BK_CALL_KEEP, , (), (), 0, __VA_ARGS__)
#define BK_DROP_COMMA(...)            BK_DROP_COMMA_RAW(__VA_ARGS__)
#define BK_DROP_COMMA_RAW(first, ...) __VA_ARGS__

/** Expands to its argument. */
#define IDENTITY(V) V

/** The n-th argument, counted from one. */
#define GET_ARG_N(N, ...)                                 BK_CAT(BK_GET_ARG_, N)(__VA_ARGS__)
#define BK_GET_ARG_1(a1, ...)                             a1
#define BK_GET_ARG_2(a1, a2, ...)                         a2
#define BK_GET_ARG_3(a1, a2, a3, ...)                     a3
#define BK_GET_ARG_4(a1, a2, a3, a4, ...)                 a4
#define BK_GET_ARG_5(a1, a2, a3, a4, a5, ...)             a5
#define BK_GET_ARG_6(a1, a2, a3, a4, a5, a6, ...)         a6
#define BK_GET_ARG_7(a1, a2, a3, a4, a5, a6, a7, ...)     a7
#define BK_GET_ARG_8(a1, a2, a3, a4, a5, a6, a7, a8, ...) a8

/** The arguments after the first n. */
#define GET_ARGS_LESS_N(N, ...)                            BK_CAT(BK_GET_LESS_, N)(__VA_ARGS__)
#define BK_GET_LESS_0(...)                                 __VA_ARGS__
#define BK_GET_LESS_1(a1, ...)                             __VA_ARGS__
#define BK_GET_LESS_2(a1, a2, ...)                         __VA_ARGS__
#define BK_GET_LESS_3(a1, a2, a3, ...)                     __VA_ARGS__
#define BK_GET_LESS_4(a1, a2, a3, a4, ...)                 __VA_ARGS__
#define BK_GET_LESS_5(a1, a2, a3, a4, a5, ...)             __VA_ARGS__
#define BK_GET_LESS_6(a1, a2, a3, a4, a5, a6, ...)         __VA_ARGS__
#define BK_GET_LESS_7(a1, a2, a3, a4, a5, a6, a7, ...)     __VA_ARGS__
#define BK_GET_LESS_8(a1, a2, a3, a4, a5, a6, a7, a8, ...) __VA_ARGS__

/** a unless it is 0, else b. */
#define UTIL_OR(a, b) COND_CODE_1(UTIL_BOOL(a), (a), (b))

/** b unless a is 0, else 0. */
#define UTIL_AND(a, b) COND_CODE_1(UTIL_BOOL(a), (b), (0))

/** 0 for the token 0, 1 for every other. */
#define UTIL_BOOL(a) COND_CODE_0(a, (0), (1))

/** 1 for the token 0, 0 for every other. */
#define UTIL_NOT(a) COND_CODE_0(a, (1), (0))

/** Successor and predecessor of a literal from 0 to 128, as a token. */
#define UTIL_INC(x) BK_INC(x)
#define UTIL_DEC(x) BK_DEC(x)

/** Tokens joined after their expansion. */
#define UTIL_CAT(a, ...)    BK_UTIL_CAT(a, __VA_ARGS__)
#define BK_UTIL_CAT(a, ...) a##__VA_ARGS__

/** Tokens joined as they are. */
#define UTIL_PRIMITIVE_CAT(a, ...) a##__VA_ARGS__

/** F(0, ...) sep F(1, ...) sep ... up to LEN - 1; LEN is a literal up to 128. */
#define LISTIFY(LEN, F, sep, ...) UTIL_CAT(BK_LIST_, LEN)(F, sep, __VA_ARGS__)

/** F(x) for every argument, with sep (in parentheses) between. */
#define FOR_EACH(F, sep, ...)                                                                      \
    BK_CAT(BK_EACH_, BK_COUNT(__VA_ARGS__))(BK_CALL_X, F, sep, (), 0, __VA_ARGS__)

/** F(x) for every argument that is not empty, with term after each. */
#define FOR_EACH_NONEMPTY_TERM(F, term, ...)                                                       \
    BK_CAT(BK_EACH_, BK_COUNT(__VA_ARGS__))(BK_CALL_X_TERM, F, (), term, 0, __VA_ARGS__)

/** F(index, x) for every argument. */
#define FOR_EACH_IDX(F, sep, ...)                                                                  \
    BK_CAT(BK_EACH_, BK_COUNT(__VA_ARGS__))(BK_CALL_IX, F, sep, (), 0, __VA_ARGS__)

/** F(x, fixed_arg) for every argument. */
#define FOR_EACH_FIXED_ARG(F, sep, fixed_arg, ...)                                                 \
    BK_CAT(BK_EACH_, BK_COUNT(__VA_ARGS__))(BK_CALL_XF, F, sep, (fixed_arg), 0, __VA_ARGS__)

/** F(index, x, fixed_arg) for every argument. */
#define FOR_EACH_IDX_FIXED_ARG(F, sep, fixed_arg, ...)                                             \
    BK_CAT(BK_EACH_, BK_COUNT(__VA_ARGS__))(BK_CALL_IXF, F, sep, (fixed_arg), 0, __VA_ARGS__)

/** The arguments, last first; up to 32. */
#define REVERSE_ARGS(...) BK_CAT(BK_REVERSE_, BK_COUNT(__VA_ARGS__))(__VA_ARGS__)

/** Number of arguments, up to 64. */
#define NUM_VA_ARGS(...)        BK_COUNT(__VA_ARGS__)
#define NUM_VA_ARGS_LESS_1(...) BK_DEC(BK_COUNT(__VA_ARGS__))

/** The results of F for every argument (up to 16), joined to one token. */
#define MACRO_MAP_CAT(F, ...) BK_CAT(BK_MAP_CAT_, BK_COUNT(__VA_ARGS__))(F, __VA_ARGS__)
#define BK_MAP_CAT_0(F)
#define BK_MAP_CAT_1(F, a)       F(a)
#define BK_MAP_CAT_2(F, a, ...)  UTIL_CAT(F(a), BK_MAP_CAT_1(F, __VA_ARGS__))
#define BK_MAP_CAT_3(F, a, ...)  UTIL_CAT(F(a), BK_MAP_CAT_2(F, __VA_ARGS__))
#define BK_MAP_CAT_4(F, a, ...)  UTIL_CAT(F(a), BK_MAP_CAT_3(F, __VA_ARGS__))
#define BK_MAP_CAT_5(F, a, ...)  UTIL_CAT(F(a), BK_MAP_CAT_4(F, __VA_ARGS__))
#define BK_MAP_CAT_6(F, a, ...)  UTIL_CAT(F(a), BK_MAP_CAT_5(F, __VA_ARGS__))
#define BK_MAP_CAT_7(F, a, ...)  UTIL_CAT(F(a), BK_MAP_CAT_6(F, __VA_ARGS__))
#define BK_MAP_CAT_8(F, a, ...)  UTIL_CAT(F(a), BK_MAP_CAT_7(F, __VA_ARGS__))
#define BK_MAP_CAT_9(F, a, ...)  UTIL_CAT(F(a), BK_MAP_CAT_8(F, __VA_ARGS__))
#define BK_MAP_CAT_10(F, a, ...) UTIL_CAT(F(a), BK_MAP_CAT_9(F, __VA_ARGS__))
#define BK_MAP_CAT_11(F, a, ...) UTIL_CAT(F(a), BK_MAP_CAT_10(F, __VA_ARGS__))
#define BK_MAP_CAT_12(F, a, ...) UTIL_CAT(F(a), BK_MAP_CAT_11(F, __VA_ARGS__))
#define BK_MAP_CAT_13(F, a, ...) UTIL_CAT(F(a), BK_MAP_CAT_12(F, __VA_ARGS__))
#define BK_MAP_CAT_14(F, a, ...) UTIL_CAT(F(a), BK_MAP_CAT_13(F, __VA_ARGS__))
#define BK_MAP_CAT_15(F, a, ...) UTIL_CAT(F(a), BK_MAP_CAT_14(F, __VA_ARGS__))
#define BK_MAP_CAT_16(F, a, ...) UTIL_CAT(F(a), BK_MAP_CAT_15(F, __VA_ARGS__))

#endif
