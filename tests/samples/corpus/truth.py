"""What a careful reader finds in a sample, written short.

Facts stand in a grid, people down and requirements across. A fact is a status (`c` completed,
`ip` in progress, `ns` not started, `pl` planned, `rq` required, `ex` expired, `wv` waived, `na` not
applicable; `c,ip` where either is a fair reading), then in any order a day `2024-03-02` (or a month, or a
year), `>2026-03-02` until when, `12h` an amount with its unit or `12` without, `s85` a score,
`by:Mo_Okafor`, `no:A-17`. `?` at its end: nobody can know, it must be asked. `;` stands between
several facts of one pair, `-` is none, `*` is not judged. A requirement that may fairly be called
by two titles has both, with ` = ` between them.

People are those of the grid; where more is known, one line each: `Name <e-mail> [id] {cohort} (day)`.
"""

import re
from dataclasses import dataclass, field

STATUSES = {
    "c": "completed",
    "ip": "in_progress",
    "ns": "not_started",
    "pl": "planned",
    "rq": "required",
    "ex": "expired",
    "wv": "waived",
    "na": "not_applicable",
}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
AMOUNT = re.compile(r"(-?\d+(?:\.\d+)?)([a-z%]*)")
PERSON = re.compile(
    r"(?P<name>[^<\[{(]+)(<(?P<email>[^>]*)>)?\s*(\[(?P<id>[^\]]*)\])?\s*"
    r"(\{(?P<cohort>[^}]*)\})?\s*(\((?P<enrolled>[^)]*)\))?"
)


@dataclass(frozen=True)
class Who:
    """A person; None is not judged."""

    name: str
    email: str | None = None
    id: str | None = None
    cohort: str | None = None
    enrolled: str | None = None


@dataclass(frozen=True)
class Known:
    """A fact as it is known."""

    person: str
    requirement: str
    statuses: frozenset[str]
    on: str | None = None
    expires_on: str | None = None
    amount: float | None = None
    unit: str | None = None
    score: float | None = None
    verified_by: str | None = None
    number: str | None = None
    must_ask: bool = False

    def short(self) -> str:
        """Say it in a line."""
        day = f" on {self.on}" if self.on else ""
        return " or ".join(sorted(self.statuses)) + day


@dataclass(frozen=True)
class Truth:
    """All that is known; `unjudged` pairs may be read in any way."""

    people: tuple[Who, ...]
    requirements: tuple[str, ...]
    facts: tuple[Known, ...]
    unjudged: frozenset[tuple[str, str]] = frozenset()
    evidence: tuple[tuple[str, str, str], ...] = field(default=())

    @classmethod
    def of(cls, facts: str, people: str = "", evidence: str = "") -> "Truth":
        """Read it; `evidence` has lines of kind, cell and a part of the target."""
        titles, lines = _grid(facts)
        known: list[Known] = []
        unjudged: set[tuple[str, str]] = set()
        for name, said in lines:
            for title, facts_said in zip(titles, said, strict=True):
                if facts_said == "*":
                    unjudged.add((name, title))
                elif facts_said not in {"-", ""}:
                    known += [_known(name, title, one) for one in facts_said.split(";")]
        more = {who.name: who for who in map(_who, _lines(people))}
        everyone = dict.fromkeys([name for name, _ in lines] + list(more))
        return cls(
            tuple(more.get(name, Who(name)) for name in everyone),
            tuple(titles),
            tuple(known),
            frozenset(unjudged),
            tuple(_evidence(line) for line in _lines(evidence)),
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


def _grid(text: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in _lines(text)]
    return rows[0][1:], [(row[0], row[1:]) for row in rows[1:]]


def _evidence(line: str) -> tuple[str, str, str]:
    kind, ref, target = [*line.split(maxsplit=2), ""][:3]
    return kind, ref, target


def _who(line: str) -> Who:
    found = PERSON.fullmatch(line)
    assert found, line
    parts = {key: said.strip() if said else said for key, said in found.groupdict().items()}
    return Who(parts["name"] or "", *(parts[k] for k in ("email", "id", "cohort", "enrolled")))


def _known(person: str, title: str, said: str) -> Known:
    statuses, *rest = said.strip().removesuffix("?").split()
    found: dict[str, str | float | None] = {}
    for word in rest:
        found |= _particular(word)
    return Known(
        person,
        title,
        frozenset(STATUSES[status] for status in statuses.split(",")),
        must_ask=said.strip().endswith("?"),
        **found,  # type: ignore[arg-type]  # each by its name
    )


def _particular(word: str) -> dict[str, str | float | None]:
    for mark, name in (("by:", "verified_by"), ("no:", "number"), (">", "expires_on")):
        if word.startswith(mark):
            return {name: word.removeprefix(mark).replace("_", " ")}
    if DAY.fullmatch(word):
        return {"on": word}
    if word[0] == "s" and AMOUNT.fullmatch(word[1:]):
        return {"score": float(word[1:])}
    amount = AMOUNT.fullmatch(word)
    assert amount, word
    return {"amount": float(amount[1]), "unit": amount[2] or None}
