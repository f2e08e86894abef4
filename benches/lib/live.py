"""Measures a development server: from the moment a file is saved until the new text can be read over HTTP."""

import http.client
import os
import re
import socket
import subprocess
import threading
import time
from pathlib import Path
from statistics import median

from .builds import entry_of
from .measure import Failed

_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_DURATION = re.compile(r"(\d+(?:[.,]\d+)?)\s*(ms|milliseconds?|µs|us|s|seconds?)(?![A-Za-z])")
_FACTOR = {"ms": 1, "mi": 1, "µs": 0.001, "us": 0.001, "s": 1000, "se": 1000}


def milliseconds(line):
    """The first duration that a log line names, in milliseconds: `rebuilt 3 pages in 12.5 ms` is 12.5. None without one."""
    found = _DURATION.search(_COLOUR.sub("", line))
    return float(found[1].replace(",", ".")) * _FACTOR[found[2][:2]] if found else None


class Server:
    """A server that runs while the `with` block does, and the lines that it prints."""

    def __init__(self, tool):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.tool = tool
        self.lines = []  # of (time, line)
        self.connection = None

    def __enter__(self):
        command = [str(part) for part in [*self.tool.serve, "--port", self.port]]
        env = {**os.environ, **self.tool.env}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", env=env
        )
        threading.Thread(target=self._read, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append((time.perf_counter(), line.rstrip()))

    def get(self, page):
        """The page's text; empty as long as there is none."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            self.connection.request("GET", f"/{page}")
            response = self.connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            return text if response.status == 200 else ""
        except (OSError, http.client.HTTPException):
            self.connection = None
            return ""

    def wait_for(self, page, text, seconds):
        """Asks for the page until the text is in it; the time of that moment."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if text in self.get(page):
                return time.perf_counter()
            if self.process.poll() is not None:
                break
            time.sleep(0.0005)
        printed = "\n".join(line for _, line in self.lines[-30:])
        raise Failed(
            f"{self.tool.name}: `{text}` did not come to {page} within {seconds} s; the server said:\n{printed}"
        )

    def wait_until_idle(self, seconds=120):
        """Until it has used no CPU to speak of for half a second: what it does in the background is over."""
        end, before = time.perf_counter() + seconds, self._cpu()
        while time.perf_counter() < end:
            time.sleep(0.5)
            now = self._cpu()
            if now - before < 0.02:
                return
            before = now

    def _cpu(self):
        """CPU seconds used so far; 0 where there is no /proc."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except OSError:
            return 0

    def peak(self):
        """MiB of memory at the peak so far; None where there is no /proc."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
            return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
        except (OSError, TypeError):
            return None

    def own_figure(self, since):
        """What the server itself says that the rebuild took: the first duration that it printed since then."""
        end = time.perf_counter() + 1
        while time.perf_counter() < end:
            for when, line in list(self.lines):
                if when >= since and (found := milliseconds(line)) is not None:
                    return found
            time.sleep(0.01)
        return None


def measure(tool, times, say):
    """Saves an entry `times` times; {"saves": [ms], "own": [ms], "start": s, "peak": MiB}."""
    saves, own = [], []
    with Server(tool) as server:
        began = time.perf_counter()
        ready = server.wait_for(tool.page(entry_of(tool, 0)), "<", 900)
        for number in range(times):
            say(f"serve: {tool.name}, save {number + 1} of {times} …")
            path = entry_of(tool, number)
            text = path.read_text("utf-8")
            # The server answers the first request for a page before the clock starts.
            server.get(tool.page(path))
            server.wait_until_idle()
            token = f"saved-{number}-{time.time_ns()}"
            try:
                since = time.perf_counter()
                path.write_text(f"{text}\nEdited: {token}.\n", "utf-8")
                saves.append((server.wait_for(tool.page(path), token, 300) - since) * 1000)
                figure = server.own_figure(since)
                own += [figure] if figure is not None else []
            finally:
                path.write_text(text, "utf-8")
            server.wait_until_idle()
        return {"saves": saves, "own": own, "start": ready - began, "peak": server.peak()}


def summary(result):
    """One line about the result of `measure`."""
    saves = result["saves"]
    own = f"{median(result['own']):.1f} ms" if result["own"] else "no figure found in its log"
    peak = f", peak {result['peak']:.0f} MiB" if result["peak"] else ""
    return (
        f"saved → readable {median(saves):7.1f} ms ({min(saves):.1f}–{max(saves):.1f}), by its own log {own};"
        f" first page after {result['start']:.2f} s{peak}"
    )
