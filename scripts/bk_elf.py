# SPDX-License-Identifier: Apache-2.0
"""Just enough of ELF32 (little endian) and ar archives for the build: sections and symbols."""

import os
import re
import struct

SHT_SYMTAB = 2
SHT_NOBITS = 8
SHT_REL = 9
SHF_ALLOC = 2
PT_LOAD = 1
SHN_UNDEF = 0
SHN_ABS = 0xFFF1
SHN_COMMON = 0xFFF2
STB_GLOBAL = 1
STB_WEAK = 2
STT_OBJECT = 1
STT_SECTION = 3


class NotElf(Exception):
    """The file is no ELF32 file; str() names it."""


class Section:
    """One section header."""

    def __init__(self, name, fields):
        self.name = name
        (_, self.type, self.flags, self.address, self.offset, self.size, self.link, self.info,
         self.alignment, _) = fields


class Symbol:
    """One symbol: name, value, size, section index and binding."""

    def __init__(self, name, fields):
        self.name = name
        _, self.value, self.size, info, _, self.section = fields
        self.binding = info >> 4
        self.type = info & 15


class Elf:
    """An ELF file in memory; PATTERN is how a linker script names it."""

    def __init__(self, data, name, pattern=None):
        if data[:6] != b"\x7fELF\x01\x01":
            raise NotElf("%s is not a 32-bit little endian ELF file" % name)
        self.data = data
        self.name = name
        self.pattern = pattern or pattern_of(name)
        (self.entry, self._phoff, shoff) = struct.unpack_from("<III", data, 24)
        (self._phsize, self._phnum, shsize, shnum, names) = struct.unpack_from("<HHHHH", data, 42)
        raw = [struct.unpack_from("<10I", data, shoff + i * shsize) for i in range(shnum)]
        offset = raw[names][4] if shnum else 0
        self.sections = [Section(self._text(offset + r[0]), r) for r in raw]

    def _text(self, offset):
        return self.data[offset:self.data.index(b"\0", offset)].decode("utf-8", "replace")

    def contents(self, section):
        if section.type == SHT_NOBITS:
            return b""
        return self.data[section.offset:section.offset + section.size]

    def symbols(self):
        """All symbols."""
        for table in self.sections:
            if table.type == SHT_SYMTAB:
                names = self.sections[table.link].offset
                for fields in struct.iter_unpack("<IIIBBH", self.contents(table)):
                    yield Symbol(self._text(names + fields[0]), fields)

    def relocations(self, section):
        """(offset, symbol) of each relocation of SECTION."""
        index = self.sections.index(section)
        for table in self.sections:
            if table.type == SHT_REL and table.info == index:
                symbols = list(self.symbols())
                for offset, info in struct.iter_unpack("<II", self.contents(table)):
                    yield offset, symbols[info >> 8]

    def global_symbols(self):
        return (s for s in self.symbols() if s.binding in (STB_GLOBAL, STB_WEAK) and s.name)

    def _segments(self):
        for i in range(self._phnum):
            fields = struct.unpack_from("<8I", self.data, self._phoff + i * self._phsize)
            if fields[0] == PT_LOAD:
                yield fields

    def load_segments(self):
        """(virtual address, load address, size in the file, size in memory) of each segment."""
        for _, _, vaddr, paddr, filesz, memsz, _, _ in self._segments():
            yield vaddr, paddr, filesz, memsz

    def offset_of(self, address, count):
        """Where in the file COUNT bytes at the virtual address ADDRESS are stored, or None."""
        for _, offset, vaddr, _, filesz, _, _, _ in self._segments():
            if vaddr <= address and address + count <= vaddr + filesz:
                return offset + address - vaddr
        return None

    def at_address(self, address, count):
        """COUNT bytes at the virtual address ADDRESS as they are at the start, or None."""
        offset = self.offset_of(address, count)
        return None if offset is None else self.data[offset:offset + count]

    def at_load_address(self, address, count):
        """COUNT bytes of the image at the load address ADDRESS, or None."""
        for _, offset, _, paddr, filesz, _, _, _ in self._segments():
            if paddr <= address and address + count <= paddr + filesz:
                start = offset + address - paddr
                return self.data[start:start + count]
        return None


def pattern_of(path):
    """PATH as a pattern for linker scripts; the linker is given it relative to the build's folder.
    The star keeps it from being an input file of its own."""
    relative = os.path.relpath(os.path.normpath(path))
    return "*" + re.sub(r"([][*?\\\\])", r"\\\1", os.path.normpath(path)
                        if relative.startswith("..") else relative)


def read(path):
    """The ELF file at PATH."""
    with open(path, "rb") as file:
        return Elf(file.read(), path)


def read_all(path):
    """The ELF files at PATH: one for an object, each member for an archive."""
    with open(path, "rb") as file:
        data = file.read()
    if not data.startswith(b"!<arch>\n"):
        yield Elf(data, path)
        return
    offset = 8
    long_names = b""
    while offset + 60 <= len(data):
        name = data[offset:offset + 16].rstrip().decode("utf-8", "replace")
        size = int(data[offset + 48:offset + 58])
        body = data[offset + 60:offset + 60 + size]
        if name == "//":
            long_names = body
        elif body.startswith(b"\x7fELF"):
            if name.startswith("/"):
                name = long_names[int(name[1:]):].split(b"\n")[0].decode("utf-8", "replace")
            name = name.rstrip("/")
            yield Elf(body, "%s(%s)" % (path, name), "%s:%s" % (pattern_of(path), name))
        offset += 60 + size + (size & 1)
