"""A piece of evidence to look at: its files one at a time, its links as text to copy."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certtrack_app.ui.choosing import ask_where
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.inputs import Choice
from certtrack_app.ui.language import tr
from certtrack_app.ui.paper_view import PaperView
from certtrack_app.ui.parts import ElidedLabel, icon_button, label, set_tip
from certtrack_app.workflows.papers import evidence_paper, save_evidence_copy
from certtrack_app.workflows.review import EvidenceRow, FileRow

_KIB = 1024


class EvidenceView(QWidget):
    """Shows what came with a piece of evidence; nothing of it is run or opened by the system."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._files: tuple[FileRow, ...] = ()
        self._choice: Choice | None = None
        self._shown: FileRow | None = None
        self.paper = PaperView(desk)
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        self._name = ElidedLabel()
        self._name.setProperty("role", "muted")
        self._save = icon_button("download", tr("Save a copy of this file…"))
        self._save.clicked.connect(lambda _checked: self.save_copy())
        self._strip = QWidget()
        self._bar = QHBoxLayout(self._strip)
        self._bar.setContentsMargins(0, 0, 0, 0)
        self._bar.setSpacing(8)
        self._bar.addWidget(self._name, 1)
        self._bar.addWidget(self._save)
        self._links = QVBoxLayout()
        self._links.setSpacing(4)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(8)
        laid.addWidget(self._strip)
        laid.addWidget(self.paper, 1)
        laid.addLayout(self._links)

    @property
    def file(self) -> FileRow | None:
        """The file in sight."""
        return self._shown

    def show_nothing(self, heading: str = "", sentence: str = "") -> None:
        """Show that nothing is chosen, or what else there is to say."""
        self._files = ()
        self._show_choice()
        self._show_links(())
        self._say_file(None)
        self.paper.show_nothing(
            heading or tr("Nothing to show"),
            sentence or tr("Choose a piece of evidence to see it here."),
        )

    def show_evidence(self, row: EvidenceRow) -> None:
        """Show what came with a piece of evidence, its first file first."""
        self._files = row.files
        self._show_choice()
        self._show_links(row.links)
        if row.files:
            self.show_file(0)
            return
        self._say_file(None)
        self.paper.show_nothing(tr("No file came with it"), _without_file(row))

    def show_file(self, number: int) -> None:
        """Show one of the files, counted from 0."""
        file = self._files[number]
        self._say_file(file)
        self.paper.read(lambda reader: evidence_paper(reader, file.sha256, file.name))

    def save_copy(self) -> None:
        """Let the person say where a copy of the file goes."""
        file = self._shown
        if file is None:
            return
        ask_where(self.window(), tr("Save a copy"), file.name, partial(self._save_to, file))

    def _save_to(self, file: FileRow, target: Path) -> None:
        self._desk.ask(
            self,
            lambda reader: save_evidence_copy(reader, file.sha256, file.name, target),
            lambda saved: self._desk.say(tr("Saved {name}.", name=saved.name)),
        )

    def _say_file(self, file: FileRow | None) -> None:
        self._shown = file
        self._strip.setVisible(file is not None)
        words = "" if file is None else f"{file.name} · {_size(file.size)}"
        self._name.setText(words)
        set_tip(self._name, words)

    def _show_choice(self) -> None:
        """Offer the files where there are several."""
        if self._choice is not None:
            self._bar.removeWidget(self._choice)
            self._choice.deleteLater()
            self._choice = None
        several = len(self._files) > 1
        self._name.setVisible(not several)
        if several:
            names = {
                number: tr(
                    "{n} of {count}: {name}", n=number + 1, count=len(self._files), name=f.name
                )
                for number, f in enumerate(self._files)
            }
            self._choice = Choice(names, 0)
            self._choice.setAccessibleName(tr("File"))
            self._choice.currentIndexChanged.connect(self.show_file)
            self._bar.insertWidget(0, self._choice, 1)

    def _show_links(self, links: tuple[str, ...]) -> None:
        _clear(self._links)
        if links:
            self._links.addWidget(label(tr("Links and notes that came with it"), "small"))
        for link in links:
            self._links.addWidget(self._link(link))

    def _link(self, link: str) -> QWidget:
        """A link is text to copy: whether to go there is not for this window to decide."""
        whole = QWidget()
        said = ElidedLabel(link)
        said.setAccessibleName(tr("Link or note: {text}", text=link))
        copy = icon_button("copy", tr("Copy this link or note"))
        copy.clicked.connect(lambda _checked: self._copy(link))
        laid = QHBoxLayout(whole)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(said, 1)
        laid.addWidget(copy)
        return whole

    def _copy(self, link: str) -> None:
        QGuiApplication.clipboard().setText(link)
        self._desk.say(tr("Copied."))


def _without_file(row: EvidenceRow) -> str:
    if row.links:
        return tr("What came with it is written below. It can be judged by that, or by asking.")
    if row.note:
        return tr("The note at the right says what there is. It can be judged by that.")
    return tr("That is all right: whoever decides says on what basis.")


def _size(count: int) -> str:
    if count < _KIB * _KIB:
        return tr("{n} kB", n=max(1, round(count / _KIB)))
    return tr("{n} MB", n=f"{count / _KIB / _KIB:.1f}")


def _clear(laid: QVBoxLayout) -> None:
    while taken := laid.takeAt(0):
        if (widget := taken.widget()) is not None:
            widget.deleteLater()
