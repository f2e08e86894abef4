"""Writes plausible English from words.py: sentences, paragraphs, and the body of a case study."""

import re

from .words import SECTIONS, SENTENCES, SYLLABLES, TITLES, WORDS

_GAP = re.compile(r"\{(\w+)\}")
# What needs "an" before it.
_VOWEL = re.compile(r"\b([Aa]) (?=[aeiouAEIOU]|honest)")


def _parts(sentence):
    """The sentence as a list of texts and gaps in turn: text, gap, text, gap, …, text."""
    return _GAP.split(sentence)


_SENTENCES = {kind: [_parts(sentence) for sentence in sentences] for kind, sentences in SENTENCES.items()}
_TITLES = [_parts(title) for title in TITLES]


def name(rng):
    """A made-up name of a place: `Velmorakoski`."""
    middle = "".join(rng.choice(SYLLABLES["middle"]) for _ in range(rng.choice((0, 1, 1, 2))))
    return rng.choice(SYLLABLES["start"]) + middle + rng.choice(SYLLABLES["end"])


class Writer:
    """Writes the texts of one case study. `rng` is its own source of chance; `town` its municipality's name."""

    def __init__(self, rng, town):
        self.rng = rng
        self.town = town
        # A text keeps coming back to the same few names, with new ones now and then.
        self.locals = [name(rng) for _ in range(4)]

    def sentence(self, kind):
        own, common = _SENTENCES[kind], _SENTENCES["any"]
        pattern = self.rng.choice(own if kind == "any" or self.rng.random() < 0.6 else common)
        return self._filled(pattern)

    def title(self):
        return self._filled(self.rng.choice(_TITLES))

    def _filled(self, pattern):
        words = list(pattern)
        for at in range(1, len(words), 2):
            words[at] = self._gap(words[at])
        text = _VOWEL.sub(r"\1n ", "".join(words))
        return text[0].upper() + text[1:]

    def _gap(self, gap):
        rng = self.rng
        if gap in WORDS:
            return rng.choice(WORDS[gap])
        if gap == "town":
            return self.town
        if gap == "local":
            return name(rng) if rng.random() < 0.15 else rng.choice(self.locals)
        if gap == "n":
            return str(rng.randrange(11, 99))
        if gap == "big":
            return f"{rng.randrange(2, 60)},{rng.randrange(1000):03}"
        return str(rng.randrange(1991, 2024))  # year

    def text(self, kind, words, limit=None):
        """Sentences of at least so many words, in one string; `limit` is the most characters."""
        sentences, count = [], 0
        while count < words:
            sentence = self.sentence(kind)
            if limit and sum(map(len, sentences)) + len(sentences) + len(sentence) > limit:
                break
            sentences.append(sentence)
            count += sentence.count(" ") + 1
        return " ".join(sentences)

    def body(self, links):
        """Sections with paragraphs; a list, table or quotation now and then; `links` as (text, path) spread over them."""
        blocks, links = [], list(links)
        for heading, section, kind, words in SECTIONS:
            blocks.append(f"## {heading} {{#{section}}}")
            left = round(words * self.rng.uniform(0.55, 0.95))
            while left > 0:
                paragraph = self.text(kind, min(left, self.rng.randrange(45, 75)))
                left -= paragraph.count(" ") + 1
                if links and self.rng.random() < 0.5:
                    text, path = links.pop()
                    paragraph += f" It is told in [{text}]({path})."
                blocks.append(paragraph)
            blocks.extend(self._extra(kind))
        blocks.extend(f"More about this: [{text}]({path})." for text, path in links)
        return "\n\n".join(blocks) + "\n"

    def _extra(self, kind):
        """What is not a paragraph: nothing, in most sections."""
        rng = self.rng
        if kind == "done" and rng.random() < 0.5:
            marker = rng.choice(("-", "1."))
            lines = [
                f"{marker} **{rng.choice(WORDS['month'])}**: {self.sentence('done')}"
                for _ in range(rng.randrange(2, 5))
            ]
            return ["\n".join(lines)]
        if kind in ("resources", "results") and rng.random() < 0.3:
            rows = [
                f"| {rng.choice(WORDS['body'])} | {rng.choice(WORDS['material'])} | {rng.randrange(100, 9000)} |"
                for _ in range(rng.randrange(2, 6))
            ]
            return ["\n".join(["| Who | What | Euros |", "| --- | --- | --- |", *rows])]
        if kind == "lessons" and rng.random() < 0.25:
            return [f"> {self.sentence('lessons')}"]
        if kind == "partners" and rng.random() < 0.2:
            return ["\n".join(f"- {self.sentence('partners')}" for _ in range(2))]
        return []
