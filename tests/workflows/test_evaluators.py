"""Evaluators: set right, retired, brought back; conflicts given and taken."""

from collections.abc import Callable

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evaluator, Evidence
from certtrack_app.models.participant import Line, Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.evaluators import (
    EvaluatorRow,
    add_evaluator,
    bring_back_evaluator,
    change_conflicts,
    declare_conflict,
    edit_evaluator,
    end_conflict,
    evaluator_rows,
    retire_evaluator,
)
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.lookup import find_evaluator
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office, Unit
from certtrack_app.workflows.verification import confirm_evidence
from tests.builders import a_participant, a_program, an_enrollment, some_evidence
from tests.office_fixtures import TODAY

Deed = Callable[[Unit, Evaluator], object]


@pytest.fixture
def judged(office: Office) -> Office:
    """An office with an evaluator and somebody under way."""
    settle_in(office, "Cora", TODAY, day_given=True)
    with office.unit("Cora", TODAY) as unit:
        person = a_participant(unit)
        an_enrollment(unit, person, a_program(unit))
        some_evidence(unit, unit.find(Line, 1))
        unit.act(ActionKind.ENROLLED, person)
    with office.unit("Cora", TODAY) as unit:
        add_evaluator(unit, "Edda Voss", "edda@example.org")
    return office


def do(office: Office, deed: Deed) -> None:
    with office.unit("Cora", TODAY) as unit:
        deed(unit, unit.find(Evaluator, 1))


def row(office: Office) -> EvaluatorRow:
    with office.reading(TODAY) as reader:
        return evaluator_rows(reader, with_retired=True)[0]


def test_a_name_is_set_right_and_undo_puts_it_back(judged: Office) -> None:
    do(judged, lambda unit, one: edit_evaluator(unit, one, "Edda  Voß", ""))
    assert (row(judged).name, row(judged).email) == ("Edda Voß", "")
    with judged.unit("Cora", TODAY) as unit:
        assert undo_last(unit).sentence == "Edited the evaluator Edda Voß (was Edda Voss)"
    assert (row(judged).name, row(judged).email) == ("Edda Voss", "edda@example.org")


def test_who_retired_decides_no_more_until_brought_back(judged: Office) -> None:
    do(judged, retire_evaluator)
    assert row(judged).retired_on == TODAY
    with judged.reading(TODAY) as reader:
        assert evaluator_rows(reader) == ()
        with pytest.raises(Refusal, match="no evaluator"):
            find_evaluator(reader, "Edda")
        assert find_evaluator(reader, "Edda", with_retired=True).id == 1
    with pytest.raises(Refusal, match="has retired and decides no more"):
        do(judged, lambda unit, one: confirm_evidence(unit, unit.find(Evidence, 1), one))
    with pytest.raises(Refusal, match="bring them back"):
        do(judged, lambda unit, _: add_evaluator(unit, "edda voss"))
    do(judged, bring_back_evaluator)
    do(judged, lambda unit, one: confirm_evidence(unit, unit.find(Evidence, 1), one))


def test_a_conflict_is_given_and_taken(judged: Office) -> None:
    do(judged, lambda unit, one: declare_conflict(unit, one, unit.find(Participant, 1)))
    assert (row(judged).conflicts, row(judged).conflict_ids) == (("Ada Lind",), (1,))
    do(judged, lambda unit, one: end_conflict(unit, one, unit.find(Participant, 1)))
    assert row(judged).conflicts == ()
    with judged.unit("Cora", TODAY) as unit:
        undo_last(unit)
    assert row(judged).conflicts == ("Ada Lind",)


@pytest.mark.parametrize(
    ("deed", "because"),
    [
        (lambda unit, one: edit_evaluator(unit, one, "Edda Voss", one.email), "these already"),
        (lambda unit, one: edit_evaluator(unit, one, "Edda Voss", "edda@"), "address"),
        (bring_back_evaluator, "decides already"),
        (lambda unit, one: end_conflict(unit, one, unit.find(Participant, 1)), "no conflict"),
    ],
    ids=["nothing new", "no address", "not retired", "no conflict"],
)
def test_what_makes_no_sense_is_refused(judged: Office, deed: Deed, because: str) -> None:
    with pytest.raises(Refusal, match=because):
        do(judged, deed)


def test_two_evaluators_cannot_share_a_name(judged: Office) -> None:
    do(judged, lambda unit, _: add_evaluator(unit, "Marek Nowak"))
    with pytest.raises(Refusal, match="already an evaluator named marek nowak"):
        do(judged, lambda unit, one: edit_evaluator(unit, one, "marek nowak", ""))
    do(judged, retire_evaluator)
    with pytest.raises(Refusal, match="has retired already"):
        do(judged, retire_evaluator)


def test_conflicts_are_given_and_taken_as_one_errand(judged: Office) -> None:
    do(judged, lambda unit, one: change_conflicts(unit, one, "Ada", ()))
    assert row(judged).conflict_ids == (1,)
    with pytest.raises(Refusal, match="Name another participant"):
        do(judged, lambda unit, one: change_conflicts(unit, one, " ", ()))
    do(judged, lambda unit, one: change_conflicts(unit, one, "", (1,)))
    assert row(judged).conflicts == ()
