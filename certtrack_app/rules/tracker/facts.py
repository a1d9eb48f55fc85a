"""From drafts to facts, with the evidence that hangs on their cells."""

from collections.abc import Sequence

from certtrack_app.rules.tracker.gathering import Draft, Gathering
from certtrack_app.rules.tracker.reading import Fact, FoundEvidence, Place
from certtrack_app.rules.vocabulary import FactStatus

_CERTAIN, _LIKELY, _PROPOSED = 1.0, 0.9, 0.5


def finished_facts(
    gathering: Gathering, people: Sequence[int]
) -> tuple[tuple[FoundEvidence, ...], tuple[Fact, ...]]:
    """Give all evidence, and the facts with the evidence of their cells."""
    evidence = tuple(
        FoundEvidence(
            a.kind, (Place(grid.number, a.row, a.column),), a.target, a.sha256, a.author, a.at
        )
        for grid in gathering.grids
        for a in grid.sheet.attachments
    )
    by_place: dict[Place, list[int]] = {}
    for number, found in enumerate(evidence):
        for place in found.cells:
            by_place.setdefault(place, []).append(number)
    return evidence, tuple(_fact(draft, people, by_place) for draft in gathering.drafts)


def _fact(draft: Draft, people: Sequence[int], by_place: dict[Place, list[int]]) -> Fact:
    said = draft.said
    found = [n for place in draft.cells for n in by_place.get(place, ())] if by_place else []
    return Fact(
        person=people[draft.subject],
        requirement=draft.requirement,
        status=said.status or FactStatus.IN_PROGRESS,
        on=said.on.on if said.on else None,
        on_precision=said.on.precision if said.on else None,
        expires_on=said.expires.on if said.expires else None,
        amount=said.amount,
        unit=said.unit or None,
        score=said.score,
        verified_by=said.verifier,
        number=said.number,
        cells=draft.cells,
        raw=draft.raw,
        rule=said.rule,
        asked=said.ask is not None,
        evidence=tuple(found),
        remark=said.remark,
        confidence=_PROPOSED if said.ask is not None else _CERTAIN if said.explicit else _LIKELY,
    )
