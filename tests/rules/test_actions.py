"""The words of the journal."""

import pytest

from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import Decision


@pytest.mark.parametrize("kind", list(ActionKind))
def test_every_kind_has_its_sentence(kind: ActionKind) -> None:
    assert kind.sentence[0].isupper()
    assert kind.told_of("Ada Lind").startswith(kind.sentence)


@pytest.mark.parametrize("kind", list(ActionKind))
def test_what_leaves_the_office_says_what_to_do_instead_of_undoing(kind: ActionKind) -> None:
    assert kind.leaves_office is bool(kind.instead)
    assert not (kind.leaves_office and (kind.is_the_clocks or kind.is_the_programs))


@pytest.mark.parametrize(
    "kind", [ActionKind.ISSUED, ActionKind.SENT, ActionKind.HANDED_OVER, ActionKind.EXPORTED]
)
def test_what_is_issued_sent_or_exported_leaves_the_office(kind: ActionKind) -> None:
    assert kind.leaves_office


def test_the_check_is_the_clocks_and_a_migration_the_programs() -> None:
    assert ActionKind.CHECKED.is_the_clocks
    assert ActionKind.MIGRATED.is_the_programs
    assert ActionKind.MIGRATED.begins_replay
    assert not ActionKind.ENROLLED.is_the_clocks


@pytest.mark.parametrize(
    ("decision", "kind"),
    [(Decision.CONFIRMED, ActionKind.CONFIRMED), (Decision.REJECTED, ActionKind.REJECTED)],
)
def test_a_decision_is_an_errand_of_its_own_name(decision: Decision, kind: ActionKind) -> None:
    assert ActionKind.of(decision) is kind


def test_an_errand_is_told_with_its_remark() -> None:
    assert ActionKind.WAIVED.told_of("Exam", "prior learning") == "Waived Exam (prior learning)"
    assert ActionKind.FOUNDED.told_of("") == "Began the records"
