# SPDX-License-Identifier: Apache-2.0
"""The table of system calls of one image.

A call is in the table when code that goes into the image contains its stub; any other number leads
to bk_syscall_missing, so that a feature that no code uses costs no flash and cannot be reached from
user mode. The table ends with the last call in it: bk_syscall_count is its length. Each stub leaves
a mark { where, number } in the section .debug_bk_syscalls. Twice:

    before the link    every object's marks: the candidates. A trial link with this table leaves
                       out the functions that nobody calls.
    after the trial    the marks whose place was kept, the others are zero: the table. It can only
                       lead to code that the trial's table led to, so it is complete.
"""

import struct

MARKS = ".debug_bk_syscalls"


def marks_of(elf):
    """{ where, number } of each mark."""
    for section in elf.sections:
        if section.name == MARKS:
            yield from struct.iter_unpack("<II", elf.contents(section))


def calls_in_image(elf, calls):
    """Names of those of CALLS whose stubs are in the linked image ELF."""
    return {calls[number]["name"] for where, number in marks_of(elf) if where}


class Scan:
    """What the object files say about system calls."""

    def __init__(self, calls):
        self.calls = calls
        self.used = set()
        self.implemented = set()
        self.marshalled = set()

    def add(self, elf):
        self.used |= {self.calls[number]["name"] for _, number in marks_of(elf)}

    def add_symbol(self, symbol):
        if symbol.section == 0:
            return
        if symbol.name.startswith("z_impl_"):
            self.implemented.add(symbol.name[len("z_impl_"):])
        elif symbol.name.startswith("z_mrsh_"):
            self.marshalled.add(symbol.name[len("z_mrsh_"):])

    def errors(self, application):
        """
        Calls that user mode could reach without a check; calls of an application where the
        configuration does not have them, which APPLICATION says.
        """
        unasked = ["%s: system call %s is the application's own: set "
                   "CONFIG_APPLICATION_DEFINED_SYSCALL=y" % (call["where"], call["name"])
                   for call in self.calls
                   if not application and not call["kernel"]
                   and call["name"] in self.used | self.implemented]
        return unasked + ["%s: system call %s has no verifier: write z_vrfy_%s() and include "
                "<zephyr/syscalls/%s_mrsh.c>" % (call["where"], call["name"], call["name"],
                                                 call["name"])
                for call in self.calls
                if call["name"] in self.implemented and call["name"] not in self.marshalled]

    def candidates(self):
        """Names of the calls that the image may need."""
        return self.used & self.marshalled


def table(chosen, calls, result, parameters, missing, name, limit):
    declarations, entries = [], []
    for call in calls:
        function = missing
        if call["name"] in chosen:
            function = "z_mrsh_" + call["name"]
            declarations.append("%s %s(%s);" % (result, function, parameters))
        entries.append("    [K_SYSCALL_%s - %s] = %s," % (call["name"].upper(), limit, function))
    return """%s %s(%s);
%s

extern %s (*const %s[])(%s);
%s (*const %s[])(%s) = {
%s
};
""" % (result, missing, parameters, "\n".join(declarations), result, name, parameters,
       result, name, parameters, "\n".join(entries or ["    " + missing + ","]))


def names(calls, chosen):
    """The names of the kernel's calls in the table, each behind its number, then 255."""
    lines = ['    "\\%03o" "%s\\0"' % (number, call["name"]) for number, call in enumerate(calls)
             if call["name"] in chosen]
    return ("\nextern const char bk_syscall_names[];\n"
            "const char bk_syscall_names[] =\n%s;\n" % "\n".join(lines + ['    "\\377"']))


def application_names(calls, chosen):
    """The names of an application's calls, by their place in its table."""
    lines = ['    "%s",' % (call["name"] if call["name"] in chosen else "") for call in calls]
    return ("\nextern const char *const bk_syscall_app_names[];\n"
            "const char *const bk_syscall_app_names[] = {\n%s\n};\n"
            % "\n".join(lines or ['    "",']))


def dispatch_source(calls, chosen, own):
    """
    The text of tables.c: a table of CALLS with those that are CHOSEN; OWN: the configuration has
    calls of the application's own, which have a table too.
    """
    kernel = [call for call in calls if call["kernel"]]
    application = [call for call in calls if not call["kernel"]]
    needed = max((i + 1 for i, call in enumerate(kernel) if call["name"] in chosen), default=0)
    text = "#include <zephyr/syscall_list.h>\n\nstruct bk_frame;\n"
    text += '__asm__(".global bk_syscall_count\\n\\t.set bk_syscall_count, %d");\n' % needed
    text += table(chosen, kernel[:needed], "void", "struct bk_frame *f", "bk_syscall_missing",
                  "bk_syscall_table", "0")
    text += names(kernel, chosen)
    if own:
        text += table(chosen, application, "uintptr_t", "uintptr_t a0, uintptr_t a1, uintptr_t a2, "
                      "uintptr_t a3, void *ssf", "bk_syscall_missing_app", "bk_syscall_app_table",
                      "K_SYSCALL_KERNEL_LIMIT")
        text += application_names(application, chosen)
    return text
