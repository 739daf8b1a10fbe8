# SPDX-License-Identifier: Apache-2.0
"""Names of variables for the report of a fault.

Before the link, the object files tell which variables there are: room for their names is kept in
the image (bk_names). After the link, when their addresses are known, name_table.py fills it in:

    count, then for each variable, sorted by address: { start, size and offset of the name as two
    halfwords }, then the names, each with its end.
"""

import re
import struct

STT_OBJECT = 1
OBJECT_SECTION = re.compile(r"^\.bk_list\.k_")
DATA_SECTION = re.compile(r"^\.(bss|data|noinit|bk_part)\b")
# Flags and counters are not worth a name; of the libraries, only pools of kernel objects are.
APPLICATION_MIN = 4
LIBRARY_MIN = 64
SIZE_MAX = 0xFFFF
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


def storage(names):
    """C that keeps the room."""
    text = sum(len(name) + 1 for name in names)
    return "\nconst uint32_t %s[%d] = {0};\n" % (SYMBOL, 1 + 2 * len(names) + (text + 3) // 4)


def table(symbols, names, room, ram):
    """The table for those SYMBOLS of an image that NAMES has and that lie in RAM, in ROOM bytes."""
    wanted = set(names)
    chosen = sorted({(s.value, min(s.size, SIZE_MAX), s.name) for s in symbols
                     if s.type == STT_OBJECT and s.size and s.name in wanted and
                     ram[0] <= s.value < ram[0] + ram[1]})
    while 4 + sum(9 + len(name) for _, _, name in chosen) > room:
        chosen.pop()
    entries, texts = b"", b""
    for start, size, name in chosen:
        entries += struct.pack("<IHH", start, size, len(texts))
        texts += name.partition(".")[0].encode() + b"\0"
    return struct.pack("<I", len(chosen)) + entries + texts
