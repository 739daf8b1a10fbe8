#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Between compiling and linking: reads every object file once and writes what the link needs."""

import argparse
import json
import os
import sys

import bk_elf
import gen_dispatch
import gen_names
import gen_partitions


def write_if_changed(path, text):
    try:
        with open(path, encoding="utf-8") as file:
            if file.read() == text:
                return
    except OSError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--objects", required=True)
    parser.add_argument("--syscalls", required=True)
    parser.add_argument("--linker-out", required=True)
    parser.add_argument("--dispatch", required=True)
    parser.add_argument("--userspace", action="store_true")
    parser.add_argument("--names", help="file for the names of variables that reports need")
    return parser.parse_args()


def main():
    options = arguments()
    with open(options.syscalls, encoding="utf-8") as file:
        calls = gen_dispatch.Scan(json.load(file))
    partitions = gen_partitions.Scan()
    variables = gen_names.Scan()
    with open(options.objects, encoding="utf-8") as file:
        paths = file.read().split("\n")
    for path in filter(None, paths):
        for elf in bk_elf.read_all(path):
            partitions.add(elf)
            calls.add(elf)
            if options.names:
                variables.add(elf)
            for symbol in elf.global_symbols():
                partitions.add_symbol(symbol)
                calls.add_symbol(symbol)
    errors = partitions.errors + (calls.errors() if options.userspace else [])
    if errors:
        sys.exit("\n".join(errors))
    write_if_changed(os.path.join(options.linker_out, "partitions.ld"),
                     gen_partitions.sections_fragment(partitions.names))
    write_if_changed(os.path.join(options.linker_out, "partition-table.ld"),
                     gen_partitions.table_fragment(partitions.names))
    dispatch = gen_dispatch.dispatch_source(calls, options.userspace)
    if options.names:
        write_if_changed(options.names, "\n".join(sorted(variables.names)) + "\n")
        dispatch += gen_names.storage(variables.names)
    write_if_changed(options.dispatch, dispatch)


if __name__ == "__main__":
    main()
