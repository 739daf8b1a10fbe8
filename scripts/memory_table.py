# SPDX-License-Identifier: Apache-2.0
"""How much of the board's flash and RAM an image uses, and what partitions lose to alignment."""

import re
import sys

import bk_elf
import gen_partitions


def config_numbers(path):
    """The number-valued options of a .config file."""
    result = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, _, value = line.strip().partition("=")
            try:
                result[name] = int(value, 0)
            except ValueError:
                pass
    return result


def used(elf, flash, ram):
    """Bytes of flash and RAM that the image takes; FLASH and RAM are (start, size)."""
    flash_end, ram_end = flash[0], ram[0]
    for vaddr, paddr, filesz, memsz in elf.load_segments():
        for address, size in ((paddr, filesz), (vaddr, memsz)):
            if flash[0] <= address < flash[0] + flash[1]:
                flash_end = max(flash_end, address + size)
            elif ram[0] <= address < ram[0] + ram[1]:
                ram_end = max(ram_end, address + size)
    return flash_end - flash[0], ram_end - ram[0]


def _covered(variables, start, end):
    """Bytes of [START, END) that VARIABLES, as (start, size), cover."""
    count, at = 0, start
    for first, size in sorted(variables):
        last = min(first + size, end)
        count += max(0, last - max(first, at))
        at = max(at, last)
    return count


def partitions(elf):
    """(name, size, bytes lost to alignment) of partitions with bytes and arrays that are one."""
    symbols = [s for s in elf.symbols() if s.section]
    values = {s.name: s.value for s in symbols if s.name.startswith(("bk_part_", "bk_arrays_"))}
    variables = sorted((s.value, s.size, s.name) for s in symbols
                       if s.type == bk_elf.STT_OBJECT and s.size)
    rows = []
    for symbol, start in values.items():
        match = re.match(r"bk_part_(\w+)_start$", symbol)
        if match and "bk_part_%s_end" % match.group(1) in values:
            end = values["bk_part_%s_end" % match.group(1)]
            inside = [(v, size) for v, size, _ in variables if start <= v < end]
            rows.append((match.group(1), end - start, end - start - _covered(inside, start, end)))
    end = values.get("bk_arrays_end", 0)
    for address, size, name in variables:
        if values.get("bk_arrays_start", 0) <= address < end:
            lost = -size % gen_partitions.GRANULE
            rows.append((name, size + lost, lost))
    return sorted(row for row in rows if row[1])


def partition_table(rows):
    """ROWS of partitions(), as text."""
    width = max([len(name) for name, _, _ in rows] + [10])
    lines = ["%-*s      Size   Lost to alignment" % (width, "Partition")]
    lines += ["%-*s %7d B %7d B" % (width, name, size, lost) for name, size, lost in rows]
    return "\n".join(lines)


def table(rows):
    """ROWS of (name, used, size), as text."""
    lines = ["Memory        Used       Size   Used"]
    for name, count, size in rows:
        lines.append("%-6s %9d B %7d KB %5.2f%%" % (name, count, size // 1024, 100 * count / size))
    return "\n".join(lines)


def show(path, flash, ram):
    """Print the tables of the image PATH; FLASH and RAM as (start, size)."""
    elf = bk_elf.read(path)
    flash_used, ram_used = used(elf, flash, ram)
    rows = [("FLASH", flash_used, flash[1]), ("RAM", ram_used, ram[1])]
    print(table(rows))
    if partitions(elf):
        print(partition_table(partitions(elf)))
    for name, count, size in rows:
        if count > size:
            sys.exit("%s: %s needs %d bytes and has %d: make the image smaller"
                     % (path, name, count, size))
