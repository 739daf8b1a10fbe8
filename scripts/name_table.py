#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""After the link: writes the names of variables into the image, for the report of a fault."""

import argparse

import bk_elf
import gen_names
import memory_table


def place_of(elf):
    """(offset in the file, size) of the room for the table; None when the image has none."""
    for symbol in elf.symbols():
        if symbol.name == gen_names.SYMBOL and 0 < symbol.section < len(elf.sections):
            section = elf.sections[symbol.section]
            return section.offset + symbol.value - section.address, symbol.size
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("elf")
    parser.add_argument("--config", required=True)
    parser.add_argument("--names", required=True)
    options = parser.parse_args()
    config = memory_table.config_numbers(options.config)
    ram = (config["CONFIG_SRAM_BASE_ADDRESS"], config["CONFIG_SRAM_SIZE"] * 1024)
    elf = bk_elf.read(options.elf)
    place = place_of(elf)
    if place is None:
        return
    with open(options.names, encoding="utf-8") as file:
        names = file.read().split("\n")
    data = gen_names.table(elf.symbols(), names, place[1], ram)
    with open(options.elf, "r+b") as file:
        file.seek(place[0])
        file.write(data)


if __name__ == "__main__":
    main()
