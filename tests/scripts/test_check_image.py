#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The check of images: a good one passes, and each thing that can be wrong is found."""

import os
import subprocess
import sys
import tempfile
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(BASE, "scripts"))

import bk_elf  # noqa: E402
import check_image  # noqa: E402
import memory_table  # noqa: E402

CONFIG = {"CONFIG_FLASH_BASE_ADDRESS": "0x0", "CONFIG_FLASH_SIZE": "64",
          "CONFIG_SRAM_BASE_ADDRESS": "0x20000000", "CONFIG_SRAM_SIZE": "16"}
SOURCE = """
    .syntax unified
    .section .vectors, "a"
    .word %(stack)s
    .word %(reset)s
    .rept 5
    .word handler
    .endr
    .text
    .thumb_func
    .global start
start: b start
    .thumb_func
    .global handler
handler: b handler
    .data
    .word 1, 2, 3
    .bss
    .space 100
%(more)s
"""
SCRIPT = """
ENTRY(%(entry)s)
SECTIONS {
  .text %(flash)s : { %(first)s KEEP(*(.vectors)) *(.text) }
  .data %(ram)s : AT(%(stored)s) { *(.data) }
  .bss : { *(.bss) }
}
"""
GOOD = {"stack": "0x20001000", "reset": "start", "entry": "start", "flash": "0x0", "first": "",
        "ram": "0x20000000", "stored": "0x1000", "more": ""}


class Images(unittest.TestCase):
    def image(self, **changes):
        values = dict(GOOD, **changes)
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("a.S", SOURCE), ("link.ld", SCRIPT)):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(text % values)
            subprocess.run(["arm-none-eabi-gcc", "-mcpu=cortex-m33", "-mthumb", "-nostdlib",
                            "-Tlink.ld", "-Wl,-z,max-page-size=4", "-Wl,--no-warn-rwx-segments",
                            "a.S", "-o", "a.elf"], check=True, cwd=folder)
            return bk_elf.read(os.path.join(folder, "a.elf"))

    def complaints(self, limits=None, **changes):
        return "\n".join(check_image.problems(self.image(**changes), CONFIG, limits))

    def test_good(self):
        self.assertEqual(self.complaints(), "")

    def test_stack_pointer_outside(self):
        self.assertIn("initial stack pointer 0x20004008", self.complaints(stack="0x20004008"))
        self.assertIn("initial stack pointer 0x20000000", self.complaints(stack="0x20000000"))

    def test_stack_pointer_at_the_end_is_good(self):
        self.assertEqual(self.complaints(stack="0x20004000"), "")

    def test_stack_pointer_not_aligned(self):
        self.assertIn("0x20001004 is not a multiple of 8", self.complaints(stack="0x20001004"))

    def test_reset_vector(self):
        self.assertIn("the reset vector 0x20000001 is no", self.complaints(reset="0x20000001"))
        self.assertIn("the reset vector 0x00000020 is no", self.complaints(reset="0x20"))

    def test_entry_is_another(self):
        self.assertIn("is not the reset vector", self.complaints(entry="handler"))

    def test_no_vector_table(self):
        self.assertIn("no vector table", self.complaints(flash="0x100"))

    def test_section_outside(self):
        self.assertIn("section .data, 0x30000000 and 12 bytes long, lies outside",
                      self.complaints(ram="0x30000000"))
        self.assertIn("section .bss", self.complaints(ram="0x20003fc0"))

    def test_stored_outside(self):
        self.assertIn("12 bytes are stored at 0x20000000", self.complaints(stored="0x20000000"))

    def test_limits(self):
        self.assertIn("bytes of flash, the limit is 100", self.complaints({"flash": 100}))
        self.assertIn("takes 112 bytes of ram, the limit is 111", self.complaints({"ram": 111}))
        self.assertEqual(self.complaints({"flash": 0x100c, "ram": 112}), "")

    def test_lost_to_alignment(self):
        parts = (".global bk_part_p_start, bk_part_p_end\n.type v, %object\n.size v, 5\n"
                 "bk_part_p_start:\nv: .space 5\n.space 27\nbk_part_p_end:\n")
        elf = self.image(more=parts)
        self.assertEqual(memory_table.partitions(elf), [("p", 32, 27)])
        self.assertIn("p               32 B      27 B",
                      memory_table.partition_table(memory_table.partitions(elf)))
        self.assertEqual(check_image.problems(elf, CONFIG, {"alignment": 27}), [])
        self.assertEqual(check_image.problems(elf, CONFIG, {"alignment": 26}),
                         ["partition p loses 27 bytes to alignment, the limit is 26"])

    def test_memory_table(self):
        used = memory_table.used(self.image(), (0, 65536), (0x20000000, 16384))
        self.assertEqual(used, (0x1000 + 12, 112))
        self.assertIn("RAM          112 B      16 KB  0.68%",
                      memory_table.table([("RAM", 112, 16384)]))


if __name__ == "__main__":
    unittest.main()
