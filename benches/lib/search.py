"""The two searches of search-compare: how Pagefind is installed and run, how big each index is, what queries ask of it."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from . import live, queries, tools
from .measure import Failed, run

PAGEFIND = "1.6.0"
BROWSER_TESTS = tools.REPOSITORY / "tests" / "browser"
# The server's answer to each request takes so long, so that what waited for it can be told from what ran beside it.
DELAY = 100
SLACK = 20
_READY = re.compile(r"Search ready, (\d+) ms")


def find_pagefind():
    """Pagefind's own binary out of the npm package (not the script that starts it)."""
    folder = tools.TARGET / f"pagefind-{PAGEFIND}"
    if not (found := _pagefind_in(folder)):
        print(f"installing the npm package `pagefind` {PAGEFIND} …", file=sys.stderr)
        folder.mkdir(parents=True, exist_ok=True)
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, f"pagefind@{PAGEFIND}"]
        subprocess.run(npm, check=True)
        if not (found := _pagefind_in(folder)):
            raise Failed(f"the package `pagefind` holds no binary for this machine below {folder}")
    return found


def _pagefind_in(folder):
    found = sorted(folder.glob("node_modules/@pagefind/*/bin/pagefind*"))
    # The extended one is what the package starts by itself.
    return next((path for path in reversed(found) if os.access(path, os.X_OK)), None)


def find_browser():
    """The package that drives Chromium, which the browser tests bring."""
    if not (BROWSER_TESTS / "node_modules" / "playwright-core").exists():
        print("installing the browser tests' packages …", file=sys.stderr)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=BROWSER_TESTS, check=True)


def ready_after(tool):
    """Seconds that `pearls serve` takes to make the index, as it says itself. The site is out by then."""
    tool.clean()
    with live.Server(tool) as server:
        server.wait_for(tool.page(tool.entries()[0]), "<", 900)
        server.wait_until_idle(900)
        found = next((match for _, line in server.lines if (match := _READY.search(line))), None)
        if not found:
            raise Failed("`pearls serve` did not say that search is ready")
        return int(found[1]) / 1000


def client(out):
    """The module that a browser loads to search."""
    return next(out.glob("assets/*/js/search/search.mjs"))


def documents(out):
    """The addresses of all pages that are in pearls' index."""
    script = Path(__file__).parent / "documents.mjs"
    return json.loads(_node([script, client(out), out / "search", "en"]))


def link_pages(out, addresses, folder):
    """A folder with these pages alone, without copying them."""
    shutil.rmtree(folder, ignore_errors=True)
    for address in addresses:
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        os.link(out / address, folder / address)


def run_pagefind(binary, pages, out):
    """Indexes what pearls indexes: not the cards of related entries, which stand in the same part of the page."""
    shutil.rmtree(out, ignore_errors=True)
    more = ["--root-selector", "main", "--exclude-selectors", "#related", "--quiet"]
    return run([binary, "--site", pages, "--output-path", out, *more])


def size(folder, skipped=lambda name: False):
    """Files and bytes of an index."""
    files = [path for path in folder.rglob("*") if path.is_file() and not skipped(path.name)]
    return {"files": len(files), "bytes": sum(path.stat().st_size for path in files)}


def is_interface(name):
    """Whether a file of Pagefind's is one of its ready-made interfaces, which need not be published."""
    return re.match(r"pagefind-(\w+-)?ui\.|pagefind-highlight\.", name) is not None


def fixed_bytes(pearls_out, pagefind_out):
    """What each visitor who searches must load, whatever the query, and what grows with the site."""
    folder = pearls_out / "search" / "en"
    entrance = (folder / "index.json").read_bytes()
    index = json.loads(entrance)
    # A small index is one file that has everything.
    blocks = {index["resident"]} if "resident" in index else {field["norms"] for field in index["fields"]}
    entry = gzip.compress((pagefind_out / "pagefind-entry.json").read_bytes())
    meta = [path.stat().st_size for path in pagefind_out.glob("pagefind.*.pf_meta")]
    return {
        "pearls": len(gzip.compress(entrance)) + sum((folder / name).stat().st_size for name in blocks),
        "pagefind": len(entry) + sum(meta),
    }


def ask(folder, pearls_out, pagefind_out, chosen):
    """The figures of each query, by client."""
    served = folder / "served"
    shutil.rmtree(served, ignore_errors=True)
    served.mkdir()
    (served / "blank.html").write_text('<!DOCTYPE html><title>Blank</title><link rel="icon" href="data:,">', "utf-8")
    (served / "site").symlink_to(pearls_out.resolve())
    (served / "pagefind").symlink_to(pagefind_out.resolve())
    clients = {
        "pearls": {"code": f"/site/{client(pearls_out).relative_to(pearls_out).as_posix()}", "base": "/site/search/"},
        "pagefind": {"code": "/pagefind/pagefind.js"},
    }
    tasks = [{"client": name, **more, "query": query} for name, more in clients.items() for _, query in chosen]
    both = [{**task, "typed": typed} for task in tasks for typed in (False, True)]
    visits = json.loads(_node([Path(__file__).parent / "queries.mjs", served, DELAY], json.dumps(both)))
    figures = {name: [] for name in clients}
    for task, pasted, typed in zip(tasks, visits[::2], visits[1::2]):
        letter = queries.reckon(typed, SLACK)["steps after titles"]
        figures[task["client"]].append(
            {**queries.reckon(pasted, SLACK), "steps after letter": letter, "query": task["query"]}
        )
    return figures


def _node(command, given=None):
    done = subprocess.run(["node", *map(str, command)], input=given, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"node {command[0]} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return done.stdout
