# SPDX-License-Identifier: Apache-2.0
"""Which lines of the kernel have instructions that no test executed."""

import bisect
import os

import bk_elf

from .bench_trace import Trace, instructions
from .common import BASE, Failure

PARTS = ("kernel", "arch", "drivers")


def line_table(elf_path):
    """Sorted ([address], [(file, line) or None]) from the debug information."""
    from elftools.elf.elffile import ELFFile

    rows = {}
    with open(elf_path, "rb") as file:
        info = ELFFile(file).get_dwarf_info()
        for unit in info.iter_CUs():
            program = info.line_program_for_CU(unit)
            if program is None:
                continue
            folder = unit.get_top_DIE().attributes["DW_AT_comp_dir"].value.decode()
            names = source_names(program, folder)
            for entry in program.get_entries():
                state = entry.state
                if state is not None:
                    rows.setdefault(state.address, None)
                    if not state.end_sequence:
                        rows[state.address] = (names.get(state.file), state.line)
    addresses = sorted(rows)
    return addresses, [rows[address] for address in addresses]


def source_names(program, folder):
    """{number: path below BASE} of the files of a line program that belong to the kernel."""
    header = program.header
    first = 0 if header.version >= 5 else 1
    folders = [path.decode() for path in header.include_directory]
    names = {}
    for number, entry in enumerate(header.file_entry, first):
        index = entry.dir_index - (0 if header.version >= 5 else 1)
        below = folders[index] if 0 <= index < len(folders) else ""
        path = os.path.realpath(os.path.join(folder, below, entry.name.decode()))
        relative = os.path.relpath(path, BASE)
        if relative.split(os.sep)[0] in PARTS:
            names[number] = relative
    return names


def lines_of(report, elf_path):
    """(lines that the image has, those of them that ran)."""
    trace = Trace(report, elf_path)
    addresses, places = line_table(elf_path)
    have, ran = set(), set()
    for start, size, _name in trace.functions:
        for address in instructions(trace.elf, start, size):
            at = bisect.bisect_right(addresses, address) - 1
            place = places[at] if at >= 0 else None
            if place is None or place[0] is None or place[1] == 0:
                continue
            have.add(place)
            if trace.counts.get(address):
                ran.add(place)
    return have, ran


def ranges(numbers):
    """1, 2, 3, 7 as '1-3, 7'."""
    parts = []
    for number in sorted(numbers):
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(a) if a == b else "%d-%d" % (a, b) for a, b in parts)


def show(traces):
    """TRACES: (report, ELF) of each image that ran."""
    have, ran = set(), set()
    for report, elf_path in traces:
        one_have, one_ran = lines_of(report, elf_path)
        have |= one_have
        ran |= one_ran
    if not have:
        raise Failure("no image of these tests ran in QEMU: there is nothing to tell")
    never = {}
    for name, line in have - ran:
        never.setdefault(name, set()).add(line)
    print("\nLines of the kernel that have code and that none of these tests executed:")
    for name in sorted(never):
        print("  %s: %s" % (name, ranges(never[name])))
    print("%d of %d" % (len(have - ran), len(have)))
