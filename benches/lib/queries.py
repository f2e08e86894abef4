"""The queries that both searches are asked, and what the requests of a visitor amount to."""

import re
from collections import Counter
from random import Random
from statistics import mean, median

KINDS = ("rare word", "common word", "two words", "three words", "prefix", "phrase")

_WORD = re.compile(r"[^\W\d_]{4,}")
_PHRASE = re.compile(r"[^\W\d_]+ [^\W\d_]{4,} [^\W\d_]+")


def choose(texts, count, seed="pearls"):
    """Queries for these texts, as (kind, query), the kinds in turn. The same texts and seed give the same ones."""
    rng = Random(f"{seed}/queries")
    words_of = [sorted(set(_WORD.findall(text.lower()))) for text in texts]
    frequency = Counter(word for words in words_of for word in words)
    ordered = sorted(frequency)
    rare = [word for word in ordered if 2 <= frequency[word] <= 5] or ordered
    common = [word for word in ordered if 0.1 <= frequency[word] / len(texts) <= 0.5] or ordered
    long = [word for word in ordered if len(word) >= 8] or ordered
    # Words that more than half of the texts have tell nothing apart; nobody searches for them together.
    telling = [[word for word in words if frequency[word] <= len(texts) / 2] for words in words_of]
    makers = {
        "rare word": lambda: rng.choice(rare),
        "common word": lambda: rng.choice(common),
        "two words": lambda: _together(rng, telling, 2),
        "three words": lambda: _together(rng, telling, 3),
        "prefix": lambda: rng.choice(long)[:5],
        "phrase": lambda: f'"{rng.choice(_PHRASE.findall(rng.choice(texts).lower()))}"',
    }
    kinds = [KINDS[number % len(KINDS)] for number in range(count)]
    return [(kind, makers[kind]()) for kind in kinds]


def _together(rng, words_of, count):
    """Words of one text, so that there is something to find for those who ask for all of them."""
    return " ".join(rng.sample(rng.choice([words for words in words_of if len(words) >= count]), count))


def steps(requests, slack=0):
    """The longest chain of requests that had to wait for one another. The step of a request is 1, or 1 more than the greatest of
    those that had ended before it began; one that ended up to `slack` after that counts as ended, since the browser tells of
    an end late. Ends lie at least the server's delay after their beginnings, so that what runs side by side is not counted."""
    done = []  # of (end, step)
    for request in sorted(requests, key=lambda request: request["begin"]):
        before = [step for end, step in done if end <= request["begin"] + slack]
        done.append((request["end"], 1 + max(before, default=0)))
    return max((step for _, step in done), default=0)


def reckon(visit, slack):
    """The figures of one query out of what the browser told of it."""
    requests = visit["requests"]
    code = [request for request in requests if is_code(request["path"])]
    data = [request for request in requests if not is_code(request["path"])]
    titles = [request for request in requests if request["phase"] != "snippets"]
    asked = [request for request in titles if request["phase"] == "search"]
    return {
        "code bytes": _bytes(code),
        "bytes": _bytes(requests),
        "bytes titles": _bytes(titles),
        "data bytes": _bytes(data),
        "requests": len(requests),
        "requests titles": len(titles),
        "steps": steps(requests, slack),
        "steps titles": steps(titles, slack),
        "data steps": steps(data, slack),
        "data steps titles": steps([request for request in titles if request in data], slack),
        "steps after": steps([request for request in requests if request["phase"] != "open"], slack),
        "steps after titles": steps(asked, slack),
        "found": visit["total"],
    }


def is_code(path):
    """Whether a request is for the client itself and not for the index."""
    return path.endswith((".js", ".mjs")) or "/wasm." in path


def summary(figures):
    """{name: (mean, median, greatest)} over all queries."""
    return {
        name: (mean(values), median(values), max(values))
        for name, values in ((name, [figure[name] for figure in figures]) for name in figures[0])
    }


def _bytes(requests):
    return sum(request["bytes"] for request in requests)
