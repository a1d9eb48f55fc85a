"""From drafts to facts, with the evidence that hangs on their cells."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from certtrack_app.rules.tracker.cells import AttachmentKind
from certtrack_app.rules.tracker.gathering import Draft, Gathering
from certtrack_app.rules.tracker.reading import Fact, FoundEvidence, Place
from certtrack_app.rules.vocabulary import FactStatus

_CERTAIN, _LIKELY, _PROPOSED = 1.0, 0.9, 0.5


def finished_facts(
    gathering: Gathering, drafts: Sequence[Draft], people: Sequence[int], proposed: AbstractSet[int]
) -> tuple[tuple[FoundEvidence, ...], tuple[Fact, ...]]:
    """Give all evidence, and the facts with the evidence of their cells."""
    evidence = (*_attached(gathering), *_written(gathering))
    by_place = hanging_at(evidence)
    facts = (_fact(draft, people, by_place) for draft in drafts)
    return evidence, tuple(
        fact._replace(asked=True) if draft.subject in proposed else fact
        for draft, fact in zip(drafts, facts, strict=True)
    )


def hanging_at(evidence: Sequence[FoundEvidence]) -> dict[Place, list[int]]:
    """The numbers of the evidence at each place."""
    by_place: dict[Place, list[int]] = {}
    for number, found in enumerate(evidence):
        for place in found.cells:
            by_place.setdefault(place, []).append(number)
    return by_place


def _attached(gathering: Gathering) -> Iterator[FoundEvidence]:
    """The evidence that hangs on cells."""
    for grid in gathering.grids:
        for found in grid.sheet.attachments:
            place = Place(grid.number, found.row, found.column)
            yield FoundEvidence(
                found.kind, (place,), found.target, found.sha256, found.author, found.at
            )


def _written(gathering: Gathering) -> Iterator[FoundEvidence]:
    """The links and file names written into cells that carry no link of their own."""
    carrying = {
        Place(grid.number, found.row, found.column)
        for grid in gathering.grids
        for found in grid.sheet.attachments
        if found.kind in (AttachmentKind.HYPERLINK, AttachmentKind.FORMULA_LINK)
    }
    for place, target in gathering.linked:
        if place not in carrying:
            is_link = "://" in target or target.startswith("www.")
            kind = AttachmentKind.HYPERLINK if is_link else AttachmentKind.FILE_NAME
            yield FoundEvidence(kind, (place,), target)


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
