# SPDX-License-Identifier: Apache-2.0
"""bulkhead map: where the memory of an image goes, by partition, stack and section."""

import re

import bk_elf

from . import packages
from .build import add_arguments as add_build_arguments
from .build import from_options, prepare
__all__ = ["add_arguments", "prepare", "run"]

SIZE = re.compile(r"^bk_part_(\w+)_size$")


def add_arguments(parser):
    add_build_arguments(parser)


def partitions(elf):
    """(name, start, bytes, bytes of initial values) of each partition, by address."""
    values = {symbol.name: symbol.value for symbol in elf.global_symbols()}
    rows = []
    for name in values:
        match = SIZE.match(name)
        if match:
            prefix = "bk_part_%s_" % match.group(1)
            rows.append((match.group(1), values[prefix + "start"], values[name],
                         values[prefix + "data_end"] - values[prefix + "start"]))
    return sorted(rows, key=lambda row: row[1])


def sections(elf):
    """(name, start, bytes) of each section in memory that belongs to no partition."""
    return sorted(((s.name, s.address, s.size) for s in elf.sections
                   if s.flags & bk_elf.SHF_ALLOC and s.size
                   and not s.name.startswith(".bk_part_")), key=lambda row: row[1])


def show(elf):
    print("%-28s %-10s %10s" % ("Section", "Start", "Bytes"))
    for name, start, size in sections(elf):
        print("%-28s 0x%08x %10d" % (name, start, size))
    rows = partitions(elf)
    if rows:
        print("\n%-28s %-10s %10s %10s" % ("Partition", "Start", "Bytes", "Initial"))
    for name, start, size, initial in rows:
        print("%-28s 0x%08x %10d %10d" % (name, start, size, initial))


def run(options, rest):
    packages.require("build")
    build = from_options(options, rest)
    build.configure(options.pristine == "always")
    build.make()
    show(bk_elf.read(build.elf))
    return 0
