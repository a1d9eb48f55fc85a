"""Documents are looked at page by page, and pictures as they were meant."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from certtrack_app.rules.documents import PagePicture
from certtrack_app.ui.canvas import Fit
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.viewer import Viewer

GROUND = (200, 30, 30)


class ThreePages:
    """A document of three A4 pages in one color, that notes how it was drawn."""

    page_count = 3

    def __init__(self) -> None:
        self.drawn: list[tuple[int, float]] = []

    def page_size(self, page: int) -> tuple[float, float]:
        return 595, 842

    def draw(self, page: int, scale: float) -> PagePicture:
        self.drawn.append((page, scale))
        width, height = round(595 * scale), round(842 * scale)
        return PagePicture(width, height, bytes((*GROUND, 255)) * (width * height))


@pytest.fixture
def viewer(desk: Desk, qtbot: QtBot) -> Viewer:
    made = Viewer(desk)
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    return made


def _shown(viewer: Viewer, qtbot: QtBot) -> ThreePages:
    document = ThreePages()
    with qtbot.waitSignal(viewer.page_shown):
        viewer.show_document(document)
    return document


def _color(viewer: Viewer) -> tuple[int, int, int]:
    color = viewer.canvas.grab().toImage().pixelColor(viewer.canvas.rect().center())
    return color.red(), color.green(), color.blue()


def test_a_document_fills_the_width_and_is_drawn_as_fine(viewer: Viewer, qtbot: QtBot) -> None:
    document = _shown(viewer, qtbot)
    assert _color(viewer) == GROUND
    width = viewer.canvas.width() - 24
    assert abs(width - viewer._scroll.viewport().width()) < 40
    assert document.drawn[0][0] == 0
    assert document.drawn[0][1] * 595 == pytest.approx(width, abs=20)
    assert viewer._page_words.text() == "Page 1 of 3"


def test_pages_are_turned_to_the_ends_and_not_beyond(viewer: Viewer, qtbot: QtBot) -> None:
    _shown(viewer, qtbot)
    for key, page in ((Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageUp, 2)):
        with qtbot.waitSignal(viewer.page_shown):
            qtbot.keyClick(viewer, key)
        assert viewer._page_words.text() == f"Page {page} of 3"
    viewer.turn_to(99)
    viewer.turn_to(-1)
    assert viewer._page == 1


def test_a_larger_page_is_drawn_afresh_when_things_rest(viewer: Viewer, qtbot: QtBot) -> None:
    document = _shown(viewer, qtbot)
    before = viewer.canvas.width()
    with qtbot.waitSignal(viewer.page_shown):
        for _ in range(3):
            viewer.zoom_by(1.25)
    assert viewer.canvas.width() > before * 1.8
    assert len(document.drawn) == 2
    assert document.drawn[1][1] > document.drawn[0][1] * 1.8


def test_the_size_stays_within_reason(viewer: Viewer, qtbot: QtBot) -> None:
    document = _shown(viewer, qtbot)
    with qtbot.waitSignal(viewer.page_shown):
        for _ in range(40):
            viewer.zoom_by(1.25)
    assert viewer._zoom_words.text() == "800 %"
    pixels = 595 * 842 * document.drawn[-1][1] ** 2
    assert pixels <= 40_000_001


def test_the_whole_page_fits_when_asked(viewer: Viewer, qtbot: QtBot) -> None:
    _shown(viewer, qtbot)
    viewer.fit(Fit.PAGE)
    assert viewer.canvas.height() <= viewer._scroll.viewport().height()


def _png(width: int, height: int) -> bytes:
    encoded = BytesIO()
    Image.new("RGB", (width, height), GROUND).save(encoded, "PNG")
    return encoded.getvalue()


def test_a_picture_is_shown(viewer: Viewer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(viewer.page_shown):
        viewer.show_picture(_png(300, 200))
    assert _color(viewer) == GROUND
    assert viewer._page_words.text() == ""


@pytest.mark.parametrize(
    "encoded", [b"", b"no picture", _png(20, 20)[:40]], ids=["empty", "text", "cut"]
)
def test_what_is_no_picture_is_said_in_words(viewer: Viewer, qtbot: QtBot, encoded: bytes) -> None:
    viewer.show_picture(encoded)
    qtbot.waitUntil(lambda: "cannot be shown" in viewer._message._heading.text())
    assert viewer._message.isVisible()


def test_a_real_pdf_is_shown(viewer: Viewer, qtbot: QtBot, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    from certtrack_app.adapters.document_reading import page_picture, page_sizes

    path = tmp_path / "log.pdf"
    canvas = Canvas(str(path), pagesize=(300, 200))
    canvas.setFillColorRGB(*(part / 255 for part in GROUND))
    canvas.rect(0, 0, 300, 200, stroke=0, fill=1)
    canvas.save()
    pdf = path.read_bytes()

    class RealPages:
        page_count = 1

        def page_size(self, page: int) -> tuple[float, float]:
            return page_sizes(pdf)[page]

        def draw(self, page: int, scale: float) -> PagePicture:
            return page_picture(pdf, page, scale * 72)

    with qtbot.waitSignal(viewer.page_shown):
        viewer.show_document(RealPages())
    assert _color(viewer) == GROUND
