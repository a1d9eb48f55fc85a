"""Edited rules are what the next check goes by; undo takes them back, also after a check."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from certtrack_app.models.flag import Flag
from certtrack_app.models.participant import Enrollment
from certtrack_app.rules.draft import rules_by_key, with_new_requirement, with_rule
from certtrack_app.rules.vocabulary import FlagKind, Phase
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.program_editing import program_view
from certtrack_app.workflows.rule_editing import edit_rules
from certtrack_app.workflows.rule_reach import Reach, RulesEdit
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.ui.practice import ACTOR, TODAY, found_practice

INSTRUCTION = (Phase.INITIAL, "instruction")


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Office]:
    office = found_practice(tmp_path / "practice", 6)
    yield office
    office.close()


def edit(office: Office, reach: Reach, **settings: object) -> None:
    with office.reading(TODAY) as reader:
        view = program_view(reader, 1).definition
    began = view.versions[0]
    rule = replace(rules_by_key(began)[INSTRUCTION], **settings)  # type: ignore[arg-type] # any field
    wanted = with_rule(began, INSTRUCTION, rule)
    if reach is Reach.UNDER_WAY:
        wanted, _ = with_new_requirement(wanted, Phase.INITIAL, "Mentor log")
    with office.unit(ACTOR, TODAY) as unit:
        edit_rules(unit, RulesEdit(1, began, wanted, view.name, view.title, reach))


def check(office: Office) -> set[FlagKind]:
    with office.unit(ACTOR, TODAY) as unit:
        run_check(unit)
    with office.reading(TODAY) as reader:
        standing = select(Flag.kind).where(Flag.cleared_on.is_(None))
        return set(reader.session.scalars(standing))


def test_a_clock_changed_for_everybody_is_what_the_next_check_goes_by(practice: Office) -> None:
    before = check(practice)
    edit(practice, Reach.EVERYBODY, deadline_days=20, near_days=5)
    assert FlagKind.OVERDUE in check(practice) - before
    with practice.unit(ACTOR, TODAY) as unit:
        undo_last(unit)
    assert FlagKind.OVERDUE not in check(practice)


def test_who_went_over_to_new_rules_comes_back_after_a_check(practice: Office) -> None:
    edit(practice, Reach.UNDER_WAY, deadline_days=20, near_days=5)
    assert FlagKind.OVERDUE in check(practice)
    with practice.unit(ACTOR, TODAY) as unit:
        undo_last(unit)
    assert FlagKind.OVERDUE not in check(practice)
    with practice.reading(TODAY) as reader:
        assert reader.find(Enrollment, 1).version_id == 1
