"""The made-up programme: vocabularies, municipalities, organisations and case studies, as plain values.

Nothing here knows how either generator wants it on disk. Entry number i depends on the seed and i alone (and on how
many places there are), so the same seed gives the same site everywhere.
"""

from dataclasses import dataclass, field
from random import Random
from re import sub
from unicodedata import normalize

from . import prose
from .words import WORDS

LANGUAGES = ["en", "da", "de", "et", "fi", "lt", "lv", "no", "pl", "sv"]

COUNTRIES = {
    "DE": "Germany", "DK": "Denmark", "EE": "Estonia", "FI": "Finland", "LT": "Lithuania",
    "LV": "Latvia", "NO": "Norway", "PL": "Poland", "SE": "Sweden",
}  # fmt: skip


@dataclass
class Vocabulary:
    """A facet of the case studies. An entry has `least` to `most` of its terms."""

    name: str
    title: str
    least: int
    most: int
    terms: list  # of (key, label)

    @property
    def field(self):
        return self.name.replace("-", "_")


def _terms(text):
    labels = [label.strip() for label in text.replace("\n", " ").split(",")]
    return [(slug(label), label) for label in labels]


def slug(text):
    """An id: ASCII, lower-case, words joined by hyphens."""
    ascii_text = normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


VOCABULARIES = [
    Vocabulary("topics", "Topics", 1, 4, _terms(
        """Belonging, Participation, Intergenerational, Youth, Loneliness, Inclusion, Democracy and trust, Public space,
        Heritage and identity, Everyday culture, Volunteering, Learning"""
    )),
    Vocabulary("challenges", "Challenges", 0, 3, _terms(
        """Outmigration, Ageing, Isolation, Vacancy, Polarisation, Newcomers, Shrinking services, Climate, Mistrust,
        Unemployment"""
    )),
    Vocabulary("methods", "Methods", 1, 3, _terms(
        """Community theatre, Choir and song, Storytelling, Shared meals, Festival, Artist in residence, Co-design,
        Repair and reuse, Walks, Oral history, Citizens' assembly, Neighbourhood budget, Crafts, Open studio, Radio and film"""
    )),
    Vocabulary("target-groups", "Target groups", 0, 3, _terms(
        """Everybody, Children, Young people, Older people, Families, Newcomers, People living alone, Associations,
        Summer residents, Employees of the municipality"""
    )),
]  # fmt: skip


@dataclass
class Place:
    id: str
    title: str
    country: str
    kind: str
    population: int
    lat: float
    lon: float

    @property
    def text(self):
        return f"{self.title} is a made-up {self.kind} in {COUNTRIES[self.country]} with {self.population:,} people."


@dataclass
class Body:
    id: str
    title: str
    country: str
    type: str

    @property
    def text(self):
        return f"{self.title} works in {COUNTRIES[self.country]}."


@dataclass
class Case:
    id: str
    title: str
    summary: str
    places: list  # of ids of places
    period: str
    updated: str
    terms: dict  # vocabulary's name -> keys
    organiser: str
    partners: list
    evidence: str
    cost: tuple  # (band, amount)
    results: list  # of (indicator, value, unit, date)
    sdgs: list
    link: tuple  # (title, url)
    body: str = field(repr=False)


COST_BANDS = [
    ("small", "Up to 5,000 euros", 5_000),
    ("middle", "5,000 to 50,000 euros", 50_000),
    ("large", "Above 50,000 euros", 500_000),
]


class Programme:
    """A programme with `count` case studies. `cases()` makes them one by one; `places` and `bodies` are lists."""

    def __init__(self, count, seed):
        self.count = count
        self.seed = seed
        self.places = self._places(max(20, count // 10))
        self.bodies = self._bodies(max(10, count // 20))

    def _rng(self, *what):
        return Random("/".join(map(str, (self.seed, *what))))

    def _places(self, count):
        rng, places, taken = self._rng("places"), [], set()
        while len(places) < count:
            title = prose.name(rng)
            if slug(title) in taken:
                title = f"{title} {rng.choice(('Parish', 'Bay', 'Hill', 'Mills', 'Harbour'))} {prose.name(rng)}"
            if slug(title) in taken:
                continue
            taken.add(slug(title))
            places.append(Place(
                id=slug(title),
                title=title,
                country=rng.choice(list(COUNTRIES)),
                kind=rng.choice(("city", "town", "municipality", "district")),
                population=int(10 ** rng.uniform(3, 5.5)),
                lat=round(rng.uniform(53.5, 65.0), 4),
                lon=round(rng.uniform(8.5, 27.5), 4),
            ))  # fmt: skip
        return places

    def _bodies(self, count):
        rng, bodies, taken = self._rng("bodies"), [], set()
        while len(bodies) < count:
            label, kind = rng.choice((
                ("Society for the Culture of {}", "association"), ("{} Museum", "cultural-venue"), ("{} Folk High School", "school"),
                ("{} Neighbours", "ngo"), ("University of {}", "university"), ("{} Theatre", "cultural-venue"),
            ))  # fmt: skip
            title = label.format(prose.name(rng))
            if slug(title) in taken:
                continue
            taken.add(slug(title))
            bodies.append(Body(slug(title), title, rng.choice(list(COUNTRIES)), kind))
        return bodies

    def cases(self):
        """All case studies in turn. Each links back to earlier ones, among them its neighbours in number."""
        earlier = []
        for number in range(self.count):
            case = self._case(number, earlier)
            earlier.append((case.title, case.id))
            yield case

    def _case(self, number, earlier):
        rng = self._rng("case", number)
        # Everybody has a case: first in turn, so that none is left over.
        places = [self.places[number % len(self.places)]]
        if rng.random() < 0.15:
            other = rng.choice(self.places)
            places += [other] if other is not places[0] else []
        writer = prose.Writer(rng, places[0].title)
        title = writer.title()
        start, end = _period(rng)
        partners = [self.bodies[number % len(self.bodies)].id]
        partners += [rng.choice(self.bodies).id, "The parish of " + prose.name(rng)][: rng.randrange(3)]
        links = [
            (earlier_title, f"{earlier_id}.md")
            for earlier_title, earlier_id in _some(rng, earlier[-500:], rng.randrange(4))
        ]
        if rng.random() < 0.4:
            links.append((places[0].title, f"../municipalities/{places[0].id}.md"))
        band, _, most = rng.choice(COST_BANDS)
        return Case(
            id=f"{slug(title)[:48].strip('-')}-{number:05}",
            title=title,
            summary=writer.text("any", 18, limit=290) or f"What {places[0].title} did.",
            places=[place.id for place in places],
            period=f"{start}/{end}",
            updated=f"2026-{rng.randrange(1, 10):02}-{rng.randrange(1, 29):02}",
            terms={vocabulary.name: _terms_of(rng, vocabulary) for vocabulary in VOCABULARIES},
            organiser=rng.choice(self.bodies).id if rng.random() < 0.5 else "",
            partners=list(dict.fromkeys(partners)),
            evidence=rng.choice(("described", "self-reported", "self-reported", "evaluated")),
            cost=(band, rng.randrange(most // 10, most, 50)),
            results=[
                (
                    f"{rng.choice(WORDS['quality']).capitalize()} {rng.choice(WORDS['event'])}",
                    rng.randrange(3, 4000),
                    rng.choice(WORDS["unit"]),
                    end,
                )
                for _ in range(rng.randrange(4))
            ],
            sdgs=sorted(rng.sample(range(1, 18), rng.randrange(4))),
            link=(f"Pictures of {title}", f"https://www.example.org/{slug(title)}/{number}"),
            body=writer.body(links),
        )


def _period(rng):
    year, month = rng.randrange(2016, 2024), rng.randrange(1, 13)
    last = year * 12 + month - 1 + rng.randrange(1, 16)
    return f"{year}-{month:02}", f"{last // 12}-{last % 12 + 1:02}"


def _terms_of(rng, vocabulary):
    """Some of the terms; those at the front of the list are chosen more often, as in real life."""
    wanted = rng.randint(vocabulary.least, vocabulary.most)
    chosen = []
    while len(chosen) < wanted:
        key = vocabulary.terms[int(len(vocabulary.terms) * rng.random() ** 1.5)][0]
        if key not in chosen:
            chosen.append(key)
    return chosen


def _some(rng, items, count):
    return rng.sample(items, min(count, len(items)))


#: Pages of prose: id, role, place in the menu, title, text.
PAGES = [
    ("home", "home", None, "Good practice from towns that hold together", "What others have tried, what came of it, and how it can be done elsewhere. Begin with [the case studies of a place](about.md) like yours."),
    ("about", None, 1, "About", "This site is made up by a program, to measure how fast it is built.\n\n## Who writes here {#who}\n\nNobody does."),
    ("accessibility", "accessibility-statement", None, "Accessibility statement", "This site aims at WCAG 2.2, level AA.\n\n## Tell us {#tell-us}\n\nIf something does not work for you, write to info@example.org."),
    ("privacy", "privacy", None, "Privacy", "This site sets no cookies and counts no visitors."),
    ("imprint", "imprint", None, "Imprint", "A made-up municipality, Market Square 1, Nowhere."),
]  # fmt: skip
