/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include <zephyr/arch/common/ffs.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/byteorder.h>
#include <zephyr/sys/math_extras.h>
#include <zephyr/sys/speculation.h>
#include <zephyr/sys/util.h>

#include "check.h"

int macros_reversed(int i);

struct outer {
    int first;
    int second;
};

static void test_containers(void)
{
    struct outer outer = {1, 2};
    int array[4];
    int *second = &outer.second;

    CHECK(CONTAINER_OF(second, struct outer, second) == &outer);
    CHECK(IS_ARRAY_ELEMENT(array, &array[3]));
    CHECK(!IS_ARRAY_ELEMENT(array, (char *)&array[1] + 1));
    CHECK(!PART_OF_ARRAY(array, &outer));
    CHECK(ARRAY_INDEX(array, &array[2]) == 2);
    CHECK(macros_reversed(0) == 3 && macros_reversed(2) == 1);
}

static void test_numbers(void)
{
    uint32_t word = 0;
    uint32_t sum;

    WRITE_BIT(word, 5, 1);
    CHECK(word == 32);
    WRITE_BIT(word, 5, 0);
    CHECK(word == 0);
    int calls = 0;

    CHECK(Z_MAX(++calls, 0) == 1 && Z_MIN(++calls, 9) == 2 && Z_CLAMP(++calls, 5, 7) == 5);
    CHECK(calls == 3 && SIZEOF_FIELD(struct outer, second) == sizeof(int));
    CHECK(sign_extend(0xff, 7) == -1 && sign_extend(0x7f, 7) == 127);
    CHECK(sign_extend_64(0x800, 11) == -2048);
    CHECK(arithmetic_shift_right(-8, 1) == -4);
    CHECK(bcd2bin(0x42) == 42 && bin2bcd(42) == 0x42);
    CHECK(find_msb_set(0) == 0 && find_msb_set(1) == 1 && find_msb_set(0x80000000u) == 32);
    CHECK(find_lsb_set(0) == 0 && find_lsb_set(1) == 1 && find_lsb_set(0x80000000u) == 32);
    CHECK(k_array_index_sanitize(5, 6) == 5 && k_array_index_sanitize(6, 6) == 0);
    CHECK(k_array_index_sanitize(UINT32_MAX, 6) == 0 && k_array_index_sanitize(0, 0) == 0);
    CHECK(!u32_add_overflow(1, 2, &sum) && sum == 3);
    CHECK(u32_add_overflow(UINT32_MAX, 1, &sum) && sum == 0);
    CHECK(u32_mul_overflow(1u << 16, 1u << 16, &sum));
    CHECK(u32_count_leading_zeros(0) == 32 && u32_count_trailing_zeros(8) == 3);
    CHECK(u64_count_leading_zeros(1) == 63 && u64_count_trailing_zeros(0) == 64);
}

static void test_atomics(void)
{
    atomic_t a = ATOMIC_INIT(5);
    ATOMIC_DEFINE(map, 100) = {0};

    CHECK(atomic_inc(&a) == 5 && atomic_get(&a) == 6);
    CHECK(atomic_dec(&a) == 6 && atomic_add(&a, 3) == 5 && atomic_sub(&a, 1) == 8);
    CHECK(atomic_or(&a, 8) == 7 && atomic_and(&a, 12) == 15 && atomic_xor(&a, 4) == 12);
    CHECK(atomic_nand(&a, 8) == 8 && atomic_get(&a) == ~8L);
    CHECK(atomic_set(&a, 1) == ~8L && atomic_clear(&a) == 1);
    CHECK(!atomic_cas(&a, 1, 2) && atomic_cas(&a, 0, 2) && atomic_get(&a) == 2);
    atomic_set_bit(map, 99);
    CHECK(atomic_test_bit(map, 99) && !atomic_test_bit(map, 98));
    CHECK(atomic_test_and_clear_bit(map, 99) && !atomic_test_and_set_bit(map, 99));
    atomic_set_bit_to(map, 99, false);
    CHECK(!atomic_test_bit(map, 99));
}

static void test_hex(void)
{
    static const uint8_t bytes[] = {0x01, 0xab, 0xff};
    char text[7];
    uint8_t back[3];
    uint8_t digit;
    char c;

    CHECK(bin2hex(bytes, 3, text, sizeof(text)) == 6 && strcmp(text, "01abff") == 0);
    CHECK(bin2hex(bytes, 3, text, sizeof(text) - 1) == 0);
    CHECK(bin2hex(bytes, 0, text, 0) == 0);
    CHECK(hex2bin("01ABff", 6, back, sizeof(back)) == 3 && memcmp(back, bytes, 3) == 0);
    CHECK(hex2bin("1ab", 3, back, sizeof(back)) == 2 && back[0] == 1 && back[1] == 0xab);
    CHECK(hex2bin("0g", 2, back, sizeof(back)) == 0);
    CHECK(hex2bin("00000000", 8, back, sizeof(back)) == 0);
    for (unsigned int i = 0; i < 256; i++) {
        char one[] = {(char)i, '\0'};
        bool is_digit = i != 0 && strspn(one, "0123456789abcdefABCDEF") == 1;

        CHECK((char2hex((char)i, &digit) == 0) == is_digit);
        CHECK(!is_digit || digit == strtoul(one, NULL, 16));
    }
    CHECK(hex2char(15, &c) == 0 && c == 'f' && hex2char(16, &c) != 0);
}

static void test_text(void)
{
    char buf[8];

    for (unsigned int value = 0; value < 256; value++) {
        char expected[4];
        int length = snprintf(expected, sizeof(expected), "%u", value);

        CHECK(u8_to_dec(buf, sizeof(buf), (uint8_t)value) == length && strcmp(buf, expected) == 0);
    }
    CHECK(u8_to_dec(buf, 2, 123) == 2 && memcmp(buf, "12", 2) == 0);

    char whole[] = "a\xc3\xa4";
    char cut[] = "a\xc3";
    char cut3[] = "a\xe2\x82";
    char only[] = "\xe2";

    CHECK(strcmp(utf8_trunc(whole), "a\xc3\xa4") == 0);
    CHECK(strcmp(utf8_trunc(cut), "a") == 0);
    CHECK(strcmp(utf8_trunc(cut3), "a") == 0);
    CHECK(strcmp(utf8_trunc(only), "") == 0);
    CHECK(strcmp(utf8_lcpy(buf, "ab\xc3\xa4", 4), "ab") == 0);
    CHECK(strcmp(utf8_lcpy(buf, "ab\xc3\xa4", 5), "ab\xc3\xa4") == 0);
    CHECK(strcmp(utf8_lcpy(buf, "abc", 8), "abc") == 0);
}

static void test_byteorder(void)
{
    uint8_t b[8];
    uint8_t swapped[8];

    sys_put_be64(UINT64_C(0x0102030405060708), b);
    for (int i = 0; i < 8; i++) {
        CHECK(b[i] == i + 1);
    }
    CHECK(sys_get_be16(b) == 0x0102 && sys_get_le16(b) == 0x0201);
    CHECK(sys_get_be24(b) == 0x010203 && sys_get_le24(b) == 0x030201);
    CHECK(sys_get_be32(b) == 0x01020304 && sys_get_le32(b) == 0x04030201);
    CHECK(sys_get_be48(b) == UINT64_C(0x010203040506));
    CHECK(sys_get_le48(b) == UINT64_C(0x060504030201));
    CHECK(sys_get_be64(b) == UINT64_C(0x0102030405060708));
    CHECK(sys_get_le64(b) == UINT64_C(0x0807060504030201));
    sys_memcpy_swap(swapped, b, sizeof(b));
    CHECK(sys_get_le64(swapped) == sys_get_be64(b));
    sys_mem_swap(b, 3);
    CHECK(b[0] == 3 && b[1] == 2 && b[2] == 1 && b[3] == 4);
    for (int i = 0; i < 64; i++) {
        uint64_t value = (uint64_t)check_random() << 33 ^ (uint64_t)check_random() << 16;

        sys_put_le16((uint16_t)value, b);
        CHECK(sys_get_le16(b) == (uint16_t)value);
        sys_put_be16((uint16_t)value, b);
        CHECK(sys_get_be16(b) == (uint16_t)value);
        sys_put_be24((uint32_t)value, b);
        CHECK(sys_get_be24(b) == ((uint32_t)value & 0xffffff));
        sys_put_le32((uint32_t)value, b);
        CHECK(sys_get_le32(b) == (uint32_t)value);
        sys_put_be32((uint32_t)value, b);
        CHECK(sys_get_be32(b) == (uint32_t)value);
        sys_put_le48(value, b);
        CHECK(sys_get_le48(b) == (value & 0xffffffffffff));
        sys_put_le64(value, b);
        CHECK(sys_get_le64(b) == value);
    }
    b[3] = 4;
    sys_put_le24(0x112233, b);
    CHECK(b[0] == 0x33 && b[2] == 0x11 && b[3] == 4);
    sys_put_be48(UINT64_C(0xa1a2a3a4a5a6), b);
    CHECK(b[0] == 0xa1 && b[5] == 0xa6);
    CHECK(sys_cpu_to_be16(0x0102) == 0x0201 && sys_cpu_to_le32(7) == 7);
    CHECK(sys_be24_to_cpu(0x010203) == 0x030201);
    CHECK(sys_cpu_to_be48(UINT64_C(0x010203040506)) == UINT64_C(0x060504030201));
}

int main(void)
{
    test_containers();
    test_numbers();
    test_atomics();
    test_hex();
    test_text();
    test_byteorder();
    return check_report();
}
