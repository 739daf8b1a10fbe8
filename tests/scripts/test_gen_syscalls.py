#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The system call generator: what it reads, what it writes, what it refuses.

The round trip is run on an emulated core: each stub packs its arguments, the marshalling of the
same call unpacks them, and the verifier compares.
"""

import os
import subprocess
import sys
import tempfile
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

import gen_syscalls  # noqa: E402

HEADER = """
#pragma once
/* __syscall int commented_out(void); */
// __syscall int commented_out_too(void);
/*
__syscall int commented_out_at_length(void);
*/
__syscall int k_none(void);
__syscall void k_four(int a, void *b, uint8_t c, bool d);
__syscall int k_five(int a, unsigned int b, char c, const void *d,
                     short e);
__syscall int k_wide(uint8_t first, int64_t second, k_timeout_t third);
__syscall int k_wide_fits(k_timeout_t timeout, uint64_t mask);
__syscall uint64_t k_wide_result(uint32_t low, uint32_t high);
__syscall k_timeout_t k_struct_result(int64_t ticks);
__syscall int k_function(const char name[], int (*fn)(int a, int b), int n);
__syscall float k_float(float value, double other);
__syscall struct thing *k_pointer(struct thing *thing);
"""

PROGRAM = r"""
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CONFIG_USERSPACE 1
#define __syscall static inline
typedef struct { int64_t ticks; } k_timeout_t;
struct thing { int x; };
struct bk_frame { uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr; };
static struct bk_frame frame;
static unsigned copies;
static int failures;

static void bk_user_copy_from(void *to, const void *from, size_t size)
{
    copies++;
    memcpy(to, from, size);
}

static uint64_t trap(uint32_t nr);
static uint64_t enter(uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t nr)
{
    frame = (struct bk_frame){a, b, c, d, 0, 0, 0, 0};
    return trap(nr);
}
#define z_syscall_trap() true
#define arch_syscall_invoke0(nr) (uint32_t)enter(91, 92, 93, 94, nr)
#define arch_syscall_invoke1(a, nr) (uint32_t)enter(a, 92, 93, 94, nr)
#define arch_syscall_invoke2(a, b, nr) (uint32_t)enter(a, b, 93, 94, nr)
#define arch_syscall_invoke3(a, b, c, nr) (uint32_t)enter(a, b, c, 94, nr)
#define arch_syscall_invoke4(a, b, c, d, nr) (uint32_t)enter(a, b, c, d, nr)
#define arch_syscall_invoke64_1(a, nr) enter(a, 92, 93, 94, nr)
#define arch_syscall_invoke64_2(a, b, nr) enter(a, b, 93, 94, nr)
#define arch_syscall_invoke64_4(a, b, c, d, nr) enter(a, b, c, d, nr)
#define CHECK(condition) do { if (!(condition)) { failures++; } } while (0)

#include "sample.h"
#include <zephyr/syscalls/sample.h>

static int add(int a, int b) { return a + b; }
static struct thing thing;

static int z_vrfy_k_none(void) { return -7; }
#include <zephyr/syscalls/k_none_mrsh.c>
static void z_vrfy_k_four(int a, void *b, uint8_t c, bool d)
{
    CHECK(a == -1 && b == &thing && c == 200 && d);
}
#include <zephyr/syscalls/k_four_mrsh.c>
static int z_vrfy_k_five(int a, unsigned int b, char c, const void *d, short e)
{
    CHECK(a == -5 && b == 0xfffffffeu && c == 'x' && d == &thing && e == -300);
    return e;
}
#include <zephyr/syscalls/k_five_mrsh.c>
static int z_vrfy_k_wide(uint8_t first, int64_t second, k_timeout_t third)
{
    CHECK(first == 9 && second == -0x123456789aLL && third.ticks == 0x5555666677778888LL);
    return 1;
}
#include <zephyr/syscalls/k_wide_mrsh.c>
static int z_vrfy_k_wide_fits(k_timeout_t timeout, uint64_t mask)
{
    CHECK(timeout.ticks == -1 && mask == 0x8000000000000001ULL);
    return 2;
}
#include <zephyr/syscalls/k_wide_fits_mrsh.c>
static uint64_t z_vrfy_k_wide_result(uint32_t low, uint32_t high)
{
    return ((uint64_t)low << 32) | high;
}
#include <zephyr/syscalls/k_wide_result_mrsh.c>
static k_timeout_t z_vrfy_k_struct_result(int64_t ticks) { return (k_timeout_t){-ticks}; }
#include <zephyr/syscalls/k_struct_result_mrsh.c>
static int z_vrfy_k_function(const char *name, int (*fn)(int a, int b), int n)
{
    return fn(name[0], n);
}
#include <zephyr/syscalls/k_function_mrsh.c>
static float z_vrfy_k_float(float value, double other) { return value * (float)other; }
#include <zephyr/syscalls/k_float_mrsh.c>
static struct thing *z_vrfy_k_pointer(struct thing *p) { return p + 1; }
#include <zephyr/syscalls/k_pointer_mrsh.c>

static uint64_t trap(uint32_t nr)
{
    static void (*const table[])(struct bk_frame *) = {
        [K_SYSCALL_K_NONE] = z_mrsh_k_none, [K_SYSCALL_K_FOUR] = z_mrsh_k_four,
        [K_SYSCALL_K_FIVE] = z_mrsh_k_five, [K_SYSCALL_K_WIDE] = z_mrsh_k_wide,
        [K_SYSCALL_K_WIDE_FITS] = z_mrsh_k_wide_fits,
        [K_SYSCALL_K_WIDE_RESULT] = z_mrsh_k_wide_result,
        [K_SYSCALL_K_STRUCT_RESULT] = z_mrsh_k_struct_result,
        [K_SYSCALL_K_FUNCTION] = z_mrsh_k_function, [K_SYSCALL_K_FLOAT] = z_mrsh_k_float,
        [K_SYSCALL_K_POINTER] = z_mrsh_k_pointer,
    };

    table[nr](&frame);
    return ((uint64_t)frame.r1 << 32) | frame.r0;
}

/* Every z_impl_ must exist, and none may be called. */
int z_impl_k_none(void) { failures++; return 0; }
void z_impl_k_four(int a, void *b, uint8_t c, bool d) { (void)a, (void)b, (void)c, (void)d; }
int z_impl_k_five(int a, unsigned int b, char c, const void *d, short e)
{ return a + (int)b + c + (d != 0) + e; }
int z_impl_k_wide(uint8_t a, int64_t b, k_timeout_t c) { return a + (int)b + (int)c.ticks; }
int z_impl_k_wide_fits(k_timeout_t a, uint64_t b) { return (int)a.ticks + (int)b; }
uint64_t z_impl_k_wide_result(uint32_t a, uint32_t b) { return a + b; }
k_timeout_t z_impl_k_struct_result(int64_t a) { return (k_timeout_t){a}; }
int z_impl_k_function(const char *a, int (*f)(int a, int b), int n) { return f(a[0], n); }
float z_impl_k_float(float a, double b) { return a + (float)b; }
struct thing *z_impl_k_pointer(struct thing *a) { return a; }

int main(void)
{
    CHECK(k_none() == -7);
    k_four(-1, &thing, 200, true);
    CHECK(copies == 0);
    CHECK(k_five(-5, 0xfffffffeu, 'x', &thing, -300) == -300);
    CHECK(copies == 1);
    CHECK(k_wide(9, -0x123456789aLL, (k_timeout_t){0x5555666677778888LL}) == 1);
    CHECK(copies == 2);
    CHECK(k_wide_fits((k_timeout_t){-1}, 0x8000000000000001ULL) == 2);
    CHECK(copies == 2);
    CHECK(k_wide_result(0x11112222u, 0x33334444u) == 0x1111222233334444ULL);
    CHECK(k_struct_result(-0x700000001LL).ticks == 0x700000001LL);
    CHECK(k_function("A", add, 5) == 'A' + 5);
    CHECK(k_float(1.5f, 4.0) == 6.0f);
    CHECK(k_pointer(&thing) == &thing + 1);
    return failures;
}

__asm__(".section .vectors,\"a\"\n.word 0x38001000\n.word start\n.text");
void start(void);
void start(void)
{
    uint32_t block[2] = {0x20026u, (uint32_t)main()};
    register uint32_t operation __asm__("r0") = 0x20u;
    register uint32_t *argument __asm__("r1") = block;

    __asm__ volatile("bkpt 0xab" : : "r"(operation), "r"(argument) : "memory");
    for (;;) {
    }
}
"""

SCRIPT = """
SECTIONS {
  . = 0x10000000;
  .text : { KEEP(*(.vectors)) *(.text*) *(.rodata*) }
  . = 0x38001000;
  .data : { *(.data*) *(.bss*) }
}
"""


def collect(text, kernel=True):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "sample.h"), "w", encoding="utf-8") as file:
            file.write(text)
        roots = ([folder], []) if kernel else ([], [folder])
        return gen_syscalls.collect(*roots, "")[0]


class Prototypes(unittest.TestCase):
    def test_comments_are_not_read(self):
        names = [call.name for call in collect(HEADER)]
        self.assertEqual(sorted(names), names)
        self.assertIn("k_none", names)
        self.assertEqual(len(names), 10)

    def test_where_is_the_line(self):
        call = [c for c in collect(HEADER) if c.name == "k_five"][0]
        self.assertTrue(call.where.endswith("sample.h:10"), call.where)

    def test_words(self):
        words = {call.name: len(call.words) for call in collect(HEADER)}
        self.assertEqual(words["k_none"], 0)
        self.assertEqual(words["k_wide"], 5)
        self.assertEqual(words["k_wide_fits"], 4)

    def test_parameter_without_name(self):
        with self.assertRaises(gen_syscalls.BadPrototype) as caught:
            collect("__syscall int k_x(int, int b);\n")
        self.assertIn("sample.h:1", str(caught.exception))
        self.assertIn("has no name", str(caught.exception))

    def test_declared_twice(self):
        with self.assertRaises(gen_syscalls.BadPrototype) as caught:
            collect("__syscall int k_x(int b);\n__syscall int k_x(int b);\n")
        self.assertIn("sample.h:2", str(caught.exception))
        self.assertIn("sample.h:1", str(caught.exception))

    def test_application_calls_come_last(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("kernel/k.h", "__syscall int zz(void);"),
                               ("app/a.h", "__syscall int aa(void);")):
                path = os.path.join(folder, name)
                os.makedirs(os.path.dirname(path))
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text + "\n")
            calls, _ = gen_syscalls.collect([folder + "/kernel"], [folder + "/app"], "")
        self.assertEqual([(c.name, c.kernel) for c in calls], [("zz", True), ("aa", False)])
        text = gen_syscalls.number_list(calls)
        self.assertIn("#define K_SYSCALL_KERNEL_LIMIT 1\n", text)
        self.assertIn("#define K_SYSCALL_LIMIT 2\n", text)

    def test_application_marshalling(self):
        call = collect("__syscall uint64_t mine(int a, int64_t b, void *c, int d);", False)[0]
        text = gen_syscalls.application_marshalling(call)
        self.assertIn("uintptr_t z_mrsh_mine(uintptr_t a0,", text)
        self.assertIn("bk_call_words(ssf, bk_more, a3, sizeof(bk_more));", text)
        self.assertIn("bk_syscall_result_high(ssf, bk_result.word[1]);", text)


class RoundTrip(unittest.TestCase):
    def run_program(self, optimization):
        with tempfile.TemporaryDirectory() as folder:
            def path(name):
                return os.path.join(folder, name)

            def write(name, text):
                os.makedirs(os.path.dirname(path(name)), exist_ok=True)
                with open(path(name), "w", encoding="utf-8") as file:
                    file.write(text)

            write("sample.h", HEADER)
            write("main.c", PROGRAM)
            write("link.ld", SCRIPT)
            write("include/zephyr/syscall.h", "")
            write("include/zephyr/toolchain.h",
                  "#define compiler_barrier() __asm__ volatile(\"\" : : : \"memory\")\n")
            subprocess.run([sys.executable, os.path.join(BASE, "scripts", "gen_syscalls.py"),
                            "--kernel", path("sample.h"), "--out", path("include")], check=True,
                           cwd=folder)
            subprocess.run(["arm-none-eabi-gcc", "-mcpu=cortex-m33", "-mthumb", "-std=gnu11",
                            optimization, "-Wall", "-Wextra", "-Werror", "--specs=picolibc.specs",
                            "-ffreestanding", "-I" + folder, "-I" + path("include"),
                            "-nostartfiles", "-T", path("link.ld"), path("main.c"),
                            "-Wl,--no-warn-rwx-segments", "-o", path("program.elf")], check=True)
            return subprocess.run(["qemu-system-arm", "-M", "mps2-an521", "-display", "none",
                                   "-monitor", "none", "-serial", "none", "-icount", "shift=6",
                                   "-semihosting-config", "enable=on,target=native",
                                   "-kernel", path("program.elf")], check=False,
                                  stdin=subprocess.DEVNULL, timeout=60).returncode

    def test_small_code(self):
        self.assertEqual(self.run_program("-Os"), 0)

    def test_fast_code(self):
        self.assertEqual(self.run_program("-O2"), 0)


if __name__ == "__main__":
    unittest.main()
