# SPDX-License-Identifier: Apache-2.0
"""Images under QEMU."""

import subprocess

from .common import UserError

# 64 ns for an instruction, as fast as the host can: every run is the same, idle time is skipped.
FAST = "shift=6,align=off,sleep=off"
# The same, at the pace of the wall clock while the board idles: to watch.
PACED = "shift=6,align=off,sleep=on"


def emulated(board):
    return "qemu" in board


def command(board, elf, icount=FAST, extra=()):
    """The command line that runs the image ELF."""
    if not emulated(board):
        raise UserError("board %s is not emulated; put the image on it with ./bulkhead flash -b %s"
                        % (board["name"], board["name"]))
    return ["qemu-system-arm", "-M", board["qemu"]["machine"], "-display", "none",
            "-monitor", "none", "-serial", "stdio", "-icount", icount,
            "-semihosting-config", "enable=on,target=native", "-kernel", elf] + \
        board["qemu"].get("arguments", []) + list(extra)


def run(words, stdin=None):
    """Run until the image ends or the user interrupts; returns the exit code."""
    process = subprocess.Popen(words, stdin=stdin)
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0
