"""Compares a reading, as `preview --json` gives it, with what is known of a sample."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.samples.corpus.comparing import (
    Json,
    alike,
    asked_cells,
    cells_of,
    column_of,
    lines_of,
    lines_through,
    refs,
    words_of,
)
from tests.samples.corpus.sample import Sample
from tests.samples.corpus.truth import Known, Truth, Who

ASPECTS = ("people", "statuses", "dates", "amounts", "sheets", "evidence", "questions", "cells")
"""What is counted; of these people, statuses and dates may never be wrong."""


@dataclass
class Score:
    """What was read right, asked about and read wrong of one sample, by aspect."""

    sample: Sample
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def judge(self, aspect: str, found: object, known: object, where: str) -> None:
        """Count one reading against what is known."""
        if alike(found, known):
            self.right[aspect] += 1
        else:
            self.fault(aspect, f"{where}: read {found!r}, right is {known!r}")

    def fault(self, aspect: str, what: str) -> None:
        """Count a fault and keep it."""
        self.wrong[aspect] += 1
        self.faults.append(f"[{aspect}] {what}")


def score(sample: Sample, said: Json) -> Score:
    """Compare one reading with its truth."""
    scored = Score(sample)
    for one in said["questions"]:
        scored.questions.append(f"? {one['about']} at {refs(one)}: {one['raw']}")
    _judge_cells(scored, said)
    _judge_questions(scored, said)
    _judge_sheets(scored, said)
    if sample.truth is None:
        scored.judge("people", bool(said["refusal"]), known=True, where="no tracker")
        return scored
    scored.judge("people", said["refusal"], None, "a tracker")
    people = _judge_people(scored, said, sample.truth)
    _Facts(scored, said, sample.truth, people).judge()
    _judge_evidence(scored, said, sample.truth)
    return scored


def _judge_cells(scored: Score, said: Json) -> None:
    counts, known = said["cells"], scored.sample.nonempty()
    parts = counts["taken"] + counts["ignored"] + counts["asked"]
    scored.judge("cells", counts["nonempty"], parts, "taken, ignored and asked together")
    if known is not None:
        scored.judge("cells", counts["nonempty"], known, "cells that hold something")


def _judge_questions(scored: Score, said: Json) -> None:
    """Hold questions to one for each column and one for each distinct odd value."""
    put: Counter[tuple[object, ...]] = Counter()
    for question in said["questions"]:
        columns = {(one["file"], one["sheet"], column_of(one["ref"])) for one in question["cells"]}
        put[frozenset(columns), question["about"], question["raw"]] += 1
    for asked, times in put.items():
        scored.judge("questions", times, 1, f"asked several times: {asked[1:]}")
    beyond = len(said["questions"]) - scored.sample.asks
    if beyond > 0:
        scored.asked["questions"] += beyond


def _judge_sheets(scored: Score, said: Json) -> None:
    for tab, sheet in zip(scored.sample.tabs, said["sheets"], strict=False):
        if tab.used is not None:
            scored.judge("sheets", sheet["used"], tab.used, f"sheet {tab.name} used")
        if tab.layout:
            scored.judge("sheets", sheet["layout"], tab.layout, f"layout of {tab.name}")


def _judge_people(scored: Score, said: Json, truth: Truth) -> dict[str, str]:
    """Match people by their names; give the name we know by the key of the reading."""
    found: dict[str, str] = {}
    asked = asked_cells(said)
    for who in truth.people:
        same = [one for one in said["people"] if alike(one["name"], who.name)]
        same = _by_particulars(same, who) if len(same) > 1 else same
        if len(same) == 1:
            scored.right["people"] += 1
            found[same[0]["key"]] = who.name
            _judge_particulars(scored, same[0], who)
        else:
            scored.fault("people", f"{who.name} was read {len(same)} times")
    for one in said["people"]:
        if one["key"] not in found:
            if asked & set(cells_of(one)):
                scored.asked["people"] += 1
            else:
                scored.fault("people", f"{one['name']} at {refs(one)} is nobody")
    return found


def _by_particulars(same: list[Json], who: Who) -> list[Json]:
    return [
        one
        for one in same
        if (who.email and alike(one["email"], who.email)) or (who.id in one["ids"].values())
    ]


def _judge_particulars(scored: Score, one: Json, who: Who) -> None:
    if who.email is not None:
        scored.judge("people", one["email"], who.email, f"e-mail of {who.name}")
    if who.id is not None:
        scored.judge("people", who.id in one["ids"].values(), True, f"id of {who.name}")
    if who.cohort is not None:
        scored.judge("people", one["cohort"], who.cohort, f"cohort of {who.name}")
    if who.enrolled is not None:
        scored.judge("dates", one["enrolled_on"], who.enrolled, f"start of {who.name}")


def _judge_evidence(scored: Score, said: Json, truth: Truth) -> None:
    for kind, ref, target in truth.evidence:
        there = any(
            one["kind"] == kind
            and target in (one["target"] or "")
            and any(cell["ref"] == ref for cell in one["cells"])
            for one in said["evidence"]
        )
        scored.judge("evidence", there, True, f"{kind} at {ref}")


class _Facts:
    """Matches facts of a reading with those known."""

    def __init__(self, scored: Score, said: Json, truth: Truth, people: dict[str, str]) -> None:
        self.scored, self.said, self.truth = scored, said, truth
        self.people = people
        self.titles = {one["key"]: one["title"] for one in said["requirements"]}
        self.known_as = {
            words_of(title): words_of(titles.split(" = ")[0])
            for titles in truth.requirements
            for title in (titles, *titles.split(" = "))
        }

    def judge(self) -> None:
        """Judge all facts, pair by pair."""
        found: dict[tuple[str, str], list[Json]] = {}
        for fact in self.said["facts"]:
            found.setdefault(self._pair(fact), []).append(fact)
        for known in self.truth.facts:
            pair = known.person, self._title(known.requirement)
            self._judge_one(known, found.get(pair, []))
        unjudged = {(who, self._title(title)) for who, title in self.truth.unjudged}
        for pair, facts in found.items():
            if pair not in unjudged:
                for fact in facts:
                    self._judge_extra(fact, pair)

    def _pair(self, fact: Json) -> tuple[str, str]:
        return self.people.get(fact["person"], "?"), self._title(self.titles[fact["requirement"]])

    def _title(self, title: str) -> str:
        words = words_of(title)
        return " ".join(self.known_as.get(words, words))

    def _judge_one(self, known: Known, candidates: list[Json]) -> None:
        where = f"{known.person}, {known.requirement}"
        if not candidates:
            if self._is_asked_without_fact(known):
                self.scored.asked["statuses"] += 1
            else:
                self.scored.fault("statuses", f"{where}: nothing read, right is {known.short()}")
            return
        fact = min(candidates, key=lambda one: len(list(differences(one, known))))
        candidates.remove(fact)
        where = f"{where} at {refs(fact)} {fact['raw']!r}"
        if known.must_ask and not fact["asked"]:
            self.scored.fault("statuses", f"{where}: must be asked, read {fact['status']}")
        for aspect, name in JUDGED:
            if not is_judged(name, known, fact):
                continue
            if fact["asked"]:
                self.scored.asked[aspect] += 1
            else:
                self.scored.judge(aspect, fact[name], wanted(name, known), f"{where} {name}")

    def _judge_extra(self, fact: Json, pair: tuple[str, str]) -> None:
        if fact["asked"]:
            self.scored.asked["statuses"] += 1
        else:
            self.scored.fault(
                "statuses",
                f"{pair} at {refs(fact)} {fact['raw']!r}: read {fact['status']}, says nothing",
            )

    def _is_asked_without_fact(self, known: Known) -> bool:
        """Whether a question stands where person and requirement of a known fact meet."""
        person = [one for one in self.said["people"] if self.people.get(one["key"]) == known.person]
        title = self._title(known.requirement)
        requirement = [
            one for one in self.said["requirements"] if self._title(one["title"]) == title
        ]
        theirs, its = (lines_of(one) for one in (person, requirement))
        return any(
            theirs & lines and (not requirement or its & lines)
            for lines in map(set, map(lines_through, asked_cells(self.said)))
        )


JUDGED = (
    ("statuses", "status"),
    ("dates", "on"),
    ("dates", "expires_on"),
    ("amounts", "amount"),
    ("amounts", "unit"),
    ("amounts", "score"),
    ("people", "verified_by"),
    ("amounts", "number"),
)


def is_judged(name: str, known: Known, fact: Json) -> bool:
    """Whether a field says anything: a unit nobody wrote down may be taken from the title."""
    known_too = wanted(name, known) is not None
    return known_too or (name != "unit" and fact[name] is not None)


def wanted(name: str, known: Known) -> object:
    """What is known of a field."""
    return known.statuses if name == "status" else getattr(known, name)


def differences(fact: Json, known: Known) -> Iterator[str]:
    """The fields in which a fact differs from what is known."""
    for _, name in JUDGED:
        if not alike(fact[name], wanted(name, known)):
            yield name
