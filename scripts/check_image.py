#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Checks an image against its board: vector table, stack pointer, entry, and every section."""

import argparse
import os
import struct
import sys

import bk_elf
import memory_table

VECTORS = ("initial stack pointer", "reset", "NMI", "hard fault", "memory fault", "bus fault",
           "usage fault")


class Memory:
    """A range of addresses of the board."""

    def __init__(self, name, start, size):
        self.name = name
        self.start = start
        self.end = start + size

    def holds(self, address, size=1):
        return self.start <= address and address + size <= self.end

    def __str__(self):
        return "%s 0x%08x-0x%08x" % (self.name, self.start, self.end - 1)


def memories(config):
    """Flash and RAM from the CONFIG_ options (text by name)."""
    def number(name):
        return int(config[name], 0)
    return (Memory("flash", number("CONFIG_FLASH_BASE_ADDRESS"),
                   number("CONFIG_FLASH_SIZE") * 1024),
            Memory("RAM", number("CONFIG_SRAM_BASE_ADDRESS"), number("CONFIG_SRAM_SIZE") * 1024))


def vector_problems(elf, flash, ram):
    table = elf.at_load_address(flash.start, 4 * len(VECTORS))
    if table is None:
        return ["no vector table at the start of flash, 0x%08x: the linker script must put it first"
                % flash.start]
    words = struct.unpack("<%dI" % len(VECTORS), table)
    problems = []
    if words[0] % 8 or not ram.start < words[0] <= ram.end:
        problems.append("the initial stack pointer 0x%08x is not a multiple of 8 inside %s"
                        % (words[0], ram))
    for name, word in zip(VECTORS[1:], words[1:]):
        if not word & 1 or not flash.holds(word & ~1, 2):
            problems.append("the %s vector 0x%08x is no Thumb address inside %s"
                            % (name, word, flash))
    if elf.entry != words[1]:
        problems.append("the entry 0x%08x is not the reset vector 0x%08x" % (elf.entry, words[1]))
    return problems


def section_problems(elf, flash, ram):
    return ["section %s, 0x%08x and %d bytes long, lies outside %s and %s"
            % (section.name, section.address, section.size, flash, ram)
            for section in elf.sections
            if section.flags & bk_elf.SHF_ALLOC and section.size
            and not flash.holds(section.address, section.size)
            and not ram.holds(section.address, section.size)]


def load_problems(elf, flash, ram):
    """What is stored must be stored in flash; nothing may be executed from RAM."""
    problems = []
    for vaddr, paddr, filesz, memsz in elf.load_segments():
        if filesz and not flash.holds(paddr, filesz):
            problems.append("%d bytes are stored at 0x%08x, outside %s" % (filesz, paddr, flash))
        if memsz and not flash.holds(vaddr, memsz) and not ram.holds(vaddr, memsz):
            problems.append("%d bytes at 0x%08x lie outside %s and %s" % (memsz, vaddr, flash, ram))
    return problems


def limit_problems(elf, flash, ram, limits):
    counts = memory_table.used(elf, (flash.start, flash.end - flash.start),
                               (ram.start, ram.end - ram.start))
    return ["the image takes %d bytes of %s, the limit is %d" % (count, name, limits[name])
            for name, count in zip(("flash", "ram"), counts)
            if name in limits and count > int(limits[name])]


def alignment_problems(elf, limits):
    return ["partition %s loses %d bytes to alignment, the limit is %d"
            % (name, lost, int(limits["alignment"]))
            for name, _, lost in memory_table.partitions(elf)
            if "alignment" in limits and lost > int(limits["alignment"])]


def problems(elf, config, limits=None):
    """Everything that is wrong with ELF, as lines of text; CONFIG are its CONFIG_ options."""
    flash, ram = memories(config)
    return vector_problems(elf, flash, ram) + section_problems(elf, flash, ram) + \
        load_problems(elf, flash, ram) + limit_problems(elf, flash, ram, limits or {}) + \
        alignment_problems(elf, limits or {})


def read_config(path):
    result = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, equals, value = line.strip().partition("=")
            if equals and not name.startswith("#"):
                result[name] = value
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("elf")
    parser.add_argument("--config", help="default: .config beside the image")
    options = parser.parse_args()
    path = options.config or os.path.join(os.path.dirname(options.elf), ".config")
    found = problems(bk_elf.read(options.elf), read_config(path))
    if found:
        sys.exit("\n".join("%s: %s" % (options.elf, text) for text in found))


if __name__ == "__main__":
    main()
