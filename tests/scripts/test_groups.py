#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The sources of a BK_GROUP are one translation unit: their private names must not meet."""

import collections
import os
import re
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ("kernel", "arch", "drivers", "lib")
# Never in one image.
ALTERNATIVES = [{"pmsav7.c", "pmsav8.c"}, {"uart_cmsdk.c", "uart_nrfx_uarte.c"},
                {"domain_malloc.c", "heap.c"}]
TOKEN = re.compile(r"set\(BK_(GROUP|LIBRARY) (\w+)\)|add_subdirectory(?:_ifdef)?\(([^)]+)\)"
                   r"|([\w/]+\.c)\b")
PRIVATE = re.compile(r"^(?:static\b[^=;({]*?\b(\w+)(?:\[\w*\])*\s*(?:\(|=|;|__)"
                     r"|(?:struct|enum|union) (\w+) \{|#define (\w+)\b.*\S|typedef [^;{]*?(\w+);)",
                     re.MULTILINE)
# What is in the way of the expression above; and a definition that may be there twice.
SKIPPED = re.compile(r"/\*.*?\*/|\bK_APP_[BD]MEM\(\w+\)|#define __ZEPHYR_SUPERVISOR__", re.DOTALL)


def grouped(folder, library, group, result):
    """Collects in RESULT the files that a folder's CMakeLists.txt adds, by library and group."""
    with open(os.path.join(folder, "CMakeLists.txt"), encoding="utf-8") as file:
        text = re.sub(r"set_source_files_properties\([^)]*\)|#.*", "", file.read())
    for match in TOKEN.finditer(text):
        kind, name, words, source = match.groups()
        if kind == "GROUP":
            group = name
        elif kind == "LIBRARY":
            library = name
        elif words:
            grouped(os.path.join(folder, words.split()[-1]), library, group, result)
        elif source:
            result[library, group].add(os.path.join(folder, source))


def private_names(text):
    """The names that a source file has for itself, at file scope."""
    for match in PRIVATE.finditer(SKIPPED.sub("", text)):
        yield next(name for name in match.groups() if name)


def collisions(texts):
    """{name: files} of the private names in more than one of TEXTS, a dict by file name."""
    found = collections.defaultdict(set)
    for file, text in texts.items():
        for name in private_names(text):
            found[name].add(file)
    return {name: files for name, files in found.items()
            if len(files) > 1 and not any(files <= others for others in ALTERNATIVES)}


class Groups(unittest.TestCase):
    def test_no_private_name_twice_in_a_group(self):
        groups = collections.defaultdict(set)
        for folder in FOLDERS:
            grouped(os.path.join(BASE, folder), "bk_lib" if folder == "lib" else "bk_kernel",
                    folder, groups)
        self.assertGreater(sum(len(files) for files in groups.values()), 120)
        for (library, group), files in sorted(groups.items()):
            texts = {}
            for path in files:
                with open(path, encoding="utf-8") as file:
                    texts[os.path.basename(path)] = file.read()
            with self.subTest(library=library, group=group):
                self.assertEqual(collisions(texts), {},
                                 "give one of each a name that says more")

    def test_what_counts_as_a_private_name(self):
        one = ("static int number;\nstatic char text[4] = {1};\nstruct pair {\n};\n"
               "static bool go(int a)\n{\n    static int inner;\n}\n#define SIZE 4\n"
               "#define __ZEPHYR_SUPERVISOR__\n/* static int old; */\n"
               "static K_APP_BMEM(z_malloc_partition) size_t used;\n")
        self.assertEqual(sorted(private_names(one)),
                         ["SIZE", "go", "number", "pair", "text", "used"])
        self.assertEqual(collisions({"a.c": one, "b.c": "static void go(void);\n"}),
                         {"go": {"a.c", "b.c"}})


if __name__ == "__main__":
    unittest.main()
