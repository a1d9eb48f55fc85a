"""One import beside the list: its figures, its open questions, missing files and differences."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from certtrack_app.ui.columns import Column, Look
from certtrack_app.ui.facts import FactList
from certtrack_app.ui.inputs import Choice, Line
from certtrack_app.ui.language import moment_text, number_text, tr, tr_count
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.parts import Card, button, label, row
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.workflows.intake_answers import LEAVE_OUT, QuestionRow
from certtrack_app.workflows.intake_files import MissingFile
from certtrack_app.workflows.intake_sheet import IntakeSheet


def _answer(question: QuestionRow) -> str:
    return tr("Open") if question.is_open else question.answer or tr("left out")


def _by(question: QuestionRow) -> str:
    return "" if question.is_open else tr("By {who}", who=question.answered_by)


def _where(missing: MissingFile) -> str:
    return "; ".join(f"{sheet} {ref}" for sheet, ref in missing.cells)


def _kind(difference: tuple[str, str]) -> str:
    return tr(difference[0].replace("_", " ").capitalize())


QUESTIONS: tuple[Column[QuestionRow], ...] = (
    Column("Asked about", lambda q: q.about, width=150, look=Look.STRONG, tip=lambda q: q.about),
    Column("It says", lambda q: q.raw, width=110, stretch=True, tip=lambda q: q.raw),
    Column("Answer", _answer, width=120, look=Look.MUTED, tip=_by),
)
MISSING: tuple[Column[MissingFile], ...] = (
    Column("File named", lambda m: m.name, width=160, look=Look.STRONG, tip=lambda m: m.target),
    Column("Of", lambda m: m.of, width=150, stretch=True, tip=lambda m: m.of),
    Column("Where", _where, width=110, look=Look.MUTED),
)
DIFFERENCES: tuple[Column[tuple[str, str]], ...] = (
    Column("Difference", _kind, width=110, look=Look.STRONG),
    Column("What", lambda d: d[1], width=220, stretch=True, tip=lambda d: d[1]),
)


class QuestionsPage(QWidget):
    """The questions of an import; one that is open can be answered where it stands."""

    answered = Signal(int, str)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.table = ListTable(QUESTIONS, lambda q: q.id, self)
        self.view = TableView(self.table, "import-questions", memory, keeps_choice=True)
        self.view.setAccessibleName(tr("Questions of the import"))
        self.view.chosen.connect(self._show)
        self.words = label("", "muted", wrap=True)
        self.answers = Choice({})
        self.answers.setAccessibleName(tr("The answer"))
        self.typed = Line()
        self.typed.setAccessibleName(tr("The answer, in words"))
        self.doing = button(tr("&Answer"), "check", "primary")
        self.doing.clicked.connect(lambda _checked: self._give())
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 8, 0, 0)
        laid.addWidget(self.view, 1)
        laid.addWidget(self.words)
        laid.addLayout(row(self.answers, self.typed, 1, self.doing))
        self._show(None)

    def show_questions(self, questions: Sequence[QuestionRow]) -> None:
        """Show questions, the first open one chosen."""
        self.table.show_rows(tuple(questions))
        first = next((one for one in questions if one.is_open), None)
        if self.view.chosen_row() is None and first is not None:
            self.view.choose(first.id)
        self._show(self.view.chosen_row())

    def _show(self, question: QuestionRow | None) -> None:
        is_open = question is not None and question.is_open
        for part in (self.answers, self.doing):
            part.setVisible(is_open)
        self.typed.setVisible(False)
        self.words.setText("")
        if question is None:
            return
        self.words.setText(
            tr(
                "{about}: “{raw}”, {where}",
                about=question.about,
                raw=question.raw,
                where=question.where,
            )
        )
        choices = {one: one for one in question.choices} | {LEAVE_OUT: tr("Leave it out")}
        self.answers.offer(choices)
        self.answers.choose(question.proposed or LEAVE_OUT)
        self.typed.setVisible(is_open and not question.choices and question.proposed is not None)

    def _give(self) -> None:
        question = self.view.chosen_row()
        if question is not None and question.is_open:
            typed = self.typed.text().strip() if self.typed.isVisible() else ""
            self.answered.emit(question.id, typed or self.answers.key())


class ImportDetail(Card):
    """An import whole; what can be done with it is asked for by its buttons."""

    wanted = Signal(str)

    def __init__(self, memory: Memory) -> None:
        super().__init__(tr("Import"))
        self.sheet: IntakeSheet | None = None
        self.facts = FactList()
        self.buttons = {
            name: button(text, icon)
            for name, text, icon in (
                ("report", tr("&Report…"), "file-text"),
                ("copy", tr("Annotated &copy…"), "file-output"),
                ("confirm", tr("Con&firm…"), "user-check"),
                ("folder", tr("E&vidence folder…"), "folder-open"),
                ("take_back", tr("&Take back…"), "undo-2"),
            )
        }
        for name, one in self.buttons.items():
            one.clicked.connect(lambda _checked, name=name: self.wanted.emit(name))
        self.questions = QuestionsPage(memory)
        self.missing = ListTable(MISSING, lambda m: m.id, self)
        self.missing_view = TableView(self.missing, "import-missing", memory, keeps_choice=True)
        self.missing_view.setAccessibleName(tr("Missing files"))
        self.differences = ListTable(DIFFERENCES, lambda d: d, self)
        self.differences_view = TableView(self.differences, "import-differences", memory)
        self.differences_view.setAccessibleName(tr("Differences from earlier copies"))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("More of the import"))
        self.tabs.addTab(self.questions, "")
        self.tabs.addTab(self._missing_page(), "")
        self.tabs.addTab(self.differences_view, "")
        self._lay_out()

    def _missing_page(self) -> QWidget:
        page = QWidget()
        laid = QVBoxLayout(page)
        laid.setContentsMargins(0, 8, 0, 0)
        laid.addWidget(self.missing_view, 1)
        self.file_buttons = {
            "file": button(tr("Choose the &file…"), "paperclip"),
            "give_up": button(tr("&Not coming…"), "x"),
            "list": button(tr("Save the &list…"), "save"),
        }
        for name, one in self.file_buttons.items():
            one.clicked.connect(lambda _checked, name=name: self.wanted.emit(name))
        laid.addLayout(row(*self.file_buttons.values(), 1))
        return page

    def _lay_out(self) -> None:
        first, second = list(self.buttons.values())[:3], list(self.buttons.values())[3:]
        self.body.addWidget(self.facts)
        self.body.addLayout(row(*first, 1))
        self.body.addLayout(row(*second, 1))
        self.body.addWidget(self.tabs, 1)

    def show_sheet(self, sheet: IntakeSheet) -> None:
        """Show an import."""
        self.sheet, it = sheet, sheet.row
        self.setVisible(True)
        self.facts.show_facts(
            (
                ("Files", ", ".join(it.files)),
                (
                    "Taken in",
                    tr("{when} by {who}", when=moment_text(it.at.astimezone()), who=it.by),
                ),
                ("Program", it.program),
                (
                    "People",
                    tr("{n}, {new} new", n=number_text(it.people), new=number_text(it.new_people)),
                ),
                (
                    "Facts",
                    tr(
                        "{n}; {known} known already",
                        n=number_text(it.facts),
                        known=number_text(it.unchanged),
                    ),
                ),
                ("Evidence files", number_text(it.evidence_files)),
                (
                    "Not verified",
                    tr_count(
                        "{n} waits for an evaluator", "{n} wait for an evaluator", it.unverified
                    )
                    if it.unverified
                    else "",
                ),
            )
        )
        self._show_lists(sheet)
        stands = it.withdrawn_on is None
        self.buttons["take_back"].setEnabled(stands)
        self.buttons["confirm"].setEnabled(bool(it.unverified))
        self.buttons["folder"].setEnabled(stands)
        for name in ("file", "give_up", "list"):
            self.file_buttons[name].setEnabled(bool(sheet.missing))

    def _show_lists(self, sheet: IntakeSheet) -> None:
        self.questions.show_questions(sheet.questions)
        self.missing.show_rows(sheet.missing)
        self.differences.show_rows(sheet.row.differences)
        still = sum(one.is_open for one in sheet.questions)
        for number, (name, count) in enumerate(
            (
                (tr("Questions"), still),
                (tr("Missing files"), len(sheet.missing)),
                (tr("Differences"), len(sheet.row.differences)),
            )
        ):
            self.tabs.setTabText(number, f"{name} {number_text(count)}" if count else name)

    def show_nothing(self) -> None:
        """No import is chosen."""
        self.sheet = None
        self.setVisible(False)
