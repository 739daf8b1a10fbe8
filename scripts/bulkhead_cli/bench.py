# SPDX-License-Identifier: Apache-2.0
"""bulkhead bench: hands over to bench/run.py, where the benchmark lives."""

import os
import subprocess
import sys

from . import packages
from .common import BASE, Failure


def add_arguments(parser):
    parser.epilog = "What follows -- goes to bench/run.py."


def run(options, rest):
    del options
    script = os.path.join(BASE, "bench", "run.py")
    if not os.path.exists(script):
        raise Failure("bench: the benchmark, bench/run.py, is not part of this version yet")
    packages.require("build", "emulate")
    return subprocess.run([sys.executable, script] + rest, check=False).returncode
