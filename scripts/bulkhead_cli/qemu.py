# SPDX-License-Identifier: Apache-2.0
"""Images under QEMU."""

import subprocess

from .common import UserError

# 64 ns for an instruction, as fast as the host can: every run is the same, idle time is skipped.
FAST = "shift=6,align=off,sleep=off"
# The same, at the pace of the wall clock while the board idles: to watch.
PACED = "shift=6,align=off,sleep=on"

CTRL_C = b"\x03"
SECONDS_TO_END = 2


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


def run(words):
    """
    Run until the image ends or the user interrupts; returns the exit code.

    An interrupt reaches the image as the character Ctrl-C on its console, so that it can end by
    itself; one that does not is ended.
    """
    process = subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True)
    try:
        return process.wait()
    except KeyboardInterrupt:
        try:
            process.stdin.write(CTRL_C)
            process.stdin.flush()
            return process.wait(SECONDS_TO_END)
        except (KeyboardInterrupt, OSError, subprocess.TimeoutExpired):
            return 0
    finally:
        process.kill()
        process.wait()
