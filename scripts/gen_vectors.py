# SPDX-License-Identifier: Apache-2.0
"""The vectors of the interrupt lines that IRQ_CONNECT() connects.

Each IRQ_CONNECT() leaves a record in a section that the image does not hold, .bk_irq_connected:
struct bk_irq_entry, then where it stands in the sources. The function around it refers to it, so
what the linker leaves out takes its records along. Twice:

    after the trial link    which lines have a record: the table in tables.c ends with the last of
                            them, each has an entry that loads the argument and branches to the
                            handler. Other lines lead to bk_irq_spurious.
    after the link          branches and arguments are filled in, as a handler has no name that
                            tables.c could use.

An entry has eight bytes: code, then the priority, which irq_enable() reads; then the argument,
where an instruction of two bytes cannot hold it.
"""

import struct
import sys

import bk_elf

SECTION = ".bk_irq_connected"
NAME = "bk_irq_entry_%d"
RECORD = struct.Struct("<HBBII")
SHORT = 256  # arguments below are part of the code
DEVICE_PRIORITY = 0x20
BRANCH_REACH = 1 << 24


class Record:
    """What one IRQ_CONNECT() states."""

    def __init__(self, fields, where):
        self.line, self.priority, _, self.handler, self.argument = fields
        self.where = where


def records(elf):
    """The records of the image ELF, by line."""
    found, errors = {}, []
    for section in elf.sections:
        data, at = elf.contents(section) if section.name == SECTION else b"", 0
        while at < len(data):
            text = at + RECORD.size
            end = data.index(b"\0", text)
            record = Record(RECORD.unpack_from(data, at), data[text:end].decode("utf-8", "replace"))
            at = -(-(end + 1) // 4) * 4
            other = found.setdefault(record.line, record)
            if other is not record:
                errors.append("interrupt line %d is connected at %s and at %s: leave one, or set "
                              "CONFIG_DYNAMIC_INTERRUPTS=y" % (record.line, other.where,
                                                               record.where))
    if errors:
        sys.exit("\n".join(errors))
    return found


def _entry(name, load, target, priority, argument=""):
    return [".balign 4", ".type %s, %%function" % name, ".thumb_func", "%s: %s" % (name, load),
            "b.w %s" % target, ".hword %d" % priority, argument, ".size %s, . - %s" % (name, name)]


def source(found):
    """The vectors and entries for the records FOUND, as the text of tables.c."""
    lines = max(found, default=-1) + 1
    code = [".syntax unified", ".global bk_irq_lines", ".set bk_irq_lines, %d" % lines,
            '.section .bk_vectors_irq, "a"', ".global bk_vectors_irq", "bk_vectors_irq:"]
    code += [".word " + (NAME % line if line in found else "bk_irq_entry_none")
             for line in range(lines)]
    code.append('.section .text.bk_irq_entries, "ax"')
    for line, record in sorted(found.items()):
        short = record.argument < SHORT
        code += _entry(NAME % line, "movs r0, #%d" % record.argument if short else "ldr r0, 1f",
                       "bk_irq_spurious", record.priority, "" if short else "1: .word 0")
    if lines > len(found):
        code += _entry("bk_irq_entry_none", "nop", "bk_irq_spurious", DEVICE_PRIORITY)
    code.append(".text")
    return "\n__asm__(\n%s);\n" % "\n".join(
        '    "%s\\n"' % text.replace('"', '\\"') for text in code if text)


def _branch(at, record):
    """The instruction B at the address AT to the handler (ARM DDI0403 A7.7.12, encoding T4)."""
    offset = (record.handler & ~1) - (at + 4)
    if not -BRANCH_REACH <= offset < BRANCH_REACH:
        sys.exit("%s: the handler at 0x%08x is too far from the vector table: place it in flash"
                 % (record.where, record.handler))
    sign = offset >> 24 & 1
    first = 0xF000 | sign << 10 | offset >> 12 & 0x3FF
    second = 0x9000 | (offset >> 23 & 1 ^ sign ^ 1) << 13 | (offset >> 22 & 1 ^ sign ^ 1) << 11 | \
        offset >> 1 & 0x7FF
    return struct.pack("<HH", first, second)


def fill(path):
    """Fill in the entries of the image PATH."""
    elf = bk_elf.read(path)
    symbols = {symbol.name: symbol.value & ~1 for symbol in elf.symbols()}
    found = records(elf)
    with open(path, "r+b") as file:
        for line, record in found.items():
            at = symbols[NAME % line]
            file.seek(elf.offset_of(at + 2, 4))
            file.write(_branch(at + 2, record))
            if record.argument >= SHORT:
                file.seek(elf.offset_of(at + 8, 4))
                file.write(struct.pack("<I", record.argument))
