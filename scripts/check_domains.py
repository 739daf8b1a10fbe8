# SPDX-License-Identifier: Apache-2.0
"""After the link: whether the domains that a program defines can have their partitions.

The kernel would refuse the same at the start; here the build fails, with names. An array
bk_domain_parts_NAME of addresses is a domain's list of partitions, each { start, size, attribute }.
"""

import re
import struct

import bk_elf

LIST = re.compile(r"bk_domain_parts_(\w+?)(\.\d+)?$")
GRANULE = 32
NULL_SIZE = 256
USER_WRITE, USER_EXECUTE = 16, 32
USER = 8 | USER_WRITE | USER_EXECUTE


class Partition:
    """One partition of the image."""

    def __init__(self, name, start, size, attribute):
        self.name = name
        self.start = start
        self.end = start + size
        self.attribute = attribute

    def touches(self, start, end):
        return self.start < end and start < self.end

    def __str__(self):
        return "%s (0x%08x, %d bytes)" % (self.name, self.start, self.end - self.start)


def _words(elf, address, count):
    """COUNT words at ADDRESS as they are at the start, or None."""
    for vaddr, paddr, filesz, _ in elf.load_segments():
        if vaddr <= address and address + 4 * count <= vaddr + filesz:
            data = elf.at_load_address(paddr + address - vaddr, 4 * count)
            return struct.unpack("<%dI" % count, data)
    return None


def domains(elf):
    """(name, partitions) of each domain that is defined at build time."""
    symbols = [s for s in elf.symbols() if s.section]
    names = {s.value: s.name for s in symbols if s.type == bk_elf.STT_OBJECT and s.size == 12}
    for symbol in symbols:
        match = LIST.search(symbol.name)
        if match and symbol.size >= 4:
            parts = []
            for address in _words(elf, symbol.value, symbol.size // 4 - 1) or ():
                words = _words(elf, address, 3)
                if words:
                    parts.append(Partition(names.get(address, "0x%08x" % address), *words))
            yield match.group(1), parts


def _problem(part, values):
    """What is wrong with one partition, or None."""
    kernel = (values.get("bk_kernel_data_start", 0), values.get("bk_kernel_data_end", 0))
    stacks = (values.get("bk_stacks_start", 0), values.get("bk_stacks_end", 0))
    if part.start % GRANULE or part.end % GRANULE:
        return "start or size is no multiple of 32: align the data to 32 bytes"
    if part.end > 1 << 32:
        return "passes the end of memory: reduce the size"
    if part.attribute & USER_WRITE and part.attribute & USER_EXECUTE:
        return "grants user code to write and execute: drop one of the two"
    if part.start == part.end:
        return None
    if part.start < NULL_SIZE and part.attribute & USER:
        return "grants what null pointers point at: start at 256 or above"
    if part.touches(*kernel):
        return "touches kernel data: place the data with K_APP_DMEM or K_APP_BMEM"
    if part.touches(*stacks):
        return "touches thread stacks: share a variable instead"
    return None


def problems(elf, most):
    """What is wrong with the domains of ELF, as text; MOST partitions fit a domain."""
    values = {s.name: s.value for s in elf.symbols() if s.name.startswith("bk_")}
    found = []
    for name, parts in domains(elf):
        for part in parts:
            problem = _problem(part, values)
            if problem:
                found.append("domain %s: partition %s %s" % (name, part, problem))
        held = sorted((p for p in parts if p.start != p.end), key=lambda p: p.start)
        found += ["domain %s: partition %s overlaps partition %s: leave one out" % (name, b, a)
                  for a, b in zip(held, held[1:]) if b.start < a.end]
        if len(parts) > most:
            found.append("domain %s: has %d partitions: raise CONFIG_MAX_DOMAIN_PARTITIONS (it is "
                         "%d)" % (name, len(parts), most))
    return found
