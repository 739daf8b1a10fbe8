/* SPDX-License-Identifier: Apache-2.0 */
/* What the preprocessor computes is checked by the compiler: this file builds or it does not. */
#include <zephyr/init.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/util.h>

#define CONFIG_ON  1
#define CONFIG_OFF 0

#define EXPECT(...) BUILD_ASSERT((__VA_ARGS__), "")

EXPECT(IS_ENABLED(CONFIG_ON) == 1);
EXPECT(IS_ENABLED(CONFIG_OFF) == 0);
EXPECT(IS_ENABLED(CONFIG_NEVER_DEFINED) == 0);
EXPECT(COND_CODE_1(CONFIG_ON, (5), (6)) == 5);
EXPECT(COND_CODE_1(CONFIG_OFF, (5), (6)) == 6);
EXPECT(COND_CODE_0(CONFIG_OFF, (5), (6)) == 5);
EXPECT(COND_CODE_0(CONFIG_ON, (5), (6)) == 6);
EXPECT(COND_CODE_1(CONFIG_ON, (COND_CODE_1(CONFIG_OFF, (1), (2))), (3)) == 2);
EXPECT(1 IF_ENABLED(CONFIG_ON, (+1)) IF_ENABLED(CONFIG_OFF, (+10)) == 2);
EXPECT(1 IF_DISABLED(CONFIG_ON, (+1)) IF_DISABLED(CONFIG_NEVER_DEFINED, (+10)) == 11);
EXPECT(IS_EMPTY() == 1 && IS_EMPTY(a) == 0 && IS_EMPTY(a, b) == 0);
EXPECT(IS_EQ(3, 3) == 1 && IS_EQ(3, 4) == 0 && IS_EQ(0, 0) == 1);
EXPECT(UTIL_NOT(0) == 1 && UTIL_NOT(1) == 0 && UTIL_BOOL(0) == 0 && UTIL_BOOL(7) == 1);
EXPECT(UTIL_INC(7) == 8 && UTIL_DEC(7) == 6 && UTIL_DEC(0) == 0);
EXPECT(NUM_VA_ARGS() == 0 && NUM_VA_ARGS(a) == 1 && NUM_VA_ARGS(a, b, c) == 3);
EXPECT(NUM_VA_ARGS_LESS_1(a, b, c) == 2);
EXPECT(GET_ARG_N(2, 5, 6, 7) == 6);
EXPECT(MACRO_MAP_CAT(IDENTITY, 1, 2, 3, 4) == 1234);
EXPECT(CONCAT(1, 2, 3) == 123 && UTIL_CAT(1, 2) == 12);

#define SQUARE(x)              ((x) * (x))
#define TIMES_INDEX(i, x)      ((i) * (x))
#define PLUS_FIXED(x, fixed)   ((x) + (fixed))
#define ALL_THREE(i, x, fixed) ((i)*100 + (x)*10 + (fixed))
#define INDEX_PLUS(i, n)       ((i) + (n))

EXPECT(FOR_EACH(SQUARE, (+), 1, 2, 3) == 14);
EXPECT(FOR_EACH_IDX(TIMES_INDEX, (+), 1, 2, 3) == 8);
EXPECT(FOR_EACH_FIXED_ARG(PLUS_FIXED, (+), 10, 1, 2) == 23);
EXPECT(FOR_EACH_IDX_FIXED_ARG(ALL_THREE, (+), 1, 2, 3) == 152);
EXPECT(LISTIFY(4, INDEX_PLUS, (*), 1) == 24);
EXPECT(LISTIFY(128, INDEX_PLUS, (+), 0) == 127 * 64);

static const int dropped[] = {LIST_DROP_EMPTY(1, , 2, , , 3)};
EXPECT(ARRAY_SIZE(dropped) == 3);
static const int reversed[] = {REVERSE_ARGS(1, 2, 3)};
static const int rest[] = {GET_ARGS_LESS_N(2, 1, 2, 3, 4)};
EXPECT(ARRAY_SIZE(rest) == 2);

#define MEMBER(x) int x
struct members {
    FOR_EACH_NONEMPTY_TERM(MEMBER, (;), a, , b)
};
EXPECT(sizeof(struct members) == 2 * sizeof(int));

EXPECT(BIT(3) == 8 && BIT64(40) == 1ULL << 40 && BIT_MASK(4) == 15 && BIT64_MASK(33) >> 32 == 1);
EXPECT(IS_BIT_SET(8, 3) && !IS_BIT_SET(8, 2));
EXPECT(GENMASK(7, 4) == 0xf0 && GENMASK64(63, 63) == 1ULL << 63);
EXPECT(FIELD_GET(0xf0, 0x35) == 3 && FIELD_PREP(0xf0, 3) == 0x30);
EXPECT(ROUND_UP(1, 32) == 32 && ROUND_UP(32, 32) == 32 && ROUND_DOWN(63, 32) == 32);
EXPECT(DIV_ROUND_UP(9, 4) == 3 && DIV_ROUND_UP(8, 4) == 2);
EXPECT(DIV_ROUND_CLOSEST(7u, 2u) == 4 && DIV_ROUND_CLOSEST(-7, 2) == -4);
EXPECT(DIV_ROUND_CLOSEST(7, -2) == -4 && DIV_ROUND_CLOSEST(-7, -2) == 4);
EXPECT(CLAMP(5, 1, 3) == 3 && CLAMP(-5, 1, 3) == 1 && CLAMP(2, 1, 3) == 2);
EXPECT(IN_RANGE(3, 1, 3) && !IN_RANGE(4, 1, 3));
EXPECT(LOG2(8) == 3 && LOG2CEIL(9) == 4 && LOG2CEIL(8) == 3 && NHPOT(9) == 16);
EXPECT(IS_POWER_OF_TWO(64u) && !IS_POWER_OF_TWO(65u) && !IS_POWER_OF_TWO(0u));
EXPECT(ATOMIC_BITMAP_SIZE(1) == 1 && ATOMIC_BITMAP_SIZE(ATOMIC_BITS + 1) == 2);

/* Sections sort by name: the level first, and 7 before 40. */
EXPECT(sizeof(BK_INIT_SECTION(3, 7)) == sizeof(".bk_list.init.3_07"));
EXPECT(sizeof(BK_INIT_SECTION(3, 40)) == sizeof(".bk_list.init.3_40"));

int macros_reversed(int i)
{
    return reversed[i] + 0 * dropped[0] + 0 * rest[0];
}
