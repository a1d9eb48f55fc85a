"""A short handbook: what to do first, which keys there are, where the office's files lie."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.commands import COMMANDS, plain_words
from certtrack_app.ui.language import tr
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import Card, button, label, row
from certtrack_app.ui.places import PLACES

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader

_FIRST: tuple[tuple[str, str], ...] = (
    (
        "Bring your tracker",
        (
            "Drop the spreadsheet anywhere on the window. You see what each cell was taken for "
            "before anything goes in, and the whole import can be undone."
        ),
    ),
    (
        "Look the program over",
        (
            "Programs shows targets, deadlines and terms in words. A template is a start for your "
            "office to edit, with its sources and their day."
        ),
    ),
    (
        "Name your evaluators",
        (
            "Settings, Evaluators. Whoever logged a piece of evidence cannot decide on it, and a "
            "conflict keeps an evaluator from judging a person."
        ),
    ),
    (
        "Confirm what came in",
        (
            "What a tracker says is done shows as imported, not verified, until an evaluator has "
            "confirmed it on a stated basis."
        ),
    ),
    (
        "Look at Today each morning",
        (
            "It lists what needs a person, most urgent first, each with its reason. The check "
            "runs by itself; it queues messages and never sends them."
        ),
    ),
)
_KEYS_ELSEWHERE: tuple[tuple[str, str], ...] = (
    ("Enter", "Open the chosen row"),
    ("Ctrl+C", "Copy the chosen rows, as a spreadsheet takes them"),
    ("Up, Down", "In a date: a day on, a day back"),
    ("Page Up, Page Down", "Turn pages of a document"),
    ("Ctrl++, Ctrl+-, Ctrl+0", "Larger, smaller, the whole width"),
    ("Esc", "Close a dialog or a notice; nothing is changed"),
)
_FOLDERS: tuple[tuple[str, str], ...] = (
    ("office.db", "All records, with the journal of who did what."),
    ("evidence", "What was handed in, each file under its fingerprint."),
    ("certificates", "What was issued, as it was issued."),
    ("backups", "Copies of the records."),
)


class HelpPane(Pane[Path]):
    """The handbook; it needs no network."""

    shows = frozenset({Topic.OFFICE})

    def build(self) -> None:
        self._folder: Path | None = None
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        beside = row(self._first_card(), self._right_side(), spacing=12)
        beside.setStretch(0, 1)
        beside.setStretch(1, 1)
        inside.setLayout(beside)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(tr("Handbook"))
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self._scroll)

    def _first_card(self) -> Card:
        card = Card(tr("What to do first"))
        card.body.setSpacing(4)
        for number, (title, sentence) in enumerate(_FIRST, 1):
            card.body.addWidget(label(f"{number}. {tr(title)}", "strong"))
            card.body.addWidget(label(tr(sentence), "muted", wrap=True))
            card.body.addSpacing(10)
        card.body.addWidget(self._files_heading())
        card.body.addLayout(_pairs(_FOLDERS))
        card.body.addStretch(1)
        return card

    def _files_heading(self) -> QWidget:
        whole = QWidget()
        self.where = label("", "muted", wrap=True)
        self.where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.where.setAccessibleName(tr("The office's folder"))
        show = button(tr("&Show the folder"), "folder-open", "quiet")
        show.clicked.connect(lambda _checked: self.show_folder())
        laid = QVBoxLayout(whole)
        laid.setContentsMargins(0, 8, 0, 4)
        laid.setSpacing(4)
        laid.addLayout(row(label(tr("Where the office's files lie"), "heading"), 1, show))
        laid.addWidget(self.where)
        return whole

    def _right_side(self) -> Card:
        card = Card(tr("Keys"))
        card.body.addLayout(_pairs(tuple(_shortcuts())))
        card.body.addStretch(1)
        return card

    def fetch(self) -> "Callable[[Reader], Path] | None":
        return (lambda reader: reader.folder.resolve()) if self.desk.seat is not None else None

    def fill(self, found: Path) -> None:
        self._folder = found
        self.where.setText(str(found))

    def reread(self) -> None:
        self.where.setText(tr("No office is open."))

    def take_keyboard(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_folder(self) -> None:
        """Open the office's folder in the system's own window."""
        if self._folder is None:
            self.desk.refuse(tr("No office is open. Open one first."))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _shortcuts() -> Iterator[tuple[str, str]]:
    """Every key of the commands and places, as this system writes it."""
    for command in COMMANDS:
        if command.shortcut:
            yield _written(command.shortcut), plain_words(tr(command.text))
    for place in PLACES:
        yield _written(place.shortcut), plain_words(tr(place.title))
    yield from ((keys, tr(what)) for keys, what in _KEYS_ELSEWHERE)


def _written(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _pairs(pairs: tuple[tuple[str, str], ...]) -> QGridLayout:
    """Lay pairs out as two columns."""
    laid = QGridLayout()
    laid.setHorizontalSpacing(18)
    laid.setVerticalSpacing(7)
    laid.setColumnStretch(1, 1)
    for at, (near, far) in enumerate(pairs):
        laid.addWidget(label(near, "strong"), at, 0, Qt.AlignmentFlag.AlignTop)
        laid.addWidget(label(tr(far), "muted", wrap=True), at, 1)
    return laid
