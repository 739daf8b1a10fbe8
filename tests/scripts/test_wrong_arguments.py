#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""No system call escapes the test of wrong arguments."""

import os
import sys
import unittest

import api_table
import gen_syscalls

sys.path.insert(0, os.path.join(api_table.BASE, "tests", "isolation", "wrong_arguments"))

import gen_rows  # noqa: E402


def call(text):
    return gen_syscalls.Call(text, "x.h:1", "x.h", True)


class NewCalls(unittest.TestCase):
    def writer(self, text):
        writer = gen_rows.Writer()
        writer.call(0, call(text))
        return writer

    def test_objects_need_no_statement(self):
        writer = self.writer("int k_new_call(struct k_sem *sem, k_tid_t thread)")
        self.assertFalse(writer.errors)
        self.assertEqual(len(writer.pointers), 2)
        self.assertIn("K_OBJ_SEM", writer.pointers[0])
        self.assertIn("K_OBJ_THREAD", writer.pointers[1])

    def test_other_pointers_need_one(self):
        writer = self.writer("int k_new_call(struct k_sem *sem, const void *data)")
        self.assertEqual(len(writer.errors), 1)
        self.assertIn("k_new_call.data", writer.errors[0])

    def test_words_beyond_the_registers_are_a_pointer_too(self):
        writer = self.writer("int k_new_call(int a, int b, int c, int d, int e)")
        self.assertIn("WORDS_POINTER", writer.pointers[0])
        self.assertFalse(self.writer("int k_new_call(int a, int b, int c, int d)").pointers)

    def test_statements_are_about_arguments_that_exist(self):
        writer = gen_rows.Writer()
        writer.stated[("k_sem_give", "count")] = gen_rows.Stated()
        with self.assertRaises(SystemExit) as raised:
            writer.text()
        self.assertIn("k_sem_give.count", str(raised.exception))

    def test_every_call_of_the_headers_is_there(self):
        writer = gen_rows.Writer()
        writer.text()
        names = {line.split('"')[1] for line in writer.calls}
        self.assertEqual(names, {c.name for c in gen_rows.calls()})
        self.assertLess(90, len(names))


if __name__ == "__main__":
    unittest.main()
