"""How a checklist is read: a step a line, with its sign and the quiet line that says how it stands.

Whatever asks for somebody goes first: a flag before a status, a status before a deadline.
"""

from datetime import date
from typing import TYPE_CHECKING, assert_never

from certtrack_app.rules.vocabulary import FlagKind, LineStatus, Phase
from certtrack_app.ui.language import day_text, short_day_text, tr
from certtrack_app.ui.steps import Step
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.wording import amount_text, evidence_sign, line_sign, share_text

if TYPE_CHECKING:
    from certtrack_app.workflows.checklists import LineRow
    from certtrack_app.workflows.history import ActionRow
    from certtrack_app.workflows.person_sheet import EnrollmentSheet
    from certtrack_app.workflows.review import EvidenceRow

_FLAGGED = (
    (FlagKind.OVERDUE, "circle-alert", Tone.BAD),
    (FlagKind.STALLED, "triangle-alert", Tone.WARN),
    (FlagKind.RETURNED_NOT_RESUBMITTED, "triangle-alert", Tone.WARN),
    (FlagKind.WAITING_FOR_VERIFICATION, "hourglass", Tone.WARN),
)


def line_step(line: "LineRow", today: date) -> Step:
    """Say a line of a checklist."""
    icon, _words, tone = line_sign(line.status)
    flagged = next((one for one in _FLAGGED if one[0] in line.flags), None)
    if flagged is not None and not line.status.is_settled:
        _kind, icon, tone = flagged
    elif line.status is LineStatus.NOT_STARTED:
        tone = Tone.NEUTRAL
    return Step(
        icon=icon,
        title=line.requirement,
        note=line_note(line, today),
        tone=tone,
        key=line.id,
        aside=line_amount(line),
    )


def line_amount(line: "LineRow") -> str:
    """How much of a line is there: 12 / 60 h; nothing where nothing adds up."""
    if not line.kind.adds_up or line.target is None:
        return ""
    return share_text(line.accepted, line.target, line.unit)


def line_note(line: "LineRow", today: date) -> str:
    """Say how a line stands, and by when it is wanted."""
    if line.status.is_settled:
        return _settled_note(line, today)
    said = [_open_note(line, today), due_note(line, today)]
    if line.status is LineStatus.IN_PROGRESS and FlagKind.STALLED not in line.flags:
        said.reverse()  # where the end is cut off, the day it is wanted by still stands
    return " · ".join(filter(None, said))


def due_note(line: "LineRow", today: date) -> str:
    """Say by when an open line is wanted."""
    if line.due_on is None or line.status.is_settled:
        return ""
    day = short_day_text(line.due_on, today)
    if line.due_on < today:
        return tr("was due {day}", day=day)
    return tr("due {day}", day=day)


def _settled_note(line: "LineRow", today: date) -> str:
    _icon, words, _tone = line_sign(line.status)
    if line.settled_on is None:
        return words.lower()
    return tr("{status} {day}", status=words.lower(), day=short_day_text(line.settled_on, today))


def _open_note(line: "LineRow", today: date) -> str:
    """Say what holds an open line."""
    match line.status:
        case LineStatus.NOT_STARTED:
            return _untouched_note(line)
        case LineStatus.PENDING_VERIFICATION:
            waiting = [one.received_on for one in line.evidence if one.state.value == "submitted"]
            day = short_day_text(min(waiting), today) if waiting else ""
            return tr("waiting for review since {day}", day=day)
        case LineStatus.RETURNED:
            return tr("returned, nothing handed in since")
        case LineStatus.IMPORTED_NOT_VERIFIED:
            return tr("imported, not verified")
        case LineStatus.IN_PROGRESS:
            return _to_confirm(line) or _activity_note(line, today)
        case LineStatus.VERIFIED | LineStatus.WAIVED | LineStatus.EXEMPT:
            return ""
        case _:
            assert_never(line.status)


def _to_confirm(line: "LineRow") -> str:
    """Say how much of an amount came in and is not confirmed; nothing where all of it is."""
    waiting = line.claimed - line.accepted
    if not line.kind.adds_up or waiting <= 0:
        return ""
    return tr("{amount} to confirm", amount=amount_text(waiting, line.unit))


def _untouched_note(line: "LineRow") -> str:
    """Say what a line nobody has touched waits for, if for anything."""
    if line.waits_for:
        return tr("after {lines}", lines=", ".join(line.waits_for))
    return tr("nothing handed in") if FlagKind.STALLED in line.flags else ""


def _activity_note(line: "LineRow", today: date) -> str:
    if line.last_activity_on is None:
        return ""
    if FlagKind.STALLED in line.flags:
        days = str((today - line.last_activity_on).days)
        return tr("no activity for {n} days", n=days)
    return tr("active {day}", day=short_day_text(line.last_activity_on, today))


def evidence_step(evidence: "EvidenceRow", today: date) -> Step:
    """Say a piece of evidence: what, how much, what became of it, and by whom."""
    icon, words, tone = evidence_sign(evidence.state)
    day = evidence.decided_on or evidence.on or evidence.received_on
    said = [words, short_day_text(day, today)]
    if evidence.decided_by:
        said.append(evidence.decided_by)
    if evidence.category:
        said.append(evidence.category)
    if evidence.remark:
        said.append(evidence.remark)
    return Step(
        icon=icon,
        title=evidence.title,
        note=" · ".join(said),
        tone=Tone.GOOD if tone is Tone.NEUTRAL else tone,
        key=evidence.id,
        aside=_evidence_amount(evidence),
    )


def _evidence_amount(evidence: "EvidenceRow") -> str:
    """What is accepted of what was claimed, where that differs."""
    if evidence.score is not None:
        return amount_text(evidence.score, evidence.unit)
    accepted, claimed = evidence.accepted, evidence.claimed
    if claimed is not None and accepted is not None and accepted != claimed:
        return share_text(accepted, claimed, evidence.unit)
    return amount_text(claimed, evidence.unit)


def action_step(action: "ActionRow", today: date) -> Step:
    """Say something that was done, as a line of a timeline."""
    who = tr("{who}, {day}", who=action.actor, day=short_day_text(action.day, today))
    undone = tr("undone since") if action.undone_by is not None else ""
    return Step(
        icon="undo-2" if action.undoes is not None else "circle",
        title=action.sentence,
        note=" · ".join(filter(None, (who, undone))),
        tone=Tone.GOOD if action.undone_by is None else Tone.NEUTRAL,
        key=action.id,
    )


def enrollment_name(one: "EnrollmentSheet") -> str:
    """Name an enrollment among others of a person."""
    row_ = one.checklist
    phase = tr(" – renewal") if row_.phase is Phase.RENEWAL else ""
    return f"{row_.program}{phase} · {day_text(row_.enrolled_on)}"


def about_enrollment(shown: "EnrollmentSheet") -> str:
    """Say which program, cohort and day an enrollment is of."""
    row_ = shown.checklist
    renewal = tr("Renewal") if row_.phase is Phase.RENEWAL else ""
    since = tr("since {day}", day=day_text(row_.enrolled_on))
    return " · ".join(filter(None, (row_.program, renewal, row_.cohort, since)))
