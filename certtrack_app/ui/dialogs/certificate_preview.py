"""A certificate before it is printed, and the printer it goes to."""

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.preview import PreviewDialog
from certtrack_app.ui.forms import Field, choice_field
from certtrack_app.ui.jobs import Lane
from certtrack_app.ui.language import tr
from certtrack_app.workflows.printers import print_on, printer_names
from certtrack_app.workflows.printing import PaperDocument


class CertificatePreview(PreviewDialog):
    """Shows a certificate as issued and prints it; printing one again changes nothing on record."""

    def __init__(self, desk: Desk, document: PaperDocument, parent: QWidget | None) -> None:
        super().__init__(desk, document, lambda _unit: None, parent)
        self.resize(900, 780)
        self.printer: Field | None = None
        desk.run(Lane.ASK, self, lambda _progress: printer_names(), self._offer_printers)

    def _offer_printers(self, names: tuple[str, ...]) -> None:
        """Let the person choose where there is a choice."""
        if len(names) > 1:
            self.printer = choice_field(tr("P&rinter"), {name: name for name in names}, names[0])
            self.body.addWidget(self.printer)

    def _print_pdf(self) -> None:
        if self.printer is None:
            super()._print_pdf()
            return
        document, chosen = self._document, str(self.printer.value)
        self._desk.run(
            Lane.SEND, self, lambda _progress: print_on(document, chosen), self._handed_over
        )

    def _handed_over(self, answer: str) -> None:
        self._desk.say(self._said(answer))
        self.accept()
