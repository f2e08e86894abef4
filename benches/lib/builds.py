"""Measures builds: cold, with nothing changed, with one entry edited. Tools take turns, so that noise meets all of them."""

import os
import time

from .measure import Failed, run, size_of

KINDS = ("cold", "unchanged", "edited")


def measure(tools, rounds, say):
    """{(tool's name, kind): [Took, one per round]}, and {tool's name: size of its output}."""
    took = {(tool.name, kind): [] for tool in tools for kind in KINDS}
    sizes = {}
    for number in range(rounds):
        # Who goes first changes from round to round.
        order = tools if number % 2 == 0 else tools[::-1]
        for kind in KINDS:
            token = f"round-{number}-{time.time_ns()}"
            undo = _edit(tools, number, token) if kind == "edited" else []
            for tool in order:
                say(f"round {number + 1} of {rounds}, {kind}: {tool.name} …")
                took[tool.name, kind].append(_build(tool, number, kind, token))
                if kind == "cold" and number == 0:
                    sizes[tool.name] = size_of(tool.out)
            for path, text in undo:
                path.write_text(text, "utf-8")
    return took, sizes


def entry_of(tool, number):
    """Another entry for each number, spread over the site."""
    entries = tool.entries()
    return entries[number * 7919 % len(entries)]


def _edit(tools, number, token):
    """Adds a sentence to one entry, once in each site; returns how to take it back: (path, text)."""
    before = {}
    for tool in tools:
        path = entry_of(tool, number)
        if path not in before:
            before[path] = path.read_text("utf-8")
            path.write_text(f"{before[path]}\nEdited: {token}.\n", "utf-8")
    return list(before.items())


def _build(tool, number, kind, token):
    if kind == "cold":
        tool.clean()
    # What earlier runs left to be written must not slow this one down.
    os.sync()
    took = run(tool.build, tool.env)
    page = tool.out / tool.page(entry_of(tool, number))
    if not page.exists():
        raise Failed(f"{tool.name} said that it built, but there is no {page}")
    if kind == "edited" and token not in page.read_text("utf-8"):
        raise Failed(f"{tool.name} said that it built, but the edited text is not in {page}")
    return took
