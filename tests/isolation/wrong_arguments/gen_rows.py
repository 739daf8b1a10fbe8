#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""rows.c: every system call that the public headers declare, and its arguments.

    gen_rows.py FILE

From the prototypes, and arguments.txt for what they do not say.
"""

import os
import re
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
BASE = os.path.dirname(os.path.dirname(os.path.dirname(FOLDER)))
sys.path.insert(0, os.path.join(BASE, "scripts"))

import gen_syscalls  # noqa: E402

STATED = os.path.join(FOLDER, "arguments.txt")
TYPES = os.path.join(BASE, "include", "zephyr", "kernel", "object_type.h")
FLAGS = ("new", "null", "unheld")
MEMORY = ("read", "write", "both", "string")


def object_types(path=TYPES):
    """{ structure: K_OBJ_... }, from the macro that tells the type of an object by its pointer."""
    with open(path, encoding="utf-8") as file:
        return dict(re.findall(r"X\((\w+), (\w+)\)", file.read()))


class Stated:
    """What arguments.txt says of one argument."""

    def __init__(self):
        self.kind, self.size, self.gives, self.good, self.flash = None, "0", None, None, "0"
        self.flags, self.wrong, self.inner = set(), [], []

    def add(self, words):
        first = words[0]
        rest, _, gives = " ".join(words[1:]).partition(" gives ")
        if first in MEMORY or first in ("value", "object", "stack"):
            self.kind, self.gives = first, gives or None
            if first in ("read", "write", "both"):
                self.size = "0" if rest == "message" else rest
        elif first == "good":
            self.good = rest
        elif first == "flash":
            self.flash = rest
        elif first == "wrong":
            self.wrong.append((rest, gives))
        elif first == "inner":
            self.inner.append((words[1], words[2:]))
        elif first in FLAGS:
            self.flags.add(first)
        else:
            sys.exit("arguments.txt: unknown word '%s'" % first)


def stated(path=STATED):
    """({ (call, argument): Stated }, calls that do not come back)."""
    result, ends = {}, set()
    with open(path, encoding="utf-8") as file:
        for line in file:
            words = line.split("#")[0].split()
            if not words:
                continue
            if words[1:] == ["ends"]:
                ends.add(words[0])
                continue
            result.setdefault(tuple(words[0].split(".")), Stated()).add(words[1:])
    return result, ends


def structure_of(argument, types):
    """The kernel object's structure that an argument points to, or None."""
    if argument.type == "k_tid_t":
        return "k_thread"
    match = re.match(r"^(?:const\s+)?struct\s+(\w+)\s*\*$", argument.type)
    return match.group(1) if match and match.group(1) in types else None


def is_pointer(argument):
    return "*" in argument.type or argument.type in ("k_tid_t", "k_thread_entry_t")


def calls():
    """The system calls of the public headers."""
    return gen_syscalls.collect([os.path.join(BASE, "include")], [], "")[0]


def tested_calls():
    """Names of the calls with an argument that gets wrong values."""
    told, _ = stated()
    types = object_types()
    result = set()
    for call in calls():
        for argument in call.arguments:
            known = told.get((call.name, argument.name), Stated())
            if known.wrong or known.kind in MEMORY + ("object", "stack") or \
                    known.kind is None and structure_of(argument, types):
                result.add(call.name)
    return result


class Writer:
    """Collects the statements of rows_init()."""

    def __init__(self):
        self.types, (self.stated, self.ends) = object_types(), stated()
        self.calls, self.pointers, self.values, self.errors = [], [], [], []

    def answer(self, text):
        """(refusal or ANSWERS, result) of what a row of arguments.txt gives."""
        if text is None:
            return "ENDS", "0"
        return ("ANSWERS", text) if not text.isupper() or text[0] == "-" or text.isdigit() else \
            ("BK_REFUSE_" + text, "0")

    def target(self, place, words, told):
        """A pointer, in an argument or in memory."""
        kind, size, flags = words[0], "0", "|".join(["0"] + ["F_" + f.upper()
                                                           for f in sorted(told.flags)])
        object_type = self.types.get(kind, "K_OBJ_ANY")
        if kind in MEMORY:
            size = told.size if len(words) < 2 else words[1]
        self.pointers.append(
            "{%s, %s, %s, %s, %s, %s, %s, (uintptr_t)(%s)}"
            % (place, "KIND_" + ("OBJECT" if kind in self.types else kind.upper()), object_type,
               "sizeof(struct %s)" % kind if kind in self.types else size, flags,
               *self.answer(told.gives), told.flash))

    def argument(self, call, index, argument, at):
        told = self.stated.pop((call.name, argument.name), Stated())
        structure = structure_of(argument, self.types)
        good = told.good or "0"
        place = "%d, %d, NULL" % (index, at)
        if told.kind == "value" or not is_pointer(argument):
            pass
        elif told.kind:
            good = told.good or "own.data"
            self.target(place, [told.kind], told)
        elif structure:
            good = told.good or "&good." + structure
            self.target(place, [structure], told)
        else:
            self.errors.append("%s: arguments.txt does not say what %s.%s points to"
                               % (call.where, call.name, argument.name))
        self.wrong(place, told.wrong)
        for location, words in told.inner:
            place = "%d, 0, (uintptr_t *)&(%s)" % (index, location)
            if words[0] == "wrong":
                self.wrong(place, [(words[1], words[3])])
            else:
                self.target(place, words, Stated())
        return good

    def wrong(self, place, values):
        for value, gives in values:
            self.values.append("{%s, (uintptr_t)(%s), %s, %s}"
                               % (place, value, *self.answer(gives)))

    def call(self, index, call):
        at, good = 0, []
        for argument in call.arguments:
            good.append("(uintptr_t)(%s)" % self.argument(call, index, argument, at))
            good += ["0"] if argument.wide else []
            at += 2 if argument.wide else 1
        if len(good) > gen_syscalls.WORDS_IN_REGISTERS:
            told = Stated()
            told.size = "%d" % (4 * (len(good) - 3))
            self.target("%d, WORDS_POINTER, NULL" % index, ["read"], told)
        self.calls.append('{"%s", %s, %d, %s, {%s}}' % (
            call.name, call.number, len(good), "true" if call.name in self.ends else "false",
            ", ".join(good) or "0"))

    def text(self):
        for index, call in enumerate(calls()):
            self.call(index, call)
        self.errors += ["arguments.txt: there is no %s.%s" % name for name in self.stated]
        if self.errors:
            sys.exit("\n".join(self.errors))

        def table(kind, name, rows):
            return ("static %s the_%s[%d];\n%s *const %s = the_%s;\n"
                    "const unsigned int %s_count = %d;\n"
                    % (kind, name, len(rows), kind, name, name, name, len(rows)))

        def fill(kind, name, rows):
            return "".join("    the_%s[%d] = (%s)%s;\n" % (name, i, kind, row)
                           for i, row in enumerate(rows))
        groups = (("struct call", "calls", self.calls),
                  ("struct pointer", "pointers", self.pointers),
                  ("struct value", "values", self.values))
        used = "".join("    BK_SYSCALL_USED(%s);\n" % call.number for call in calls())
        return ('#include "wrong.h"\n\n' + "".join(table(*group) for group in groups) +
                "\nvoid rows_init(void)\n{\n" + "".join(fill(*group) for group in groups) +
                used + "}\n")


def main():
    text = Writer().text()
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
