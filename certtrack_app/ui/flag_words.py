"""What is said of a flag: whom it is about, why it stands, and its one obvious act."""

from datetime import date, timedelta
from enum import Enum, auto, unique

from certtrack_app.rules.vocabulary import FlagKind
from certtrack_app.ui.language import day_text, tr
from certtrack_app.ui.wording import flag_chip, flag_text
from certtrack_app.workflows.flags import FlagRow

WEEK = timedelta(days=7)
"""For how long a flag is put off, where nobody says otherwise."""


@unique
class FlagAct(Enum):
    """What pressing a flag's button does."""

    OPEN_CHECKLIST = auto()
    OPEN_REVIEW = auto()
    OPEN_OUTBOX = auto()
    OPEN_RENEWAL = auto()
    OPEN_IMPORT = auto()
    CONFIRM_IMPORTED = auto()
    ISSUE = auto()
    ENTER_ADDRESS = auto()
    CHECK_AGAIN = auto()


_ACTS = {
    FlagKind.WAITING_FOR_VERIFICATION: FlagAct.OPEN_REVIEW,
    FlagKind.EVALUATORS_DISAGREE: FlagAct.OPEN_REVIEW,
    FlagKind.EVIDENCE_MISSING: FlagAct.OPEN_CHECKLIST,
    FlagKind.MESSAGE_FAILED: FlagAct.OPEN_OUTBOX,
    FlagKind.READY_TO_ISSUE: FlagAct.ISSUE,
    FlagKind.UNREACHABLE: FlagAct.ENTER_ADDRESS,
    FlagKind.IMPORTED_NOT_VERIFIED: FlagAct.CONFIRM_IMPORTED,
    FlagKind.IMPORT_QUESTION: FlagAct.OPEN_IMPORT,
    FlagKind.CLOCK_PROBLEM: FlagAct.CHECK_AGAIN,
    FlagKind.RENEWAL_DUE: FlagAct.OPEN_RENEWAL,
    FlagKind.IN_GRACE: FlagAct.OPEN_RENEWAL,
    FlagKind.LAPSED: FlagAct.OPEN_RENEWAL,
}


_TEXTS = {
    FlagAct.OPEN_CHECKLIST: "Open checklist",
    FlagAct.OPEN_REVIEW: "Open review",
    FlagAct.OPEN_OUTBOX: "Open outbox",
    FlagAct.OPEN_RENEWAL: "Open renewal",
    FlagAct.OPEN_IMPORT: "Open import",
    FlagAct.CONFIRM_IMPORTED: "Confirm…",
    FlagAct.ISSUE: "Issue…",
    FlagAct.ENTER_ADDRESS: "Enter address…",
    FlagAct.CHECK_AGAIN: "Check again",
}


def act_of(kind: FlagKind, *, of_import: bool = False) -> FlagAct:
    """The act of a kind of flag; what hangs on a line opens its checklist."""
    if of_import:
        return FlagAct.OPEN_IMPORT
    return _ACTS.get(kind, FlagAct.OPEN_CHECKLIST)


def act_text(kind: FlagKind, *, of_import: bool = False) -> str:
    """Say what the button of a flag does; an ellipsis means that a dialog follows."""
    return tr(_TEXTS[act_of(kind, of_import=of_import)])


def flag_title(flag: FlagRow) -> str:
    """Whom and what a flag is about."""
    about = flag.requirement or flag.credential or flag.program
    return " · ".join(filter(None, (flag.participant or tr("The office"), about)))


def read_out(flag: FlagRow) -> str:
    """A flag as a screen reader says it, with what Enter does."""
    kind = flag_chip(flag.kind, flag.severity).text
    text = act_text(flag.kind, of_import=flag.intake_id is not None)
    return f"{kind}: {flag_title(flag)}. {flag.because} {tr('Enter')}: {text}"


def age_text(since: date, today: date) -> str:
    """Say for how many days something has stood."""
    return tr("{n} d", n=str(max((today - since).days, 0)))


def reason_text(flag: FlagRow) -> str:
    """Why a flag stands, what matters first: how late before how that was reckoned."""
    if flag.kind is FlagKind.OVERDUE:
        was_due = day_text(flag.since - timedelta(days=1))
        return tr("Was due {day}. {because}", day=was_due, because=flag.because)
    return flag.because


def search_text(flag: FlagRow) -> str:
    """The words a search looks in."""
    return read_out(flag).casefold()


def flag_name(row: FlagRow) -> str:
    """Name a flag with whose it is."""
    return " · ".join(filter(None, (flag_text(row.kind), row.participant)))
