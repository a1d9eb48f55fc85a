"""Rehearsal: the journeys of the office, run for real in a temporary folder."""

import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from certtrack_app.adapters.tracker_reading import Asked
from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import EvidenceState
from certtrack_app.workflows.certificates import certificate_file
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.evaluators import add_evaluator
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.intake import Choice, IntakeResult, import_tracker, previewed
from certtrack_app.workflows.intakes import Imported, confirm_imported
from certtrack_app.workflows.lookup import (
    find_credential,
    find_evaluator,
    find_evidence,
    find_line,
    find_participant,
)
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.register import credential_rows
from certtrack_app.workflows.safety import self_check
from certtrack_app.workflows.unit import Office, Unit
from certtrack_app.workflows.verification import confirm_evidence

_DAY = date(2026, 3, 2)
_COORDINATOR = "Dana Whitfield"
_EVALUATOR = "Ruth Adeyemi"
_PROGRAM = "Rehearsal"
_REQUIREMENT = "Ethics"
_HOLDER = "Łukasz Wójcik"
_COMPLETER = "Ana Lima"
_PEOPLE = 4
_TRACKER = """\
Coach certification,,,,
,,,,
Name,Email,Start date,Ethics,Recorded session
Ana Lima,ana@example.org,2026-01-12,2026-01-30,2026-02-20
Łukasz Wójcik,lukasz@example.org,2026-01-12,,2026-02-18
Grace Okafor,grace@example.org,2026-01-12,In progress,
Omar Haddad,omar@example.org,2026-01-12,,
"""

NOT_YET = (
    "evaluator packs",
    "backup and restore",
    "recovery",
    "checking a certificate offline",
)
"""Journeys that belong to later versions, in words."""


class RehearsalFailed(Exception):
    """A journey did not lead where it should."""


@dataclass(frozen=True)
class Journey:
    """How one journey went."""

    name: str
    ok: bool
    seconds: float
    because: str = ""


def rehearse() -> tuple[Journey, ...]:
    """Run every journey there is, one upon the other; a failure ends the run."""
    journeys: list[Journey] = []
    with tempfile.TemporaryDirectory(prefix="certtrack-rehearsal-") as folder:
        office = open_office_at(Path(folder))
        try:
            for name, journey in _JOURNEYS:
                journeys.append(_run(name, journey, office))
        finally:
            office.close()
    return tuple(journeys)


def open_office_at(folder: Path) -> Office:
    """Found an office for rehearsing, which this machine does not remember."""
    office = Office.open(folder / "office", create=True, actor=_COORDINATOR)
    settle_in(office, _COORDINATOR, _DAY, day_given=True)
    return office


def _run(name: str, journey: Callable[[Office], None], office: Office) -> Journey:
    """Run one journey and time it."""
    began = time.perf_counter()
    try:
        journey(office)
    except (Refusal, RehearsalFailed) as trouble:
        return Journey(name, ok=False, seconds=_since(began), because=str(trouble))
    return Journey(name, ok=True, seconds=_since(began))


def _since(began: float) -> float:
    """Seconds gone by."""
    return round(time.perf_counter() - began, 3)


def _expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - the question is the argument
    """Fail the journey where it did not lead where it should."""
    if not holds:
        raise RehearsalFailed(otherwise)


def _import(office: Office) -> None:
    """Take a tracker in, with its evidence, and take the very same in again: nothing doubles."""
    tracker = office.folder.parent / "tracker.csv"
    tracker.write_text(_TRACKER, encoding="utf-8")
    first = _taken_in(office, tracker)
    _expect(first.people == _PEOPLE, f"{first.people} people came in instead of {_PEOPLE}.")
    again = _taken_in(office, tracker)
    _expect(bool(again.identical_to), "The identical tracker was taken in twice.")


def _taken_in(office: Office, tracker: Path) -> IntakeResult:
    """Take a tracker in."""
    with previewed([tracker], Asked(_DAY)) as preview, _unit(office) as unit:
        return import_tracker(unit, preview, Choice(new_program=_PROGRAM, accept_proposed=True))


def _verify(office: Office) -> None:
    """Hand evidence in with a file, and let somebody else verify it."""
    from certtrack_app.adapters.sample_documents import attendance_certificate
    from certtrack_app.adapters.sample_paper import SamplePaper

    paper = SamplePaper(_HOLDER, _REQUIREMENT, "one day", _DAY)
    letter = office.folder.parent / "letter.pdf"
    letter.write_bytes(attendance_certificate(paper))
    with _unit(office) as unit:
        add_evaluator(unit, _EVALUATOR)
    with _unit(office) as unit:
        line = find_line(unit, find_participant(unit, _HOLDER), _REQUIREMENT)
        evidence = log_evidence(unit, line, Submission(files=[letter]))
    with _unit(office) as unit:
        found = find_evidence(unit, evidence.id)
        confirm_evidence(unit, found, find_evaluator(unit, _EVALUATOR))
        _expect(found.state is EvidenceState.CONFIRMED, "The evidence was not confirmed.")


def _check(office: Office) -> None:
    """Let the clock run: who has been quiet is flagged, and a second check changes nothing."""
    later = _DAY + timedelta(days=90)
    with _unit(office, later) as unit:
        raised = run_check(unit).raised
    _expect(bool(raised), "Nobody was flagged after three months without activity.")
    with _unit(office, later) as unit:
        again = run_check(unit)
    _expect(not again.raised and not again.cleared, "A second check on the same day changed flags.")


def _certificate(office: Office) -> None:
    """Confirm what was imported, issue the certificate, and read its name back."""
    from certtrack_app.adapters.document_reading import page_texts

    with _unit(office, _DAY + timedelta(days=91)) as unit:
        whom = find_participant(unit, _COMPLETER)
        chosen = Imported(participant_id=whom.id)
        confirm_imported(unit, chosen, find_evaluator(unit, _EVALUATOR), "a rehearsal")
    with office.reading(_DAY + timedelta(days=91)) as reader:
        rows = credential_rows(reader)
        _expect(len(rows) == 1, f"{len(rows)} credentials were issued instead of one.")
        document = certificate_file(reader, find_credential(reader, rows[0].number))
    _expect(
        _COMPLETER in page_texts(document.content)[0], "The certificate does not name its holder."
    )


def _proof(office: Office) -> None:
    """Prove that the journal, the evidence and the database are whole."""
    with _unit(office, _DAY + timedelta(days=92)) as unit:
        found = self_check(unit)
    _expect(found.ok, " ".join(found.because))


def _unit(office: Office, day: date | None = None) -> AbstractContextManager[Unit]:
    """Open a unit of the rehearsal's coordinator."""
    return office.unit(_COORDINATOR, day or _DAY, day_given=True)


_JOURNEYS: tuple[tuple[str, Callable[[Office], None]], ...] = (
    ("import a tracker", _import),
    ("log evidence and verify it", _verify),
    ("the check", _check),
    ("issue a certificate", _certificate),
    ("prove that nothing was lost", _proof),
)
