"""Reports as PDF: masthead, figures with their charts, tables over as many pages as they need."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    LongTable,
    PageTemplate,
    Spacer,
    TableStyle,
)

from certtrack_app.adapters.paper import HAIRLINE, MUTED, SIZES, accent_color
from certtrack_app.adapters.report_cells import (
    HEAD_SIZE,
    Words,
    cell_flowable,
    is_flush_right,
)
from certtrack_app.adapters.report_columns import PADDING, column_widths
from certtrack_app.adapters.report_figures import figure_blocks
from certtrack_app.adapters.type_faces import (
    PRESS,
    Face,
    base_font,
    character_code,
    substituted,
    unprintable,
)
from certtrack_app.adapters.type_setting import draw, draw_right
from certtrack_app.rules.reports import Report, Section
from certtrack_app.rules.words import day_in_full

MARGIN = 42.0
_FOOT = 26.0
_TALLEST = 560.0
"""The tallest row a page takes beside headings, in points."""


def report_pdf(report: Report) -> bytes:
    """Print a report; a character no font has stands as its code, and the last page says so."""
    with PRESS:
        file = BytesIO()
        document = _ReportDocument(file, report)
        document.build(list(_story(report, document.room)), canvasmaker=_NumberedCanvas)
        return file.getvalue()


class _NumberedCanvas(Canvas):
    """A canvas that knows at the end how many pages there were, and numbers them all."""

    def save(self) -> None:
        """Set “3 of 7” in the places that the pages left for it."""
        pages = self.getPageNumber() - 1
        for page in range(1, pages + 1):
            self.beginForm(_folio(page), -60, -4, 0, 10)
            self.setFillColor(MUTED)
            draw_right(self, 0, 0, f"{page} of {pages}", Face.TEXT, 7)
            self.endForm()
        super().save()


class _ReportDocument(BaseDocTemplate):
    """The page of a report: its margins, its running head and its foot."""

    def __init__(self, file: BytesIO, report: Report) -> None:
        super().__init__(
            file,
            pagesize=SIZES[report.page],
            invariant=1,
            pageCompression=1,
            initialFontName=base_font(),
            lang="en-US",
            title=f"{report.title} · {day_in_full(report.made_on)}",
            author=report.office,
            subject=report.period or report.title,
            creator="CertTrack",
            displayDocTitle=True,
            allowSplitting=1,
        )
        self._report = report
        wide, high = SIZES[report.page]
        self.room = wide - 2 * MARGIN
        frame = Frame(MARGIN, MARGIN + 8, self.room, high - 2 * MARGIN - 16, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._draw_page))

    def beforeDocument(self) -> None:  # noqa: N802 - platypus's name
        """Date the file by the day the report was made."""
        made_on = self._report.made_on
        self.canv.setDateFormatter(lambda *_: f"D:{made_on:%Y%m%d}000000Z")

    def _draw_page(self, canvas: Canvas, document: Any) -> None:
        """Draw what surrounds the text of a page."""
        wide, high = SIZES[self._report.page]
        canvas.setFillColor(MUTED)
        if canvas.getPageNumber() > 1:
            draw(canvas, MARGIN, high - MARGIN + 4, self._running_title, Face.TEXT_MEDIUM, 7)
            office = substituted(self._report.office)
            draw_right(canvas, wide - MARGIN, high - MARGIN + 4, office, Face.TEXT, 7)
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, _FOOT + 12, wide - MARGIN, _FOOT + 12)
        draw(canvas, MARGIN, _FOOT, self._foot, Face.TEXT, 7)
        canvas.saveState()
        canvas.translate(wide - MARGIN, _FOOT)
        canvas.doForm(_folio(canvas.getPageNumber()))
        canvas.restoreState()

    @property
    def _running_title(self) -> str:
        return substituted(self._report.title)

    @property
    def _foot(self) -> str:
        head = f" · Journal {self._report.journal_head}" if self._report.journal_head else ""
        return substituted(f"Made on {day_in_full(self._report.made_on)}{head}")


def _folio(page: int) -> str:
    return f"folio-{page}"


def _story(report: Report, room: float) -> Iterator[Flowable]:
    """Yield everything the report says, from its masthead to its last note."""
    accent = accent_color(report.accent)
    yield from _masthead(report, accent)
    for words in report.summary:
        yield Words(words, size=9)
        yield Spacer(0, 4)
    yield Spacer(0, 6)
    if report.figures:
        yield from figure_blocks(report.figures, room, report.accent)
    for section in report.sections:
        yield from _section(section, room, accent)
    notes = (*report.notes, *_substitution_notes(report))
    if notes:
        yield Spacer(0, 14)
    for note in notes:
        yield Words(note, size=7.6, color=MUTED)


def _masthead(report: Report, accent: Color) -> Iterator[Flowable]:
    yield Words(report.office, Face.TEXT_MEDIUM, 9, accent)
    yield Spacer(0, 1)
    yield Words(report.title, Face.DISPLAY_STRONG, 25)
    yield Spacer(0, 3)
    made = f"Made on {day_in_full(report.made_on)}"
    yield Words(f"{report.period} · {made}" if report.period else made, size=8.4, color=MUTED)
    yield Spacer(0, 14)


def _section(section: Section, room: float, accent: Color) -> Iterator[Flowable]:
    """Yield a section's title, table and notes; the title never stands alone at a page's end."""
    count = f"{section.title} ({len(section.rows):,})" if section.rows else section.title
    yield CondPageBreak(90)
    yield Spacer(0, 16)
    yield Words(count, Face.TEXT_STRONG, 11)
    yield Spacer(0, 5)
    if section.rows:
        yield _table(section, room, accent)
    else:
        yield Words(section.empty, color=MUTED)
    for note in section.notes:
        yield Spacer(0, 4)
        yield Words(note, size=7.4, color=MUTED)


def _table(section: Section, room: float, accent: Color) -> LongTable:
    """Lay out a table whose heading stands again on every page."""
    headings: list[Flowable] = []
    for column in section.columns:
        heading = Words(column.heading, Face.TEXT_MEDIUM, HEAD_SIZE, MUTED)
        heading.flush_right = is_flush_right(column)
        headings.append(heading)
    body = [
        [
            cell_flowable(cell, column, accent)
            for cell, column in zip(row, section.columns, strict=True)
        ]
        for row in section.rows
    ]
    widths = column_widths(section.columns, section.rows, room)
    rows = [part for row in body for part in _row_parts(row, widths)]
    return LongTable([headings, *rows], widths, repeatRows=1, style=_style(accent))


def _row_parts(row: Sequence[Flowable | None], widths: list[float]) -> Iterator[list[Flowable]]:
    """Break a row that is taller than a page into rows that are not; others stay whole."""
    rest = row
    while any(rest):
        parts = [
            _cell_parts(cell, wide - 2 * PADDING) for cell, wide in zip(rest, widths, strict=True)
        ]
        yield [first for first, _ in parts]
        rest = [second for _, second in parts]


def _cell_parts(cell: Flowable | None, room: float) -> tuple[Flowable, Flowable | None]:
    """Break a cell that is taller than a page; what is no text never is."""
    if cell is None:
        return Words(""), None
    if cell.wrap(room, _TALLEST)[1] <= _TALLEST:
        return cell, None
    first, second = cell.split(room, _TALLEST)
    return first, second


def _style(accent: Color) -> TableStyle:
    return TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), base_font()),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), 3.6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.6),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, accent),
            ("LINEBELOW", (0, 1), (-1, -1), 0.35, HAIRLINE),
        ]
    )


def _substitution_notes(report: Report) -> Iterator[str]:
    """Say which characters stand as their codes, so that nobody wonders."""
    missing = dict.fromkeys(letter for text in _texts(report) for letter in unprintable(text))
    if missing:
        names = ", ".join(map(character_code, missing))
        yield f"Printed as their codes, for want of a font: {names}."


def _texts(report: Report) -> Iterator[str]:
    yield from (report.title, report.office, report.period, *report.summary, *report.notes)
    for section in report.sections:
        yield from (section.title, *section.notes)
        for row in section.rows:
            yield from (cell for cell in row if isinstance(cell, str))
