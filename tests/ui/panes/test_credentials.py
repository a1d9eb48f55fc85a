"""Credentials: listed by standing, shown with their certificate, and what can be done."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certtrack_app.rules.vocabulary import Standing
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.certificate_preview import CertificatePreview
from certtrack_app.ui.dialogs.credential import ReasonDialog
from certtrack_app.ui.panes.credentials import CredentialsPane
from certtrack_app.ui.window import Window
from certtrack_app.workflows.register import credential_rows
from certtrack_app.workflows.unit import Office
from tests.ui.practice import TODAY


@pytest.fixture
def pane(window: Window, qtbot: QtBot) -> CredentialsPane:
    window.show_place("credentials")
    qtbot.waitUntil(lambda: window.pane("credentials") is not None, timeout=20_000)
    shown = window.pane("credentials")
    assert isinstance(shown, CredentialsPane)
    qtbot.waitUntil(lambda: shown.detail.sheet is not None, timeout=20_000)
    return shown


@pytest.fixture
def said(seated: Desk) -> list[Said]:
    heard: list[Said] = []
    seated.said.connect(heard.append)
    return heard


def _standing(office: Office, number: str) -> Standing:
    with office.reading(TODAY) as reader:
        return next(one.standing for one in credential_rows(reader) if one.number == number)


def test_the_register_is_listed_and_the_chosen_one_shown(
    pane: CredentialsPane, practice: Office
) -> None:
    with practice.reading(TODAY) as reader:
        rows = credential_rows(reader)
    assert pane.table.rowCount() == len(rows) > 0
    sheet = pane.detail.sheet
    assert sheet is not None
    assert sheet.row in rows
    assert pane.detail.number.text() == sheet.row.number


def test_the_print_preview_shows_the_page(
    pane: CredentialsPane, window: Window, qtbot: QtBot
) -> None:
    window.commands.run("print_certificate")
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, CertificatePreview)
    qtbot.waitUntil(lambda: preview.viewer.canvas.width() > 300, timeout=20_000)
    image = preview.viewer.canvas.grab().toImage()
    colors = {image.pixel(x, image.height() // 2) for x in range(0, image.width(), 3)}
    assert len(colors) > 10
    qtbot.waitUntil(preview.printing.isEnabled)
    preview.reject()


def test_a_certificate_is_saved_as_it_was_issued(
    pane: CredentialsPane, said: list[Said], tmp_path: Path, qtbot: QtBot
) -> None:
    sheet, target = pane.detail.sheet, tmp_path / "certificate.pdf"
    assert sheet is not None
    pane.save_certificate_to(sheet.row.id, target)
    qtbot.waitUntil(lambda: bool(said))
    with pypdfium2.PdfDocument(target) as document:
        text = document[0].get_textpage().get_text_range()
    assert sheet.row.participant in text
    assert sheet.row.number in text


def test_a_credential_is_suspended_for_a_reason_then_reinstated(
    pane: CredentialsPane, practice: Office, window: Window, qtbot: QtBot
) -> None:
    assert pane.detail.sheet is not None
    number = pane.detail.sheet.row.number
    for name, reason, expected in (
        ("suspend_credential", "A complaint", Standing.SUSPENDED),
        ("reinstate_credential", "It came to nothing", Standing.ACTIVE),
    ):
        window.commands.run(name)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        dialog.do_errand()
        assert dialog.form.fields["reason"].problem
        QTest.keyClicks(dialog.form.fields["reason"].input, reason)
        dialog.do_errand()
        qtbot.waitUntil(lambda: _is_shown(pane, number, expected))  # noqa: B023 waited for here
        assert _standing(practice, number) is expected


def _is_shown(pane: CredentialsPane, number: str, standing: Standing) -> bool:
    sheet = pane.detail.sheet
    return sheet is not None and (sheet.row.number, sheet.row.standing) == (number, standing)


def test_a_filter_keeps_one_standing(pane: CredentialsPane, qtbot: QtBot) -> None:
    total = pane.table.rowCount()
    pane.tabs.setCurrentIndex(4)
    qtbot.waitUntil(lambda: pane.table.rowCount() == 0)
    assert pane.table.wanted.view == Standing.SUSPENDED
    pane.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: pane.table.rowCount() == total)


def test_what_cannot_be_done_says_why(pane: CredentialsPane, said: list[Said]) -> None:
    pane._run("replace_certificate")
    pane._run("reinstate_credential")
    pane._run("renew_credential")
    first, second, third = (one.sentence for one in said)
    assert "carries the name on record" in first
    assert "neither suspended nor revoked" in second
    assert third


def test_issuing_says_so_where_nobody_is_ready(
    pane: CredentialsPane, said: list[Said], qtbot: QtBot
) -> None:
    pane.issue_ready()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].is_refusal
    assert "Nobody" in said[0].sentence
