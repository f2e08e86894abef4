"""Writes a programme as a pearls site: site.yaml and content/."""

import json

from .model import COST_BANDS, COUNTRIES, LANGUAGES, PAGES, VOCABULARIES
from .words import SECTIONS


def text(value):
    """A text in YAML: in double quotes, where JSON's rules are YAML's."""
    return json.dumps(value, ensure_ascii=False)


def items(values):
    """A list of ids or numbers in YAML, on one line."""
    return "[" + ", ".join(map(str, values)) + "]"


def write(programme, folder, languages):
    content = folder / "content"
    for kind in ("case-studies", "municipalities", "organisations", "pages", "vocabularies"):
        (content / kind).mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text(_site(languages), "utf-8")
    for name, lines in _vocabularies():
        (content / "vocabularies" / f"{name}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    for place in programme.places:
        (content / "municipalities" / f"{place.id}.md").write_text(_place(place), "utf-8")
    for body in programme.bodies:
        (content / "organisations" / f"{body.id}.md").write_text(_body(body), "utf-8")
    for page in PAGES:
        (content / "pages" / f"{page[0]}.md").write_text(_page(*page), "utf-8")


def allow_cards(folder):
    """Lets entries have social cards, as they do unless a site says otherwise."""
    path = folder / "site.yaml"
    path.write_text(path.read_text("utf-8").replace("social_cards: false\n", ""), "utf-8")


def write_case(case, folder):
    (folder / "content" / "case-studies" / f"{case.id}.md").write_text(_case(case), "utf-8")


def _site(languages):
    return f"""pearls: '2'
title: A made-up repository
tagline: For measuring only
url: https://pearls.example.org/
languages: {items(map(text, LANGUAGES[:languages]))}
timezone: Europe/Stockholm
page_size: 20
social_cards: false
map: baltic
repository:
  url: https://code.example.org/pearls/site
funding:
  text: Co-funded by a programme that does not exist, and by nobody else.
mailboxes: [info@example.org]
size_bands:
  - {{ key: small, label: "Up to 5,000 people", max: 5000 }}
  - {{ key: middle, label: "5,000 to 50,000 people", max: 50000 }}
  - {{ key: large, label: "More than 50,000 people" }}
"""


def _vocabularies():
    """Name and lines of each vocabulary: the facets, and those that fields and bodies refer to."""
    for vocabulary in VOCABULARIES:
        lines = [f"title: {vocabulary.title}", f"field: {vocabulary.field}", "for: case-studies"]
        lines += [f"min: {vocabulary.least}", f"max: {vocabulary.most}", "facet: true", "terms:"]
        for key, label in vocabulary.terms:
            lines.append(
                f"  - {{ key: {key}, label: {text(label)}, definition: {text(f'What concerns {label.lower()}.')} }}"
            )
        yield vocabulary.name, lines
    plain = {
        "cost-bands": ("Cost bands", [(key, label) for key, label, _ in COST_BANDS]),
        "countries": ("Countries", [(code.lower(), label) for code, label in COUNTRIES.items()]),
    }
    for name, (title, terms) in plain.items():
        yield (
            name,
            [f"title: {title}", "terms:", *(f"  - {{ key: {key}, label: {text(label)} }}" for key, label in terms)],
        )
    lines = ["title: Sections", "for: case-studies", "terms:"]
    for heading, section, _, _ in SECTIONS:
        required = ", required: true" if section == "what-was-done" else ""
        lines.append(f"  - {{ key: {section}, label: {text(heading)}{required} }}")
    yield "sections", lines


def _place(place):
    return f"""---
title: {text(place.title)}
kind: {place.kind}
country: {text(place.country)}
population: {{ value: {place.population}, year: 2024, source: "Made up" }}
lat: {place.lat}
lon: {place.lon}
website: https://www.example.org/places/{place.id}
---

{place.text}
"""


def _body(body):
    return f"""---
title: {text(body.title)}
type: {body.type}
country: {text(body.country)}
website: https://www.example.org/bodies/{body.id}
---

{body.text}
"""


def _page(_, role, nav, title, body):
    lines = [f"title: {text(title)}"] + ([f"role: {role}"] if role else []) + ([f"nav: {nav}"] if nav else [])
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


def _case(case):
    lines = [f"title: {text(case.title)}", f"summary: {text(case.summary)}"]
    lines += [f"municipalities: {items(case.places)}", f"period: {case.period}", f"updated: {case.updated}"]
    for vocabulary in VOCABULARIES:
        if case.terms[vocabulary.name]:
            lines.append(f"{vocabulary.field}: {items(case.terms[vocabulary.name])}")
    lines.append(f"cost: {{ band: {case.cost[0]}, amount: {case.cost[1]}, currency: EUR }}")
    lines += [f"organiser: {case.organiser}"] if case.organiser else []
    lines += ["partners:", *(f"  - {text(partner)}" for partner in case.partners)]
    lines.append(f"evidence: {case.evidence}")
    if case.results:
        lines.append("results:")
        for indicator, value, unit, date in case.results:
            lines.append(
                f"  - {{ indicator: {text(indicator)}, value: {value}, unit: {text(unit)}, date: {text(date)} }}"
            )
    lines += [f"sdgs: {items(case.sdgs)}"] if case.sdgs else []
    lines += ["links:", f"  - {{ title: {text(case.link[0])}, url: {case.link[1]} }}"]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{case.body}"
