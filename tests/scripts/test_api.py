#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The table of the API: what makes it, and that the committed one is right."""

import os
import subprocess
import sys
import unittest

import api_table
import api_tests
import api_wrong

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


class Promises(unittest.TestCase):
    def test_errors_of_comments(self):
        found = api_wrong.promises(["/**\n * Take.\n * @return 0; -EBUSY; -EAGAIN.\n */\n"
                                    "int k_a(void);\n/** No. */\nint k_b(void);\n"])
        self.assertEqual(found, {"k_a": {"-EBUSY", "-EAGAIN"}})

    def test_one_comment_for_several(self):
        found = api_wrong.promises(["/** @return -EINVAL. */\nint k_a(int x);\nint k_b(int x);\n\n"
                                    "int k_c(int x);\n"])
        self.assertEqual(set(found), {"k_a", "k_b"})

    def test_as_another(self):
        found = api_wrong.promises(["/** @return -EINVAL. */\nint k_a(int x);\n"
                                    "/** @return as k_a(). */\nint k_b(int x);\n"])
        self.assertEqual(found["k_b"], {"-EINVAL"})


class WrongArguments(unittest.TestCase):
    def shown(self, text):
        return api_wrong.Program([text])

    def test_result_in_the_statement(self):
        found = self.shown("ZTEST(s, t)\n{\n    zassert_equal(k_a(0), -EINVAL);\n    k_b();\n}\n")
        self.assertEqual(found.errors, {"k_a": {"-EINVAL"}, "zassert_equal": {"-EINVAL"}})

    def test_result_in_a_variable(self):
        found = self.shown("static void t(void)\n{\n    int r = k_a(0);\n    k_b();\n"
                           "    note(r == -EAGAIN);\n}\n")
        self.assertEqual(found.errors["k_a"], {"-EAGAIN"})
        self.assertNotIn("k_b", found.errors)

    def test_comment_names_what_the_next_function_calls(self):
        found = self.shown("/* Wrong arguments: k_a k_b */\nZTEST(s, t)\n{\n    k_a(NULL);\n}\n"
                           "ZTEST(s, u)\n{\n    k_b(NULL);\n}\n")
        self.assertEqual(len(found.mistakes), 1)
        self.assertIn("k_b", found.mistakes[0])

    def test_comment_counts_helpers(self):
        found = self.shown("static int put(int n)\n{\n    return k_put(n);\n}\n"
                           "/* Errors: k_put -ENOMSG */\n"
                           "ZTEST(s, t)\n{\n    zassert_equal(put(1), -ENOMSG);\n}\n")
        self.assertFalse(found.mistakes)
        self.assertIn("-ENOMSG", found.errors["k_put"])

    def evidence(self, name, promised, text):
        evidence = api_wrong.Evidence(api_table.BASE, [name], api_table.INCLUDE)
        evidence.places, evidence.mistakes, evidence.reasons = {}, [], {}
        evidence.promised = promised
        evidence.add("tests/x", self.shown(text))
        return evidence.problems([name])

    def test_promise_without_a_test(self):
        text = "ZTEST(s, t)\n{\n    zassert_equal(k_a(0), -EINVAL);\n}\n"
        self.assertFalse(self.evidence("k_a", {"k_a": {"-EINVAL"}}, text))
        found = self.evidence("k_a", {"k_a": {"-EINVAL", "-EBUSY"}}, text)
        self.assertIn("k_a: no test shows -EBUSY", found[0])

    def test_function_without_anything(self):
        found = self.evidence("k_a", {}, "ZTEST(s, t)\n{\n    k_a(0);\n}\n")
        self.assertIn("k_a: no test passes it wrong arguments", found[0])


if __name__ == "__main__":
    unittest.main()
