#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""After the link: what depends on addresses goes into the image; then the tables of its memory."""

import argparse
import os
import sys

import gen_vectors
import memory_table
import name_table
import plan_domains


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("elf")
    parser.add_argument("--config", required=True)
    parser.add_argument("--autoconf", required=True, help="the configuration as a C header")
    parser.add_argument("--names", help="file with the names of variables that reports need")
    options = parser.parse_args()
    config = memory_table.config_numbers(options.config)
    flash = (config["CONFIG_FLASH_BASE_ADDRESS"], config["CONFIG_FLASH_SIZE"] * 1024)
    ram = (config["CONFIG_SRAM_BASE_ADDRESS"], config["CONFIG_SRAM_SIZE"] * 1024)
    gen_vectors.fill(options.elf)
    if options.names:
        name_table.fill(options.elf, options.names, ram)
    wrong = plan_domains.fill(options.elf, options.autoconf,
                              os.path.join(os.path.dirname(options.elf), "domain_planner"))
    if wrong:
        sys.exit("\n".join(wrong))
    memory_table.show(options.elf, flash, ram)


if __name__ == "__main__":
    main()
