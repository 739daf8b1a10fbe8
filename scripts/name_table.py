# SPDX-License-Identifier: Apache-2.0
"""After the link: writes the names of variables into the image, for the report of a fault."""

import bk_elf
import gen_names


def place_of(elf):
    """(offset in the file, size) of the room for the table; None when the image has none."""
    for symbol in elf.symbols():
        if symbol.name == gen_names.SYMBOL and 0 < symbol.section < len(elf.sections):
            section = elf.sections[symbol.section]
            return section.offset + symbol.value - section.address, symbol.size
    return None


def fill(path, names, ram):
    """Fill in the table of the image PATH; RAM as (start, size), NAMES is a file."""
    elf = bk_elf.read(path)
    place = place_of(elf)
    if place is None:
        return
    with open(names, encoding="utf-8") as file:
        wanted = file.read().split("\n")
    data = gen_names.table(elf.symbols(), wanted, place[1], ram)
    with open(path, "r+b") as file:
        file.seek(place[0])
        file.write(data)
