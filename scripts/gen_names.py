# SPDX-License-Identifier: Apache-2.0
"""Names of variables for the report of a fault.

Before the link, the object files tell which variables there are: room for their names is kept in
the image (bk_names). After the link, when their addresses are known, name_table.py fills it in. For
each variable, sorted by address:

    the bytes between the end of the one before, at first the start of the RAM, and its start; its
    size; both as numbers of seven bits a byte, the upper ones first, with bit 7 in all bytes but
    the last; then its name, with its end.

A size of 0 ends the table.
"""

import re

STT_OBJECT = 1
OBJECT_SECTION = re.compile(r"^\.bk_list\.k_")
DATA_SECTION = re.compile(r"^\.(bss|data|noinit|bk_part)\b")
# Flags and counters are not worth a name; of the libraries, only pools of kernel objects are.
APPLICATION_MIN = 4
LIBRARY_MIN = 64
END = b"\0\0"
# Of a number in a table whose addresses are not known yet.
NUMBER_BYTES = 3
SYMBOL = "bk_names"


class Scan:
    """The variables that may be named."""

    def __init__(self):
        self.names = []

    def add(self, elf):
        for symbol in elf.symbols():
            if symbol.type != STT_OBJECT or not 0 < symbol.section < len(elf.sections):
                continue
            section = elf.sections[symbol.section].name
            if OBJECT_SECTION.match(section) or self._of_interest(elf.name, section, symbol):
                self.names.append(symbol.name)

    @staticmethod
    def _of_interest(path, section, symbol):
        if not DATA_SECTION.match(section) or "/bk_kernel.dir/" in path:
            return False
        return symbol.size >= (LIBRARY_MIN if "/bk_lib.dir/" in path else APPLICATION_MIN)


def storage(size):
    """C that keeps the room."""
    return "\nconst uint8_t %s[%d] = {0};\n" % (SYMBOL, size)


def room(names):
    """Bytes that a table of NAMES takes at most."""
    return sum(2 * NUMBER_BYTES + len(name) + 1 for name in names) + len(END)


def room_in(symbols, names):
    """
    The same for a table of those SYMBOLS of a trial link that NAMES has. In the final link a
    variable may be missing, but those that are left come no further apart than these numbers allow.
    """
    chosen = _chosen(symbols, names)
    return len(_entries(chosen, chosen[0][0] if chosen else 0)) + NUMBER_BYTES + len(END)


def number(value):
    result = bytes([value & 0x7F])
    while value > 0x7F:
        value >>= 7
        result = bytes([0x80 | value & 0x7F]) + result
    return result


def _chosen(symbols, names):
    """(start, size, name) of the variables, by address; none reaches into the next one."""
    wanted = set(names)
    found = sorted({(s.value, s.size, s.name) for s in symbols
                    if s.type == STT_OBJECT and s.size and s.name in wanted})
    ends = [start for start, _, _ in found[1:]] + [1 << 32]
    return [(start, min(size, end - start), name) for (start, size, name), end in zip(found, ends)
            if end > start]


def _entries(chosen, start):
    data = b""
    for value, size, name in chosen:
        data += number(value - start) + number(size) + name.partition(".")[0].encode() + b"\0"
        start = value + size
    return data


def table(symbols, names, size, ram):
    """The table for those SYMBOLS of an image that NAMES has and that lie in RAM, in SIZE bytes."""
    chosen = [entry for entry in _chosen(symbols, names) if ram[0] <= entry[0] < ram[0] + ram[1]]
    while len(_entries(chosen, ram[0])) + len(END) > size:
        chosen.pop()
    return _entries(chosen, ram[0]) + END
