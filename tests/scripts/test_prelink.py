#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Between compiling and linking: partitions become linker script text, stubs a call table."""

import json
import os
import random
import struct
import subprocess
import sys
import tempfile
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

import bk_elf  # noqa: E402
import gen_vectors  # noqa: E402
import memory_table  # noqa: E402

TAGS = """
#define DATA(p) __attribute__((section(".bk_part." #p ".data"), used))
#define BSS(p) __attribute__((section(".bk_part." #p ".bss"), used))
"""
SCRIPT = """
MEMORY { FLASH : ORIGIN = 0x10000000, LENGTH = 64K  RAM : ORIGIN = 0x38000000, LENGTH = 64K }
SECTIONS {
  .text : { *(.text*) . = ALIGN(4);
%s
  } > FLASH
  .stacks (NOLOAD) : { . += 20; } > RAM
%s
  .data : { *(.data*) } > RAM AT> FLASH
  .bss (NOLOAD) : { *(.bss*) } > RAM
}
"""


class Workplace:
    """A folder with objects compiled from C text, and what prelink.py makes of them."""

    def __init__(self, sources, calls=(), options=()):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = self.temporary.name
        objects = []
        for name, text in sources.items():
            self.write(name + ".c", TAGS + text)
            self.run(["arm-none-eabi-gcc", "-mcpu=cortex-m33", "-mthumb", "-O1", "-c",
                      "-ffunction-sections", "-fdata-sections", *options,
                      self.path(name + ".c"), "-o", self.path(name + ".o")])
            objects.append(self.path(name + ".o"))
        self.objects = objects
        self.write("calls.json", json.dumps(
            [{"name": n, "where": "k.h:%d" % i, "kernel": k} for i, (n, k) in enumerate(calls)]))

    def close(self):
        self.temporary.cleanup()

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def run(self, words, **options):
        return subprocess.run(words, check=True, cwd=self.folder, **options)

    def prelink(self, objects=None, words=("--application-calls",)):
        self.write("objects.list", "\n".join(objects or self.objects) + "\n")
        return subprocess.run(
            [sys.executable, os.path.join(BASE, "scripts", "prelink.py"), "--objects",
             self.path("objects.list"), "--syscalls", self.path("calls.json"), "--linker-out",
             self.folder, "--tables", self.path("tables.c"), "--userspace"] + list(words),
            check=False, capture_output=True, encoding="utf-8", cwd=self.folder)

    def link(self, options=()):
        self.write("link.ld", SCRIPT % (self.read("partition-table.ld"),
                                        self.read("partitions.ld")))
        self.run(["arm-none-eabi-gcc", "-mcpu=cortex-m33", "-mthumb", "-nostdlib", "-Wl,-T,link.ld",
                  "-Wl,--no-warn-rwx-segments", "-Wl,-e,main"]
                 + list(options) + self.objects + ["-o", "out.elf"])
        return bk_elf.read(self.path("out.elf"))


class Partitions(unittest.TestCase):
    def workplace(self, sources, calls=(), options=()):
        place = Workplace(sources, calls, options)
        self.addCleanup(place.close)
        return place

    def test_layout(self):
        place = self.workplace({
            "a": """DATA(one) int x = 0x11223344; BSS(one) char y[37]; BSS(two) char z;
                    extern char bk_part_empty_start[]; char *volatile keep = bk_part_empty_start;
                    extern int u; int main(void) { return *keep + u; }""",
            "b": "DATA(one) long long w = 5; DATA(three) char v[33] = {1}; DATA(four) int u = 9;"})
        self.assertEqual(place.prelink().stderr, "")
        elf = place.link()
        symbols = {s.name: s.value for s in elf.global_symbols()}
        sizes = {"one": 8 + 4 + 37, "two": 1, "three": 33, "four": 4, "empty": 0}
        previous_end = None
        for name in sorted(sizes):
            start, size = symbols["bk_part_%s_start" % name], symbols["bk_part_%s_size" % name]
            self.assertEqual(start % 32, 0, name)
            self.assertEqual(size % 32, 0, name)
            self.assertTrue(0 <= size - sizes[name] < 32, name)
            if previous_end is not None:
                self.assertEqual(start, previous_end, name)
            previous_end = start + size
        self.assertEqual(symbols["y"], symbols["bk_part_one_data_end"])

    def test_boot_table(self):
        place = self.workplace({
            "a": "DATA(one) int x = 0x11223344; BSS(one) char y[4]; int main(void) { return x; }"})
        place.prelink()
        elf = place.link()
        symbols = {s.name: s.value for s in elf.global_symbols()}
        count = symbols["bk_partition_table_end"] - symbols["bk_partition_table"]
        self.assertEqual(count, 16)
        words = struct.unpack("<4I", elf.at_load_address(symbols["bk_partition_table"], 16))
        start, load, copied, size = words
        self.assertEqual((start, copied, size), (symbols["bk_part_one_start"], 4, 32))
        self.assertEqual(elf.at_load_address(load, 4), b"\x44\x33\x22\x11")

    def test_final_boot_table_has_no_empty_partitions(self):
        place = self.workplace({
            "a": """DATA(one) char x = 1; BSS(two) char y[40]; BSS(unused) char z;
                    extern char bk_part_empty_start[]; char *volatile keep = bk_part_empty_start;
                    int main(void) { return x + y[0] + *keep; }"""})
        place.prelink()
        place.link(["-Wl,--gc-sections"])
        place.prelink(words=["--application-calls", "--trial", place.path("out.elf")])
        elf = place.link(["-Wl,--gc-sections"])
        symbols = {s.name: s.value for s in elf.global_symbols()}
        count = symbols["bk_partition_table_end"] - symbols["bk_partition_table"]
        rows = [struct.unpack("<4I", elf.at_load_address(symbols["bk_partition_table"] + at, 16))
                for at in range(0, count, 16)]
        self.assertEqual([(start, copied, size) for start, _, copied, size in rows],
                         [(symbols["bk_part_one_start"], 1, 32),
                          (symbols["bk_part_two_start"], 0, 64)])

    def test_initial_values_begin_at_words(self):
        place = self.workplace({
            "a": "DATA(one) char x[3] = {1}; DATA(two) char y[5] = {1}; int main(void) {"
                 "return x[0] + y[0]; }"}, options=["-Os"])
        place.prelink()
        symbols = {s.name: s.value for s in place.link().global_symbols()}
        self.assertEqual(symbols["bk_part_one_load"] % 4, 0)
        self.assertEqual(symbols["bk_part_two_load"] - symbols["bk_part_one_load"], 4)

    def test_flash_is_not_padded(self):
        place = self.workplace({
            "a": "DATA(one) int x = 1; DATA(two) int y = 2; int main(void) { return x + y; }"})
        place.prelink()
        elf = place.link()
        symbols = {s.name: s.value for s in elf.global_symbols()}
        self.assertEqual(symbols["bk_part_two_load"] - symbols["bk_part_one_load"], 4)

    def test_alignment_loses_less_than_a_granule(self):
        tags = """
            #define S2(x) #x
            #define S(x) S2(x)
            #define IN(p, k) __attribute__((section(".bk_part." #p "." #k "." S(__LINE__)), used))
        """
        kinds = ("char %s", "char %s[7]", "short %s", "short %s[3]", "int %s", "int %s[5]",
                 "long long %s", "char *%s", "struct { char c; int i; } %s")
        choice = random.Random(7)
        for _ in range(6):
            sources = {}
            for file in "abcd":
                lines = ["IN(p%d, %s) %s%s;" % (
                    choice.randrange(4), kind, choice.choice(kinds) % ("%s%d" % (file, i)),
                    " = {1}" if kind == "data" else "")
                    for i, kind in enumerate(choice.choices(("data", "bss"), k=25))]
                sources[file] = tags + "\n".join(lines)
            sources["a"] += "\nint main(void) { return 0; }"
            # Optimising for speed, the compiler aligns arrays to more than their elements need.
            place = self.workplace(sources, options=["-Os", "-w"])
            self.assertEqual(place.prelink().stderr, "")
            rows = memory_table.partitions(place.link())
            self.assertEqual(len(rows), 4)
            for name, size, lost in rows:
                self.assertTrue(0 <= lost < 32 < size, (name, size, lost))

    def test_members_of_archives_count(self):
        place = self.workplace({"a": "DATA(inside) int x = 1;"})
        place.run(["arm-none-eabi-ar", "rcs", "liba.a"] + place.objects)
        place.prelink([place.path("liba.a")])
        self.assertIn("bk_part_inside_size", place.read("partitions.ld"))

    def test_value_in_a_zeroed_variable(self):
        place = self.workplace({"a": "BSS(one) int fine; BSS(one) int wrong = 3;"})
        result = place.prelink()
        self.assertEqual(result.returncode, 1)
        self.assertIn("a.o: wrong has an initial value but is tagged K_APP_BMEM(one)",
                      result.stderr)
        self.assertIn("use K_APP_DMEM(one)", result.stderr)

    def test_c_library(self):
        place = self.workplace({"a": "extern char bk_part_z_libc_partition_start[];"
                                     "char *p = bk_part_z_libc_partition_start;"})
        place.prelink()
        self.assertIn("*libc.a:*(.data .data.*)", place.read("partitions.ld"))
        self.assertIn("*libc.a:*(.bss .bss.* COMMON)", place.read("partitions.ld"))


PARTITION = """
#define PARTITION(name, start, size) struct { void *s; unsigned z, a; } name \\
    __attribute__((section(".bk_list.k_mem_partition." #name), used)) = {start, size, 27}
"""


class Arrays(unittest.TestCase):
    """Partitions over plain variables."""

    def workplace(self, sources, options=()):
        place = Workplace({name: PARTITION + text for name, text in sources.items()},
                          options=options)
        self.addCleanup(place.close)
        return place

    def moved(self, sources):
        """Symbols, and the names of those that were moved."""
        place = self.workplace(sources)
        self.assertEqual(place.prelink().stderr, "")
        pairs = [(s.name, s.value) for s in place.link().symbols()]
        symbols = dict(pairs)
        start = symbols.get("bk_arrays_start", 0)
        end = symbols.get("bk_arrays_end", 0)
        moved = [(n, v) for n, v in pairs
                 if n and start <= v < end and not n.startswith(("bk_", "$"))]
        return dict(symbols, **dict(moved)), sorted(n for n, _ in moved)

    def complaint(self, sources, options=()):
        result = self.workplace(sources, options).prelink()
        self.assertEqual(result.returncode, 1)
        return result.stderr.strip()

    MAIN = "int main(void) { return 0; }"

    def test_named_ones_move_and_no_others(self):
        symbols, moved = self.moved({
            "a": """static char buf[40]; char data[32] = {1}; char other[32]; int odd = 3;
                    extern char far[64]; extern char linker_made[];
                    PARTITION(p, buf, 64); PARTITION(q, data, 32); PARTITION(r, &far[32], 32);
                    PARTITION(s, &odd, 32); PARTITION(t, (void *)0x40004000, 4096);
                    PARTITION(q2, data, 32);
                    int main(void) { return other[0] + buf[0]; }""",
            "b": "char far[64]; static char buf[32]; char *f(void) { return buf; }"})
        self.assertEqual(moved, ["buf", "data", "far", "odd"])
        for name in moved:
            self.assertEqual(symbols[name] % 32, 0, name)
        self.assertEqual(symbols["bk_arrays_size"], 64 + 32 + 64 + 32)

    def test_boot_table(self):
        place = self.workplace({
            "a": "char buf[32]; int x[8] = {5}; PARTITION(p, buf, 32); PARTITION(q, x, 32);"
                 + self.MAIN})
        place.prelink()
        elf = place.link()
        symbols = {s.name: s.value for s in elf.global_symbols()}
        words = struct.unpack("<4I", elf.at_load_address(symbols["bk_partition_table"], 16))
        self.assertEqual(words[2:], (32, 64))
        self.assertEqual(words[0], symbols["x"])
        self.assertEqual(elf.at_load_address(words[1], 4), b"\5\0\0\0")

    def test_member_of_an_archive(self):
        place = self.workplace({
            "a": "extern char in_archive[32]; PARTITION(p, in_archive, 32);"
                 "int main(void) { return p.z; }",
            "a_file_with_a_long_name": "char in_archive[32]; char beside[32];"})
        archive, place.objects = place.objects[1:], place.objects[:1]
        place.run(["arm-none-eabi-ar", "rcs", "libx.a"] + archive)
        place.objects.append(place.path("libx.a"))
        self.assertEqual(place.prelink().stderr, "")
        symbols = {s.name: s.value for s in place.link().symbols()}
        self.assertEqual(symbols["in_archive"], symbols["bk_arrays_start"])
        self.assertFalse(symbols["bk_arrays_start"] <= symbols["beside"]
                         < symbols["bk_arrays_end"])

    def test_nothing_named(self):
        place = self.workplace({"a": self.MAIN})
        place.prelink()
        self.assertNotIn("bk_arrays", place.read("partitions.ld"))
        self.assertNotIn("bk_arrays", place.read("partition-table.ld"))

    def test_constants_stay(self):
        _, moved = self.moved({"a": "const char c[32] = {1}; PARTITION(p, (void *)c, 32);"
                                    + self.MAIN})
        self.assertEqual(moved, [])

    def test_size_beyond_the_array(self):
        text = self.complaint({"a": "char buf[32]; PARTITION(p, buf, 64);" + self.MAIN})
        self.assertIn("a.o: partition p takes 64 bytes at offset 0 of buf, which has 32", text)
        self.complaint({"a": "char buf[64]; PARTITION(p, buf + 32, 64);" + self.MAIN})
        self.complaint({"a": "char buf[64]; PARTITION(p, buf - 32, 64);" + self.MAIN})
        self.complaint({"a": "static char buf[64]; PARTITION(p, buf - 32, 64);" + self.MAIN})
        self.complaint({"a": "static char buf[64]; PARTITION(p, buf + 64, 32);" + self.MAIN})
        self.complaint({"a": "static char buf[64]; PARTITION(p, buf, -32);" + self.MAIN})

    def test_size_beyond_a_tagged_variable(self):
        text = self.complaint({"a": TAGS + "BSS(one) char buf[40]; PARTITION(p, buf, 64);"})
        self.assertIn("partition p takes 64 bytes", text)

    def test_one_of_several_in_a_section(self):
        text = self.complaint({"a": "char buf[32] = {1}; char other[32] = {2};"
                                    "PARTITION(p, buf, 32);" + self.MAIN}, ["-fno-data-sections"])
        self.assertIn("a.o: partition p: buf (a.o) cannot be opened to user threads: it lies in "
                      "section .data", text)
        both = '__attribute__((section(".data.both")))'
        text = self.complaint({"a": "%s char buf[32] = {1}; %s char other[32] = {2};"
                                    "PARTITION(p, buf, 32);" % (both, both) + self.MAIN})
        self.assertIn("it shares section .data.both with other", text)

    def test_common_symbol(self):
        text = self.complaint({"a": "char buf[32]; PARTITION(p, buf, 32);" + self.MAIN},
                              ["-fcommon"])
        self.assertIn("compile the file with -fno-common", text)

    def test_not_initialised_at_boot(self):
        text = self.complaint({"a": '__attribute__((section(".noinit.x"))) char buf[32];'
                                    "PARTITION(p, buf, 32);" + self.MAIN})
        self.assertIn("it lies in section .noinit.x", text)

    def test_memory_of_the_kernel(self):
        place = self.workplace({"a": "extern char buf[32]; PARTITION(p, buf, 32);" + self.MAIN,
                                "b": "char buf[32];"})
        os.mkdir(place.path("bk_kernel.dir"))
        os.rename(place.objects[1], place.path("bk_kernel.dir/b.o"))
        result = place.prelink([place.objects[0], place.path("bk_kernel.dir/b.o")])
        self.assertEqual(result.returncode, 1)
        self.assertIn("it belongs to the kernel", result.stderr)


class Dispatch(unittest.TestCase):
    CALLS = [("k_a", True), ("k_b", True), ("mine", False)]

    def workplace(self, text):
        place = Workplace({"a": text}, self.CALLS)
        self.addCleanup(place.close)
        return place

    @staticmethod
    def user(name, number):
        """A function that contains the stub of a call, and what the call needs."""
        return ('void use_%s(void) { __asm__ volatile("1:\\n.pushsection .debug_bk_syscalls, '
                '\\"\\", %%progbits\\n.4byte 1b, %d\\n.popsection"); }\n' % (name, number) +
                "void z_impl_%s(void) {} void z_mrsh_%s(void) {}\n" % (name, name))

    def test_candidates_are_the_calls_that_were_compiled(self):
        place = self.workplace(self.user("k_a", 0)
                               + "void z_impl_k_b(void) {} void z_mrsh_k_b(void) {}")
        self.assertEqual(place.prelink().stderr, "")
        text = place.read("tables.c")
        self.assertIn("[K_SYSCALL_K_A - 0] = z_mrsh_k_a,", text)
        self.assert_ends(text, 1)
        self.assertIn("[K_SYSCALL_MINE - K_SYSCALL_KERNEL_LIMIT] = bk_syscall_missing_app,", text)

    def assert_ends(self, text, count):
        """The kernel's table has COUNT calls, of which k_b is none."""
        self.assertIn(".set bk_syscall_count, %d\"" % count, text)
        self.assertNotIn("K_SYSCALL_K_B", text)
        self.assertNotIn("k_b", text)

    def test_hole_in_the_table(self):
        place = self.workplace(self.user("k_b", 1))
        self.assertEqual(place.prelink().stderr, "")
        text = place.read("tables.c")
        self.assertIn("[K_SYSCALL_K_A - 0] = bk_syscall_missing,", text)
        self.assertIn("[K_SYSCALL_K_B - 0] = z_mrsh_k_b,", text)
        self.assertIn('.set bk_syscall_count, 2"', text)

    def test_table_leaves_out_what_the_trial_left_out(self):
        place = self.workplace(self.user("k_a", 0) + self.user("k_b", 1) +
                               self.user("mine", 2) +
                               # The table leads to use_mine(), nothing leads to use_k_b().
                               "void (*const table[])(void) = {z_mrsh_k_a, z_mrsh_k_b, z_mrsh_mine,"
                               " use_mine};\n"
                               "int main(void) { use_k_a(); return table[0] != 0; }\n")
        place.prelink()
        self.assertIn("= z_mrsh_k_b,", place.read("tables.c"))
        place.link(["-Wl,--gc-sections", "-Wl,--undefined=table"])
        result = place.prelink(words=["--application-calls", "--trial", place.path("out.elf")])
        self.assertEqual(result.stderr, "")
        text = place.read("tables.c")
        self.assertIn("[K_SYSCALL_K_A - 0] = z_mrsh_k_a,", text)
        self.assert_ends(text, 1)
        self.assertIn("[K_SYSCALL_MINE - K_SYSCALL_KERNEL_LIMIT] = z_mrsh_mine,", text)

    def test_no_verifier(self):
        place = self.workplace("void z_impl_k_b(void) {}")
        result = place.prelink()
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.strip(),
                         "k.h:1: system call k_b has no verifier: write z_vrfy_k_b() and include "
                         "<zephyr/syscalls/k_b_mrsh.c>")

    def test_application_call_without_verifier(self):
        place = self.workplace("void z_impl_mine(void) {}")
        result = place.prelink()
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.strip(),
                         "k.h:2: system call mine has no verifier: write z_vrfy_mine() and include "
                         "<zephyr/syscalls/mine_mrsh.c>")

    def test_application_call_that_nobody_asked_for(self):
        place = self.workplace(self.user("mine", 2))
        result = place.prelink(words=())
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.strip(),
                         "k.h:2: system call mine is the application's own: set "
                         "CONFIG_APPLICATION_DEFINED_SYSCALL=y")
        place = self.workplace(self.user("k_a", 0))
        self.assertEqual(place.prelink(words=()).stderr, "")
        self.assertNotIn("bk_syscall_app_table", place.read("tables.c"))

    def test_names_of_application_calls(self):
        place = self.workplace(self.user("mine", 2))
        place.prelink()
        self.assertIn('bk_syscall_app_names[] = {\n    "mine",\n};', place.read("tables.c"))

    def test_neither_compiled(self):
        text = self.user("k_b", 1).replace("void z_impl_k_b(void) {} void z_mrsh_k_b(void) {}", "")
        place = self.workplace(text)
        self.assertEqual(place.prelink().returncode, 0)
        self.assert_ends(place.read("tables.c"), 0)


class Vectors(unittest.TestCase):
    """What IRQ_CONNECT() states, in a table with places far from each other."""

    OPTIONS = ["-I" + os.path.join(BASE, "include"), "-DCONFIG_NUM_IRQS=32", "-Wall", "-Werror"]
    SCRIPT = """
    MEMORY { FLASH : ORIGIN = 0, LENGTH = 128M  RAM : ORIGIN = 0x38000000, LENGTH = 64K }
    SECTIONS {
      .vectors : { bk_vectors_start = .; KEEP(*(.bk_vectors_irq)) } > FLASH
      .text : { *(.text.below) . = 0x%x; *(.text.bk_irq_entries) . += 0x%x; *(.text*) } > FLASH
      .data : { *(.data* .rodata*) } > RAM
      .bk_irq_connected 0 (INFO) : { *(.bk_irq_connected.*) }
    }
    """
    SPURIOUS = "void bk_irq_spurious(void) {}"

    def image(self, text, before=0x1000, behind=0x1000):
        """(place, image) of C text, linked twice as the build does."""
        place = Workplace({"a": "#include <zephyr/irq.h>\n" + text + self.SPURIOUS},
                          options=self.OPTIONS)
        self.addCleanup(place.close)
        place.write("link.ld", self.SCRIPT % (before, behind))
        link = ["arm-none-eabi-gcc", "-mcpu=cortex-m33", "-mthumb", "-nostdlib", "-Wl,-Tlink.ld",
                "-Wl,--gc-sections,--no-warn-rwx-segments", "-Wl,-e,main", "a.o"]
        place.run(link + ["-o", "trial.elf"])
        place.write("tables.c",
                    gen_vectors.source(gen_vectors.records(bk_elf.read(place.path("trial.elf")))))
        place.run(link + ["tables.c", "-o", "out.elf"])
        gen_vectors.fill(place.path("out.elf"))
        return place, bk_elf.read(place.path("out.elf"))

    @staticmethod
    def vectors(elf):
        section = next((s for s in elf.sections if s.name == ".vectors"), None)
        return [word for word, in struct.iter_unpack("<I", elf.contents(section))]

    @staticmethod
    def disassembly(place, vector):
        """The instructions of the entry that a vector leads to, with the names of targets."""
        return place.run(["arm-none-eabi-objdump", "-d", "--start-address=%d" % (vector & ~1),
                          "--stop-address=%d" % ((vector & ~1) + 6), "out.elf"],
                         capture_output=True, encoding="utf-8").stdout

    def test_branches_and_arguments(self):
        code = """
        static char variable;
        __attribute__((section(".text.below"))) static void below(const void *p) {}
        static void above(const void *p) {}
        int main(void) {
            IRQ_CONNECT(1, 0, below, &variable, 0); IRQ_CONNECT(3, 1, above, (void *)7, 0);
            return 0;
        }"""
        for before, behind in ((0x1000, 0x1000), (0x800000, 0x800002), (0xFFFFE0, 0x400000),
                               (0x400000, 0xFFFF00), (0x12345E, 0xABCDEE)):
            place, elf = self.image(code, before, behind)
            symbols = {s.name: s.value & ~1 for s in elf.symbols()}
            vectors = self.vectors(elf)
            self.assertEqual(len(vectors), 4)
            self.assertEqual([vectors[0], vectors[2]], [symbols["bk_irq_entry_none"] | 1] * 2)
            self.assertEqual(symbols["bk_irq_lines"], 4)
            text = self.disassembly(place, vectors[1])
            self.assertRegex(text, r"ldr\tr0, \[pc, #4\]")
            self.assertRegex(text, r"b\.w\t%x <below>" % symbols["below"])
            entry = elf.at_address(symbols["bk_irq_entry_1"], 12)
            self.assertEqual(struct.unpack_from("<HI", entry, 6), (0x20, symbols["variable"]))
            text = self.disassembly(place, vectors[3])
            self.assertRegex(text, r"movs\tr0, #7")
            self.assertRegex(text, r"b\.w\t%x <above>" % symbols["above"])
            self.assertEqual(elf.at_address(symbols["bk_irq_entry_3"] + 6, 2), b"\x40\0")

    def test_handler_out_of_reach(self):
        with self.assertRaises(SystemExit) as caught:
            self.image("static void f(void) {} int main(void) { IRQ_CONNECT(1, 0, f, 0, 0);"
                       "return 0; }", behind=0x1000010)
        self.assertRegex(str(caught.exception),
                         r"a\.c:5: the handler at 0x01001\w+ is too far from the vector table")

    def test_what_is_not_in_the_image_has_no_vector(self):
        _, elf = self.image("""static void f(void) {}
            void unused(void) { IRQ_CONNECT(9, 0, f, 0, 0); IRQ_CONNECT(2, 0, f, 0, 0); }
            int main(void) { IRQ_CONNECT(2, 0, f, 0, 0); return 0; }""")
        self.assertEqual(len(self.vectors(elf)), 3)

    def test_none(self):
        _, elf = self.image("int main(void) { return 0; }")
        symbols = {s.name: s.value for s in elf.symbols()}
        self.assertEqual(symbols["bk_irq_lines"], 0)

    def test_two_for_one_line(self):
        with self.assertRaises(SystemExit) as caught:
            self.image("""static void f(void) {} static void g(void) {}
                void set(void) { IRQ_CONNECT(2, 0, g, 0, 0); }
                int main(void) {
                    set(); IRQ_CONNECT(2, 0, f, 0, 0); return 0; }""")
        self.assertRegex(str(caught.exception),
                         r"^interrupt line 2 is connected at \S*a\.c:8 and at \S*a\.c:6: "
                         r"leave one, or set CONFIG_DYNAMIC_INTERRUPTS=y$")

    def compile_error(self, text):
        place = Workplace({})
        self.addCleanup(place.close)
        place.write("b.c", "#include <zephyr/irq.h>\n" + text)
        return subprocess.run(["arm-none-eabi-gcc", "-mcpu=cortex-m33", "-mthumb", "-Os", "-c"]
                              + self.OPTIONS + ["b.c"], cwd=place.folder, check=False,
                              capture_output=True, encoding="utf-8").stderr

    def test_what_does_not_compile(self):
        self.assertIn("no such interrupt line", self.compile_error(
            "void f(void) {} void g(void) { IRQ_CONNECT(32, 0, f, 0, 0); }"))
        self.assertIn("use IRQ_CONNECT(), or set CONFIG_DYNAMIC_INTERRUPTS=y", self.compile_error(
            "void f(const void *p) {} void g(void) { irq_connect_dynamic(2, 0, f, 0, 0); }"))


if __name__ == "__main__":
    unittest.main()
