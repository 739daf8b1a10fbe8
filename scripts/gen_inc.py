#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A file's bytes as numbers between commas, for an #include inside the braces of an array.

    gen_inc.py FILE OUT [--offset BYTES] [--length BYTES]
"""

import argparse

from bk_files import write_if_changed

BYTES_IN_A_LINE = 16


def text_of(data):
    lines = [data[i:i + BYTES_IN_A_LINE] for i in range(0, len(data), BYTES_IN_A_LINE)]
    return "".join(", ".join("0x%02x" % byte for byte in line) + ",\n" for line in lines)


def number(text):
    return int(text, 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("out")
    parser.add_argument("--offset", type=number, default=0)
    parser.add_argument("--length", type=number, default=-1)
    options = parser.parse_args()
    with open(options.file, "rb") as file:
        file.seek(options.offset)
        data = file.read(options.length if options.length >= 0 else -1)
    write_if_changed(options.out, text_of(data))


if __name__ == "__main__":
    main()
