"""Commands about the daily work: log, review, check, flags, outbox."""

from pathlib import Path
from typing import Annotated

import typer

from certtrack_app.cli import answers
from certtrack_app.cli.answers import Answer
from certtrack_app.cli.keyboard import Keyboard, a_day, amount, day, keyboard
from certtrack_app.rules.vocabulary import FlagKind
from certtrack_app.workflows import flags as flag_work
from certtrack_app.workflows import messages, posting, review, verification
from certtrack_app.workflows.check import CheckResult, run_check
from certtrack_app.workflows.lookup import (
    find_evaluator,
    find_evidence,
    find_flag,
    find_line,
    find_participant,
)
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.unit import Office, Reader
from certtrack_app.workflows.watch_hold import unless_watched

app = typer.Typer()
review_app = typer.Typer(help="List what waits for a decision; confirm or reject it.")
outbox_app = typer.Typer(help="List messages; release them, or save them for the mail program.")

By = Annotated[str, typer.Option(help="The evaluator who decided.")]


@app.command("log")
def log(
    context: typer.Context,
    participant: str,
    requirement: str,
    files: Annotated[list[Path] | None, typer.Argument()] = None,
    program: Annotated[str | None, typer.Option(help="The program.")] = None,
    amount_: Annotated[str | None, typer.Option("--amount", help="How much it shows.")] = None,
    score: Annotated[str | None, typer.Option(help="The score reached.")] = None,
    category: Annotated[str, typer.Option(help="The kind of credit.")] = "",
    on: Annotated[str | None, typer.Option(help="The day it happened.")] = None,
    note: Annotated[str, typer.Option(help="What an evaluator should know.")] = "",
) -> Answer:
    """Take in evidence for a requirement; it waits for an evaluator from now on."""
    submission = Submission(
        amount=amount(amount_),
        score=amount(score),
        category=category,
        on=day(on),
        note=note,
        files=files or (),
    )
    with keyboard(context).unit() as unit:
        line = find_line(unit, find_participant(unit, participant), requirement, program)
        evidence = log_evidence(unit, line, submission)
        made = {"id": evidence.id, "state": evidence.state.value}
    return Answer(made, [f"Evidence {made['id']} waits for an evaluator."])


@review_app.callback(invoke_without_command=True)
def _review(context: typer.Context) -> Answer | None:
    return review_list(context) if context.invoked_subcommand is None else None


@review_app.command("list")
def review_list(context: typer.Context) -> Answer:
    """List the evidence that waits for an evaluator."""
    with keyboard(context).reading() as reader:
        rows = review.evidence_to_decide(reader)
    lines = [f"{row.id:>5}  {row.participant}: {row.requirement} ({row.title})" for row in rows]
    return Answer({"evidence": [answers.evidence(row) for row in rows]}, lines)


@review_app.command("confirm")
def confirm(
    context: typer.Context,
    key: Annotated[int, typer.Argument(metavar="ID")],
    by: By,
    amount_: Annotated[str | None, typer.Option("--amount", help="How much is accepted.")] = None,
    basis: Annotated[str, typer.Option(help="What the decision rests on.")] = "",
) -> Answer:
    """Record that an evaluator confirmed evidence."""
    with keyboard(context).unit() as unit:
        evidence = find_evidence(unit, key)
        evaluator = find_evaluator(unit, by)
        verification.confirm_evidence(unit, evidence, evaluator, amount(amount_), basis)
        made = _decided(unit, key)
    return Answer(made, [f"Evidence {key} is {made['state']}."])


@review_app.command("reject")
def reject(
    context: typer.Context,
    key: Annotated[int, typer.Argument(metavar="ID")],
    by: By,
    reason: Annotated[str, typer.Option(help="A reason code, such as not_signed.")],
    remark: Annotated[str, typer.Option(help="What its owner should do.")] = "",
) -> Answer:
    """Record that an evaluator rejected evidence, and why."""
    with keyboard(context).unit() as unit:
        evidence = find_evidence(unit, key)
        verification.reject_evidence(unit, evidence, find_evaluator(unit, by), reason, remark)
        made = _decided(unit, key)
    return Answer(made, [f"Evidence {key} is {made['state']}."])


@app.command("check")
def check(
    context: typer.Context,
    scheduled: Annotated[
        bool,
        typer.Option(
            "--scheduled",
            help="As the system starts it: leave it to the window where that is open, and send "
            "what is queued where a mail account is set up.",
        ),
    ] = False,
) -> Answer:
    """Run the stall and renewal checks once; messages are queued, never sent."""
    at = keyboard(context)
    with at.office() as office:
        if scheduled:
            return _scheduled_check(at, office)
        return _check(at, office)


def _scheduled_check(at: Keyboard, office: Office) -> Answer:
    with unless_watched(office.folder) as is_ours:
        if not is_ours:
            said = "The window of this office is open and watches by itself."
            return Answer({"skipped": said}, [said])
        checked = _check(at, office)
        done = posting.send_if_set_up(lambda: at.errand(office))
    fields = {**checked.json, "sent": list(done.sent), "trouble": done.trouble or None}
    return Answer(fields, [*checked.lines, *filter(None, (done.trouble,))])


def _check(at: Keyboard, office: Office) -> Answer:
    with at.by_the_clock(office) as unit:
        result = run_check(unit)
    with office.reading(result.on) as reader:
        found = _checked(reader, result)
    counts = ", ".join(f"{len(found[what])} {what}" for what in ("raised", "cleared", "queued"))
    return Answer(found, [f"Checked for {result.on.isoformat()}: {counts}."])


@app.command("flags")
def flags(
    context: typer.Context,
    kind: Annotated[FlagKind | None, typer.Option(help="Only flags of this kind.")] = None,
) -> Answer:
    """List the exceptions that stand now."""
    with keyboard(context).reading() as reader:
        rows = flag_work.flag_rows(reader, kind)
    lines = [
        f"{row.id:>5}  {row.kind.value.replace('_', ' ')}: {row.participant or ''} {row.because}"
        for row in rows
    ]
    return Answer({"flags": [answers.flag(row) for row in rows]}, lines)


@app.command("snooze")
def snooze(
    context: typer.Context,
    key: Annotated[int, typer.Argument(metavar="ID")],
    to: Annotated[str, typer.Option(help="The day it comes back.")],
) -> Answer:
    """Put a flag off to a day."""
    with keyboard(context).unit() as unit:
        flag_work.snooze_flag(unit, find_flag(unit, key), a_day(to))
    return Answer({"id": key, "snoozed_to": to}, [f"Flag {key} is put off to {to}."])


@app.command("dismiss")
def dismiss(
    context: typer.Context,
    key: Annotated[int, typer.Argument(metavar="ID")],
    reason: Annotated[str, typer.Option(help="Why it needs nobody.")],
) -> Answer:
    """Dismiss a flag, with a reason."""
    with keyboard(context).unit() as unit:
        flag_work.dismiss_flag(unit, find_flag(unit, key), reason)
    return Answer({"id": key, "dismissed": True}, [f"Flag {key} is dismissed."])


@outbox_app.callback(invoke_without_command=True)
def _outbox(context: typer.Context) -> Answer | None:
    return outbox_list(context) if context.invoked_subcommand is None else None


@outbox_app.command("list")
def outbox_list(context: typer.Context) -> Answer:
    """List the messages: queued, held back with the reason, gone, withdrawn."""
    with keyboard(context).reading() as reader:
        rows = messages.message_rows(reader)
    lines = [
        f"{row.id:>5}  {row.state.value:<12} {row.to}  {row.subject}  {row.because}" for row in rows
    ]
    return Answer({"messages": [answers.message(row) for row in rows]}, lines)


@outbox_app.command("release")
def outbox_release(
    context: typer.Context, ids: Annotated[list[int], typer.Argument(metavar="ID…")]
) -> Answer:
    """Release held messages: they go with the next sending."""
    at = keyboard(context)
    with at.office() as office:
        with at.errand(office) as unit:
            messages.release_messages(unit, ids)
        with office.reading(at.today) as reader:
            rows = messages.message_rows_by_id(reader, ids)
    return Answer({"messages": [answers.message(row) for row in rows]}, [f"{len(rows)} released."])


@outbox_app.command("send")
def outbox_send(context: typer.Context) -> Answer:
    """Send the queued messages by the mail account that is set up."""
    at = keyboard(context)
    with at.office() as office:
        done = posting.send_queue(lambda: at.errand(office))
        with office.reading(at.today) as reader:
            rows = messages.message_rows_by_id(reader, (*done.sent, *done.waiting, *done.failed))
    said = f"{len(done.sent)} sent, {len(done.waiting)} waiting, {len(done.failed)} failed."
    fields = {
        "messages": [answers.message(row) for row in rows],
        "sent": list(done.sent),
        "waiting": list(done.waiting),
        "failed": list(done.failed),
        "trouble": done.trouble or None,
    }
    return Answer(fields, [said, *filter(None, (done.trouble,))], ok=not done.trouble)


@outbox_app.command("save")
def outbox_save(context: typer.Context, folder: Path) -> Answer:
    """Save each queued message as an .eml file; from then on it counts as handed over."""
    with keyboard(context).unit() as unit:
        saved = messages.save_messages(unit, folder)
    return Answer(
        {"saved": [str(path) for path in saved]}, [f"{len(saved)} messages saved in {folder}."]
    )


def _decided(reader: Reader, key: int) -> answers.Json:
    """A piece of evidence after a decision."""
    reader.session.flush()
    (row,) = review.evidence_rows(reader, [key])
    return answers.evidence(row)


def _checked(reader: Reader, result: CheckResult) -> answers.Json:
    """What a check did, as specified."""
    raised = flag_work.flag_rows_by_id(reader, result.raised)
    cleared = flag_work.flag_rows_by_id(reader, result.cleared)
    return {
        "on": result.on.isoformat(),
        "raised": [answers.flag(row) for row in raised],
        "cleared": [answers.flag(row) for row in cleared],
        "standing": [answers.flag(row) for row in flag_work.flag_rows(reader)],
        "queued": [
            answers.message(row) for row in messages.message_rows_by_id(reader, result.queued)
        ],
        "held": [answers.message(row) for row in messages.message_rows_by_id(reader, result.held)],
        "issued": list(result.issued),
    }
