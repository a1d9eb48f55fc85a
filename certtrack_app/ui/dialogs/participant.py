"""A participant: new to the office, in one more program, or known better than before."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCompleter, QWidget

from certtrack_app.rules.person import email_problem, name_problem
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import (
    Field,
    choice_field,
    day_field,
    long_text_field,
    must,
    text_field,
)
from certtrack_app.ui.inputs import Line
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.workflows.enrollment import enroll, take_in_participant
from certtrack_app.workflows.keys import participant_of_key, program_of_key
from certtrack_app.workflows.people import (
    Particulars,
    PersonRow,
    change_cohort,
    edit_participant,
)
from certtrack_app.workflows.programs import ProgramRow

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


class NewParticipantDialog(ErrandDialog):
    """Takes somebody in and enrolls them; the checklist is made by that."""

    def __init__(
        self,
        desk: Desk,
        programs: Sequence[ProgramRow],
        cohorts: Sequence[str],
        today: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            desk,
            tr("New participant"),
            tr("Enrolling makes their checklist, with every deadline."),
            parent,
        )
        self.enrolled: Callable[[int], None] | None = None
        self.form.add("name", text_field(tr("&Name"), rule=name_problem))
        self.form.add("email", text_field(tr("&E-mail"), rule=_email_rule))
        self.form.add("program", _program_field(programs))
        self.form.add("on", _joining_field(today))
        self.form.add("cohort", _cohort_field(cohorts))
        self.offer(tr("En&roll"), "user-plus")

    def errand(self) -> "Callable[[Unit], Any]":
        given = self.form.values

        def work(unit: "Unit") -> int:
            person = take_in_participant(unit, given["name"], given["email"], given["cohort"])
            enroll(unit, person, program_of_key(unit, given["program"]), given["on"])
            return person.id

        return work

    def notice(self) -> str:
        return tr("Enrolled {who}.", who=self.form.values["name"])

    def _done(self, answer: Any) -> None:
        super()._done(answer)
        if self.enrolled is not None:
            self.enrolled(answer)


class EnrollDialog(ErrandDialog):
    """Enrolls a known participant in one more program, or again."""

    def __init__(
        self,
        desk: Desk,
        person: PersonRow,
        programs: Sequence[ProgramRow],
        today: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(desk, tr("Enroll {who}", who=person.name), "", parent)
        self._person = person
        self.form.add("program", _program_field(programs))
        self.form.add("on", _joining_field(today))
        self.offer(tr("En&roll"), "user-plus")

    def errand(self) -> "Callable[[Unit], Any]":
        key, given = self._person.id, self.form.values
        return lambda unit: (
            enroll(
                unit,
                participant_of_key(unit, key),
                program_of_key(unit, given["program"]),
                given["on"],
            ).id
        )

    def notice(self) -> str:
        return tr("Enrolled {who}.", who=self._person.name)


class EditParticipantDialog(ErrandDialog):
    """Changes what is known of a participant."""

    def __init__(
        self, desk: Desk, person: PersonRow, cohorts: Sequence[str], parent: QWidget | None
    ) -> None:
        super().__init__(desk, tr("Edit {who}", who=person.name), "", parent)
        self._person = person
        self.form.add("name", text_field(tr("&Name"), person.name, rule=name_problem))
        self.form.add(
            "certificate_name",
            text_field(
                tr("Name on the &certificate"),
                person.certificate_name,
                tr("Only where it differs."),
                _optional(name_problem),
            ),
        )
        self.form.add("email", text_field(tr("&E-mail"), person.email, rule=_email_rule))
        self.form.add(
            "supervisor_email",
            text_field(tr("&Supervisor's e-mail"), person.supervisor_email, rule=_email_rule),
        )
        self.form.add("cohort", _cohort_field(cohorts, person.cohort))
        self.form.add("birth_date", day_field(tr("&Birth date"), person.birth_date))
        self.form.add("note", long_text_field(tr("N&ote"), person.note))
        self.offer(tr("&Save"), "check")

    def errand(self) -> "Callable[[Unit], Any]":
        key, changed = self._person.id, Particulars(**self._changed())
        return lambda unit: edit_participant(unit, participant_of_key(unit, key), changed)

    def do_errand(self) -> None:
        if self.form.check() and not self._changed():
            self.accept()
            return
        super().do_errand()

    def notice(self) -> str:
        return tr("Saved what changed of {who}.", who=self.form.values["name"])

    def _changed(self) -> dict[str, Any]:
        """What differs from before."""
        given = self.form.values
        return {name: value for name, value in given.items() if value != self._known(name)}

    def _known(self, name: str) -> Any:
        return getattr(self._person, name)


class CohortDialog(ErrandDialog):
    """Puts the people chosen into a cohort."""

    def __init__(
        self,
        desk: Desk,
        participant_ids: Sequence[int],
        cohorts: Sequence[str],
        parent: QWidget | None,
    ) -> None:
        heading = tr_count(
            "Change the cohort of {n} person",
            "Change the cohort of {n} people",
            len(participant_ids),
        )
        super().__init__(desk, heading, "", parent)
        self._ids = tuple(participant_ids)
        self.form.add("cohort", _cohort_field(cohorts))
        self.offer(tr("&Change cohort"), "users")

    def errand(self) -> "Callable[[Unit], Any]":
        ids, cohort = self._ids, self.form.values["cohort"]
        return lambda unit: change_cohort(
            unit, [participant_of_key(unit, key) for key in ids], cohort
        )

    def notice(self) -> Callable[[Any], str]:
        cohort = self.form.values["cohort"] or tr("no cohort")

        def moved(count: int) -> str:
            return tr_count(
                "{n} person is in {cohort} now.",
                "{n} people are in {cohort} now.",
                count,
                cohort=cohort,
            )

        return moved


def _program_field(programs: Sequence[ProgramRow]) -> Field:
    choices: dict[int | None, str] = {one.id: one.name for one in programs}
    if len(choices) > 1:
        choices = {None: tr("Choose a program"), **choices}
    return choice_field(tr("&Program"), choices, rule=must(tr("Choose the program.")))


def _joining_field(today: date) -> Field:
    return day_field(
        tr("&Joined on"),
        today,
        tr("Deadlines count from this day, under the rules in force on it."),
        must(tr("Give the day they joined.")),
    )


def _cohort_field(cohorts: Sequence[str], cohort: str = "") -> Field:
    """A field for a cohort that offers those there are."""
    field = text_field(tr("C&ohort"), cohort)
    if isinstance(field.input, Line):
        field.input.setCompleter(QCompleter(list(cohorts), field.input))
    return field


def _email_rule(email: str) -> str:
    problem = email_problem(email) if email else ""
    return problem[:1].upper() + problem[1:]


def _optional(rule: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: rule(text) if text else ""
