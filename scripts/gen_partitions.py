# SPDX-License-Identifier: Apache-2.0
"""Memory partitions: from the sections in object files to linker script fragments.

Variables tagged into partition P lie in sections .bk_part.P.data.N (initialised) and
.bk_part.P.bss.N (zeroed). Two fragments come out, for arch/arm/linker.ld.in to include:

    <linker/partitions.ld>       among the SECTIONS, where the partitions shall lie. It names the
                                 memories RAM and FLASH. For each partition: bk_part_P_start,
                                 bk_part_P_size (absolute), aligned to 32 bytes, data first, then
                                 what is zeroed. Data by falling alignment, zeroed variables by
                                 rising alignment: whatever they are, a variable's size being a
                                 multiple of its alignment, no more than 31 bytes are lost.
    <linker/partition-table.ld>  inside a read-only section: for each partition the words
                                 { start, load address, bytes to copy, size }, between
                                 bk_partition_table and bk_partition_table_end. Boot copies the
                                 bytes and zeroes the rest of the size. After the trial link once
                                 more, with those only that hold something.
"""

import re

import bk_elf

SECTION = re.compile(r"^\.bk_part\.(\w+)\.(data|bss)(\.\d+)?$")
WANTED = re.compile(r"^bk_part_(\w+)_start$")
FILLED = re.compile(r"^(bk_part_\w+_|bk_arrays_)size$")
GRANULE = 32
# The C library's own variables belong to this partition although nobody tagged them.
LIBC_PARTITION = "z_libc_partition"
LIBC_ARCHIVES = ("*libc.a", "*libm.a", "*libgcc.a", "*libstdc++.a")


class Scan:
    """What the object files say about partitions."""

    def __init__(self):
        self.names = set()
        self.zeroed = {}  # by partition: (alignment, file, section)
        self.errors = []

    def add(self, elf):
        for section in elf.sections:
            match = SECTION.match(section.name)
            if match:
                self.names.add(match.group(1))
                if match.group(2) == "bss":
                    self.zeroed.setdefault(match.group(1), set()).add(
                        (section.alignment, elf.pattern, section.name))
                    if any(elf.contents(section)):
                        self._initialised_bss(elf, section, match.group(1))

    def add_symbol(self, symbol):
        match = WANTED.match(symbol.name)
        if match and symbol.section == bk_elf.SHN_UNDEF:
            self.names.add(match.group(1))

    def _initialised_bss(self, elf, section, partition):
        index = elf.sections.index(section)
        data = elf.contents(section)
        for symbol in elf.symbols():
            value = data[symbol.value:symbol.value + symbol.size]
            if symbol.section == index and any(value):
                self.errors.append(
                    "%s: %s has an initial value but is tagged K_APP_BMEM(%s), which is zeroed: "
                    "use K_APP_DMEM(%s)" % (elf.name, symbol.name, partition, partition))


def _rising(name, zeroed):
    """Output sections for zeroed variables, but for those of the highest alignment. One for each
    alignment, as an output section is aligned like the strictest of its parts."""
    classes = {}
    for alignment, pattern, section in sorted(zeroed):
        classes.setdefault(alignment, []).append('"%s"(%s)' % (pattern, section))
    return "".join("""
.bk_part_%s_bss_%d (NOLOAD) :
{
    %s
} > RAM
""" % (name, alignment, "\n    ".join(classes[alignment])) for alignment in sorted(classes)[:-1])


def sections_fragment(names, zeroed=None, arrays=""):
    """The fragment <linker/partitions.ld>; ARRAYS is what follows the partitions."""
    # The padding lies in a section of its own: as an alignment of the first partition it would pad
    # the initial values in flash too.
    parts = ["""
.bk_part_align (NOLOAD) :
{
    . = ALIGN(%d);
} > RAM
""" % GRANULE] if names or arrays else []
    for name in sorted(names):
        data = ["*(SORT_BY_ALIGNMENT(.bk_part.%s.data*))" % name]
        bss = ["*(.bk_part.%s.bss*)" % name]
        if name == LIBC_PARTITION:
            data += ["%s:*(.data .data.*)" % archive for archive in LIBC_ARCHIVES]
            bss += ["%s:*(.bss .bss.* COMMON)" % archive for archive in LIBC_ARCHIVES]
        parts.append("""
.bk_part_%(name)s_data : ALIGN(4)
{
    bk_part_%(name)s_start = .;
    %(data)s
    bk_part_%(name)s_data_end = .;
} > RAM AT > FLASH
%(rising)s
.bk_part_%(name)s_bss (NOLOAD) :
{
    %(bss)s
    . = ALIGN(%(granule)d);
    bk_part_%(name)s_end = .;
} > RAM
bk_part_%(name)s_size = ABSOLUTE(bk_part_%(name)s_end - bk_part_%(name)s_start);
bk_part_%(name)s_load = LOADADDR(.bk_part_%(name)s_data);
""" % {"name": name, "granule": GRANULE, "rising": _rising(name, (zeroed or {}).get(name, ())),
       "data": "\n    ".join(data), "bss": "\n    ".join(bss)})
    return "".join(parts) + arrays


def _table(prefixes):
    lines = ["bk_partition_table = .;"]
    for prefix in prefixes:
        lines += ["LONG(%sstart)" % prefix, "LONG(%sload)" % prefix,
                  "LONG(%sdata_end - %sstart)" % (prefix, prefix), "LONG(%ssize)" % prefix]
    lines.append("bk_partition_table_end = .;")
    return "\n".join(lines) + "\n"


def table_fragment(names, arrays=False):
    """The fragment <linker/partition-table.ld>."""
    return _table(["bk_part_%s_" % name for name in sorted(names)] + ["bk_arrays_"] * bool(arrays))


def filled_table_fragment(symbols):
    """The same of what is not empty in an image with these SYMBOLS."""
    matches = [FILLED.match(symbol.name) for symbol in symbols if symbol.value]
    return _table(sorted(match.group(1) for match in matches if match))
