# SPDX-License-Identifier: Apache-2.0
"""Names of variables for the report of a fault."""

import os
import re
import types
import unittest

import gen_dispatch
import gen_names
import gen_types

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RAM = (0x20000000, 0x1000)


def symbol(name, value, size, kind=gen_names.STT_OBJECT, section=1):
    return types.SimpleNamespace(name=name, value=value, size=size, type=kind, section=section)


def number(data, at):
    value = 0
    while True:
        value = value << 7 | data[at] & 0x7F
        at += 1
        if data[at - 1] < 0x80:
            return value, at


def entries(data):
    """(start, size, name) of each entry of a table."""
    start, at = RAM[0], 0
    while True:
        gap, at = number(data, at)
        size, at = number(data, at)
        if size == 0:
            return
        end = data.index(b"\0", at)
        yield start + gap, size, data[at:end].decode()
        start, at = start + gap + size, end + 1


class Tables(unittest.TestCase):
    def test_sorted_by_address_and_only_what_was_seen(self):
        symbols = [symbol("b", 0x20000010, 8), symbol("a.1", 0x20000000, 4),
                   symbol("stranger", 0x20000020, 4), symbol("function", 0x20000030, 4, kind=2),
                   symbol("b", 0x10000000, 8), symbol("huge", 0x20000100, 0x20000)]
        data = gen_names.table(symbols, ["a.1", "b", "huge", "function"], 1000, RAM)
        self.assertEqual(list(entries(data)), [(0x20000000, 4, "a"), (0x20000010, 8, "b"),
                                               (0x20000100, 0x20000, "huge")])

    def test_never_more_than_the_room(self):
        symbols = [symbol("v%03d" % i, 0x20000000 + 4 * i, 4) for i in range(100)]
        names = [s.name for s in symbols]
        for room in (2, 3, 8, 9, 100, 699, 702, 5000):
            data = gen_names.table(symbols, names, room, RAM)
            self.assertLessEqual(len(data), room)
        self.assertEqual(len(list(entries(data))), 100)

    def test_the_room_kept_is_enough(self):
        names = ["first", "second", "third"]
        for place in (0, 0x80, 0xC00):
            symbols = [symbol(name, RAM[0] + place + 200 * i, 8) for i, name in enumerate(names)]
            for room in (gen_names.room(names), gen_names.room_in(symbols, names)):
                self.assertEqual(len(list(entries(gen_names.table(symbols, names, room, RAM)))), 3)

    def test_one_in_the_other(self):
        symbols = [symbol("outer", RAM[0], 64), symbol("alias", RAM[0] + 64, 4),
                   symbol("inner", RAM[0] + 16, 4), symbol("name", RAM[0] + 64, 4)]
        data = gen_names.table(symbols, [s.name for s in symbols], 1000, RAM)
        self.assertEqual(list(entries(data)), [(RAM[0], 16, "outer"), (RAM[0] + 16, 4, "inner"),
                                               (RAM[0] + 64, 4, "name")])

    def test_which_variables(self):
        elf = types.SimpleNamespace(
            name="x/app.dir/main.c.obj",
            sections=[types.SimpleNamespace(name=n) for n in
                      ("", ".bss.v", ".text.f", ".bk_list.k_sem.s")])
        elf.symbols = lambda: [symbol("v", 0, 4), symbol("flag", 0, 1),
                               symbol("f", 0, 9, section=2), symbol("s", 0, 40, section=3)]
        for path, expected in (("x/app.dir/main.c.obj", ["v", "s"]),
                               ("x/bk_lib.dir/lib.c.obj", ["s"]),
                               ("x/bk_kernel.dir/kernel.c.obj", ["s"])):
            elf.name = path
            scan = gen_names.Scan()
            scan.add(elf)
            self.assertEqual(scan.names, expected)


class Types(unittest.TestCase):
    def test_in_the_order_of_the_enumeration(self):
        with open(os.path.join(BASE, "include/zephyr/kernel/object.h"), encoding="utf-8") as file:
            body = re.search(r"enum k_objects \{(.*?)\}", file.read(), re.S).group(1)
        self.assertEqual(re.findall(r"\bK_OBJ_\w+", body),
                         [constant for constant, _, _ in gen_types.TYPES] + ["K_OBJ_LAST"])

    def test_those_with_a_function(self):
        chosen = gen_types.in_image({"k_sem_give"}, ["k_stack_init", "bk_mutex_release", "main"],
                                    {gen_types.TYPES.index(("K_OBJ_PIPE", "pipe", "k_pipe_"))})
        self.assertIn("K_OBJ_PIPE", chosen)
        self.assertIn("K_OBJ_SEM", chosen)
        self.assertIn("K_OBJ_STACK", chosen)
        self.assertIn("K_OBJ_THREAD", chosen)
        self.assertNotIn("K_OBJ_MUTEX", chosen)

    def test_objects_that_are_there_from_the_start(self):
        words = {0x20000000: bytes([0, 0, 2, 0]), 0x20000010: bytes([0, 0, 6, 0]),
                 0x20000020: bytes([0, 0, 9, 0])}
        elf = types.SimpleNamespace(
            symbols=lambda: iter([symbol("bk_static_objects_start", 0x20000000, 0),
                             symbol("bk_static_objects_end", 0x20000020, 0),
                             symbol("s", 0x20000000, 16), symbol("t", 0x20000010, 16),
                             symbol("other", 0x20000020, 16)]),
            at_address=lambda address, count: words[address][:count])
        self.assertEqual(gen_types.static_objects(elf), {2, 6})
        elf.symbols = lambda: iter([])
        self.assertEqual(gen_types.static_objects(elf), set())

    def test_number_then_name(self):
        text = gen_types.source({"K_OBJ_ANY", "K_OBJ_SEM"})
        self.assertIn('"\\000" "kernel object\\0"\n    "\\002" "semaphore\\0"\n    "\\377";', text)


class Calls(unittest.TestCase):
    def test_number_then_name(self):
        text = gen_dispatch.names([{"name": "k_a"}, {"name": "k_b"}, {"name": "k_c"}],
                                  {"k_a", "k_c"})
        self.assertIn('"\\000" "k_a\\0"\n    "\\002" "k_c\\0"\n    "\\377";', text)
        self.assertNotIn("k_b", text)


if __name__ == "__main__":
    unittest.main()
