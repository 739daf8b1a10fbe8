/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Loops of util_macro.h, spelt out: an element is expanded through the macro M with the index i
 * and the fixed argument f, so that one chain serves every form of FOR_EACH.
 */
#ifndef ZEPHYR_INCLUDE_SYS_UTIL_INTERNAL_H_
#error "include zephyr/sys/util_macro.h instead"
#endif

/* clang-format off */
#define BK_EACH_0(M, F, sep, f, i, ...)
#define BK_EACH_1(M, F, sep, f, i, x) M(F, f, i, x)
#define BK_EACH_2(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_1(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_3(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_2(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_4(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_3(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_5(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_4(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_6(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_5(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_7(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_6(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_8(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_7(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_9(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_8(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_10(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_9(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_11(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_10(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_12(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_11(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_13(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_12(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_14(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_13(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_15(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_14(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_16(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_15(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_17(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_16(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_18(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_17(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_19(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_18(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_20(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_19(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_21(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_20(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_22(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_21(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_23(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_22(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_24(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_23(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_25(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_24(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_26(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_25(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_27(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_26(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_28(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_27(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_29(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_28(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_30(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_29(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_31(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_30(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_32(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_31(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_33(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_32(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_34(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_33(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_35(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_34(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_36(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_35(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_37(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_36(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_38(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_37(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_39(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_38(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_40(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_39(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_41(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_40(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_42(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_41(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_43(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_42(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_44(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_43(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_45(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_44(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_46(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_45(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_47(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_46(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_48(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_47(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_49(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_48(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_50(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_49(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_51(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_50(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_52(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_51(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_53(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_52(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_54(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_53(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_55(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_54(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_56(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_55(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_57(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_56(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_58(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_57(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_59(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_58(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_60(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_59(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_61(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_60(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_62(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_61(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_63(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_62(M, F, sep, f, BK_INC(i), __VA_ARGS__)
#define BK_EACH_64(M, F, sep, f, i, x, ...) M(F, f, i, x) BK_UNWRAP sep \
    BK_EACH_63(M, F, sep, f, BK_INC(i), __VA_ARGS__)

#define BK_LIST_0(F, sep, ...)
#define BK_LIST_1(F, sep, ...) F(0, __VA_ARGS__)
#define BK_LIST_2(F, sep, ...) BK_LIST_1(F, sep, __VA_ARGS__) BK_UNWRAP sep F(1, __VA_ARGS__)
#define BK_LIST_3(F, sep, ...) BK_LIST_2(F, sep, __VA_ARGS__) BK_UNWRAP sep F(2, __VA_ARGS__)
#define BK_LIST_4(F, sep, ...) BK_LIST_3(F, sep, __VA_ARGS__) BK_UNWRAP sep F(3, __VA_ARGS__)
#define BK_LIST_5(F, sep, ...) BK_LIST_4(F, sep, __VA_ARGS__) BK_UNWRAP sep F(4, __VA_ARGS__)
#define BK_LIST_6(F, sep, ...) BK_LIST_5(F, sep, __VA_ARGS__) BK_UNWRAP sep F(5, __VA_ARGS__)
#define BK_LIST_7(F, sep, ...) BK_LIST_6(F, sep, __VA_ARGS__) BK_UNWRAP sep F(6, __VA_ARGS__)
#define BK_LIST_8(F, sep, ...) BK_LIST_7(F, sep, __VA_ARGS__) BK_UNWRAP sep F(7, __VA_ARGS__)
#define BK_LIST_9(F, sep, ...) BK_LIST_8(F, sep, __VA_ARGS__) BK_UNWRAP sep F(8, __VA_ARGS__)
#define BK_LIST_10(F, sep, ...) BK_LIST_9(F, sep, __VA_ARGS__) BK_UNWRAP sep F(9, __VA_ARGS__)
#define BK_LIST_11(F, sep, ...) BK_LIST_10(F, sep, __VA_ARGS__) BK_UNWRAP sep F(10, __VA_ARGS__)
#define BK_LIST_12(F, sep, ...) BK_LIST_11(F, sep, __VA_ARGS__) BK_UNWRAP sep F(11, __VA_ARGS__)
#define BK_LIST_13(F, sep, ...) BK_LIST_12(F, sep, __VA_ARGS__) BK_UNWRAP sep F(12, __VA_ARGS__)
#define BK_LIST_14(F, sep, ...) BK_LIST_13(F, sep, __VA_ARGS__) BK_UNWRAP sep F(13, __VA_ARGS__)
#define BK_LIST_15(F, sep, ...) BK_LIST_14(F, sep, __VA_ARGS__) BK_UNWRAP sep F(14, __VA_ARGS__)
#define BK_LIST_16(F, sep, ...) BK_LIST_15(F, sep, __VA_ARGS__) BK_UNWRAP sep F(15, __VA_ARGS__)
#define BK_LIST_17(F, sep, ...) BK_LIST_16(F, sep, __VA_ARGS__) BK_UNWRAP sep F(16, __VA_ARGS__)
#define BK_LIST_18(F, sep, ...) BK_LIST_17(F, sep, __VA_ARGS__) BK_UNWRAP sep F(17, __VA_ARGS__)
#define BK_LIST_19(F, sep, ...) BK_LIST_18(F, sep, __VA_ARGS__) BK_UNWRAP sep F(18, __VA_ARGS__)
#define BK_LIST_20(F, sep, ...) BK_LIST_19(F, sep, __VA_ARGS__) BK_UNWRAP sep F(19, __VA_ARGS__)
#define BK_LIST_21(F, sep, ...) BK_LIST_20(F, sep, __VA_ARGS__) BK_UNWRAP sep F(20, __VA_ARGS__)
#define BK_LIST_22(F, sep, ...) BK_LIST_21(F, sep, __VA_ARGS__) BK_UNWRAP sep F(21, __VA_ARGS__)
#define BK_LIST_23(F, sep, ...) BK_LIST_22(F, sep, __VA_ARGS__) BK_UNWRAP sep F(22, __VA_ARGS__)
#define BK_LIST_24(F, sep, ...) BK_LIST_23(F, sep, __VA_ARGS__) BK_UNWRAP sep F(23, __VA_ARGS__)
#define BK_LIST_25(F, sep, ...) BK_LIST_24(F, sep, __VA_ARGS__) BK_UNWRAP sep F(24, __VA_ARGS__)
#define BK_LIST_26(F, sep, ...) BK_LIST_25(F, sep, __VA_ARGS__) BK_UNWRAP sep F(25, __VA_ARGS__)
#define BK_LIST_27(F, sep, ...) BK_LIST_26(F, sep, __VA_ARGS__) BK_UNWRAP sep F(26, __VA_ARGS__)
#define BK_LIST_28(F, sep, ...) BK_LIST_27(F, sep, __VA_ARGS__) BK_UNWRAP sep F(27, __VA_ARGS__)
#define BK_LIST_29(F, sep, ...) BK_LIST_28(F, sep, __VA_ARGS__) BK_UNWRAP sep F(28, __VA_ARGS__)
#define BK_LIST_30(F, sep, ...) BK_LIST_29(F, sep, __VA_ARGS__) BK_UNWRAP sep F(29, __VA_ARGS__)
#define BK_LIST_31(F, sep, ...) BK_LIST_30(F, sep, __VA_ARGS__) BK_UNWRAP sep F(30, __VA_ARGS__)
#define BK_LIST_32(F, sep, ...) BK_LIST_31(F, sep, __VA_ARGS__) BK_UNWRAP sep F(31, __VA_ARGS__)
#define BK_LIST_33(F, sep, ...) BK_LIST_32(F, sep, __VA_ARGS__) BK_UNWRAP sep F(32, __VA_ARGS__)
#define BK_LIST_34(F, sep, ...) BK_LIST_33(F, sep, __VA_ARGS__) BK_UNWRAP sep F(33, __VA_ARGS__)
#define BK_LIST_35(F, sep, ...) BK_LIST_34(F, sep, __VA_ARGS__) BK_UNWRAP sep F(34, __VA_ARGS__)
#define BK_LIST_36(F, sep, ...) BK_LIST_35(F, sep, __VA_ARGS__) BK_UNWRAP sep F(35, __VA_ARGS__)
#define BK_LIST_37(F, sep, ...) BK_LIST_36(F, sep, __VA_ARGS__) BK_UNWRAP sep F(36, __VA_ARGS__)
#define BK_LIST_38(F, sep, ...) BK_LIST_37(F, sep, __VA_ARGS__) BK_UNWRAP sep F(37, __VA_ARGS__)
#define BK_LIST_39(F, sep, ...) BK_LIST_38(F, sep, __VA_ARGS__) BK_UNWRAP sep F(38, __VA_ARGS__)
#define BK_LIST_40(F, sep, ...) BK_LIST_39(F, sep, __VA_ARGS__) BK_UNWRAP sep F(39, __VA_ARGS__)
#define BK_LIST_41(F, sep, ...) BK_LIST_40(F, sep, __VA_ARGS__) BK_UNWRAP sep F(40, __VA_ARGS__)
#define BK_LIST_42(F, sep, ...) BK_LIST_41(F, sep, __VA_ARGS__) BK_UNWRAP sep F(41, __VA_ARGS__)
#define BK_LIST_43(F, sep, ...) BK_LIST_42(F, sep, __VA_ARGS__) BK_UNWRAP sep F(42, __VA_ARGS__)
#define BK_LIST_44(F, sep, ...) BK_LIST_43(F, sep, __VA_ARGS__) BK_UNWRAP sep F(43, __VA_ARGS__)
#define BK_LIST_45(F, sep, ...) BK_LIST_44(F, sep, __VA_ARGS__) BK_UNWRAP sep F(44, __VA_ARGS__)
#define BK_LIST_46(F, sep, ...) BK_LIST_45(F, sep, __VA_ARGS__) BK_UNWRAP sep F(45, __VA_ARGS__)
#define BK_LIST_47(F, sep, ...) BK_LIST_46(F, sep, __VA_ARGS__) BK_UNWRAP sep F(46, __VA_ARGS__)
#define BK_LIST_48(F, sep, ...) BK_LIST_47(F, sep, __VA_ARGS__) BK_UNWRAP sep F(47, __VA_ARGS__)
#define BK_LIST_49(F, sep, ...) BK_LIST_48(F, sep, __VA_ARGS__) BK_UNWRAP sep F(48, __VA_ARGS__)
#define BK_LIST_50(F, sep, ...) BK_LIST_49(F, sep, __VA_ARGS__) BK_UNWRAP sep F(49, __VA_ARGS__)
#define BK_LIST_51(F, sep, ...) BK_LIST_50(F, sep, __VA_ARGS__) BK_UNWRAP sep F(50, __VA_ARGS__)
#define BK_LIST_52(F, sep, ...) BK_LIST_51(F, sep, __VA_ARGS__) BK_UNWRAP sep F(51, __VA_ARGS__)
#define BK_LIST_53(F, sep, ...) BK_LIST_52(F, sep, __VA_ARGS__) BK_UNWRAP sep F(52, __VA_ARGS__)
#define BK_LIST_54(F, sep, ...) BK_LIST_53(F, sep, __VA_ARGS__) BK_UNWRAP sep F(53, __VA_ARGS__)
#define BK_LIST_55(F, sep, ...) BK_LIST_54(F, sep, __VA_ARGS__) BK_UNWRAP sep F(54, __VA_ARGS__)
#define BK_LIST_56(F, sep, ...) BK_LIST_55(F, sep, __VA_ARGS__) BK_UNWRAP sep F(55, __VA_ARGS__)
#define BK_LIST_57(F, sep, ...) BK_LIST_56(F, sep, __VA_ARGS__) BK_UNWRAP sep F(56, __VA_ARGS__)
#define BK_LIST_58(F, sep, ...) BK_LIST_57(F, sep, __VA_ARGS__) BK_UNWRAP sep F(57, __VA_ARGS__)
#define BK_LIST_59(F, sep, ...) BK_LIST_58(F, sep, __VA_ARGS__) BK_UNWRAP sep F(58, __VA_ARGS__)
#define BK_LIST_60(F, sep, ...) BK_LIST_59(F, sep, __VA_ARGS__) BK_UNWRAP sep F(59, __VA_ARGS__)
#define BK_LIST_61(F, sep, ...) BK_LIST_60(F, sep, __VA_ARGS__) BK_UNWRAP sep F(60, __VA_ARGS__)
#define BK_LIST_62(F, sep, ...) BK_LIST_61(F, sep, __VA_ARGS__) BK_UNWRAP sep F(61, __VA_ARGS__)
#define BK_LIST_63(F, sep, ...) BK_LIST_62(F, sep, __VA_ARGS__) BK_UNWRAP sep F(62, __VA_ARGS__)
#define BK_LIST_64(F, sep, ...) BK_LIST_63(F, sep, __VA_ARGS__) BK_UNWRAP sep F(63, __VA_ARGS__)
#define BK_LIST_65(F, sep, ...) BK_LIST_64(F, sep, __VA_ARGS__) BK_UNWRAP sep F(64, __VA_ARGS__)
#define BK_LIST_66(F, sep, ...) BK_LIST_65(F, sep, __VA_ARGS__) BK_UNWRAP sep F(65, __VA_ARGS__)
#define BK_LIST_67(F, sep, ...) BK_LIST_66(F, sep, __VA_ARGS__) BK_UNWRAP sep F(66, __VA_ARGS__)
#define BK_LIST_68(F, sep, ...) BK_LIST_67(F, sep, __VA_ARGS__) BK_UNWRAP sep F(67, __VA_ARGS__)
#define BK_LIST_69(F, sep, ...) BK_LIST_68(F, sep, __VA_ARGS__) BK_UNWRAP sep F(68, __VA_ARGS__)
#define BK_LIST_70(F, sep, ...) BK_LIST_69(F, sep, __VA_ARGS__) BK_UNWRAP sep F(69, __VA_ARGS__)
#define BK_LIST_71(F, sep, ...) BK_LIST_70(F, sep, __VA_ARGS__) BK_UNWRAP sep F(70, __VA_ARGS__)
#define BK_LIST_72(F, sep, ...) BK_LIST_71(F, sep, __VA_ARGS__) BK_UNWRAP sep F(71, __VA_ARGS__)
#define BK_LIST_73(F, sep, ...) BK_LIST_72(F, sep, __VA_ARGS__) BK_UNWRAP sep F(72, __VA_ARGS__)
#define BK_LIST_74(F, sep, ...) BK_LIST_73(F, sep, __VA_ARGS__) BK_UNWRAP sep F(73, __VA_ARGS__)
#define BK_LIST_75(F, sep, ...) BK_LIST_74(F, sep, __VA_ARGS__) BK_UNWRAP sep F(74, __VA_ARGS__)
#define BK_LIST_76(F, sep, ...) BK_LIST_75(F, sep, __VA_ARGS__) BK_UNWRAP sep F(75, __VA_ARGS__)
#define BK_LIST_77(F, sep, ...) BK_LIST_76(F, sep, __VA_ARGS__) BK_UNWRAP sep F(76, __VA_ARGS__)
#define BK_LIST_78(F, sep, ...) BK_LIST_77(F, sep, __VA_ARGS__) BK_UNWRAP sep F(77, __VA_ARGS__)
#define BK_LIST_79(F, sep, ...) BK_LIST_78(F, sep, __VA_ARGS__) BK_UNWRAP sep F(78, __VA_ARGS__)
#define BK_LIST_80(F, sep, ...) BK_LIST_79(F, sep, __VA_ARGS__) BK_UNWRAP sep F(79, __VA_ARGS__)
#define BK_LIST_81(F, sep, ...) BK_LIST_80(F, sep, __VA_ARGS__) BK_UNWRAP sep F(80, __VA_ARGS__)
#define BK_LIST_82(F, sep, ...) BK_LIST_81(F, sep, __VA_ARGS__) BK_UNWRAP sep F(81, __VA_ARGS__)
#define BK_LIST_83(F, sep, ...) BK_LIST_82(F, sep, __VA_ARGS__) BK_UNWRAP sep F(82, __VA_ARGS__)
#define BK_LIST_84(F, sep, ...) BK_LIST_83(F, sep, __VA_ARGS__) BK_UNWRAP sep F(83, __VA_ARGS__)
#define BK_LIST_85(F, sep, ...) BK_LIST_84(F, sep, __VA_ARGS__) BK_UNWRAP sep F(84, __VA_ARGS__)
#define BK_LIST_86(F, sep, ...) BK_LIST_85(F, sep, __VA_ARGS__) BK_UNWRAP sep F(85, __VA_ARGS__)
#define BK_LIST_87(F, sep, ...) BK_LIST_86(F, sep, __VA_ARGS__) BK_UNWRAP sep F(86, __VA_ARGS__)
#define BK_LIST_88(F, sep, ...) BK_LIST_87(F, sep, __VA_ARGS__) BK_UNWRAP sep F(87, __VA_ARGS__)
#define BK_LIST_89(F, sep, ...) BK_LIST_88(F, sep, __VA_ARGS__) BK_UNWRAP sep F(88, __VA_ARGS__)
#define BK_LIST_90(F, sep, ...) BK_LIST_89(F, sep, __VA_ARGS__) BK_UNWRAP sep F(89, __VA_ARGS__)
#define BK_LIST_91(F, sep, ...) BK_LIST_90(F, sep, __VA_ARGS__) BK_UNWRAP sep F(90, __VA_ARGS__)
#define BK_LIST_92(F, sep, ...) BK_LIST_91(F, sep, __VA_ARGS__) BK_UNWRAP sep F(91, __VA_ARGS__)
#define BK_LIST_93(F, sep, ...) BK_LIST_92(F, sep, __VA_ARGS__) BK_UNWRAP sep F(92, __VA_ARGS__)
#define BK_LIST_94(F, sep, ...) BK_LIST_93(F, sep, __VA_ARGS__) BK_UNWRAP sep F(93, __VA_ARGS__)
#define BK_LIST_95(F, sep, ...) BK_LIST_94(F, sep, __VA_ARGS__) BK_UNWRAP sep F(94, __VA_ARGS__)
#define BK_LIST_96(F, sep, ...) BK_LIST_95(F, sep, __VA_ARGS__) BK_UNWRAP sep F(95, __VA_ARGS__)
#define BK_LIST_97(F, sep, ...) BK_LIST_96(F, sep, __VA_ARGS__) BK_UNWRAP sep F(96, __VA_ARGS__)
#define BK_LIST_98(F, sep, ...) BK_LIST_97(F, sep, __VA_ARGS__) BK_UNWRAP sep F(97, __VA_ARGS__)
#define BK_LIST_99(F, sep, ...) BK_LIST_98(F, sep, __VA_ARGS__) BK_UNWRAP sep F(98, __VA_ARGS__)
#define BK_LIST_100(F, sep, ...) BK_LIST_99(F, sep, __VA_ARGS__) BK_UNWRAP sep F(99, __VA_ARGS__)
#define BK_LIST_101(F, sep, ...) BK_LIST_100(F, sep, __VA_ARGS__) BK_UNWRAP sep F(100, __VA_ARGS__)
#define BK_LIST_102(F, sep, ...) BK_LIST_101(F, sep, __VA_ARGS__) BK_UNWRAP sep F(101, __VA_ARGS__)
#define BK_LIST_103(F, sep, ...) BK_LIST_102(F, sep, __VA_ARGS__) BK_UNWRAP sep F(102, __VA_ARGS__)
#define BK_LIST_104(F, sep, ...) BK_LIST_103(F, sep, __VA_ARGS__) BK_UNWRAP sep F(103, __VA_ARGS__)
#define BK_LIST_105(F, sep, ...) BK_LIST_104(F, sep, __VA_ARGS__) BK_UNWRAP sep F(104, __VA_ARGS__)
#define BK_LIST_106(F, sep, ...) BK_LIST_105(F, sep, __VA_ARGS__) BK_UNWRAP sep F(105, __VA_ARGS__)
#define BK_LIST_107(F, sep, ...) BK_LIST_106(F, sep, __VA_ARGS__) BK_UNWRAP sep F(106, __VA_ARGS__)
#define BK_LIST_108(F, sep, ...) BK_LIST_107(F, sep, __VA_ARGS__) BK_UNWRAP sep F(107, __VA_ARGS__)
#define BK_LIST_109(F, sep, ...) BK_LIST_108(F, sep, __VA_ARGS__) BK_UNWRAP sep F(108, __VA_ARGS__)
#define BK_LIST_110(F, sep, ...) BK_LIST_109(F, sep, __VA_ARGS__) BK_UNWRAP sep F(109, __VA_ARGS__)
#define BK_LIST_111(F, sep, ...) BK_LIST_110(F, sep, __VA_ARGS__) BK_UNWRAP sep F(110, __VA_ARGS__)
#define BK_LIST_112(F, sep, ...) BK_LIST_111(F, sep, __VA_ARGS__) BK_UNWRAP sep F(111, __VA_ARGS__)
#define BK_LIST_113(F, sep, ...) BK_LIST_112(F, sep, __VA_ARGS__) BK_UNWRAP sep F(112, __VA_ARGS__)
#define BK_LIST_114(F, sep, ...) BK_LIST_113(F, sep, __VA_ARGS__) BK_UNWRAP sep F(113, __VA_ARGS__)
#define BK_LIST_115(F, sep, ...) BK_LIST_114(F, sep, __VA_ARGS__) BK_UNWRAP sep F(114, __VA_ARGS__)
#define BK_LIST_116(F, sep, ...) BK_LIST_115(F, sep, __VA_ARGS__) BK_UNWRAP sep F(115, __VA_ARGS__)
#define BK_LIST_117(F, sep, ...) BK_LIST_116(F, sep, __VA_ARGS__) BK_UNWRAP sep F(116, __VA_ARGS__)
#define BK_LIST_118(F, sep, ...) BK_LIST_117(F, sep, __VA_ARGS__) BK_UNWRAP sep F(117, __VA_ARGS__)
#define BK_LIST_119(F, sep, ...) BK_LIST_118(F, sep, __VA_ARGS__) BK_UNWRAP sep F(118, __VA_ARGS__)
#define BK_LIST_120(F, sep, ...) BK_LIST_119(F, sep, __VA_ARGS__) BK_UNWRAP sep F(119, __VA_ARGS__)
#define BK_LIST_121(F, sep, ...) BK_LIST_120(F, sep, __VA_ARGS__) BK_UNWRAP sep F(120, __VA_ARGS__)
#define BK_LIST_122(F, sep, ...) BK_LIST_121(F, sep, __VA_ARGS__) BK_UNWRAP sep F(121, __VA_ARGS__)
#define BK_LIST_123(F, sep, ...) BK_LIST_122(F, sep, __VA_ARGS__) BK_UNWRAP sep F(122, __VA_ARGS__)
#define BK_LIST_124(F, sep, ...) BK_LIST_123(F, sep, __VA_ARGS__) BK_UNWRAP sep F(123, __VA_ARGS__)
#define BK_LIST_125(F, sep, ...) BK_LIST_124(F, sep, __VA_ARGS__) BK_UNWRAP sep F(124, __VA_ARGS__)
#define BK_LIST_126(F, sep, ...) BK_LIST_125(F, sep, __VA_ARGS__) BK_UNWRAP sep F(125, __VA_ARGS__)
#define BK_LIST_127(F, sep, ...) BK_LIST_126(F, sep, __VA_ARGS__) BK_UNWRAP sep F(126, __VA_ARGS__)
#define BK_LIST_128(F, sep, ...) BK_LIST_127(F, sep, __VA_ARGS__) BK_UNWRAP sep F(127, __VA_ARGS__)

#define BK_REVERSE_0()
#define BK_REVERSE_1(x) x
#define BK_REVERSE_2(x, ...) BK_REVERSE_1(__VA_ARGS__), x
#define BK_REVERSE_3(x, ...) BK_REVERSE_2(__VA_ARGS__), x
#define BK_REVERSE_4(x, ...) BK_REVERSE_3(__VA_ARGS__), x
#define BK_REVERSE_5(x, ...) BK_REVERSE_4(__VA_ARGS__), x
#define BK_REVERSE_6(x, ...) BK_REVERSE_5(__VA_ARGS__), x
#define BK_REVERSE_7(x, ...) BK_REVERSE_6(__VA_ARGS__), x
#define BK_REVERSE_8(x, ...) BK_REVERSE_7(__VA_ARGS__), x
#define BK_REVERSE_9(x, ...) BK_REVERSE_8(__VA_ARGS__), x
#define BK_REVERSE_10(x, ...) BK_REVERSE_9(__VA_ARGS__), x
#define BK_REVERSE_11(x, ...) BK_REVERSE_10(__VA_ARGS__), x
#define BK_REVERSE_12(x, ...) BK_REVERSE_11(__VA_ARGS__), x
#define BK_REVERSE_13(x, ...) BK_REVERSE_12(__VA_ARGS__), x
#define BK_REVERSE_14(x, ...) BK_REVERSE_13(__VA_ARGS__), x
#define BK_REVERSE_15(x, ...) BK_REVERSE_14(__VA_ARGS__), x
#define BK_REVERSE_16(x, ...) BK_REVERSE_15(__VA_ARGS__), x
#define BK_REVERSE_17(x, ...) BK_REVERSE_16(__VA_ARGS__), x
#define BK_REVERSE_18(x, ...) BK_REVERSE_17(__VA_ARGS__), x
#define BK_REVERSE_19(x, ...) BK_REVERSE_18(__VA_ARGS__), x
#define BK_REVERSE_20(x, ...) BK_REVERSE_19(__VA_ARGS__), x
#define BK_REVERSE_21(x, ...) BK_REVERSE_20(__VA_ARGS__), x
#define BK_REVERSE_22(x, ...) BK_REVERSE_21(__VA_ARGS__), x
#define BK_REVERSE_23(x, ...) BK_REVERSE_22(__VA_ARGS__), x
#define BK_REVERSE_24(x, ...) BK_REVERSE_23(__VA_ARGS__), x
#define BK_REVERSE_25(x, ...) BK_REVERSE_24(__VA_ARGS__), x
#define BK_REVERSE_26(x, ...) BK_REVERSE_25(__VA_ARGS__), x
#define BK_REVERSE_27(x, ...) BK_REVERSE_26(__VA_ARGS__), x
#define BK_REVERSE_28(x, ...) BK_REVERSE_27(__VA_ARGS__), x
#define BK_REVERSE_29(x, ...) BK_REVERSE_28(__VA_ARGS__), x
#define BK_REVERSE_30(x, ...) BK_REVERSE_29(__VA_ARGS__), x
#define BK_REVERSE_31(x, ...) BK_REVERSE_30(__VA_ARGS__), x
#define BK_REVERSE_32(x, ...) BK_REVERSE_31(__VA_ARGS__), x
/* clang-format on */
