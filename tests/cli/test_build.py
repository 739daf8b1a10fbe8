#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Builds of an application of a stranger: outside the repository, by command and by plain CMake."""

import os
import subprocess
import tempfile
import unittest

BASE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BOARD = "mps2/an521/cpu0"

FILES = {
    "CMakeLists.txt": """
cmake_minimum_required(VERSION 3.20.0)
find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})
project(hello)
target_sources(app PRIVATE src/main.c)
""",
    "prj.conf": "CONFIG_USERSPACE=y\n",
    "extra.conf": "CONFIG_SPEED_OPTIMIZATIONS=y\n",
    "src/main.c": """
#include <zephyr/kernel.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/sys/printk.h>
K_APPMEM_PARTITION_DEFINE(mine);
K_APP_DMEM(mine) volatile int answer = 42;
int main(void)
{
    printk("the answer is %d, partition of %u\\n", answer, (unsigned int)mine.size);
    return 0;
}
""",
}


class Application(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.app = os.path.join(temporary.name, "hello")
        self.out = os.path.join(temporary.name, "out")
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        path = os.path.join(self.app, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def run_it(self, *words, **options):
        return subprocess.run(words, check=False, capture_output=True, encoding="utf-8",
                              stdin=subprocess.DEVNULL, **options)

    def build(self, *words):
        return self.run_it(os.path.join(BASE, "bulkhead"), "build", "-b", BOARD, "-d", self.out,
                           *words, self.app, cwd=os.path.dirname(self.app))

    def built(self, *words):
        result = self.build(*words)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def image(self, name="zephyr.elf"):
        return os.path.join(self.out, "zephyr", name)

    def bytes_of(self, path):
        with open(path, "rb") as file:
            return file.read()

    def config(self):
        return self.bytes_of(self.image(".config")).decode()


class Command(Application):
    def test_table_and_files(self):
        output = self.built()
        self.assertRegex(output, r"(?m)^FLASH +\d+ B +4096 KB +\d+\.\d\d%$")
        self.assertRegex(output, r"(?m)^RAM +\d+ B +2048 KB +\d+\.\d\d%$")
        for name in ("zephyr.elf", "zephyr.bin", "zephyr.hex", "zephyr.map"):
            self.assertTrue(os.path.getsize(self.image(name)) > 0, name)

    def test_no_warning(self):
        self.assertNotIn("warning", self.built().lower())

    def test_image_runs(self):
        self.built()
        result = self.run_it("qemu-system-arm", "-M", "mps2-an521", "-display", "none",
                             "-monitor", "none", "-serial", "stdio", "-icount",
                             "shift=6,align=off,sleep=off", "-semihosting-config",
                             "enable=on,target=native", "-kernel", self.image(), timeout=60)
        self.assertEqual(result.returncode, 0)
        self.assertIn("the answer is 42, partition of 32", result.stdout)

    def test_nothing_to_do_the_second_time(self):
        self.built()
        before = os.stat(self.image()).st_mtime_ns
        self.built()
        self.assertEqual(os.stat(self.image()).st_mtime_ns, before)

    def test_changed_configuration_is_noticed(self):
        self.built()
        self.assertNotIn("CONFIG_SPEED_OPTIMIZATIONS=y", self.config())
        self.write("prj.conf", "CONFIG_USERSPACE=y\nCONFIG_SPEED_OPTIMIZATIONS=y\n")
        self.built()
        self.assertIn("CONFIG_SPEED_OPTIMIZATIONS=y", self.config())

    def test_extra_conf_comes_and_goes(self):
        self.built("--extra-conf=extra.conf")
        self.assertIn("CONFIG_SPEED_OPTIMIZATIONS=y", self.config())
        self.built()
        self.assertNotIn("CONFIG_SPEED_OPTIMIZATIONS=y", self.config())

    def test_pristine(self):
        self.built()
        stray = os.path.join(self.out, "stray")
        with open(stray, "w", encoding="utf-8"):
            pass
        self.built()
        self.assertTrue(os.path.exists(stray))
        self.built("--pristine")
        self.assertFalse(os.path.exists(stray))

    def test_folder_of_something_else_is_left_alone(self):
        os.makedirs(self.out)
        keep = os.path.join(self.out, "letter.txt")
        with open(keep, "w", encoding="utf-8"):
            pass
        result = self.build()
        self.assertEqual(result.returncode, 2)
        self.assertIn("is not a build folder and not empty", result.stderr)
        self.assertTrue(os.path.exists(keep))

    def test_unknown_option_is_one_line(self):
        self.write("prj.conf", "\nCONFIG_USERSPACES=y\n")
        result = self.build()
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr,
                         "prj.conf:2: unknown option CONFIG_USERSPACES; "
                         "nearest: CONFIG_USERSPACE\n")

    def test_compiler_error_fails(self):
        self.write("src/main.c", "#include <zephyr/kernel.h>\nint main(void) { return oops; }\n")
        result = self.build()
        self.assertEqual(result.returncode, 1)
        self.assertIn("src/main.c:2", result.stdout)

    def test_warning_in_a_strangers_application_is_no_error(self):
        self.write("src/main.c", "#include <zephyr/kernel.h>\nint main(void) { int x; return 0; }\n")
        self.assertIn("unused variable", self.built())

    def test_call_without_verifier(self):
        self.write("src/mine.h", "#include <zephyr/toolchain.h>\n__syscall int mine(int x);\n"
                                 "#include <zephyr/syscalls/mine.h>\n")
        self.write("src/main.c", '#include <zephyr/kernel.h>\n#include "mine.h"\n'
                                 "int z_impl_mine(int x) { return x; }\n"
                                 "int main(void) { return mine(0); }\n")
        result = self.build()
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stdout, r"mine\.h:2: system call mine has no verifier: "
                                        r"write z_vrfy_mine\(\) and include "
                                        r"<zephyr/syscalls/mine_mrsh\.c>")

    def test_other_board(self):
        result = self.run_it(os.path.join(BASE, "bulkhead"), "build", "-b",
                             "nrf5340dk_nrf5340_cpuapp", "-d", self.out, self.app)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertRegex(result.stdout, r"(?m)^FLASH +\d+ B +1024 KB")


class PlainCMake(Application):
    def test_same_image(self):
        self.built("--extra-conf=extra.conf")
        other = self.out + "2"
        environment = dict(os.environ, ZEPHYR_BASE=BASE)
        for words in (["cmake", "-GNinja", "-DBOARD=" + BOARD, "-DEXTRA_CONF_FILE=extra.conf",
                       "-S", self.app, "-B", other], ["ninja", "-C", other]):
            result = self.run_it(*words, env=environment)
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertRegex(result.stdout, r"(?m)^FLASH +\d+ B")
        self.assertEqual(self.bytes_of(self.image("zephyr.bin")),
                         self.bytes_of(os.path.join(other, "zephyr", "zephyr.bin")))

    def test_zephyr_base_from_the_application(self):
        """find_package() needs no environment when the application says where to look."""
        self.write("CMakeLists.txt", FILES["CMakeLists.txt"].replace("$ENV{ZEPHYR_BASE}", BASE))
        environment = {k: v for k, v in os.environ.items() if k != "ZEPHYR_BASE"}
        result = self.run_it("cmake", "-GNinja", "-S", self.app, "-B", self.out, env=environment)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


if __name__ == "__main__":
    unittest.main()
