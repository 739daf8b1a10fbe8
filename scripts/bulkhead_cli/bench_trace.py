# SPDX-License-Identifier: Apache-2.0
"""What bench/plugin saw of a run: boot, masked stretches, instructions by function."""

import bisect
import os
import subprocess

import bk_elf

from .common import BASE, BUILD_ROOT, Failure

SOURCE = os.path.join(BASE, "bench", "plugin")
STT_FUNC = 2
# The first half of an instruction of four bytes is not smaller.
FIRST_LONG = 0xE800
SHOWN_STRETCHES = 12
SHOWN_FUNCTIONS = 40
# Where another thread or an interrupt comes into a system call.
ENTRIES = ("bk_pendsv", "bk_systick", "bk_irq", "bk_fault_entry")
LINE_ENTRY = "bk_irq_entry_"


def plugin():
    """The plugin, compiled when it is older than its sources."""
    library = os.path.join(BUILD_ROOT, "bench", "plugin-%d.so" % os.getpid())
    final = os.path.join(BUILD_ROOT, "bench", "trace.so")
    sources = [os.path.join(SOURCE, name) for name in ("trace.c", "qemu_plugin.h")]
    newest = max(os.path.getmtime(path) for path in sources)
    if os.path.exists(final) and os.path.getmtime(final) > newest:
        return final
    os.makedirs(os.path.dirname(final), exist_ok=True)
    words = ["gcc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC",
             "-fvisibility=hidden", sources[0], "-o", library]
    result = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            encoding="utf-8", errors="replace", check=False)
    if result.returncode != 0:
        raise Failure("bench/plugin does not compile:\n" + result.stdout.strip())
    os.replace(library, final)
    return final


def arguments(report, elf):
    """QEMU's arguments for a run of ELF that leaves REPORT."""
    if os.path.exists(report):
        os.remove(report)
    found = {symbol.name: symbol.value & ~1 for symbol in bk_elf.read(elf).symbols()
             if symbol.name in ("main",) + ENTRIES or symbol.name.startswith(LINE_ENTRY)}
    return ["-plugin", "file=%s,out=%s,main=0x%x" % (plugin(), report, found["main"])
            + "".join(",breaks=0x%x" % found[name] for name in sorted(found) if name != "main")]


class Trace:
    """The report of one run, with the names of ELF's functions."""

    def __init__(self, report, elf):
        self.boot = 0
        self.masked = []
        self.calls = []
        self.counts = {}
        self.boot_counts = {}
        ended = False
        if os.path.exists(report):
            with open(report, encoding="utf-8") as file:
                for line in file:
                    ended = self._take(line.split())
        if not ended:
            raise Failure("the plugin left no report in %s: is QEMU 7.2's plugin interface there? "
                          "try qemu-system-arm -help | grep plugin" % report)
        self.elf = bk_elf.read(elf)
        symbols = list(self.elf.symbols())
        # Where code ($t) and where constants ($d) begin.
        self.elf.kinds = [(s.value, s.name[:2]) for s in symbols if s.name[:2] in ("$t", "$d")]
        self.functions = sorted((s.value & ~1, s.size, s.name) for s in symbols
                                if s.type == STT_FUNC)
        self.starts = [function[0] for function in self.functions]
        self.table = next((s.value for s in symbols if s.name == "bk_syscall_table"), None)

    def _take(self, words):
        if words[0] == "boot":
            self.boot = int(words[1])
        elif words[0] == "masked":
            self.masked.append((int(words[3]), int(words[4]), int(words[1], 16),
                                int(words[2], 16)))
        elif words[0] == "call":
            self.calls.append(tuple(int(word) for word in words[1:]))
        elif words[0] == "count":
            self.counts[int(words[1], 16)] = int(words[2])
            self.boot_counts[int(words[1], 16)] = int(words[3])
        return words[0] == "end"

    def masked_max(self):
        return max((stretch[0] for stretch in self.masked), default=0)

    def place(self, address):
        """function+offset of ADDRESS."""
        at = bisect.bisect_right(self.starts, address) - 1
        if at < 0:
            return "0x%x" % address
        return "%s+0x%x" % (self.functions[at][2], address - self.starts[at])

    def call_name(self, number):
        """The system call with a NUMBER, by the kernel's table."""
        section = next(s for s in self.elf.sections if s.flags & bk_elf.SHF_ALLOC
                       and s.address <= self.table < s.address + s.size)
        at = self.table - section.address + 4 * number
        address = int.from_bytes(self.elf.contents(section)[at:at + 4], "little") & ~1
        return self.place(address).partition("+")[0].removeprefix("z_mrsh_")

    def longest_calls(self):
        """(instructions, times, name) of the system calls that ran without a switch."""
        return sorted(((longest, times, self.call_name(number))
                       for number, longest, times in self.calls), reverse=True)

    def by_function(self, counts):
        """(instructions executed, function), the most first."""
        sums = {}
        for address, count in counts.items():
            name = self.place(address).partition("+")[0]
            sums[name] = sums.get(name, 0) + count
        return sorted(((count, name) for name, count in sums.items() if count), reverse=True)

    def never_executed(self):
        """(instructions that never ran, of how many, function), the most first."""
        result = []
        for start, size, name in self.functions:
            every = list(instructions(self.elf, start, size))
            never = sum(1 for address in every if address not in self.counts)
            if never:
                result.append((never, len(every), name))
        return sorted(result, key=lambda row: (-row[0], row[2]))

    def show(self, title):
        print("\n%s: longest stretches with interrupts masked" % title)
        for longest, times, first, last in sorted(self.masked, reverse=True)[:SHOWN_STRETCHES]:
            print("%8d  %s to %s, %d times" % (longest, self.place(first), self.place(last), times))
        print("\n%s: longest run of each system call, without a switch or an interrupt" % title)
        for longest, times, name in self.longest_calls():
            print("%8d  %s, %d times" % (longest, name, times))
        for text, counts in (("instructions executed", self.counts),
                             ("instructions from reset to main", self.boot_counts)):
            print("\n%s: %s, by function" % (title, text))
            for count, name in self.by_function(counts)[:SHOWN_FUNCTIONS]:
                print("%12d  %s" % (count, name))
        print("\n%s: instructions that were never executed, by function" % title)
        for never, every, name in self.never_executed():
            print("%6d of %d  %s" % (never, every, name))


def instructions(elf, start, size):
    """The addresses of a function's instructions, without the constants between them."""
    section = next((s for s in elf.sections if s.flags & bk_elf.SHF_ALLOC
                    and s.address <= start < s.address + s.size), None)
    if section is None:
        return
    data = elf.contents(section)
    kinds = {address: name for address, name in elf.kinds if start <= address < start + size}
    code = True
    address = start
    while address < start + size:
        code = kinds.get(address, "$t" if code else "$d") == "$t"
        offset = address - section.address
        half = data[offset] | data[offset + 1] << 8
        if code:
            yield address
        address += 4 if code and half >= FIRST_LONG else 2
