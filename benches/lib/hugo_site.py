"""Writes the same programme as a Hugo site: the front matter as Hugo wants it, the same bodies, and benches/hugo/ beside.

What another entry says (municipality, organisation, term) is a term of a taxonomy, which is how Hugo joins pages without
searching all of them for each page. Bodies keep their links to `.md` files; a render hook in benches/hugo resolves them.
"""

import shutil
from pathlib import Path

from .model import COUNTRIES, LANGUAGES, PAGES, VOCABULARIES
from .pearls_site import items, text

TEMPLATES = Path(__file__).resolve().parent.parent / "hugo"


def write(programme, folder, languages):
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    _languages(folder / "config" / "_default", LANGUAGES[:languages])
    content = folder / "content"
    for vocabulary in VOCABULARIES:
        _index(content / vocabulary.name, [f"title: {text(vocabulary.title)}"])
        for key, label in vocabulary.terms:
            _index(content / vocabulary.name / key, [f"title: {text(label)}"], f"What concerns {label.lower()}.")
    _index(content / "case-studies", ["title: Case studies"])
    _index(content / "municipalities", ["title: Places"])
    for place in programme.places:
        _index(content / "municipalities" / place.id, _place(place), place.text)
    _index(content / "organisations", ["title: Organisations"])
    for body in programme.bodies:
        front = [
            f"title: {text(body.title)}",
            f"type_of_body: {body.type}",
            f"country: {text(COUNTRIES[body.country])}",
        ]
        front.append(f"website: https://www.example.org/bodies/{body.id}")
        _index(content / "organisations" / body.id, front, body.text)
    for page, _, nav, title, body in PAGES:
        front = [f"title: {text(title)}"] + (["menus: main"] if nav else [])
        _entry(content / ("_index.md" if page == "home" else f"{page}.md"), front, body)


def write_case(case, folder):
    front = [f"title: {text(case.title)}", f"summary: {text(case.summary)}", f"date: {case.updated}"]
    front += [f"municipalities: {items(case.places)}"]
    for vocabulary in VOCABULARIES:
        if case.terms[vocabulary.name]:
            front.append(f"{vocabulary.name}: {items(case.terms[vocabulary.name])}")
    bodies = [body for body in [case.organiser, *case.partners] if body and " " not in body]
    front.append(f"organisations: {items(dict.fromkeys(bodies))}")
    front += ["params:", f"  period: {case.period}", f"  evidence: {case.evidence}"]
    front.append(f"  cost: {{ band: {case.cost[0]}, amount: {case.cost[1]}, currency: EUR }}")
    front += [f"  organiser: {case.organiser}"] if case.organiser else []
    front += ["  partners:", *(f"    - {text(partner)}" for partner in case.partners)]
    if case.results:
        front.append("  results:")
        for indicator, value, unit, date in case.results:
            front.append(
                f"    - {{ indicator: {text(indicator)}, value: {value}, unit: {text(unit)}, date: {text(date)} }}"
            )
    front += [f"  sdgs: {items(case.sdgs)}"] if case.sdgs else []
    front += ["  links:", f"    - {{ title: {text(case.link[0])}, url: {case.link[1]} }}"]
    _entry(folder / "content" / "case-studies" / f"{case.id}.md", front, case.body)


def _place(place):
    front = [
        f"title: {text(place.title)}",
        f"kind_of_place: {place.kind}",
        f"country: {text(COUNTRIES[place.country])}",
    ]
    front += [f"population: {place.population}", f"lat: {place.lat}", f"lon: {place.lon}"]
    return front + [f"website: https://www.example.org/places/{place.id}"]


def _index(folder, front, body=""):
    _entry(folder / "_index.md", front, body)


def _entry(path, front, body):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\n" + "\n".join(front) + f"\n---\n\n{body}\n", "utf-8")


def _languages(config, languages):
    """Every entry in every language, as pearls does: one content folder that belongs to all languages."""
    lines = []
    for weight, lang in enumerate(languages, 1):
        lines += [f'"{lang}":', f"  weight: {weight}", f"  locale: {lang}", "  title: A made-up repository"]
    mounts = ["mounts:", "  - source: content", "    target: content"]
    mounts.append(f"    sites: {{ matrix: {{ languages: {items(map(text, languages))} }} }}")
    (config / "languages.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (config / "module.yaml").write_text("\n".join(mounts) + "\n", "utf-8")
