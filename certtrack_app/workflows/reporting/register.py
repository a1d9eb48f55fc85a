"""The register as a report: every credential issued by a day, and how it stood on that day."""

from collections import Counter
from collections.abc import Iterable, Sequence

from certtrack_app.rules.reports import (
    REGISTER_COLUMNS,
    RegisterRow,
    Report,
    ReportKind,
    Section,
)
from certtrack_app.rules.vocabulary import Standing
from certtrack_app.rules.words import count_in_words, day_in_full, joined
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.register import CredentialRow
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reporting.scope import held_credentials, program_chosen
from certtrack_app.workflows.reporting.words import Names, plain, standing_mark
from certtrack_app.workflows.unit import Reader

_ON_RECORD = (Standing.SUSPENDED, Standing.REVOKED, Standing.SUPERSEDED)


def register_report(reader: Reader, request: ReportRequest) -> Report:
    """Fill the register of a day, as known now."""
    names, day = Names(request.without_personal_data), request.last or reader.today
    held, chosen = held_credentials(reader, request, day), program_chosen(reader, request)
    return Report(
        kind=ReportKind.REGISTER,
        title=f"Register: {chosen}" if chosen else "Register of credentials",
        office=office_record(reader).name,
        made_on=reader.today,
        period=f"As of {day_in_full(day)}",
        summary=_summary(held),
        sections=(register_section(held, names),),
        notes=(
            f"As of {day_in_full(day)}, from what is known on {day_in_full(reader.today)}.",
            *names.notes,
        ),
        journal_head=journal_head(reader),
    )


def register_section(
    held: Iterable[CredentialRow], names: Names, title: str = "Credentials"
) -> Section:
    """Lay credentials out in the order they were issued."""
    rows: Sequence[RegisterRow] = [
        RegisterRow(
            number=names.credential(one.id, one.number),
            participant=names.participant(one.participant_id, one.participant),
            credential=one.credential,
            issued_on=one.issued_on,
            valid_through=one.valid_through,
            standing=standing_mark(one.standing),
            because=because(one, names),
        )
        for one in held
    ]
    return Section(title, REGISTER_COLUMNS, rows, empty="No credential had been issued.")


def because(one: CredentialRow, names: Names) -> str:
    """Say why a credential stands as it does, without the reason somebody wrote where hidden."""
    if names.hidden and one.standing in _ON_RECORD:
        return f"{plain(one.standing)} on {day_in_full(one.since)}."
    return one.because


def _summary(held: Sequence[CredentialRow]) -> tuple[str, ...]:
    if not held:
        return ()
    counts = Counter(one.standing for one in held)
    said = [f"{counts[standing]} {plain(standing).lower()}" for standing in Standing]
    standing = joined([words for words in said if not words.startswith("0 ")])
    return (f"{count_in_words(len(held), 'credential')} issued by that day: {standing}.",)
