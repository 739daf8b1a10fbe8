# SPDX-License-Identifier: Apache-2.0
"""Partitions over plain variables: K_MEM_PARTITION_DEFINE(name, array, sizeof(array), ...).

Plain variables are kernel data, which no partition may touch. Those that a program names in a
partition are moved out of it, each alone and aligned to 32 bytes, by the name of the section that
holds nothing else (-fdata-sections). What does not lie in kernel data stays where it is; what lies
there and cannot be moved alone is an error, since its neighbours would be opened with it.
"""

import os
import re
import struct

import bk_elf

PARTITION = re.compile(r"^\.bk_list\.k_mem_partition\.(.+)$")
KERNEL_DATA = re.compile(r"^\.(data|bss|noinit)\b")
MOVABLE = re.compile(r"^\.(data|bss)\.")
GRANULE = 32


class Variable:
    """A variable in one object file, and what shares its section."""

    def __init__(self, elf, symbol):
        self.file = elf.name
        self.pattern = elf.pattern
        self.name = symbol.name
        self.offset = symbol.value
        self.size = symbol.size
        self.common = symbol.section == bk_elf.SHN_COMMON
        section = None if self.common else elf.sections[symbol.section]
        self.section = "COMMON" if self.common else section.name
        self.zeroed = section is not None and section.type == bk_elf.SHT_NOBITS
        self.companions = [] if self.common else sorted(
            s.name for s in elf.symbols() if s.section == symbol.section and s.size and
            (s.value, s.size) != (symbol.value, symbol.size))

    def in_kernel_data(self):
        return self.common or KERNEL_DATA.match(self.section) is not None

    def obstacle(self, owner):
        """Why it cannot be moved for the partition in the file OWNER, or None."""
        if "/bk_kernel.dir/" in self.file or \
                ("/bk_lib.dir/" in self.file and "/bk_lib.dir/" not in owner):
            return "it belongs to the kernel: share a variable of the application instead"
        if self.common:
            return "it is a common symbol: compile the file with -fno-common"
        if not MOVABLE.match(self.section):
            return "it lies in section %s: give it no section of its own" % self.section
        if self.companions:
            return "it shares section %s with %s: compile the file with -fdata-sections" % (
                self.section, ", ".join(self.companions[:3]))
        return None


class Use:
    """A partition's statement: the variable by symbol, offset and size."""

    def __init__(self, partition, elf, symbol, offset, size):
        self.partition = partition
        self.file = elf.name
        self.symbol = symbol
        self.offset = offset
        self.size = size


class Scan:
    """What the object files say."""

    def __init__(self):
        self.uses = []
        self.globals = {}

    def add(self, elf):
        objects = [s for s in elf.symbols() if s.section != bk_elf.SHN_UNDEF]
        for symbol in objects:
            if symbol.binding == bk_elf.STB_GLOBAL and self._is_variable(elf, symbol):
                self.globals[symbol.name] = (elf, symbol)
            elif symbol.binding == bk_elf.STB_WEAK and self._is_variable(elf, symbol):
                self.globals.setdefault(symbol.name, (elf, symbol))
        for section in elf.sections:
            match = PARTITION.match(section.name)
            if match:
                self._partition(elf, section, match.group(1))

    @staticmethod
    def _is_variable(elf, symbol):
        return symbol.type == bk_elf.STT_OBJECT and symbol.size and \
            (symbol.section == bk_elf.SHN_COMMON or symbol.section < len(elf.sections))

    def _partition(self, elf, section, name):
        words = elf.contents(section)
        relocations = {offset: symbol for offset, symbol in elf.relocations(section)}
        symbol = relocations.get(0)
        # Neither a fixed address nor what the linker script gathers.
        if symbol is None or 4 in relocations or len(words) < 8:
            return
        offset, size = struct.unpack_from("<iI", words)
        if symbol.type == bk_elf.STT_SECTION:
            found = self._static(elf, symbol.section, offset)
            if found is None:
                return
            offset -= found.value
            symbol = found
        self.uses.append(Use(name, elf, (elf, symbol), offset, size))

    def _static(self, elf, section, offset):
        """The variable of a section that a reference by offset is meant for."""
        near = [s for s in elf.symbols() if s.section == section and self._is_variable(elf, s)]
        for symbol in near:
            if symbol.value <= offset < symbol.value + symbol.size:
                return symbol
        return near[0] if len(near) == 1 else None

    def _variable(self, use):
        elf, symbol = use.symbol
        if symbol.section == bk_elf.SHN_UNDEF:
            if symbol.name not in self.globals:
                return None
            elf, symbol = self.globals[symbol.name]
        elif symbol.binding == bk_elf.STB_WEAK:
            elf, symbol = self.globals.get(symbol.name, (elf, symbol))
        return Variable(elf, symbol) if self._is_variable(elf, symbol) else None

    def result(self):
        """(variables to move, errors)."""
        moved, errors = {}, []
        for use in self.uses:
            variable = self._variable(use)
            if variable is None or not (variable.in_kernel_data() or
                                        variable.section.startswith(".bk_part.")):
                continue
            moves = variable.in_kernel_data()
            problem = variable.obstacle(use.file) if moves else None
            if problem:
                errors.append("%s: partition %s: %s (%s) cannot be opened to user threads: %s" % (
                    use.file, use.partition, variable.name, os.path.basename(variable.file),
                    problem))
                continue
            # Behind a moved variable there is nothing up to the next multiple of 32.
            room = -(-variable.size // GRANULE) * GRANULE if moves else variable.size
            if use.offset < 0 or use.offset + use.size > room:
                errors.append(
                    "%s: partition %s takes %d bytes at offset %d of %s, which has %d: what lies "
                    "beside it would be open too; state its own size" % (
                        use.file, use.partition, use.size, use.offset, variable.name,
                        variable.size))
            elif moves:
                moved[(variable.pattern, variable.section)] = variable
        return [moved[key] for key in sorted(moved)], errors


def _placed(variables):
    return "".join("    . = ALIGN(%d);\n    \"%s\"(%s)\n" % (GRANULE, v.pattern, v.section)
                   for v in variables)


def sections_fragment(variables):
    """To follow the gathered partitions in <linker/partitions.ld>."""
    if not variables:
        return ""
    return """
.bk_arrays_data :
{
    bk_arrays_start = .;
%s    . = ALIGN(%d);
    bk_arrays_data_end = .;
} > RAM AT > FLASH
.bk_arrays_bss (NOLOAD) :
{
%s    . = ALIGN(%d);
    bk_arrays_end = .;
} > RAM
bk_arrays_size = ABSOLUTE(bk_arrays_end - bk_arrays_start);
bk_arrays_load = LOADADDR(.bk_arrays_data);
""" % (_placed([v for v in variables if not v.zeroed]), GRANULE,
       _placed([v for v in variables if v.zeroed]), GRANULE)
