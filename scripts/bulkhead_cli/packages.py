# SPDX-License-Identifier: Apache-2.0
"""The Debian packages that the commands need, and their installation."""

import os
import shutil
import subprocess
import threading

from .common import Failure

INSTALLING = threading.Lock()
PYTHON_PACKAGES = "/usr/lib/python3/dist-packages/"

# group -> {package: a program, or a path when it starts with a slash, that shows it is there}
GROUPS = {
    "build": {
        "cmake": "cmake",
        "ninja-build": "ninja",
        "gcc-arm-none-eabi": "arm-none-eabi-gcc",
        "binutils-arm-none-eabi": "arm-none-eabi-objcopy",
        "picolibc-arm-none-eabi": "/usr/lib/picolibc/arm-none-eabi/include/stdio.h",
        "python3-kconfiglib": PYTHON_PACKAGES + "kconfiglib.py",
    },
    "c++": {
        # The headers.
        "libstdc++-arm-none-eabi-dev": "/usr/include/newlib/c++",
    },
    "domains": {
        # Programs for this machine.
        "gcc": "gcc",
        "libc6-dev": "/usr/include/stdio.h",
    },
    "c++ library": {
        "libstdc++-arm-none-eabi-picolibc": "/usr/lib/picolibc/arm-none-eabi/lib/libstdc++.a",
    },
    "emulate": {
        "qemu-system-arm": "qemu-system-arm",
    },
    "test": {
        "python3-yaml": PYTHON_PACKAGES + "yaml/__init__.py",
        "python3-pyelftools": PYTHON_PACKAGES + "elftools/__init__.py",
        "gcc": "gcc",
        "g++": "g++",
        "libc6-dev": "/usr/include/stdio.h",
        "ccache": "ccache",
    },
    "debug": {
        "gdb-multiarch": "gdb-multiarch",
    },
}


def missing(groups):
    """The packages of GROUPS that are not installed."""
    result = []
    for group in groups:
        for package, probe in GROUPS[group].items():
            found = os.path.exists(probe) if probe.startswith("/") else shutil.which(probe)
            if not found:
                result.append(package)
    return result


def have_lists():
    folder = "/var/lib/apt/lists"
    return os.path.isdir(folder) and any("_Packages" in name for name in os.listdir(folder))


def require(*groups):
    """Install what GROUPS need and the machine lacks."""
    # Builds run side by side, and one installation at a time.
    with INSTALLING:
        packages = missing(groups)
        if packages:
            install(packages)
            still = missing(groups)
            if still:
                raise Failure("installed, and still not found: %s; look at PATH" % " ".join(still))


def install(packages):
    wanted = " ".join(packages)
    if not shutil.which("apt-get"):
        raise Failure("missing: %s; there is no apt-get here, install them by hand" % wanted)
    prefix = []
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise Failure("missing: %s; install them as root: apt-get install %s"
                          % (wanted, wanted))
        prefix = ["sudo"]
    print("Installing the Debian packages that are missing: %s" % wanted, flush=True)
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    update = prefix + environment + ["apt-get", "update", "-q"]
    fetch = prefix + environment + ["apt-get", "install", "-q", "-y", "--no-install-recommends",
                                    "-o", "DPkg::Lock::Timeout=600"] + packages
    if not have_lists():
        subprocess.run(update, check=False)
    if subprocess.run(fetch, check=False).returncode != 0:
        # The lists may be older than the archive.
        subprocess.run(update, check=False)
        if subprocess.run(fetch, check=False).returncode != 0:
            raise Failure("could not install: %s; see apt-get's message above" % wanted)
