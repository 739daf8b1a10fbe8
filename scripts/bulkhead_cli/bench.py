# SPDX-License-Identifier: Apache-2.0
"""bulkhead bench: what kernel operations cost, in instructions, beside what the peers took.

The image in bench/suite prints the cycles of many rounds of each operation. QEMU executes one
instruction in a nanosecond of the board's time, so cycles of the board's clock are instructions.
What no clock can tell comes from the plugin, see bench_trace.
"""

import json
import os
import subprocess

import bk_elf
import memory_table

from . import bench_trace, packages, qemu
from .build import Build
from .common import BASE, Failure, UserError, board
from .run import car_build

BENCH = os.path.join(BASE, "bench")
SUITE = os.path.join(BENCH, "suite")
REGION_MISS = os.path.join(BENCH, "region_miss")
SCALING = os.path.join(BENCH, "scaling")
BASELINE = os.path.join(BENCH, "baseline.json")
BOARDS = ("mps2/an521/cpu0", "mps2/an385")
MODES = ("user", "supervisor")
EXACT = "shift=0,align=off,sleep=off"
# Operations that are not a loop of the measuring thread: there is no empty loop to subtract.
WHOLE = ("irq_wake", "fault")
# The rows that count instructions beside the operations; boot has its own measure.
COUNTED = ("masked_max", "region_miss")
# Instructions by which a row may rise before it counts as worse.
TOLERANCE = 2


def add_arguments(parser):
    parser.add_argument("-b", "--board", metavar="BOARD", action="append",
                        help="board, may be given more than once (default %s)" % ", ".join(BOARDS))
    parser.add_argument("--json", metavar="FILE", help="write the figures to FILE")
    parser.add_argument("--write-baseline", action="store_true",
                        help="make these figures the ones that the tests compare with")
    parser.add_argument("--details", action="store_true",
                        help="show masked stretches, and instructions by function")


def peers():
    """bench/peers.json: the rows of the table."""
    with open(os.path.join(BENCH, "peers.json"), encoding="utf-8") as file:
        return json.load(file)


def measure(words):
    """What the image printed, line by line, up to its end."""
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, encoding="utf-8", errors="replace")
    lines = []
    try:
        for line in process.stdout:
            lines.append(line.strip())
            if lines[-1] == "done":
                return lines
    finally:
        # Politely: the plugin writes its report then.
        process.terminate()
        process.wait()
        process.stdout.close()
    raise Failure("the benchmark ended without 'done'; it printed:\n" + "\n".join(lines))


def printed(lines):
    """The lines that end with a number: {words before it: number}."""
    values = {}
    for line in lines:
        words = line.split()
        if words and words[-1].isdigit():
            values[tuple(words[:-1])] = int(words[-1])
    return values


def instructions(lines, clock):
    """Instructions for a round of each (mode, operation), without the loop's own."""
    values = printed(lines)
    scale = 1e9 / clock / values[("rounds",)]
    return {key: (count - (0 if key[1] in WHOLE else values[(key[0], "empty")])) * scale
            for key, count in values.items() if len(key) == 2}


def operations(costs, table):
    """{mode: {operation: instructions}} of the rows in TABLE."""
    return {mode: {row["key"]: round(costs[(mode, row["key"])] / row["per_round"])
                   for row in table[mode] if (mode, row["key"]) in costs} for mode in MODES}


def built(build, jobs=None):
    build.configure()
    # What the tools print about memory is in the table.
    with open(os.path.join(build.folder, "bench.log"), "w+", encoding="utf-8") as log:
        try:
            build.make(out=log, jobs=jobs)
        except Failure as error:
            log.seek(0)
            raise Failure("%s\n%s" % (log.read().strip(), error)) from None
    return build


def flash_of(build):
    """Bytes of flash that an image takes."""
    config = memory_table.config_numbers(os.path.join(build.folder, "zephyr", ".config"))
    return memory_table.used(
        bk_elf.read(build.elf),
        (config["CONFIG_FLASH_BASE_ADDRESS"], config["CONFIG_FLASH_SIZE"] * 1024),
        (config["CONFIG_SRAM_BASE_ADDRESS"], config["CONFIG_SRAM_SIZE"] * 1024))[0]


def clock_of(build):
    return int(build.configuration()["CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC"])


def missed(lines, clock):
    """Instructions that the access to memory without a region takes more than one with it."""
    values = printed(lines)
    return round((values[("miss",)] - values[("hit",)]) * 1e9 / clock / values[("touches",)])


def grown(lines, clock):
    """{what: {how many: {operation: instructions}}} of bench/scaling."""
    values = printed(lines)
    scale = 1e9 / clock / values[("rounds",)]
    result = {}
    for key, cycles in values.items():
        if len(key) == 3:
            what, many, operation = key
            result.setdefault(what, {}).setdefault(many, {})[operation] = round(cycles * scale)
    return result


class Bench:
    """The images for one board, built in FOLDER or where the commands build them."""

    def __init__(self, target, folder=None, environment=None):
        qemu.command(target, "")
        self.target = target
        self.folder = folder
        self.environment = environment or {}
        self.traces = {}

    def _image(self, app, name):
        build = Build(app, self.target, self.folder and os.path.join(self.folder, name))
        build.environment = self.environment
        return built(build)

    def _traced(self, build, name, icount=EXACT):
        """Runs an image with the plugin; what it printed."""
        report = os.path.join(build.folder, "trace.txt")
        words = qemu.command(self.target, build.elf, icount,
                             bench_trace.arguments(report, build.elf))
        lines = measure(words)
        self.traces[name] = bench_trace.Trace(report, build.elf)
        return lines

    def car(self):
        folder = self.folder and os.path.join(self.folder, "car")
        build = car_build(self.target, "2", "integrated", 0, folder=folder)
        build.environment = self.environment
        return built(build)

    def figures(self, car=True):
        """The figures of this board, as they stand in the JSON file; CAR: that of the car too."""
        suite = self._image(SUITE, "suite")
        lines = self._traced(suite, "suite")
        result = operations(instructions(lines, clock_of(suite)), peers())
        miss = self._image(REGION_MISS, "region_miss")
        miss_lines = self._traced(miss, "region_miss")
        scaling = self._image(SCALING, "scaling")
        scaling_lines = measure(qemu.command(self.target, scaling.elf, EXACT))
        # Restarting the timer takes a cycle of its counter: an instruction or two on a part, 50
        # where QEMU executes one in a nanosecond.
        self._traced(scaling, "scaling", qemu.FAST)
        result.update({
            "masked_max": max(trace.masked_max() for trace in self.traces.values()),
            "longest_calls": {name: longest for longest, _times, name
                              in self.traces["suite"].longest_calls()},
            "thread_bytes": printed(lines)[("thread_bytes",)],
            "bench_flash": flash_of(suite),
            "boot": self.traces["region_miss"].boot,
            "region_miss": missed(miss_lines, clock_of(miss)),
            "scaling": grown(scaling_lines, clock_of(scaling)),
        })
        if car:
            result["car_flash"] = flash_of(self.car())
        return result


def worse(before, now):
    """Sentences about what rose by more than TOLERANCE from BEFORE to NOW."""
    found = []
    for name in sorted(before):
        for mode in MODES:
            for key, old in before[name][mode].items():
                new = now.get(name, {}).get(mode, {}).get(key)
                if new is None:
                    found.append("%s, %s, %s: not measured, was %d" % (name, mode, key, old))
                elif new > old + TOLERANCE:
                    found.append("%s, %s, %s: %d instructions, was %d"
                                 % (name, mode, key, new, old))
        for key in COUNTED:
            old, new = before[name].get(key), now.get(name, {}).get(key)
            if None not in (old, new) and new > old + TOLERANCE:
                found.append("%s, %s: %d, was %d" % (name, key, new, old))
    return found


def show(title, rows, values, names):
    """One table: ours, what is to be reached, the peers'."""
    print("\n%-42s %9s %7s" % (title, "Bulkhead", "Reach")
          + "".join(" %9s" % name for name in names))
    for row in rows:
        shown = ["-" if value is None else str(value)
                 for value in [values.get(row["key"])] + [row["reach"]] + row["peers"]]
        print("%-42s %9s %7s" % (row["title"], shown[0], shown[1])
              + "".join(" %9s" % text for text in shown[2:]))


def show_growth(scaling):
    """How the costs grow."""
    print("\n%-42s" % "Instructions, by number")
    for what, numbers in scaling.items():
        print("%-42s" % what + "".join(" %9s" % many for many in numbers))
        for operation in next(iter(numbers.values())):
            print("  %-40s" % operation.replace("_", " + ")
                  + "".join(" %9d" % costs[operation] for costs in numbers.values()))


def show_all(name, values, table):
    names = [peer["short"] for peer in table["peers"]]
    print("\n%s" % name)
    show("Instructions, from user mode", table["user"], values["user"], names)
    show("Instructions, from supervisor mode", table["supervisor"], values["supervisor"], names)
    show("Elsewhere", table["elsewhere"], values, names)
    show_growth(values["scaling"])


def write(path, results):
    try:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=2)
            file.write("\n")
    except OSError as error:
        raise UserError("--json %s: %s; name a file in a folder that exists and can be written"
                        % (path, error.strerror)) from None


def run(options, rest):
    if rest:
        raise UserError("unexpected argument %s" % rest[0])
    targets = [board(name) for name in options.board or BOARDS]
    if options.write_baseline and {target["name"] for target in targets} != set(BOARDS):
        raise UserError("--write-baseline needs every board: leave -b out")
    benches = [Bench(target) for target in targets]
    packages.require("build", "emulate", "test")
    table = peers()
    results = {}
    for bench in benches:
        name = bench.target["name"]
        results[name] = bench.figures()
        show_all(name, results[name], table)
        if options.details:
            for image, trace in bench.traces.items():
                trace.show("bench/" + image)
    if options.json:
        write(options.json, results)
    if options.write_baseline:
        write(BASELINE, results)
    return 0
