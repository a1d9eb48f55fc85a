"""Drafts about one person and one requirement: joined where they agree, asked where they do not."""

from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise

from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.drafts import Draft, Drafts
from certtrack_app.rules.tracker.gathering import Gathering
from certtrack_app.rules.tracker.merging import logged
from certtrack_app.rules.tracker.said import Said, Strength
from certtrack_app.rules.tracker.words import Layout
from certtrack_app.rules.vocabulary import FactStatus, RequirementKind

_FIRST, _LAST, _BOTH = "first", "last", "both"
_BESIDES = frozenset({Layout.LONG, Layout.DITTO})


def settled_drafts(
    gathering: Gathering, people: Sequence[int], layouts: Mapping[int, Layout]
) -> Drafts:
    """Join drafts that agree and ask about those that contradict each other."""
    drafts = gathering.drafts
    keys = _keys(gathering, people)
    groups = _repeated(drafts, keys)
    if not groups:
        return drafts
    logs = {several[0].requirement for several in groups.values() if _is_log(several)}
    settled = Drafts()
    for key, draft in zip(keys, drafts, strict=True):
        several = groups.get(key)
        kept = [draft] if several is None else _settled(gathering, several, layouts)
        if several:
            groups[key] = []
        for one in kept:
            settled.add(_entered(one) if one.requirement in logs else one)
    return settled


def _keys(gathering: Gathering, people: Sequence[int]) -> "array[int]":
    """Number the pairs of a person and a requirement, draft by draft."""
    drafts, requirements = gathering.drafts, len(gathering.requirements.gathered)
    pairs = zip(drafts.subjects, drafts.requirements, strict=True)
    return array("Q", [people[subject] * requirements + number for subject, number in pairs])


def _repeated(drafts: Drafts, keys: "array[int]") -> dict[int, list[Draft]]:
    """Gather the drafts that say something of a pair of which another one does, too."""
    groups: dict[int, list[Draft]] = {
        one: [] for one, next_one in pairwise(sorted(keys)) if one == next_one
    }
    if groups:
        for key, draft in zip(keys, drafts, strict=True):
            if key in groups:
                groups[key].append(draft)
    return groups


def _settled(
    gathering: Gathering, drafts: Sequence[Draft], layouts: Mapping[int, Layout]
) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        match = next((n for n, other in enumerate(kept) if _agree(other, draft, layouts)), None)
        if match is None:
            kept.append(draft)
        else:
            kept[match] = _joined(kept[match], draft)
    if len(kept) > 1 and _contradict(kept, layouts):
        return _asked(gathering, kept)
    return kept


def _entered(draft: Draft) -> Draft:
    """Read an amount on a bare day as progress where several rows of somebody add up."""
    return draft._replace(said=logged(draft.said, RequirementKind.HOURS))


def _agree(one: Draft, other: Draft, layouts: Mapping[int, Layout]) -> bool:
    """Tell whether one draft says nothing else than the other, perhaps less."""
    apart = _sheet(one) != _sheet(other)
    if _only_requires(one.said, apart=apart) or _only_requires(other.said, apart=apart):
        return True
    if one.said.status is not other.said.status:
        return False
    if _sheet(one) == _sheet(other) and layouts.get(_sheet(one)) in _BESIDES:
        return False
    undated = one.said.on is None and other.said.on is None
    if apart and undated and one.said.amount is not None and other.said.amount is not None:
        return False
    pairs = (
        (one.said.on, other.said.on),
        (one.said.expires, other.said.expires),
        (one.said.amount, other.said.amount),
        (one.said.score, other.said.score),
    )
    return all(a is None or b is None or a == b for a, b in pairs)


def _only_requires(said: Said, *, apart: bool) -> bool:
    """Tell a cell that says the requirement applies, which no progress contradicts.

    Of two sheets one may say outright what is required, the other what is done.
    """
    deduced = said.strength <= Strength.DEDUCED
    return said.status is FactStatus.REQUIRED and (deduced or (apart and said.ask is None))


def _is_log(drafts: Sequence[Draft]) -> bool:
    """Tell rows that each enter an amount on a day: they add up, and contradict nothing."""
    return all(draft.said.amount is not None and draft.said.on is not None for draft in drafts)


def _sheet(draft: Draft) -> int:
    return draft.cells[0].sheet


def _joined(one: Draft, other: Draft) -> Draft:
    apart = _sheet(one) != _sheet(other)
    requires = _only_requires(one.said, apart=apart)
    swap = requires or _weight(one.said) < _weight(other.said)
    kept = _only_requires(other.said, apart=apart)
    fuller, lesser = (other, one) if swap and not kept else (one, other)
    said = fuller.said._replace(
        on=fuller.said.on or lesser.said.on,
        expires=fuller.said.expires or lesser.said.expires,
        verifier=fuller.said.verifier or lesser.said.verifier,
        number=fuller.said.number or lesser.said.number,
        ask=fuller.said.ask or lesser.said.ask,
    )
    return fuller._replace(said=said, cells=fuller.cells + lesser.cells)


def _weight(said: Said) -> int:
    return sum(part is not None for part in (said.on, said.expires, said.amount, said.score))


def _contradict(drafts: Sequence[Draft], layouts: Mapping[int, Layout]) -> bool:
    """Tell contradiction from history: days that differ, or amounts that add up, stand together."""
    sheets = {_sheet(draft) for draft in drafts}
    one_sheet_wide = len(sheets) == 1 and layouts.get(next(iter(sheets))) not in _BESIDES
    if one_sheet_wide:
        return not _is_log(drafts)
    days = [draft.said.on for draft in drafts]
    if None not in days and len(set(days)) == len(days):
        return False
    if all(draft.said.amount is not None for draft in drafts):
        return False
    return len({draft.said.status for draft in drafts}) > 1


def _asked(gathering: Gathering, drafts: Sequence[Draft]) -> list[Draft]:
    ask = _question(gathering, drafts)
    answer = gathering.corrections.answer(ask)
    chosen = answer or ask.proposed
    kept = list(drafts) if chosen == _BOTH else [drafts[0] if chosen == _FIRST else drafts[-1]]
    if answer is None:
        kept = [_with_question(draft, ask) for draft in kept]
        for draft in drafts:
            for place in draft.cells:
                gathering.ask_at(ask, place)
    elif chosen != _BOTH:
        for draft in drafts:
            if draft not in kept:
                gathering.leave_out(draft.cells, "left out: another cell says otherwise")
    return kept


def _with_question(draft: Draft, ask: Ask) -> Draft:
    return draft._replace(said=draft.said._replace(ask=draft.said.ask or ask))


def _question(gathering: Gathering, drafts: Sequence[Draft]) -> Ask:
    """Ask once for all contradictions between the same two sheets, or within one."""
    names = [gathering.grids[_sheet(draft)].topic for draft in (drafts[0], drafts[-1])]
    raw = " / ".join(dict.fromkeys(draft.raw for draft in drafts))
    fullest = max(drafts, key=lambda draft: _weight(draft.said))
    proposed = _FIRST if fullest is drafts[0] else _LAST
    if len(drafts) > 1 and _weight(drafts[0].said) == _weight(drafts[-1].said):
        proposed = _LAST
    topic = f"conflict/{names[0]}" if names[0] == names[1] else f"conflict/{names[0]}/{names[1]}"
    known = gathering.asked.get(topic)
    ask = Ask(topic, raw, "cells that contradict", (_FIRST, _LAST, _BOTH), proposed)
    return known[0] if known else ask
