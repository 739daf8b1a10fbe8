# SPDX-License-Identifier: Apache-2.0
"""bulkhead clean: removes what builds left in the repository."""

import os
import shutil

from .common import BUILD_ROOT, shown


def add_arguments(parser):
    del parser


def run(options, rest):
    del options, rest
    if os.path.isdir(BUILD_ROOT):
        shutil.rmtree(BUILD_ROOT)
        print("Removed %s" % shown(BUILD_ROOT))
    return 0
