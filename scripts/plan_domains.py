# SPDX-License-Identifier: Apache-2.0
"""After the link: plans the domains of K_MEM_DOMAIN_DEFINE() and writes the plans into the image.

The section .bk_domain_parts, which the image does not hold, has a list for each of them: the
address of the domain, those of its partitions, and 0. What decides and plans is the kernel's own
code, compiled for this machine (domain_planner.c).
"""

import os
import shutil
import struct
import subprocess
import sys

import bk_elf

BASE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SECTION = ".bk_domain_parts"
COMPILERS = ("gcc", "cc", "clang")
CORE = ("access", "domain", "report", "pmsav7", "pmsav8")
LAYOUT = (("bk_text_start", "bk_text_end"), ("bk_kernel_data_start", "bk_kernel_data_end"),
          ("bk_stacks_start", "bk_stacks_end"))
NO_COMPILER = "K_MEM_DOMAIN_DEFINE: planning domains takes a C compiler for this machine: " \
    "install gcc and libc6-dev"


class Domain:
    """One domain: the structure's symbol, and the partitions (name, start, size, attribute)."""

    def __init__(self, symbol, parts):
        self.name = symbol.name
        self.address = symbol.value
        self.size = symbol.size
        self.parts = parts

    def shown(self, index):
        name, start, size, _ = self.parts[index]
        return "%s (0x%08x, %d bytes)" % (name, start, size)


def _words(elf, address, count):
    data = elf.at_address(address, 4 * count)
    if data is None:
        raise ValueError("nothing is stored at 0x%08x" % address)
    return struct.unpack("<%dI" % count, data)


def domains(elf):
    """The domains that are defined at build time."""
    lists = [section for section in elf.sections if section.name == SECTION]
    if not lists or not lists[0].size:
        return []
    symbols = {s.value: s for s in elf.symbols() if s.section and s.type == bk_elf.STT_OBJECT}
    found = []
    words = [word for word, in struct.iter_unpack("<I", elf.contents(lists[0]))]
    while words:
        end = words.index(0)
        parts = [(symbols[address].name,) + _words(elf, address, 3) for address in words[1:end]]
        found.append(Domain(symbols[words[0]], parts))
        words = words[end + 1:]
    return found


def layout(elf):
    """Start and size of what no partition may touch, and of the text."""
    values = {s.name: s.value for s in elf.symbols() if s.name.startswith("bk_")}
    return [number for start, end in LAYOUT
            for number in (values[start], values[end] - values[start])]


def compile_planner(autoconf, program):
    """Compile the planner for the MPU and the options of AUTOCONF, where it is not there yet."""
    sources = [os.path.join(BASE, "scripts", "domain_planner.c")] + \
        [os.path.join(BASE, "kernel", "isolation", name + ".c") for name in CORE]
    if os.path.exists(program) and os.path.getmtime(program) > \
            max(os.path.getmtime(path) for path in sources + [autoconf]):
        return
    compiler = next(filter(None, map(shutil.which, COMPILERS)), None)
    if not compiler:
        sys.exit(NO_COMPILER)
    includes = ["-I" + BASE, "-I" + os.path.join(BASE, "include"), "-include", autoconf]
    subprocess.run([compiler, "-std=gnu11", "-O1", "-o", program] + includes + sources, check=True)


def plan(program, elf, domain):
    """(bytes of the domain, what is wrong with it as lines); one of them is empty."""
    words = layout(elf) + [word for part in domain.parts for word in part[1:]]
    result = subprocess.run([program] + [str(word) for word in words], check=False,
                            stdout=subprocess.PIPE, encoding="ascii")
    if result.returncode == 0:
        return bytes.fromhex(result.stdout.strip()), []
    wrong = []
    for line in result.stdout.splitlines():
        index, other, why = line.split(" ", 2)
        if int(other) >= 0:
            why = "overlaps partition %s: leave one out" % domain.shown(int(other))
        wrong.append("domain %s: partition %s %s" % (domain.name, domain.shown(int(index)), why))
    return b"", wrong


def fill(path, autoconf, program):
    """Write the plans into the image PATH. What is wrong, as lines; then nothing is written."""
    elf = bk_elf.read(path)
    found = domains(elf)
    if not found:
        return []
    compile_planner(autoconf, program)
    wrong = []
    writes = []
    for domain in found:
        data, lines = plan(program, elf, domain)
        wrong += lines
        if data and len(data) != domain.size:
            sys.exit("domain %s: %d bytes in the image, %d planned: the compiler for this machine "
                     "lays structures out in another way" % (domain.name, domain.size, len(data)))
        writes.append((elf.offset_of(domain.address, len(data)), data))
    if not wrong:
        with open(path, "r+b") as file:
            for offset, data in writes:
                file.seek(offset)
                file.write(data)
    return wrong
