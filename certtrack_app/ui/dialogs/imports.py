"""Questions about an import: who confirms it, take it back, what was kept, a file that is gone."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.dialogs.imported_many import confirmed_in_words
from certtrack_app.ui.forms import choice_field, must, text_field
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.workflows.intake_files import MissingFile, give_up_file
from certtrack_app.workflows.intake_sheet import IntakeSheet
from certtrack_app.workflows.intakes import Confirmed, Imported, confirm_imported
from certtrack_app.workflows.keys import evaluator_of_key
from certtrack_app.workflows.withdrawal import Kept, TakenBack, withdraw_intake

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


class ConfirmIntakeDialog(ErrandDialog):
    """Records that an evaluator confirmed an import, or one requirement of it."""

    def __init__(self, desk: Desk, sheet: IntakeSheet, parent: QWidget | None) -> None:
        super().__init__(
            desk,
            tr("Confirm what was imported"),
            tr("An evaluator vouches for what the tracker says; you type it in."),
            parent,
        )
        self._key = sheet.row.id
        whole = sum(count for _, count in sheet.waiting)
        scopes: dict[str | None, str] = {None: tr("Everything of this import ({n})", n=str(whole))}
        scopes |= {
            title: tr("All of “{what}” ({n})", what=title, n=str(count))
            for title, count in sheet.waiting
        }
        self.form.add("scope", choice_field(tr("&What"), scopes, None))
        choices = {None: tr("Choose who confirms")} | {one.id: one.name for one in sheet.evaluators}
        self.form.add(
            "by",
            choice_field(tr("&Evaluator"), choices, rule=must(tr("Choose who confirms it."))),
        )
        self.form.add(
            "basis",
            text_field(
                tr("On what &basis"),
                sheet.basis,
                tr("“Checked against the paper file”, for instance."),
                must(tr("Say what it was checked against.")),
            ),
        )
        self.offer(tr("Con&firm"), "check")

    def errand(self) -> "Callable[[Unit], Any]":
        given = self.form.values
        chosen = Imported(intake_id=self._key, requirement=given["scope"])

        def work(unit: "Unit") -> Confirmed:
            return confirm_imported(
                unit, chosen, evaluator_of_key(unit, given["by"]), given["basis"]
            )

        return work

    def notice(self) -> Callable[[Confirmed], str]:
        return confirmed_in_words


class TakeBackDialog(ErrandDialog):
    """Asks before an import is taken back; afterwards it says what was kept, and why."""

    def __init__(self, desk: Desk, sheet: IntakeSheet, parent: QWidget | None) -> None:
        files = ", ".join(sheet.row.files)
        super().__init__(
            desk,
            tr("Take the import of {files} back?", files=files),
            tr(
                "Whatever nobody has touched since goes. What was edited or verified since is "
                "kept, and listed."
            ),
            parent,
        )
        self._key = sheet.row.id
        self._above = parent
        self.offer(tr("Take &back"), "undo-2")

    def errand(self) -> "Callable[[Unit], TakenBack]":
        key = self._key
        return lambda unit: withdraw_intake(unit, key)

    def notice(self) -> Callable[[TakenBack], str]:
        return lambda done: tr_count(
            "{n} record taken back.", "{n} records taken back.", done.reversed
        )

    def _done(self, answer: TakenBack) -> None:
        self.accept()
        if answer.kept:
            KeptDialog(answer.kept, self._above).open()


class KeptDialog(Dialog):
    """Lists what stays of an import that was taken back."""

    def __init__(self, kept: Sequence[Kept], parent: QWidget | None) -> None:
        super().__init__(
            tr_count("{n} record was kept", "{n} records were kept", len(kept)),
            tr("Somebody has edited them since, or something newer rests on them."),
            parent,
        )
        text = QPlainTextEdit("\n".join(f"{one.what}: {one.because}" for one in kept))
        text.setReadOnly(True)
        text.setAccessibleName(tr("What was kept"))
        text.setMinimumSize(520, 220)
        self.body.addWidget(text)
        self.add_closing_button(tr("&Close"))
        self.finished.connect(self.deleteLater)


class GiveUpFileDialog(ErrandDialog):
    """Asks why nobody needs to look for a file any more."""

    def __init__(self, desk: Desk, file: MissingFile, parent: QWidget | None) -> None:
        super().__init__(
            desk,
            tr("Stop looking for “{name}”?", name=file.name),
            tr("The tracker's fact stays, imported and not verified."),
            parent,
        )
        self._key = file.id
        self.form.add(
            "reason",
            text_field(tr("&Reason"), rule=must(tr("Say why it is not coming."))),
        )
        self.offer(tr("&Stop looking"), "x")

    def errand(self) -> "Callable[[Unit], Any]":
        key, reason = self._key, self.form.values["reason"]
        return lambda unit: give_up_file(unit, key, reason)
