#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The table of the API in docs/api.md, from the public headers and the tests.

    scripts/api_table.py            writes docs/api.md
    scripts/api_table.py --check    says what is missing or out of date, and fails then

docs/api/names.txt lists the names, docs/api/notes.txt what differs from their documentation,
docs/api/wrong_arguments.txt why a function has no test of wrong arguments (see api_wrong.py).
"""

import argparse
import os
import re
import sys

import api_tests
import api_wrong

BASE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INCLUDE = os.path.join(BASE, "include")
NAMES = os.path.join(BASE, "docs", "api", "names.txt")
NOTES = os.path.join(BASE, "docs", "api", "notes.txt")
TABLE = os.path.join(BASE, "docs", "api.md")
HOSTILE = os.path.join(BASE, "tests", "isolation", "common", "all_calls.c")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
# Declared by macros that build the names.
GENERATED = re.compile(r"^k_(cyc|ticks|sec|ms|us|ns)_to_(cyc|ticks|sec|ms|us|ns)_"
                       r"(floor|near|ceil)(32|64)$")
HEAD = """# The API

Made by `scripts/api_table.py` from the public headers and the tests; do not edit it.
[api/names.txt](api/names.txt) lists the names, [api/notes.txt](api/notes.txt) what differs from
their documentation.

- User mode: yes for system calls, and for what a test uses in a user thread; a user thread that
  passes what it may not is ended.
- Tested: the kinds of threads, supervisor (S) and user (U), that exercise the name, or tests on the
  development machine (H), and where.
- Wrong arguments: the errors that the function's comment promises and other answers to wrong
  arguments, with the test that shows them; or why there are none. tests/isolation/wrong_arguments
  is the test of every pointer that a system call takes from a user thread.
"""


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def listed_names(text):
    """{ header: names } of names.txt, in its order."""
    result, header = {}, None
    for line in text.splitlines():
        if line.startswith("["):
            header = line.strip("[]")
        elif header and not line.startswith("#"):
            result.setdefault(header, []).extend(word.rstrip("*") for word in line.split())
    return result


def notes(text):
    return dict(line.split(" ", 1) for line in text.splitlines()
                if line and not line.startswith("#"))


class Declarations:
    """What the public headers declare."""

    def __init__(self, folder):
        self.text = ""
        for path, _, files in sorted(os.walk(folder)):
            for name in sorted(files):
                if name.endswith(".h"):
                    self.text += COMMENT.sub(" ", read(os.path.join(path, name))) + "\n"
        calls = re.findall(r"__syscall\b[^;]*?\b(\w+)\s*\([^;]*;", self.text)
        self.calls = set(calls)
        self.defines = dict(re.findall(r"#\s*define\s+(\w+)(\(?)", self.text))
        code = re.sub(r"^\s*#.*(?:\\\n.*)*", "", self.text, flags=re.MULTILINE)
        self.functions = set(re.findall(r"\b(\w+)\s*\(", code))
        self.tags = set(re.findall(r"\b(?:struct|union|enum)\s+(\w+)\s*\{", code))
        self.types = set(re.findall(r"\btypedef\b[^;{]*?\b(\w+)\s*;", code)) | \
            set(re.findall(r"\}\s*(\w+)\s*;", code)) | \
            set(re.findall(r"\btypedef\b[^;]*\(\s*\*\s*(\w+)\s*\)", code))
        self.words = set(re.findall(r"\w+", code))

    def kind(self, name):
        """In words, None when nothing declares it."""
        if name in self.calls:
            return "system call"
        if name in self.defines:
            return "macro" if self.defines[name] else "constant"
        if GENERATED.match(name):
            return "function"
        if name in self.tags or name in self.types:
            return "type"
        if name in self.functions:
            return "function"
        return "constant" if name in self.words else None

    def is_function(self, name):
        """Whether it is called like one."""
        kind = self.kind(name)
        return kind in ("function", "system call") or \
            kind == "macro" and name.startswith(("k_", "irq_"))

    def needs_modes(self, name):
        """The kinds of threads whose tests a name needs: S, U or both; none: any will do."""
        kind = self.kind(name)
        if kind == "system call":
            return "SU"
        return "S" if kind == "function" else ""


def row(name, declarations, tests, wrong, remarks):
    kind = declarations.kind(name)
    modes, place = tests.of(name)
    user = kind == "system call" or ("U" in modes and kind in ("function", "macro"))
    return "| `%s` | %s | %s | %s | %s | %s |" % (
        name, kind or "missing", "yes" if user else "", " ".join(filter(None, (modes, place))),
        wrong.of(name) if declarations.is_function(name) else "", remarks.get(name, ""))


def table(names, declarations, tests, wrong, remarks):
    lines = [HEAD]
    for header, group in names.items():
        lines += ["## " + header, "",
                  "| Name | Kind | User mode | Tested | Wrong arguments | Differs |",
                  "|---|---|---|---|---|---|"]
        lines += [row(name, declarations, tests, wrong, remarks) for name in group] + [""]
    return "\n".join(lines)


def problems(names, declarations, tests, remarks, hostile):
    """Names that are not there, or that no test exercises as it should."""
    result = []
    every = [name for group in names.values() for name in group]
    for name in every:
        if declarations.kind(name) is None:
            result.append("%s: no public header declares it" % name)
            continue
        modes, _ = tests.of(name)
        wanted = declarations.needs_modes(name)
        for mode, word in (("S", "supervisor"), ("U", "user")):
            alone = mode == "S" and wanted == "S" and "H" in modes
            if mode in wanted and mode not in modes and not alone:
                result.append("%s: no test exercises it in %s mode" % (name, word))
        if not modes:
            result.append("%s: no test mentions it" % name)
        if name in declarations.calls and "K_SYSCALL_%s)" % name.upper() not in hostile:
            result.append("%s: tests/isolation/common/all_calls.c does not pass it wrong arguments"
                          % name)
    result += ["%s: in notes.txt, and not in names.txt" % name
               for name in remarks if name not in every]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    names, remarks = listed_names(read(NAMES)), notes(read(NOTES))
    declarations, tests = Declarations(INCLUDE), api_tests.scan(BASE)
    functions = [name for group in names.values() for name in group
                 if declarations.is_function(name)]
    wrong = api_wrong.Evidence(BASE, functions, INCLUDE)
    text = table(names, declarations, tests, wrong, remarks)
    if not options.check:
        with open(TABLE, "w", encoding="utf-8") as file:
            file.write(text)
        return
    found = problems(names, declarations, tests, remarks, read(HOSTILE)) + \
        wrong.problems(functions)
    if not os.path.exists(TABLE) or read(TABLE) != text:
        found.append("docs/api.md is out of date: run scripts/api_table.py")
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
