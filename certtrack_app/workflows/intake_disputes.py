"""Cells that disagree with what was verified since: asked about, never taken by themselves."""

import hashlib

from sqlalchemy import select

from certtrack_app.models.evidence import Evidence
from certtrack_app.models.intake import ImportQuestion, Intake
from certtrack_app.rules.newer_copy import Fate, Matched
from certtrack_app.rules.tracker.reading import Fact, Reading
from certtrack_app.rules.words import amount_in_words
from certtrack_app.workflows.intake_cells import cells_of
from certtrack_app.workflows.unit import Unit

KEEP = "keep what was verified"
TAKE = "take what the tracker says"
_TOPIC = "verified"


class Disputes:
    """Asks about the cells of one intake that disagree, and heeds what was answered."""

    def __init__(self, unit: Unit, intake: Intake, reading: Reading, accept: bool) -> None:  # noqa: FBT001
        self._unit = unit
        self._intake = intake
        self._reading = reading
        self._accept = accept
        self._known = _known(unit)

    def settled(self, matched: Matched, fact: Fact) -> Fate:
        """What becomes of a fact: one that is disputed waits for an answer."""
        if matched.fate is not Fate.DISPUTED or matched.earlier is None:
            return matched.fate
        key = matched.earlier.key or 0
        topic = _topic(key, fact)
        answer = self._intake.answers.get(topic) or self._known.get(topic)
        if answer is None and topic not in self._known:
            answer = self._ask(topic, key, fact)
        match answer:
            case str() if answer == TAKE:
                return Fate.NEW
            case str() if answer == KEEP:
                return Fate.UNCHANGED
            case _:
                return Fate.DISPUTED

    def _ask(self, topic: str, key: int, fact: Fact) -> str | None:
        """Put the question down, answered where whatever is proposed is to be taken."""
        evidence = self._unit.find(Evidence, key)
        answer = KEEP if self._accept else None
        question = ImportQuestion(
            intake_id=self._intake.id,
            topic=topic,
            about=f"disagrees with what was verified: {evidence}, {_on_record(evidence)}",
            raw=f"{fact.raw} ({fact_in_words(fact)})",
            cells=cells_of(self._reading, fact.cells),
            choices=[KEEP, TAKE],
            proposed=KEEP,
            answer=answer,
            answered_by=self._unit.actor if answer else "",
            settled_on=self._unit.today if answer else None,
        )
        self._unit.session.add(question)
        self._known[topic] = answer
        return answer


def _known(unit: Unit) -> dict[str, str | None]:
    """Every dispute that was asked about before, with its answer."""
    query = select(ImportQuestion.topic, ImportQuestion.answer).where(
        ImportQuestion.topic.startswith(f"{_TOPIC}/")
    )
    return dict(unit.session.execute(query).all())


def _topic(key: int, fact: Fact) -> str:
    said = hashlib.sha256(fact_in_words(fact).encode()).hexdigest()[:12]
    return f"{_TOPIC}/{key}/{said}"


def fact_in_words(fact: Fact) -> str:
    """What a tracker says of one person and one requirement, in words."""
    parts = [fact.status.value.replace("_", " ")]
    if fact.amount is not None:
        parts.append(f"{fact.amount:g} {fact.unit or ''}".strip())
    if fact.score is not None:
        parts.append(f"score {fact.score:g}")
    if fact.on:
        parts.append(fact.on)
    if fact.expires_on:
        parts.append(f"expires {fact.expires_on}")
    return ", ".join(parts)


def _on_record(evidence: Evidence) -> str:
    """What stands on record of a piece of evidence, in words."""
    parts = [evidence.state.value.replace("_", " ")]
    if evidence.claimed is not None:
        parts.append(amount_in_words(evidence.accepted or evidence.claimed, evidence.unit))
    if evidence.happened_on is not None:
        parts.append(evidence.happened_on.isoformat())
    return ", ".join(parts)
