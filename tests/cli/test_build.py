#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Builds of an application of a stranger: outside the repository, by command and by plain CMake."""

import os
import subprocess
import tempfile
import threading
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


PARTS = {
    "CMakeLists.txt": """
cmake_minimum_required(VERSION 3.20.0)
find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})
project(parts)
target_sources(app PRIVATE main.cpp)
target_sources_ifdef(CONFIG_USERSPACE app PRIVATE user.c)
target_sources_ifdef(CONFIG_NO_OPTIMIZATIONS app PRIVATE absent.c)
add_subdirectory(own)
add_library(archive STATIC archive/archive.c)
target_link_libraries(archive PUBLIC zephyr_interface)
target_link_libraries(app PRIVATE archive)
zephyr_check_compiler_flag(CXX -fno-rtti for_cxx)
zephyr_check_compiler_flag(C -fno-rtti for_c)
assert(for_cxx "the C++ compiler knows -fno-rtti")
if(for_c)
  message(FATAL_ERROR "the C compiler does not know -fno-rtti")
endif()
zephyr_cc_option(--no-such-option)
""",
    "prj.conf": "CONFIG_USERSPACE=y\nCONFIG_CPP=y\n",
    "own/CMakeLists.txt": """
zephyr_library()
zephyr_library_sources(own.c)
zephyr_library_compile_definitions_ifdef(CONFIG_USERSPACE FROM_CMAKE=7)
""",
    "own/own.c": "int own(void);\nint own(void) { return FROM_CMAKE; }\n",
    "archive/archive.c": """
#include <zephyr/app_memory/app_memdomain.h>
K_APPMEM_PARTITION_DEFINE(mine);
K_APP_DMEM(mine) int in_archive = 5;
int archive(void);
int archive(void) { return in_archive; }
""",
    "user.c": """
#include <zephyr/app_memory/app_memdomain.h>
extern struct k_mem_partition mine;
unsigned int user(void);
unsigned int user(void) { return mine.size; }
""",
    "main.cpp": """
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
extern "C" { int own(void); unsigned int user(void); int archive(void); }
class Counter { public: int value; Counter() : value(3) {} };
static Counter counter;
int main(void) { printk("%d %d %u %d\\n", counter.value, own(), user(), archive()); return 0; }
""",
}


def first_line(image):
    """The first line that IMAGE prints in QEMU."""
    with subprocess.Popen(
            ["qemu-system-arm", "-M", "mps2-an521", "-display", "none", "-monitor", "none",
             "-serial", "stdio", "-icount", "shift=6,align=off,sleep=off",
             "-semihosting-config", "enable=on,target=native", "-kernel", image],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as process:
        guard = threading.Timer(60, process.kill)
        guard.start()
        line = process.stdout.readline().decode()
        guard.cancel()
        process.kill()
    return line.strip()


def run_it(*words, **options):
    return subprocess.run(words, check=False, capture_output=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, **options)


class Application:
    """The stranger's application in a folder of its own, and the folder it is built in."""

    def __init__(self, files=None):
        self.temporary = tempfile.TemporaryDirectory()
        self.top = self.temporary.name
        self.app = os.path.join(self.top, "hello")
        self.out = os.path.join(self.top, "out")
        for name, text in (files or FILES).items():
            self.write(name, text)

    def write(self, name, text):
        path = os.path.join(self.app, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def build(self, *words, board=BOARD):
        return run_it(os.path.join(BASE, "bulkhead"), "build", "-b", board, "-d", self.out,
                      *words, self.app, cwd=self.top)

    def image(self, name="zephyr.elf"):
        return os.path.join(self.out, "zephyr", name)

    def config(self):
        with open(self.image(".config"), encoding="utf-8") as file:
            return file.read()


class Refused(unittest.TestCase):
    """What fails before anything is compiled."""

    def setUp(self):
        self.hello = Application()
        self.addCleanup(self.hello.temporary.cleanup)

    def test_folder_of_something_else_is_left_alone(self):
        os.makedirs(self.hello.out)
        keep = os.path.join(self.hello.out, "letter.txt")
        with open(keep, "w", encoding="utf-8"):
            pass
        result = self.hello.build()
        self.assertEqual(result.returncode, 2)
        self.assertIn("is not a build folder and not empty", result.stderr)
        self.assertTrue(os.path.exists(keep))

    def test_unknown_option_is_one_line(self):
        self.hello.write("prj.conf", "\nCONFIG_USERSPACES=y\n")
        result = self.hello.build()
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr,
                         "prj.conf:2: unknown option CONFIG_USERSPACES; "
                         "nearest: CONFIG_USERSPACE\n")

    def test_option_from_the_command_line(self):
        result = self.hello.build("-o", "CONFIG_USERSPACES=y")
        self.assertIn("command line: unknown option CONFIG_USERSPACES", result.stderr)

    def test_other_generator(self):
        result = run_it("cmake", "-G", "Unix Makefiles", "-S", self.hello.app, "-B",
                        self.hello.out, env=dict(os.environ, ZEPHYR_BASE=BASE))
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("use cmake -GNinja", result.stderr)

    def test_zephyr_base_from_the_application(self):
        """find_package() needs no environment when the application says where to look."""
        self.hello.write("CMakeLists.txt",
                         FILES["CMakeLists.txt"].replace("$ENV{ZEPHYR_BASE}", BASE))
        environment = {k: v for k, v in os.environ.items() if k != "ZEPHYR_BASE"}
        result = run_it("cmake", "-GNinja", "-S", self.hello.app, "-B", self.hello.out,
                        env=environment)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


class Parts(unittest.TestCase):
    """C++, libraries of an application's own, partitions in archives, conditional sources."""

    def test_image(self):
        parts = Application(PARTS)
        self.addCleanup(parts.temporary.cleanup)
        result = parts.build()
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertEqual(first_line(parts.image()), "3 7 32 5")


class Built(unittest.TestCase):
    """One folder, built again and again in the order of the names."""

    @classmethod
    def setUpClass(cls):
        cls.hello = Application()
        cls.first = cls.hello.build()

    @classmethod
    def tearDownClass(cls):
        cls.hello.temporary.cleanup()

    def built(self, *words, **options):
        result = self.hello.build(*words, **options)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def failed(self):
        result = self.hello.build()
        self.assertEqual(result.returncode, 1)
        return result.stdout

    def change(self, name, text):
        self.hello.write(name, text)
        self.addCleanup(self.hello.write, name, FILES.get(name, ""))

    def test_1_table_and_files(self):
        self.assertEqual(self.first.returncode, 0, self.first.stdout + self.first.stderr)
        self.assertRegex(self.first.stdout, r"(?m)^FLASH +\d+ B +4096 KB +\d+\.\d\d%$")
        self.assertRegex(self.first.stdout, r"(?m)^RAM +\d+ B +2048 KB +\d+\.\d\d%$")
        self.assertNotIn("warning", self.first.stdout.lower())
        for name in ("zephyr.elf", "zephyr.bin", "zephyr.hex", "zephyr.map"):
            self.assertTrue(os.path.getsize(self.hello.image(name)) > 0, name)

    def test_1_nothing_to_do_the_second_time(self):
        before = os.stat(self.hello.image()).st_mtime_ns
        self.built()
        self.assertEqual(os.stat(self.hello.image()).st_mtime_ns, before)

    def test_2_image_runs(self):
        self.assertEqual(first_line(self.hello.image()), "the answer is 42, partition of 32")

    def test_2_same_image_by_plain_cmake(self):
        other = self.hello.out + "2"
        environment = dict(os.environ, ZEPHYR_BASE=BASE)
        for words in (["cmake", "-GNinja", "-DBOARD=" + BOARD, "-S", self.hello.app, "-B", other],
                      ["ninja", "-C", other]):
            result = run_it(*words, env=environment)
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertRegex(result.stdout, r"(?m)^FLASH +\d+ B")
        with open(self.hello.image("zephyr.bin"), "rb") as one, \
                open(os.path.join(other, "zephyr", "zephyr.bin"), "rb") as two:
            self.assertEqual(one.read(), two.read())

    def test_3_compiler_error_fails(self):
        self.change("src/main.c", "#include <zephyr/kernel.h>\nint main(void) { return oops; }\n")
        self.assertIn("src/main.c:2", self.failed())

    def test_3_warning_in_a_strangers_application_is_no_error(self):
        self.change("src/main.c",
                    "#include <zephyr/kernel.h>\nint main(void) { int x; return 0; }\n")
        self.assertIn("unused variable", self.built())

    def test_3_call_without_verifier(self):
        self.addCleanup(os.remove, os.path.join(self.hello.app, "src", "mine.h"))
        self.hello.write("src/mine.h",
                         "#include <zephyr/toolchain.h>\n__syscall int mine(int x);\n"
                         "#include <zephyr/syscalls/mine.h>\n")
        self.change("src/main.c", '#include <zephyr/kernel.h>\n#include "mine.h"\n'
                                  "int z_impl_mine(int x) { return x; }\n"
                                  "int main(void) { return mine(0); }\n")
        self.assertRegex(self.failed(), r"mine\.h:2: system call mine has no verifier: "
                                        r"write z_vrfy_mine\(\) and include "
                                        r"<zephyr/syscalls/mine_mrsh\.c>")

    def test_4_pristine(self):
        stray = os.path.join(self.hello.out, "stray")
        with open(stray, "w", encoding="utf-8"):
            pass
        self.built()
        self.assertTrue(os.path.exists(stray))
        self.built("--pristine")
        self.assertFalse(os.path.exists(stray))

    def test_5_changed_configuration_is_noticed(self):
        self.assertNotIn("CONFIG_SPEED_OPTIMIZATIONS=y", self.hello.config())
        self.change("prj.conf", "CONFIG_USERSPACE=y\nCONFIG_SPEED_OPTIMIZATIONS=y\n")
        self.built()
        self.assertIn("CONFIG_SPEED_OPTIMIZATIONS=y", self.hello.config())

    def test_6_extra_conf_comes_and_goes(self):
        self.built("--extra-conf=extra.conf", "-t", "bk_generated_headers")
        self.assertIn("CONFIG_SPEED_OPTIMIZATIONS=y", self.hello.config())
        self.built("-t", "bk_generated_headers")
        self.assertNotIn("CONFIG_SPEED_OPTIMIZATIONS=y", self.hello.config())

    def test_7_other_board(self):
        self.assertRegex(self.built(board="nrf5340dk_nrf5340_cpuapp"),
                         r"(?m)^FLASH +\d+ B +1024 KB")


if __name__ == "__main__":
    unittest.main()
