"""Commands about credentials: issue, print, renew, suspend, revoke, reinstate, the register."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.cli import answers
from certtrack_app.cli.answers import Answer
from certtrack_app.cli.keyboard import day, keyboard
from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows import renewal
from certtrack_app.workflows.certificates import certificate_file
from certtrack_app.workflows.completion import issue_by_hand, issue_ready
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.lookup import find_credential, find_enrollment, find_participant
from certtrack_app.workflows.register import credential_rows
from certtrack_app.workflows.unit import Unit

app = typer.Typer()

_FORESEEN = "That day was still to come: this is how each will stand if nothing is added."

Number = Annotated[str, typer.Argument(metavar="NUMBER")]
Reason = Annotated[str, typer.Option(help="Why; it goes on record.")]


@app.command("issue")
def issue(
    context: typer.Context,
    participant: Annotated[str | None, typer.Argument()] = None,
    program: Annotated[str | None, typer.Option(help="The program.")] = None,
    ready: Annotated[bool, typer.Option("--ready", help="Everybody who is ready.")] = False,
) -> Answer:
    """Issue the credential of a completed checklist, or of all that are ready."""
    if ready == (participant is not None):
        raise Refusal("Name a participant, or say --ready for everybody who is ready.")
    with keyboard(context).unit() as unit:
        if participant is None:
            done = issue_ready(unit)
        else:
            enrollment = find_enrollment(unit, find_participant(unit, participant), program)
            done = issue_by_hand(unit, enrollment)
    issued = [{"number": one.number, "participant": one.participant} for one in done.issued]
    refused = [{"participant": one.participant, "because": one.because} for one in done.refused]
    lines = [f"Issued {one['number']} to {one['participant']}." for one in issued]
    lines += [f"{one['participant']}: {one['because']}" for one in refused]
    return Answer(
        {"issued": issued, "refused": refused},
        lines or ["Nobody is ready."],
        ok=bool(issued) or not refused,
        exit_code=0 if issued or not refused else 1,
    )


@app.command("certificate")
def certificate(
    context: typer.Context,
    number: Number,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to save the PDF.")],
) -> Answer:
    """Save a certificate as it was issued."""
    with keyboard(context).reading() as reader:
        found = certificate_file(reader, find_credential(reader, number))
    if output.suffix.lower() != ".pdf":
        raise Refusal(f"A certificate is a PDF. Name the file {output.stem}.pdf.")
    write_whole(output, [found.content])
    return Answer({"number": found.number, "file": str(output)}, [f"Saved {output}."])


@app.command("renew")
def renew(context: typer.Context, number: Number) -> Answer:
    """Renew a credential whose renewal checklist is complete."""
    with keyboard(context).unit() as unit:
        renewed = renewal.renew(unit, find_credential(unit, number))
        made = {
            "number": renewed.number,
            "participant": renewed.holder,
            "valid_through": answers.plain(renewed.valid_through),
            "because": renewed.term_because,
        }
    return Answer(made, [f"Renewed as {made['number']}. {made['because']}"])


@app.command("suspend")
def suspend(context: typer.Context, number: Number, reason: Reason) -> Answer:
    """Suspend a credential until it is reinstated."""
    return _on_record(context, number, reason, renewal.suspend)


@app.command("revoke")
def revoke(context: typer.Context, number: Number, reason: Reason) -> Answer:
    """Revoke a credential; its number stays on the register as revoked."""
    return _on_record(context, number, reason, renewal.revoke)


@app.command("reinstate")
def reinstate(context: typer.Context, number: Number, reason: Reason) -> Answer:
    """Lift a suspension or revocation."""
    return _on_record(context, number, reason, renewal.reinstate)


@app.command("register")
def register(
    context: typer.Context,
    on: Annotated[str | None, typer.Option(help="The day asked about.")] = None,
    known: Annotated[str | None, typer.Option(help="As known at the end of this day.")] = None,
) -> Answer:
    """Say who was certified on a day."""
    at = keyboard(context)
    asked, known_on = day(on), day(known) or at.today
    with at.office() as office:
        if known is not None and known_on > at.day_at(office):
            raise Refusal(
                f"{day_in_words(known_on)} has not come yet: nothing is known as of its end. "
                "Leave --known out, or name a day up to today."
            )
        with office.reading(at.day_at(office)) as now:
            head = journal_head(now)
            rows = credential_rows(now, asked)
        if known is not None:
            with office.as_known(known_on, at.today) as past:
                rows = credential_rows(past, asked)
    ahead = asked is not None and asked > known_on
    said = {
        "on": (asked or at.today).isoformat(),
        "known": known_on.isoformat(),
        "foreseen": ahead,
        "head": head,
        "credentials": [answers.credential(row) for row in rows],
    }
    lines = [
        f"{row.number}  {row.participant}  {row.standing.value.replace('_', ' ')}. {row.because}"
        for row in rows
    ]
    return Answer(said, [_FORESEEN, *lines] if ahead else lines)


def _on_record(
    context: typer.Context,
    number: str,
    reason: str,
    record: Callable[[Unit, Credential, str], None],
) -> Answer:
    """Put what becomes of a credential on record, and say how it stands."""
    with keyboard(context).unit() as unit:
        found = find_credential(unit, number)
        record(unit, found, reason)
        rows = credential_rows(unit, participant_id=found.participant_id)
    (row,) = [one for one in rows if one.number == found.number]
    said = answers.credential(row)
    return Answer(said, [f"{row.number} is {row.standing.value.replace('_', ' ')} now."])
