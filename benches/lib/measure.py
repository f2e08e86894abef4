"""Runs a command and says what it took; counts what it left behind; reckons with many such measurements."""

import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from statistics import median


class Failed(Exception):
    """A command did not do what it was asked to: the text says which, and what it printed."""


@dataclass
class Took:
    """What one run of a command took: seconds of wall clock, seconds of CPU (user + system), MiB of memory at its peak."""

    wall: float
    cpu: float
    peak: float


def run(command, env=None):
    """Runs a command to its end. Raises Failed if it fails."""
    command = [str(part) for part in command]
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            printed = output.read().decode("utf-8", "replace")[-3000:]
            raise Failed(f"`{' '.join(command)}` ended with {process.returncode}:\n{printed}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Took(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def size_of(folder):
    """How many pages (.html), files and bytes a folder holds."""
    pages = files = size = 0
    for path, _, names in os.walk(folder):
        for name in names:
            files += 1
            pages += name.endswith(".html")
            size += os.path.getsize(os.path.join(path, name))
    return {"pages": pages, "files": files, "bytes": size}


def ratio(others, own):
    """How many times as much the others took, pair by pair: runs of one round stood next to each other. Their median."""
    return median(other / mine for other, mine in zip(others, own) if mine > 0)


def exponent(small, large, growth):
    """p in "takes growth^p times as long when the site is growth times as large": 1 is linear."""
    return math.log(large / small) / math.log(growth)
