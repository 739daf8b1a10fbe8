#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Domains that a program defines: planned after the link; those that cannot be are named."""

import os
import struct
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

import bk_elf  # noqa: E402
import plan_domains  # noqa: E402

SOURCE = """
struct part { unsigned start, size, attribute; };
struct { unsigned char bytes[372]; } d __attribute__((section(".data.d")));
%s
int main(void) { return 0; }
"""
SCRIPT = """
ENTRY(main)
MEMORY { FLASH : ORIGIN = 0x10000000, LENGTH = 64K  RAM : ORIGIN = 0x38000000, LENGTH = 64K }
SECTIONS {
  .text : { bk_text_start = .; *(.text*) *(.rodata*) } > FLASH
  .data : { bk_kernel_data_start = .; *(.data*) bk_kernel_data_end = .; } > RAM AT > FLASH
  bk_text_end = ALIGN(LOADADDR(.data) + SIZEOF(.data), 32);
  bk_stacks_start = 0x38001000;
  bk_stacks_end = 0x38002000;
  .bk_domain_parts 0 (INFO) : { *(.bk_domain_parts) }
}
"""
AUTOCONF = """
#define CONFIG_CPU_CORTEX_M33 1
#define CONFIG_MPU_REGIONS_USED 8
#define CONFIG_MAX_DOMAIN_PARTITIONS 16
"""
RW, RO, RWX = 27, 11, 63


def image(folder, parts):
    """An image with the domain `d` of PARTS, each (start, size, attribute); its path."""
    text = "\n".join("struct part %s = {%s};" % (name, ", ".join("%du" % n for n in values))
                     for name, values in parts.items())
    text += """
static const void *const parts_d[] __attribute__((used, section(".bk_domain_parts"))) =
    {&d, %s 0};""" % "".join("&%s, " % name for name in parts)
    for name, content in (("a.c", SOURCE % text), ("link.ld", SCRIPT), ("autoconf.h", AUTOCONF)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(content)
    subprocess.run(["arm-none-eabi-gcc", "-mcpu=cortex-m33", "-mthumb", "-nostdlib",
                    "-Tlink.ld", "-Wl,--no-warn-rwx-segments", "a.c", "-o", "a.elf"],
                   check=True, cwd=folder)
    return os.path.join(folder, "a.elf")


class Domains(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = cls.temporary.name
        cls.planner = os.path.join(cls.folder, "planner")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def fill(self, parts):
        return plan_domains.fill(image(self.folder, parts),
                                 os.path.join(self.folder, "autoconf.h"), self.planner)

    def domain(self):
        """The domain's bytes in the image."""
        elf = bk_elf.read(os.path.join(self.folder, "a.elf"))
        symbol = next(s for s in elf.symbols() if s.name == "d")
        return elf.at_address(symbol.value, symbol.size)

    def problems(self, **parts):
        """What is wrong with a domain of PARTS; then the image is as it was."""
        wrong = self.fill(parts)
        self.assertTrue(wrong)
        self.assertEqual(self.domain(), bytes(372))
        return wrong

    def test_empty(self):
        self.assertEqual(self.fill({}), [])
        data = self.domain()
        self.assertEqual(struct.unpack_from("<4H", data), (0, 0, 0, 1))
        self.assertEqual(data[-2], 0x5A)

    def test_planned(self):
        self.assertEqual(self.fill({"b": (0x38004060, 32, RO), "a": (0x38004000, 96, RW),
                                    "c": (0x38004020, 0, RW), "d1": (0x40004000, 4096, RW)}), [])
        data = self.domain()
        # Three that hold bytes, by address; an empty one behind; a region for each, all loaded.
        self.assertEqual(struct.unpack_from("<4H", data), (3, 1, 3, 1))
        self.assertEqual(struct.unpack_from("<3I", data, 8 + 5 * 8), (0x38004000, 96, RW))
        self.assertEqual(struct.unpack_from("<2I", data, 8 + 5 * 8 + 12), (0x38004060, 32))
        # RBAR: base, any privilege may write, never executed (Arm DDI0553, MPU_RBAR).
        self.assertEqual(struct.unpack_from("<I", data, 8)[0], 0x38004000 | 1 << 1 | 1)
        self.assertEqual(struct.unpack_from("<I", data, 12)[0] & ~0x1F, 0x38004040)
        self.assertEqual(data[-2], 0x5A)

    def test_overlap(self):
        self.assertEqual(self.problems(a=(0x38004020, 96, RW), b=(0x38004000, 64, RW)),
                         ["domain d: partition b (0x38004000, 64 bytes) overlaps partition a "
                          "(0x38004020, 96 bytes): leave one out"])

    def test_alone(self):
        for values, words in (((0x38004004, 32, RW), "no multiple of 32"),
                              ((0x38004000, 33, RW), "no multiple of 32"),
                              ((0xFFFFFFE0, 64, RW), "passes the end of memory"),
                              ((0x38004000, 32, RWX), "write and execute"),
                              ((0, 32, RO), "null pointers"),
                              ((0x38000000, 32, RW), "touches kernel data"),
                              ((0x38001FE0, 64, RW), "touches thread stacks")):
            found = self.problems(a=values)
            self.assertEqual(len(found), 1, values)
            self.assertTrue(found[0].startswith("domain d: partition a ("), found)
            self.assertIn(words, found[0])

    def test_every_problem_is_told(self):
        found = self.problems(a=(0x38004004, 32, RW), b=(0x38004040, 32, RW),
                              c=(0x38004040, 32, RW), e=(0x1000, 32, RW))
        self.assertEqual(len(found), 2)
        self.assertIn("partition a (0x38004004, 32 bytes) start or size", found[0])
        self.assertIn("partition c (0x38004040, 32 bytes) is in the domain already", found[1])

    def test_too_many(self):
        parts = {"p%d" % i: (0x38004000 + 32 * i, 32, RW) for i in range(17)}
        self.assertEqual(self.problems(**parts),
                         ["domain d: partition p16 (0x38004200, 32 bytes) finds the domain full: "
                          "raise CONFIG_MAX_DOMAIN_PARTITIONS"])

    def test_size_that_differs(self):
        with mock.patch.object(plan_domains, "plan", return_value=(bytes(376), [])):
            with self.assertRaises(SystemExit) as caught:
                self.fill({})
        self.assertIn("d: 372 bytes in the image, 376 planned", str(caught.exception))

    def test_no_compiler(self):
        with mock.patch.object(plan_domains, "COMPILERS", ("no-such-compiler",)):
            with self.assertRaises(SystemExit) as caught:
                plan_domains.fill(image(self.folder, {}), os.path.join(self.folder, "autoconf.h"),
                                  os.path.join(self.folder, "other"))
        self.assertIn("install gcc", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
