"""A wording tried on a real person before it is saved."""

from collections.abc import Iterator

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import MessageKind
from certtrack_app.rules.wording import Template, Wording
from certtrack_app.workflows.settings import wording_rows
from certtrack_app.workflows.unit import Office
from certtrack_app.workflows.wording_preview import wording_preview
from tests.ui.practice import NAMES, TODAY, found_practice


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = found_practice(tmp_path_factory.mktemp("practice") / "office", 10)
    yield office
    office.close()


def preview(
    office: Office, kind: MessageKind, who: str = "", template: Template | None = None
) -> Wording:
    with office.reading(TODAY) as reader:
        (row,) = [one for one in wording_rows(reader) if one.kind is kind]
        return wording_preview(reader, kind, template or row.template, who)


@pytest.mark.parametrize("kind", list(MessageKind))
def test_without_a_name_somebody_made_up_stands_in(practice: Office, kind: MessageKind) -> None:
    assert "{" not in preview(practice, kind).body


@pytest.mark.parametrize(
    ("kind", "who"),
    [
        (MessageKind.NUDGE, NAMES[0]),
        (MessageKind.DEADLINE, NAMES[0]),
        (MessageKind.OUTCOME, NAMES[0]),
        (MessageKind.CERTIFICATE, NAMES[5]),
        (MessageKind.RENEWAL, NAMES[5]),
        (MessageKind.LAPSE, NAMES[5]),
    ],
)
def test_a_wording_is_filled_in_from_somebodys_records(
    practice: Office, kind: MessageKind, who: str
) -> None:
    made = preview(practice, kind, who)
    assert who in made.body
    assert "{" not in made.body


def test_a_draft_is_what_is_filled_in(practice: Office) -> None:
    draft = Template("About {requirement}", "How is {requirement} going, {name}?")
    made = preview(practice, MessageKind.NUDGE, NAMES[0], draft)
    assert made.subject.startswith("About ")
    assert NAMES[0] in made.body


@pytest.mark.parametrize(
    ("kind", "who", "because"),
    [
        (MessageKind.CERTIFICATE, NAMES[0], "has no credential that ends"),
        (MessageKind.OUTCOME, NAMES[8], "no evidence that was decided on"),
        (MessageKind.NUDGE, "Nobody At All", "There is no participant"),
    ],
)
def test_somebody_such_a_message_could_not_be_about_is_refused(
    practice: Office, kind: MessageKind, who: str, because: str
) -> None:
    with pytest.raises(Refusal, match=because):
        preview(practice, kind, who)


def test_an_unknown_field_is_named_with_its_line(practice: Office) -> None:
    wrong = Template("About {requirement}", "Hello.\n\nHow is {reqirement}?")
    with pytest.raises(Refusal, match="Line 3 of .*{reqirement}.*Did you mean {requirement}"):
        preview(practice, MessageKind.NUDGE, NAMES[0], wrong)
