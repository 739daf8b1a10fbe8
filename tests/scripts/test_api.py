#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The table of the API: what makes it, and that the committed one is right."""

import os
import subprocess
import sys
import unittest

import api_table
import api_tests

SCRIPT = os.path.join(api_table.BASE, "scripts", "api_table.py")


class Committed(unittest.TestCase):
    def test_complete_and_up_to_date(self):
        done = subprocess.run([sys.executable, SCRIPT, "--check"], stderr=subprocess.PIPE,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, "\n" + done.stderr)


def words(*sources):
    return api_tests.Program(sources).words()


class Programs(unittest.TestCase):
    def test_modes_of_tests(self):
        found = words("ZTEST(suite, test_a)\n{\n    k_a();\n}\n"
                      "ZTEST_USER(suite, test_b)\n{\n    k_b();\n}\n")
        self.assertIn("k_a", found["S"] - found["U"])
        self.assertIn("k_b", found["U"] - found["S"])

    def test_functions_that_tests_call(self):
        found = words("static void deep(void)\n{\n    k_a();\n}\n"
                      "static void called(void)\n{\n    deep();\n}\n"
                      "static void unused(void)\n{\n    k_b();\n}\n"
                      "ZTEST(suite, test)\n{\n    called();\n}\n")
        self.assertIn("k_a", found["S"])
        self.assertNotIn("k_b", found["S"] | found["U"])

    def test_user_threads(self):
        found = words("static void entry(void *p)\n{\n    k_a();\n}\n"
                      "static void start(void *p)\n{\n"
                      "    k_thread_create(&t, p, 1, K_USER, K_NO_WAIT);\n}\n"
                      "ZTEST(suite, test)\n{\n    start(entry);\n    k_b();\n}\n")
        self.assertIn("k_a", found["U"])
        self.assertIn("k_b", found["S"] - found["U"])

    def test_comments_and_texts_do_not_count(self):
        found = words('ZTEST(suite, test)\n{\n    /* k_a */ print("k_b"); // k_c\n}\n')
        self.assertFalse({"k_a", "k_b", "k_c"} & found["S"])


class Problems(unittest.TestCase):
    def problems(self, name, found):
        tests = api_tests.Tests()
        tests.add("tests/x", found)
        declarations = api_table.Declarations(api_table.INCLUDE)
        return api_table.problems({"h": [name]}, declarations, tests, {}, "")

    def test_not_declared(self):
        self.assertIn("no public header declares it", self.problems("k_no_such_call", {})[0])

    def test_system_call_without_user_test(self):
        found = self.problems("k_sem_take", {"S": {"k_sem_take"}})
        self.assertIn("k_sem_take: no test exercises it in user mode", found)

    def test_system_call_without_wrong_arguments(self):
        found = self.problems("k_sem_take", {"S": {"k_sem_take"}, "U": {"k_sem_take"}})
        self.assertEqual(len(found), 1)
        self.assertIn("wrong arguments", found[0])

    def test_function_without_supervisor_test(self):
        self.assertTrue(self.problems("k_malloc", {"U": {"k_malloc"}}))
        self.assertFalse(self.problems("k_malloc", {"S": {"k_malloc"}}))


if __name__ == "__main__":
    unittest.main()
