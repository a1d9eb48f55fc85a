"""Codes of requirements whose titles stand on another sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.plans import WHY, Plan
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Layout, Meaning

_FEWEST = 2
_IN_USE = (Layout.LONG, Layout.DITTO)


def with_course_titles(plans: Sequence[Plan]) -> tuple[list[Plan], Mapping[str, str]]:
    """Use lists of codes and titles for looking up; give the plans, and the titles by code."""
    used = {code for plan in plans for code in _codes_in_use(plan)}
    titles: dict[str, str] = {}
    settled: list[Plan] = []
    for plan in plans:
        known = _listed(plan) if used else {}
        if len(used & known.keys()) >= min(_FEWEST, len(used)) > 0:
            titles |= known
            settled.append(replace(plan, layout=Layout.LOOKUP, because=WHY[Layout.LOOKUP]))
        else:
            settled.append(plan)
    return settled, titles


def _codes_in_use(plan: Plan) -> set[str]:
    return {
        fold(shown(cell))
        for one in plan.tables
        if one.layout in _IN_USE and one.titles is not None
        for row in one.table.body
        if (cell := one.table.grid.at(row, one.titles.number)) is not None
    }


def _listed(plan: Plan) -> dict[str, str]:
    """The titles by code on a sheet that names nobody."""
    for one in plan.tables:
        table = one.table
        code, title = _only(table, Meaning.CODE, Meaning.ID), _only(table, Meaning.REQUIREMENT)
        if plan.layout is Layout.NONE and code is not None and title is not None:
            known = ((table.grid.text(n, code.number), n) for n in table.body)
            return {fold(text): table.grid.text(n, title.number) for text, n in known if text}
    return {}


def _only(table: Table, *meanings: Meaning) -> Column | None:
    found = table.meaning(*meanings)
    return found[0] if len(found) == 1 else None
