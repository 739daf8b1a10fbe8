# SPDX-License-Identifier: Apache-2.0
"""Files that the build generates."""

import os


def write_if_changed(path, text):
    """Write TEXT, unless the file has it already: what depends on it stays up to date."""
    try:
        with open(path, encoding="utf-8") as file:
            if file.read() == text:
                return
    except OSError:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
