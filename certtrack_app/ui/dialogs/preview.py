"""A document before it is printed: page by page, then to the printer."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from certtrack_app.ui.canvas import Fit
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.jobs import Lane
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.printing import PagePrinter
from certtrack_app.ui.viewer import Viewer
from certtrack_app.workflows.printing import PaperDocument, print_document, prints_pdf

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


class PreviewDialog(Dialog):
    """Shows a PDF as it will be printed; `note` puts on record that it was.

    Where the print service takes PDF it goes there whole, else as pictures through Qt's dialog.
    """

    def __init__(
        self,
        desk: Desk,
        document: PaperDocument,
        note: "Callable[[Unit], None]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document.title, parent=parent)
        self._desk = desk
        self._document = document
        self._note = note
        self.resize(820, 860)
        self.viewer = Viewer(desk)
        self.body.addWidget(self.viewer, 1)
        self.add_closing_button(tr("C&lose"))
        self.printing = self.add_doing_button(tr("&Print…"), self.print_pages, "printer")
        self.printing.setEnabled(False)
        self.viewer.fit(Fit.PAGE)
        self.viewer.show_document(document)
        self._takes_pdf = False
        desk.run(Lane.ASK, self, lambda _progress: prints_pdf(), self._know_printer)

    def _know_printer(self, takes_pdf: bool) -> None:  # noqa: FBT001 an answer, not an option
        self._takes_pdf = takes_pdf
        self.printing.setText(tr("&Print") if takes_pdf else tr("&Print…"))
        self.printing.setEnabled(True)

    def print_pages(self) -> None:
        """Print it, the way this system can."""
        if self._takes_pdf:
            self._print_pdf()
        else:
            self._choose_printer()

    def _print_pdf(self) -> None:
        document, note = self._document, self._note

        def work(unit: "Unit") -> str:
            note(unit)
            return print_document(document)

        self._desk.do(self, work, lambda _answer: self.accept(), notice=self._said)

    def _said(self, _answer: object) -> str:
        count = self._document.page_count
        return tr_count(
            "“{title}” is with the printer, {n} page.",
            "“{title}” is with the printer, {n} pages.",
            count,
            title=self._document.title,
        )

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._document.title)
        printer.setFullPage(True)
        printer.setPageOrientation(_orientation(self._document))
        chosen = QPrintDialog(printer, self)
        chosen.accepted.connect(lambda: self.print_through(printer))
        chosen.finished.connect(chosen.deleteLater)
        chosen.setModal(True)
        chosen.show()

    def print_through(self, printer: QPrinter) -> None:
        """Print pictures of the pages through Qt."""
        self.printing.setEnabled(False)
        pages = PagePrinter(self._desk, self)
        pages.printed.connect(self._printed)
        pages.failed.connect(self._not_printed)
        pages.print_document(self._document, printer)

    def _printed(self) -> None:
        self._desk.do(
            self,
            self._note,
            lambda _answer: self.accept(),
            notice=self._said(None),
        )

    def _not_printed(self) -> None:
        self.printing.setEnabled(True)
        self._desk.refuse(tr("The printer takes nothing. See that it is on, or save the PDF."))


def _orientation(document: PaperDocument) -> QPageLayout.Orientation:
    """The way the paper must lie for the first page."""
    width, height = document.page_size(0)
    wide = width > height
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
