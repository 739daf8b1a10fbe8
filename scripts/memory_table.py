#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Prints how much of the board's flash and RAM an image uses; fails when it does not fit."""

import argparse
import sys

import bk_elf


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


def table(rows):
    """ROWS of (name, used, size), as text."""
    lines = ["Memory        Used       Size   Used"]
    for name, count, size in rows:
        lines.append("%-6s %9d B %7d KB %5.2f%%" % (name, count, size // 1024, 100 * count / size))
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("elf")
    parser.add_argument("--config", required=True)
    options = parser.parse_args()
    config = config_numbers(options.config)
    flash = (config["CONFIG_FLASH_BASE_ADDRESS"], config["CONFIG_FLASH_SIZE"] * 1024)
    ram = (config["CONFIG_SRAM_BASE_ADDRESS"], config["CONFIG_SRAM_SIZE"] * 1024)
    flash_used, ram_used = used(bk_elf.read(options.elf), flash, ram)
    rows = [("FLASH", flash_used, flash[1]), ("RAM", ram_used, ram[1])]
    print(table(rows))
    for name, count, size in rows:
        if count > size:
            sys.exit("%s: %s needs %d bytes and has %d: make the image smaller"
                     % (options.elf, name, count, size))


if __name__ == "__main__":
    main()
