"""The office's own greeting and signature around its messages, and its own reasons."""

from dataclasses import replace

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import MessageKind
from certtrack_app.rules.wording import Frame
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.frame import (
    edit_frame,
    edit_reasons,
    frame_example,
    frame_row,
    own_reasons,
    restore_frame,
)
from certtrack_app.workflows.review_case import rejection_reasons
from certtrack_app.workflows.settings import wording_example, wording_rows
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.office_fixtures import TODAY


@pytest.fixture
def settled(office: Office) -> Office:
    settle_in(office, "Dana Whitfield", TODAY, day_given=True)
    return office


def frame(office: Office) -> Frame:
    with office.reading(TODAY) as reader:
        return frame_row(reader).frame


def save(office: Office, wanted: Frame) -> None:
    with office.unit("Dana", TODAY) as unit:
        edit_frame(unit, wanted)


def reasons(office: Office, *wanted: str) -> None:
    with office.unit("Dana", TODAY) as unit:
        edit_reasons(unit, wanted)


def test_the_offices_own_greeting_stands_around_every_message(settled: Office) -> None:
    before = frame(settled)
    save(settled, replace(before, greeting="Hi {name}!", signature="{coordinator}, {office}"))
    with settled.reading(TODAY) as reader:
        assert frame_row(reader).is_own
        (row,) = [one for one in wording_rows(reader) if one.kind is MessageKind.NUDGE]
        made = wording_example(reader, row.kind, row.template)
    assert made.body.startswith("Hi Amara Okafor!")
    with settled.unit("Dana", TODAY) as unit:
        undo_last(unit)
    assert frame(settled) == before


def test_the_original_greeting_comes_back(settled: Office) -> None:
    before = frame(settled)
    with pytest.raises(Refusal, match="came with already"), settled.unit("Dana", TODAY) as unit:
        restore_frame(unit)
    save(settled, replace(before, closing=""))
    with settled.unit("Dana", TODAY) as unit:
        restore_frame(unit)
    assert frame(settled) == before


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"greeting": "Dear {naem},"}, "Line 1 of the greeting names {naem}.*Did you mean {name}"),
        ({"signature": "Kind regards\n{evaluator}"}, "Line 2 of the signature names {evaluator}"),
        ({"greeting": " "}, "needs a greeting"),
        ({}, "these already"),
    ],
    ids=["misspelled", "not known here", "no greeting", "nothing new"],
)
def test_a_greeting_that_will_not_do_is_refused_with_its_line(
    settled: Office, wrong: dict[str, str], because: str
) -> None:
    wanted = replace(frame(settled), **wrong)
    with pytest.raises(Refusal, match=because):
        save(settled, wanted)


def test_an_example_is_signed_by_this_office(settled: Office) -> None:
    with settled.reading(TODAY) as reader:
        made = frame_example(reader, frame_row(reader).frame)
    assert "Dana Whitfield" in made.body
    assert "Here stands what the message is about." in made.body


def test_the_office_adds_reasons_and_takes_them_away(settled: Office) -> None:
    reasons(settled, "translation  missing", " ", "Hours of a Sunday")
    with settled.reading(TODAY) as reader:
        assert own_reasons(reader) == ("translation missing", "Hours of a Sunday")
        offered = dict(rejection_reasons(reader))
    assert offered["translation_missing"] == "translation missing"
    reasons(settled, "Hours of a Sunday")
    with settled.unit("Dana", TODAY) as unit:
        undo_last(unit)
    with settled.reading(TODAY) as reader:
        assert own_reasons(reader) == ("translation missing", "Hours of a Sunday")


@pytest.mark.parametrize(
    ("wanted", "because"),
    [
        (("late", "late"), "among the reasons already"),
        (("it is not signed",), "among the reasons already"),
        (("not signed",), "among the reasons already"),
        (("x" * 90,), "too long"),
        ((), "these already"),
    ],
    ids=["twice", "as its words", "as its code", "too long", "nothing new"],
)
def test_a_reason_that_will_not_do_is_refused(
    settled: Office, wanted: tuple[str, ...], because: str
) -> None:
    with pytest.raises(Refusal, match=because):
        reasons(settled, *wanted)
