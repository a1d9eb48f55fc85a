"""A program's rules in words: each version whole, with its sources and what is unclear in it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from certtrack_app.rules.definition import RequirementDefinition, VersionDefinition
from certtrack_app.rules.program import Finding
from certtrack_app.rules.renewal import policy_in_words
from certtrack_app.rules.requirement_settings import requirement_in_words
from certtrack_app.rules.term import in_words
from certtrack_app.rules.vocabulary import Phase
from certtrack_app.rules.words import day_in_words
from certtrack_app.ui.inputs import Choice
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.parts import ChipLabel, button, hairline, label, row
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.program_editing import ProgramView

_PHASES = {Phase.INITIAL: "First certification", Phase.RENEWAL: "Each renewal"}


class RulesView(QWidget):
    """Shows one version of a program's rules at a time, the one in force first.

    `edit_wanted` carries the version to edit.
    """

    edit_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._program: ProgramView | None = None
        self._versions = Choice({})
        self._versions.setAccessibleName(tr("Version of the rules"))
        self._named = label(tr("Rules"), "strong")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(tr("Rules in words"))
        self.edit_button = button(tr("&Edit rules"), "pencil")
        self.edit_button.clicked.connect(lambda _checked: self.want_edit())
        self._chooser = row(self._named, self._versions, 1, self.edit_button)
        self._laid = QVBoxLayout(self)
        self._laid.setContentsMargins(0, 12, 0, 0)
        self._laid.setSpacing(10)
        self._laid.addLayout(self._chooser)
        self._laid.addWidget(self._scroll, 1)

    @property
    def words(self) -> list[str]:
        """Everything said, line by line."""
        inside = self._scroll.widget()
        return [] if inside is None else list(_texts(inside))

    def want_edit(self) -> None:
        """Ask for the version in sight to be edited."""
        number = self._versions.currentIndex()
        if self._program is not None and 0 <= number < len(self._program.definition.versions):
            self.edit_wanted.emit(self._program.definition.versions[number])

    def show_program(self, program: ProgramView, number: int) -> None:
        """Show a program's rules, from the version of a number on."""
        self._program = program
        versions = program.definition.versions
        self._chooser.removeWidget(self._versions)
        self._versions.deleteLater()
        self._versions = Choice(
            {
                at: tr("From {day}", day=day_in_words(one.effective_on))
                for at, one in enumerate(versions)
            },
            number,
        )
        self._versions.setAccessibleName(tr("Version of the rules"))
        self._versions.currentIndexChanged.connect(self._show_version)
        self._chooser.insertWidget(1, self._versions)
        self._show_version(number)

    def _show_version(self, number: int) -> None:
        if self._program is None or not 0 <= number < len(self._program.definition.versions):
            return
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        laid = QVBoxLayout(inside)
        laid.setContentsMargins(0, 0, 14, 14)
        laid.setSpacing(8)
        for part in _parts(self._program, self._program.definition.versions[number]):
            laid.addWidget(part)
        laid.addStretch(1)
        self._scroll.setWidget(inside)


def _parts(program: ProgramView, version: VersionDefinition) -> Iterator[QWidget]:
    """Lay a version out from where it comes from to its last requirement."""
    yield label(_origin(program), "muted", wrap=True)
    if version.note:
        yield label(version.note, "small", wrap=True)
    yield from _findings(program.findings)
    yield hairline()
    yield label(tr("Term and renewal"), "heading")
    valid = tr("Valid until {term}.", term=in_words(version.term))
    for sentence in (valid, *policy_in_words(version.renewal)):
        yield label(sentence, wrap=True)
    if version.signoff_required:
        yield label(tr("The coordinator signs off before the certificate is issued."), wrap=True)
    for phase in Phase:
        asked = [one for one in version.requirements if one.rule.phase is phase]
        if asked:
            yield hairline()
            yield label(tr(_PHASES[phase]), "heading")
            for one in asked:
                yield _requirement(one)


def _origin(program: ProgramView) -> str:
    """Say where the rules come from, and that they are the office's to edit."""
    definition = program.definition
    if not definition.source:
        return tr("Made by this office.")
    read = tr(", read on {day}", day=day_in_words(definition.as_of)) if definition.as_of else ""
    return tr(
        "Source: {source}{read}. A template is a start for the office to edit: check it against "
        "what the body says today.",
        source=definition.source.rstrip("."),
        read=read,
    )


def _findings(findings: Sequence[Finding]) -> Iterator[QWidget]:
    if not findings:
        return
    words = tr_count("{n} thing to look at", "{n} things to look at", len(findings))
    head = QWidget()
    head.setLayout(row(ChipLabel(words, Tone.WARN), 1))
    yield head
    for one in findings:
        yield label(f"{one.about}: {one.says}", wrap=True)


def _requirement(one: RequirementDefinition) -> QWidget:
    block = QWidget()
    laid = QVBoxLayout(block)
    laid.setContentsMargins(0, 4, 0, 6)
    laid.setSpacing(3)
    kind = ChipLabel(tr(one.rule.kind.value.replace("_", " ").capitalize()))
    head = row(label(one.rule.title, "strong"), kind, 1)
    laid.addLayout(head)
    said = list(requirement_in_words(one.rule))
    if one.rule.asks_for:
        said.insert(1, tr("Handed in: {what}.", what=one.rule.asks_for.rstrip(".")))
    laid.addWidget(label("\n".join(said), wrap=True))
    if one.source:
        laid.addWidget(label(tr("Source: {source}", source=one.source), "small", wrap=True))
    return block


def _texts(inside: QWidget) -> Iterator[str]:
    for part in inside.findChildren(type(label())):
        yield part.text()
