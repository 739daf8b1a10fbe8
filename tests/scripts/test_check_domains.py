#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Domains that a program defines: those that cannot be are found after the link, by name."""

import os
import subprocess
import sys
import tempfile
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

import bk_elf  # noqa: E402
import check_domains  # noqa: E402

SOURCE = """
struct part { unsigned start, size, attribute; };
%s
int main(void) { return 0; }
"""
SCRIPT = """
ENTRY(main)
MEMORY { FLASH : ORIGIN = 0x10000000, LENGTH = 64K  RAM : ORIGIN = 0x38000000, LENGTH = 64K }
SECTIONS {
  .text : { *(.text*) *(.rodata*) } > FLASH
  .data : { bk_kernel_data_start = .; *(.data*) bk_kernel_data_end = .; } > RAM AT > FLASH
  bk_stacks_start = 0x38001000;
  bk_stacks_end = 0x38002000;
}
"""
RW, RO, RWX = 27, 11, 63


class Domains(unittest.TestCase):
    def problems(self, most=16, **parts):
        """What is wrong with a domain of PARTS, each (start, size, attribute)."""
        text = "\n".join("struct part %s = {%s};" % (name, ", ".join("%du" % n for n in values))
                         for name, values in parts.items())
        text += "\nstatic struct part *const bk_domain_parts_d[] __attribute__((used)) = {%s 0};" \
            % "".join("&%s, " % name for name in parts)
        with tempfile.TemporaryDirectory() as folder:
            for name, content in (("a.c", SOURCE % text), ("link.ld", SCRIPT)):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(content)
            subprocess.run(["arm-none-eabi-gcc", "-mcpu=cortex-m33", "-mthumb", "-nostdlib",
                            "-Tlink.ld", "-Wl,--no-warn-rwx-segments", "a.c", "-o", "a.elf"],
                           check=True, cwd=folder)
            return check_domains.problems(bk_elf.read(os.path.join(folder, "a.elf")), most)

    def test_good(self):
        self.assertEqual(self.problems(), [])
        self.assertEqual(self.problems(a=(0x38004000, 96, RW), b=(0x38004060, 32, RO),
                                       c=(0x38004020, 0, RW), d=(0x40004000, 4096, RW)), [])

    def test_overlap(self):
        self.assertEqual(self.problems(a=(0x38004020, 96, RW), b=(0x38004000, 64, RW)),
                         ["domain d: partition a (0x38004020, 96 bytes) overlaps partition b "
                          "(0x38004000, 64 bytes): leave one out"])

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

    def test_too_many(self):
        self.assertEqual(self.problems(1, a=(0x38004000, 32, RW), b=(0x38004040, 32, RW)),
                         ["domain d: has 2 partitions: raise CONFIG_MAX_DOMAIN_PARTITIONS (it is "
                          "1)"])


if __name__ == "__main__":
    unittest.main()
