"""The office's settings: read whole, changed as one errand, nonsense refused with the mend."""

from dataclasses import dataclass, fields

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.office import MessageTemplate
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.nudging import SendingPolicy
from certtrack_app.rules.numbering import number_by, pattern_problem
from certtrack_app.rules.person import clean_email, clean_name
from certtrack_app.rules.settings import refuse_sending_nonsense
from certtrack_app.rules.vocabulary import MessageKind, SendingSwitch
from certtrack_app.rules.wording import (
    Telling,
    Template,
    Wording,
    check_template,
    merged,
)
from certtrack_app.rules.wording_fields import FRAME_FIELDS, PARTS, SEVERAL, example
from certtrack_app.rules.words import joined
from certtrack_app.workflows.letters import office_wordings
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader, Unit

ENGLISH = "en"
_LONGEST_NAME = 120


@dataclass(frozen=True)
class OfficeSettings:
    """What an office may set, as one value."""

    name: str
    coordinator: str
    coordinator_email: str
    digest: bool
    reply_to: str
    sending: SendingSwitch
    budget_days: int
    """Within so many days a person gets at most `budget_messages`; 0 for no limit."""
    number_pattern: str
    budget_messages: int = 1


@dataclass(frozen=True)
class WordingRow:
    """The wording of one kind of message, and whether the office changed it."""

    kind: MessageKind
    template: Template
    is_own: bool
    fields: tuple[str, ...]
    """What its template may name, in braces."""


def office_settings(reader: Reader) -> OfficeSettings:
    """Read the office's settings."""
    office = office_record(reader)
    return OfficeSettings(**{one.name: getattr(office, one.name) for one in fields(OfficeSettings)})


def edit_settings(unit: Unit, wanted: OfficeSettings) -> tuple[str, ...]:
    """Change the office's settings; answers with the names of what is new.

    Raises Refusal for what makes no sense, with the mend.
    """
    settings, office = _mended(wanted), office_record(unit)
    changed = tuple(
        one.name
        for one in fields(OfficeSettings)
        if getattr(office, one.name) != getattr(settings, one.name)
    )
    for name in changed:
        setattr(office, name, getattr(settings, name))
    if changed:
        said = joined([name.replace("_", " ") for name in changed])
        unit.act(ActionKind.EDITED_SETTINGS, office, said)
    return changed


def name_office(unit: Unit, name: str) -> None:
    """Give an office its name, where it has another."""
    office = office_record(unit)
    wanted = _office_name(name)
    if office.name != wanted:
        office.name = wanted
        unit.act(ActionKind.EDITED_SETTINGS, office, "name")


def number_example(pattern: str, year: int) -> str:
    """The number the seventh credential of a year gets; raises Refusal as saving does."""
    _refuse_pattern(pattern)
    return number_by(pattern, year, 7)


def wording_rows(reader: Reader, language: str = ENGLISH) -> tuple[WordingRow, ...]:
    """List the wordings of a language, the office's own in the place of those it changed."""
    wordings, own = office_wordings(reader, language), _own_wordings(reader, language)
    return tuple(
        WordingRow(kind, template, kind in own, tuple(example(kind)))
        for kind, template in wordings.templates.items()
    )


def edit_wording(
    unit: Unit, kind: MessageKind, template: Template, language: str = ENGLISH
) -> None:
    """Put the office's own wording in the place of what a kind of message said.

    Raises Refusal that names the field, part or line that will not do.
    """
    check_template(kind, template)
    own = _own_wordings(unit, language).get(kind)
    if own is None:
        own = unit.add(
            MessageTemplate(
                kind=kind, language=language, subject=template.subject, body=template.body
            )
        )
    own.subject, own.body = template.subject, template.body
    unit.act(ActionKind.EDITED_TEMPLATE, _called(kind))


def restore_wording(unit: Unit, kind: MessageKind, language: str = ENGLISH) -> None:
    """Go back to the wording CertTrack came with."""
    own = _own_wordings(unit, language).get(kind)
    if own is None:
        raise Refusal("This wording is the one CertTrack came with already.")
    unit.session.delete(own)
    unit.act(ActionKind.EDITED_TEMPLATE, _called(kind), "back to the wording it came with")


def wording_example(
    reader: Reader, kind: MessageKind, template: Template, language: str = ENGLISH
) -> Wording:
    """Show what a template makes of example fields; raises Refusal as saving does."""
    check_template(kind, template)
    part = next(name for name in PARTS[kind] if name != SEVERAL)
    telling = Telling(kind, example(kind), part)
    wordings = office_wordings(reader, language).with_own({kind: template})
    return merged(wordings, FRAME_FIELDS, [telling])


def _mended(wanted: OfficeSettings) -> OfficeSettings:
    """Set spaces and letters right; raises Refusal for what makes no sense."""
    refuse_sending_nonsense(
        SendingPolicy(
            wanted.sending,
            budget_days=wanted.budget_days,
            budget_messages=wanted.budget_messages,
        )
    )
    _refuse_pattern(wanted.number_pattern)
    return OfficeSettings(
        name=_office_name(wanted.name),
        coordinator=clean_name(wanted.coordinator) if wanted.coordinator.strip() else "",
        coordinator_email=clean_email(wanted.coordinator_email),
        digest=wanted.digest,
        reply_to=clean_email(wanted.reply_to),
        sending=wanted.sending,
        budget_days=wanted.budget_days,
        number_pattern=wanted.number_pattern,
        budget_messages=wanted.budget_messages,
    )


def _office_name(name: str) -> str:
    wanted = " ".join(name.split())
    if not wanted or len(wanted) > _LONGEST_NAME:
        raise Refusal(f"The office needs a name of at most {_LONGEST_NAME} characters.")
    return wanted


def _refuse_pattern(pattern: str) -> None:
    if problem := pattern_problem(pattern):
        raise Refusal(f"The pattern of certificate numbers will not do. {problem}")


def _own_wordings(reader: Reader, language: str) -> dict[MessageKind, MessageTemplate]:
    query = select(MessageTemplate).where(MessageTemplate.language == language)
    return {one.kind: one for one in reader.session.scalars(query)}


def _called(kind: MessageKind) -> str:
    return f"“{kind.value.replace('_', ' ')}” messages"
