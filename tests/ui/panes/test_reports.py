"""The Reports pane over a real office that was worked out by hand."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.reports import ReportKind
from certtrack_app.ui import theme as colors
from certtrack_app.ui.desk import Desk, OfficeSeat
from certtrack_app.ui.dialogs.counted import CountedDialog
from certtrack_app.ui.dialogs.preview import PreviewDialog
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.panes.reports import ReportsPane
from certtrack_app.ui.period_bar import Span
from certtrack_app.ui.report_list import PREVIEW
from certtrack_app.ui.theme import Appearance, Theme
from certtrack_app.ui.whom import Whom
from certtrack_app.workflows.figure_rows import FigureName
from certtrack_app.workflows.history import history_rows
from certtrack_app.workflows.unit import Office
from tests import hand_worked
from tests.office_fixtures import NOON, TODAY

SLOW = 15_000
"""Two cores are shared by everybody; nothing here waits longer than it must."""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hand_worked.grown(tmp_path_factory.mktemp("grown"))


@pytest.fixture
def worked(grown: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(grown, tmp_path / "office")
    opened = Office.open(tmp_path / "office", clock=lambda: NOON)
    yield opened
    opened.close()


@pytest.fixture
def desk(theme: Theme, worked: Office, tmp_path: Path) -> Iterator[Desk]:
    laid = Desk(None, Memory(tmp_path / "memory"))
    laid.sit(OfficeSeat(worked, "Cora", lambda: TODAY))
    yield laid
    laid.jobs.close()


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> ReportsPane:
    made = ReportsPane(desk)
    qtbot.addWidget(made)
    made.resize(1100, 1500)
    made.show()
    charts = [card.chart for card in made.cards.values()]
    qtbot.waitUntil(lambda: all(chart.is_drawn for chart in charts), timeout=SLOW)
    return made


def answered(pane: ReportsPane, qtbot: QtBot) -> None:
    """Wait until nothing is asked any more."""
    qtbot.wait(150)
    qtbot.waitUntil(lambda: not pane.desk.jobs.under_way, timeout=SLOW)


def dialog_of(pane: ReportsPane, kind: type[Any], qtbot: QtBot) -> Any:
    qtbot.waitUntil(lambda: bool(pane.window().findChildren(kind)), timeout=SLOW)
    return pane.window().findChildren(kind)[0]


def press(pane: ReportsPane, kind: ReportKind, form: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.reports.buttons[kind, form], Qt.MouseButton.LeftButton)


def said(desk: Desk) -> list[str]:
    sentences: list[str] = []
    desk.said.connect(lambda notice: sentences.append(notice.sentence))
    return sentences


def test_the_four_figures_stand_with_their_n_and_period(pane: ReportsPane) -> None:
    shown = {name: card.accessibleName() for name, card in pane.cards.items()}
    assert shown == {
        FigureName.COMPLETION: "Median time to completion: 100 days",
        FigureName.STALLS: "Stall rate per requirement: 62%",
        FigureName.RENEWALS: "On-time renewal rate: 50%",
        FigureName.REJECTIONS: "Evidence rejection rate: 17%",
    }
    assert "4 participants" in pane.subtitle
    words = pane.cards[FigureName.STALLS].chart.accessibleDescription()
    assert words == "Coach education: 50%, n = 4; Written exam: 75%, n = 4"


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_charts_take_the_colors_of_the_scheme(
    pane: ReportsPane, theme: Theme, qtbot: QtBot, appearance: Appearance
) -> None:
    theme.choose(appearance)
    chart = pane.cards[FigureName.STALLS].chart
    accent = QColor(colors.tokens().accent)

    def has_accent() -> bool:
        image = chart.grab().toImage()
        row = [image.pixelColor(x, y) for y in range(image.height()) for x in (image.width() // 2,)]
        return any(_alike(color, accent) for color in row)

    qtbot.waitUntil(has_accent, timeout=SLOW)
    answered(pane, qtbot)


def _alike(one: QColor, other: QColor) -> bool:
    """Say whether two colors differ by no more than rounding."""
    parts = (QColor.red, QColor.green, QColor.blue)
    return all(abs(part(one) - part(other)) < 8 for part in parts)


def test_a_figure_opens_its_rows_and_a_row_leads_to_its_participant(
    pane: ReportsPane, desk: Desk, qtbot: QtBot
) -> None:
    wanted: list[tuple[str, object]] = []
    desk.wanted.connect(lambda place, key: wanted.append((place, key)))
    qtbot.mouseClick(pane.cards[FigureName.RENEWALS].rows, Qt.MouseButton.LeftButton)
    dialog: CountedDialog = dialog_of(pane, CountedDialog, qtbot)
    assert dialog.table.rowCount() == 2
    assert dialog.view.choose(2)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert wanted == [("participants", Whom(2))]


def test_another_period_counts_again(pane: ReportsPane, qtbot: QtBot) -> None:
    pane.bar.span.choose(Span.THIS_YEAR)
    name = FigureName.REJECTIONS
    qtbot.waitUntil(lambda: "None yet" in pane.cards[name].accessibleName(), timeout=SLOW)
    assert not pane.cards[name].rows.isVisible()
    answered(pane, qtbot)


def test_days_that_make_no_period_are_said_and_nothing_is_counted(
    pane: ReportsPane, qtbot: QtBot
) -> None:
    pane.bar.span.choose(Span.OTHER)
    answered(pane, qtbot)
    pane.bar.first.setText("2026-02-01")
    pane.bar.last.setText("2026-01-01")
    pane.bar.last.editingFinished.emit()
    assert pane.bar.problem.text() == "The period ends before it begins."
    pane.bar.last.setText("soon")
    pane.bar.last.editingFinished.emit()
    assert pane.bar.problem.text() == "“soon” is no day."
    answered(pane, qtbot)


@pytest.mark.parametrize("form", [".pdf", ".xlsx", ".csv"])
def test_a_report_is_saved_where_the_person_says(
    pane: ReportsPane, worked: Office, qtbot: QtBot, tmp_path: Path, form: str
) -> None:
    press(pane, ReportKind.EXCEPTIONS, form, qtbot)
    dialog: QFileDialog = dialog_of(pane, QFileDialog, qtbot)
    assert dialog.selectedFiles()[0].endswith(f"Exceptions {TODAY}{form}")
    target = tmp_path / f"mine{form}"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(target.exists, timeout=SLOW)
    answered(pane, qtbot)
    with worked.reading(TODAY) as reader:
        (last,) = history_rows(reader, limit=1)
    assert (last.kind, last.actor, last.remark) == (
        ActionKind.EXPORTED,
        "Cora",
        f"as {target.name}",
    )


def test_a_transcript_needs_a_participant(pane: ReportsPane, desk: Desk, qtbot: QtBot) -> None:
    sentences = said(desk)
    press(pane, ReportKind.TRANSCRIPT, ".pdf", qtbot)
    assert sentences == ["Name the participant whose transcript you want."]
    pane.reports.person.setText("Nobody Known")
    press(pane, ReportKind.TRANSCRIPT, ".pdf", qtbot)
    qtbot.waitUntil(lambda: len(sentences) == 2, timeout=SLOW)
    assert sentences[1] == "There is no participant “Nobody Known”."


@pytest.mark.parametrize("typed", ["Ada Lind · ada@example.org", "ada"])
def test_without_personal_data_a_transcript_is_of_a_number(
    pane: ReportsPane, qtbot: QtBot, typed: str
) -> None:
    pane.reports.without_names.setChecked(True)
    pane.reports.person.setText(typed)
    press(pane, ReportKind.TRANSCRIPT, ".csv", qtbot)
    dialog: QFileDialog = dialog_of(pane, QFileDialog, qtbot)
    assert "Transcript - Participant 1" in dialog.selectedFiles()[0]
    dialog.reject()


def test_a_preview_shows_the_pages_and_printing_is_on_record(
    pane: ReportsPane, worked: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    press(pane, ReportKind.STATUS, PREVIEW, qtbot)
    dialog: PreviewDialog = dialog_of(pane, PreviewDialog, qtbot)
    with qtbot.waitSignal(dialog.viewer.page_shown, timeout=SLOW):
        pass
    answered(pane, qtbot)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(dialog.accepted, timeout=SLOW):
        dialog.print_through(printer)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == 2
    printed.close()
    with worked.reading(TODAY) as reader:
        (last,) = history_rows(reader, limit=1)
    assert (last.kind, last.remark) == (ActionKind.EXPORTED, "on paper")


@pytest.mark.parametrize("width", [700, 1000, 1400])
def test_nothing_is_cut_off_in_any_room(pane: ReportsPane, qtbot: QtBot, width: int) -> None:
    pane.resize(width, 900)
    answered(pane, qtbot)
    for card in pane.cards.values():
        assert card.chart.geometry().right() <= card.width()
        assert card.width() <= pane.width() - 340
