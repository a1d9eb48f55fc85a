"""Settings are one errand each; nonsense is refused with the mend, and nothing changes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import MessageKind, SendingSwitch
from certtrack_app.rules.wording import Template
from certtrack_app.workflows.founding import (
    new_office_folder,
    person_here,
    person_set_here,
    set_person_here,
    settle_in,
)
from certtrack_app.workflows.settings import (
    OfficeSettings,
    edit_settings,
    edit_wording,
    name_office,
    number_example,
    office_settings,
    restore_wording,
    wording_example,
    wording_rows,
)
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office

DAY = date(2026, 11, 12)


@pytest.fixture
def settled(office: Office) -> Office:
    settle_in(office, "Dana", DAY, day_given=True)
    return office


def _read(office: Office) -> OfficeSettings:
    with office.reading(DAY) as reader:
        return office_settings(reader)


def test_what_is_changed_is_saved_and_named_in_the_journal(settled: Office) -> None:
    wanted = replace(
        _read(settled), name="  North   Office ", reply_to="Hello@EXAMPLE.org", budget_days=10
    )
    with settled.unit("Dana", DAY) as unit:
        assert edit_settings(unit, wanted) == ("name", "reply_to", "budget_days")
        assert unit.acts[0].remark == "name, reply to and budget days"
    saved = _read(settled)
    assert (saved.name, saved.reply_to, saved.budget_days) == (
        "North Office",
        "Hello@example.org",
        10,
    )


def test_settings_can_be_taken_back(settled: Office) -> None:
    before = _read(settled)
    with settled.unit("Dana", DAY) as unit:
        edit_settings(unit, replace(before, sending=SendingSwitch.SEND))
    with settled.unit("Dana", DAY) as unit:
        undo_last(unit)
    assert _read(settled) == before


def test_saving_what_is_so_already_is_no_errand(settled: Office) -> None:
    with settled.unit("Dana", DAY) as unit:
        assert edit_settings(unit, _read(settled)) == ()
        assert unit.acts == []


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"name": "  "}, "needs a name"),
        ({"coordinator_email": "dana@"}, "not a complete address"),
        ({"reply_to": "a@example.org; b@example.org"}, "several addresses"),
        ({"budget_days": -1}, "at least one message"),
        ({"budget_messages": 0}, "at least one message"),
        ({"number_pattern": "CT-{year}"}, "Add {count}"),
        ({"coordinator": "<b>Dana</b>"}, "markup"),
    ],
)
def test_nonsense_is_refused_with_the_mend(
    settled: Office, wrong: dict[str, object], because: str
) -> None:
    before = _read(settled)
    with pytest.raises(Refusal, match=because), settled.unit("Dana", DAY) as unit:
        edit_settings(unit, replace(before, **wrong))  # type: ignore[arg-type] # wrong on purpose
    assert _read(settled) == before


def test_an_office_is_named_once(settled: Office) -> None:
    with settled.unit("Dana", DAY) as unit:
        name_office(unit, "North Office")
    with settled.unit("Dana", DAY) as unit:
        name_office(unit, "North Office")
        assert unit.acts == []
    assert _read(settled).name == "North Office"


def test_an_example_shows_what_a_pattern_makes() -> None:
    assert number_example("ACC-{year}-{count:03}", 2026) == "ACC-2026-007"
    with pytest.raises(Refusal, match="Add {count}"):
        number_example("ACC", 2026)


def test_the_offices_own_wording_takes_the_place_of_the_one_it_came_with(settled: Office) -> None:
    own = Template("About {requirement}", "How is {requirement} coming along, {name}?")
    for said in ("First {requirement}", "About {requirement}"):
        with settled.unit("Dana", DAY) as unit:
            edit_wording(unit, MessageKind.NUDGE, replace(own, subject=said))
    with settled.reading(DAY) as reader:
        (row,) = [one for one in wording_rows(reader) if one.kind is MessageKind.NUDGE]
    assert (row.template, row.is_own) == (own, True)
    with settled.unit("Dana", DAY) as unit:
        restore_wording(unit, MessageKind.NUDGE)
    with settled.reading(DAY) as reader:
        assert not any(one.is_own for one in wording_rows(reader))
    with pytest.raises(Refusal, match="already"), settled.unit("Dana", DAY) as unit:
        restore_wording(unit, MessageKind.NUDGE)


def test_a_wording_with_an_unknown_field_is_refused_by_name(settled: Office) -> None:
    wrong = Template("About {requirement}", "Dear {naem}, how is it going?")
    with (
        settled.reading(DAY) as reader,
        pytest.raises(Refusal, match="{naem}.*Did you mean {name}"),
    ):
        wording_example(reader, MessageKind.NUDGE, wrong)
    with pytest.raises(Refusal, match="{naem}"), settled.unit("Dana", DAY) as unit:
        edit_wording(unit, MessageKind.NUDGE, wrong)


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_wording_can_be_shown_filled_in(settled: Office, kind: MessageKind) -> None:
    with settled.reading(DAY) as reader:
        (row,) = [one for one in wording_rows(reader) if one.kind is kind]
        made = wording_example(reader, kind, row.template)
    assert made.subject
    assert "{" not in made.subject + made.body


def test_who_sits_here_is_remembered_once_it_was_asked() -> None:
    assert person_set_here() == ""
    assert set_person_here("  Dana   Whitfield ") == "Dana Whitfield"
    assert person_set_here() == person_here() == "Dana Whitfield"
    with pytest.raises(Refusal, match="markup"):
        set_person_here("<Dana>")


def test_an_office_is_made_where_nothing_lies_yet(tmp_path: Path) -> None:
    assert new_office_folder("North: Office", tmp_path) == tmp_path / "North_ Office"
    (tmp_path / "Taken").mkdir()
    (tmp_path / "Taken" / "letter.txt").write_text("hello")
    with pytest.raises(Refusal, match="something in"):
        new_office_folder("Taken", tmp_path)
    with pytest.raises(Refusal, match="name"):
        new_office_folder(" ", tmp_path)
