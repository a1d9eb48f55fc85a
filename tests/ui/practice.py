"""An office as one finds it on a Monday: people at every stage, flags of the common kinds.

Made by the workflows alone, day by day, so that what stands in it could have come about.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from certtrack_app.workflows.allowances import grant_leave
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.enrollment import enroll, take_in_participant
from certtrack_app.workflows.evaluators import add_evaluator
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.lookup import (
    find_enrollment,
    find_evaluator,
    find_line,
    find_participant,
    find_program,
)
from certtrack_app.workflows.overview import refresh_overview
from certtrack_app.workflows.programs import add_program, template_or_file
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.unit import Office, Unit
from certtrack_app.workflows.verification import confirm_evidence, reject_evidence

TODAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
ACTOR = "Maren Holt"
EVALUATOR = "Edda Voss"
PROGRAM = "Coach training"
NAMES = (
    "Amina Yusuf", "Łukasz Wójcik", "Nguyễn Thị Hồng", "Grace Okafor", "Mateo Álvarez",
    "Priya Raman", "Sofia Rossi", "Daniel Cohen", "Hannah Berg", "Omar Haddad",
    "Tunde Adeyemi", "Marta Kowalska", "Jonas Lindqvist", "Élodie Marchand", "Ravi Menon",
    "Chloe Bennett", "Ingrid Solheim", "Yusuf Demir", "Beatriz Carvalho", "Noah Fischer",
    "Leila Farahani", "Petra Novák", "Samuel Osei", "Aoife Brennan", "Dmitri Volkov",
    "Keiko Tanabe", "Rosa Jiménez", "Anders Holm", "Fatima Zahra", "George Papadakis",
    "Helena Costa", "Ivan Petrov", "Julia Weiss", "Karim Benali", "Linh Tran",
    "Miriam Katz", "Oskar Nilsson", "Paula Schmidt", "Quinn Murphy", "Zofia Zielińska",
)  # fmt: skip

Errand = Callable[[Unit], object]


def found_practice(folder: Path, people: int = len(NAMES)) -> Office:
    """Make the office in a folder, and leave it open on the day it is."""
    office = Office.open(folder, create=True, clock=lambda: _noon(TODAY))
    settle_in(office, ACTOR, TODAY, day_given=True)
    days: dict[date, list[Errand]] = defaultdict(list)
    days[date(2024, 1, 8)] += [
        lambda unit: add_program(unit, template_or_file("coach-training")),
        lambda unit: add_evaluator(unit, EVALUATOR, "edda@example.org"),
    ]
    for number, name in enumerate(NAMES[:people]):
        _plan(days, number, name)
    for day in sorted(days):
        _live_through(office, day, days[day])
    with office.unit(ACTOR, TODAY) as unit:
        run_check(unit)
    with office.unit(ACTOR, TODAY) as unit:
        refresh_overview(unit)
    return office


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _live_through(office: Office, day: date, errands: Iterable[Errand]) -> None:
    office.clock = lambda: _noon(day)
    for errand in errands:
        with office.unit(ACTOR, day, day_given=True) as unit:
            errand(unit)
    office.clock = lambda: _noon(TODAY)


def _plan(days: dict[date, list[Errand]], number: int, name: str) -> None:
    """Put what becomes of one person into the days on which it does."""
    stages = (1, 3, 4, 2, 5, 7, 3, 6, 0, 4)[number % 10]
    joined = TODAY - timedelta(days=12 + 27 * stages + number)
    if number in (9, 22, 31):
        joined = TODAY - timedelta(days=340 + number)
    if number in (15, 35):
        joined = TODAY - timedelta(days=882 - number)
    cohort = f"{('Winter', 'Spring', 'Autumn')[number % 3]} {joined.year}"
    email = "" if number == 8 else f"{_plain(name)}@example.org"
    days[joined].append(lambda unit: _enroll(unit, name, email, cohort))
    _make_way(days, name, joined, number, 6 if stages == 7 else stages)
    if number == 12:
        away = TODAY - timedelta(days=20)
        days[away].append(
            lambda unit: grant_leave(
                unit, find_enrollment(unit, find_participant(unit, name)), away, None, "parental"
            )
        )


def _plain(name: str) -> str:
    return "".join(char for char in name.lower().replace(" ", ".") if char.isascii())


def _enroll(unit: Unit, name: str, email: str, cohort: str) -> None:
    person = take_in_participant(unit, name, email, cohort)
    enroll(unit, person, find_program(unit, PROGRAM), unit.today)


_WAY = (
    ("instruction", Submission(Decimal(24), note="Module 1")),
    ("instruction", Submission(Decimal(36), note="Modules 2 and 3")),
    ("supervised", Submission(Decimal(6))),
    ("attendance", Submission(score=Decimal(95))),
    ("mentor", Submission(Decimal(10))),
    ("exam", Submission(score=Decimal(82))),
    ("final", Submission(note="With the client's consent")),
)


def _make_way(
    days: dict[date, list[Errand]], name: str, joined: date, number: int, stages: int
) -> None:
    """Hand in and decide on as much as somebody has come; the last of it may still wait."""
    all_of_it = number in (5, 15, 25, 35)
    for step, (line, handed_in) in enumerate(_WAY[: 7 if all_of_it else stages]):
        day = joined + timedelta(days=16 + 24 * step)
        days[day].append(_logged(name, line, handed_in))
        if all_of_it or step < stages - 1 or number % 3 == 0:
            confirmed = number % 7 != 3 or step < stages - 1
            days[day + timedelta(days=4)].append(_decided(name, line, confirmed=confirmed))


def _logged(name: str, line: str, handed_in: Submission) -> Errand:
    return lambda unit: log_evidence(
        unit, find_line(unit, find_participant(unit, name), line), handed_in
    )


def _decided(name: str, line: str, *, confirmed: bool) -> Errand:
    def errand(unit: Unit) -> None:
        from certtrack_app.workflows.review import evidence_to_decide

        found = find_line(unit, find_participant(unit, name), line)
        waiting = [one for one in evidence_to_decide(unit) if one.line_id == found.id]
        for one in waiting:
            _decide(unit, one.id, confirmed=confirmed)

    return errand


def _decide(unit: Unit, key: int, *, confirmed: bool) -> None:
    from certtrack_app.workflows.lookup import find_evidence

    by = find_evaluator(unit, EVALUATOR)
    if confirmed:
        confirm_evidence(unit, find_evidence(unit, key), by)
    else:
        reject_evidence(unit, find_evidence(unit, key), by, "not_signed", "The page is cut off.")
