"""Papers for the sample office, as participants hand them in: believable PDF files of one page."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from io import BytesIO
from random import Random

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from certtrack_app.adapters.paper import HAIRLINE, INK, MUTED
from certtrack_app.adapters.sample_paper import LogEntry, SamplePaper
from certtrack_app.adapters.type_faces import PRESS, Face, base_font
from certtrack_app.adapters.type_setting import (
    draw,
    draw_centered,
    draw_right,
    fitting_size,
    wrap,
)
from certtrack_app.rules.words import day_in_full, number_in_words

_WIDE, _HIGH = A4
_LEFT, _RIGHT = 72.0, _WIDE - 72.0
_ACCENTS = ("#7a3b2e", "#23506b", "#3d5a3a", "#5b3f72")
_BLUE_INK = HexColor("#26408b")
_MOST_LINES = 32
_COLUMNS = (_LEFT, _LEFT + 92, _LEFT + 190, _RIGHT - 90, _RIGHT)


def attendance_certificate(paper: SamplePaper) -> bytes:
    """Make a certificate of attendance as a training provider prints one."""
    return _printed(paper, "Certificate of attendance", partial(_draw_attendance, paper))


def coaching_log(paper: SamplePaper, entries: Sequence[LogEntry]) -> bytes:
    """Make a coaching log: client by initials, paid and pro bono hours, signed below.

    What does not fit on the page is summed up in a line of its own, so that the total holds.
    """
    return _printed(paper, "Coaching log", partial(_draw_log, paper, entries))


def signed_letter(paper: SamplePaper) -> bytes:
    """Make a letter of an organization that confirms what somebody did, on its own paper."""
    return _printed(paper, "Letter of confirmation", partial(_draw_letter, paper))


def _printed(paper: SamplePaper, title: str, draw_page: Callable[[Canvas], None]) -> bytes:
    """Print a page of which nothing depends on the clock."""
    file = BytesIO()
    with PRESS:
        canvas = Canvas(
            file,
            pagesize=A4,
            invariant=1,
            initialFontName=base_font(),  # type: ignore[arg-type] # the stub asks for a number
        )
        canvas.setTitle(f"{title}: {paper.holder}")
        canvas.setAuthor(paper.issuer)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        draw_page(canvas)
        canvas.save()
    return file.getvalue()


def _draw_attendance(paper: SamplePaper, canvas: Canvas) -> None:
    accent = HexColor(_ACCENTS[paper.seed % len(_ACCENTS)])
    canvas.setStrokeColor(accent)
    for inset, line in ((30, 2.2), (36, 0.6)):
        canvas.setLineWidth(line)
        canvas.rect(inset, inset, _WIDE - 2 * inset, _HIGH - 2 * inset)
    middle = _WIDE / 2
    canvas.setFillColor(accent)
    draw_centered(canvas, middle, 700, paper.issuer.upper(), Face.TEXT_STRONG, 11)
    canvas.setFillColor(INK)
    draw_centered(canvas, middle, 618, "Certificate of Attendance", Face.DISPLAY_STRONG, 34)
    draw_centered(canvas, middle, 556, "We confirm that", Face.DISPLAY_ITALIC, 15)
    size = fitting_size(paper.holder, Face.DISPLAY, 30, _RIGHT - _LEFT)
    draw_centered(canvas, middle, 508, paper.holder, Face.DISPLAY, size)
    draw_centered(canvas, middle, 460, "took part in the whole of", Face.DISPLAY_ITALIC, 15)
    _centered_lines(canvas, 426, paper.subject, Face.DISPLAY_STRONG, 20)
    said = f"{paper.amount}, completed on {day_in_full(paper.on)}"
    draw_centered(canvas, middle, 350, said, Face.DISPLAY, 15)
    _signed(canvas, paper, 190)


def _draw_log(paper: SamplePaper, entries: Sequence[LogEntry], canvas: Canvas) -> None:
    draw(canvas, _LEFT, 752, "Coaching log", Face.TEXT_STRONG, 20)
    canvas.setFillColor(MUTED)
    draw(canvas, _LEFT, 732, f"{paper.holder} · {paper.subject}", Face.TEXT, 10)
    canvas.setFillColor(INK)
    row = _rows(canvas, entries, 700.0)
    canvas.line(_LEFT, row + 12, _RIGHT, row + 12)
    totals = ("Total", f"{len(entries)} sessions", "", *_sums(entries))
    _row(canvas, row, totals, Face.TEXT_STRONG)
    draw(canvas, _LEFT, row - 34, f"Signed, {day_in_full(paper.on)}", Face.TEXT, 9.5)
    _signature(canvas, _LEFT, row - 84, paper.seed)
    draw(canvas, _LEFT, row - 100, paper.holder, Face.TEXT, 9.5)


def _draw_letter(paper: SamplePaper, canvas: Canvas) -> None:
    canvas.setFillColor(HexColor(_ACCENTS[paper.seed % len(_ACCENTS)]))
    canvas.rect(0, _HIGH - 14, _WIDE, 14, stroke=0, fill=1)
    draw(canvas, _LEFT, 770, paper.issuer, Face.DISPLAY_STRONG, 20)
    canvas.setFillColor(MUTED)
    draw(canvas, _LEFT, 754, "14 Harbor Street · certification@example.com", Face.TEXT, 8.5)
    canvas.setFillColor(INK)
    draw_right(canvas, _RIGHT, 700, day_in_full(paper.on), Face.TEXT, 10.5)
    draw(canvas, _LEFT, 660, f"Confirmation for {paper.holder}", Face.TEXT_STRONG, 12)
    height = 630.0
    for paragraph in _letter(paper):
        for line in wrap(paragraph, Face.TEXT, 10.5, _RIGHT - _LEFT):
            draw(canvas, _LEFT, height, line, Face.TEXT, 10.5)
            height -= 16
        height -= 10
    _signature(canvas, _LEFT, height - 44, paper.seed)
    draw(canvas, _LEFT, height - 66, paper.signer, Face.TEXT_STRONG, 10.5)
    draw(canvas, _LEFT, height - 81, paper.role, Face.TEXT, 9.5)


def _letter(paper: SamplePaper) -> tuple[str, ...]:
    confirmed = (
        f"We confirm that {paper.holder} completed {paper.amount} of {paper.subject} with us, "
        f"the last of it on {day_in_full(paper.on)}. Each session took place in real time, and "
        "clients were told of our confidentiality policy before the first one."
    )
    kept = "Our own records of it are kept for six years, and we answer questions about them."
    return confirmed, kept, "With kind regards"


def _centered_lines(canvas: Canvas, top: float, text: str, face: Face, size: float) -> None:
    for number, line in enumerate(wrap(text, face, size, _RIGHT - _LEFT)):
        draw_centered(canvas, _WIDE / 2, top - number * size * 1.25, line, face, size)


def _rows(canvas: Canvas, entries: Sequence[LogEntry], top: float) -> float:
    """Set the head and the lines of a log; answers with the height below them."""
    titles = ("Date", "Client", "Individual / group", "Paid h", "Pro bono h")
    _row(canvas, top, titles, Face.TEXT_STRONG)
    shown, rest = entries[:_MOST_LINES], entries[_MOST_LINES:]
    lines = [
        (f"{e.on:%d %b %Y}", e.client, e.kind, _hours(e.paid), _hours(e.pro_bono)) for e in shown
    ]
    if rest:
        lines.append((f"{len(rest)} further sessions, see the book", "", "", *_sums(rest)))
    row = top
    for line in lines:
        row -= 16
        canvas.setStrokeColor(HAIRLINE)
        canvas.line(_LEFT, row + 12, _RIGHT, row + 12)
        _row(canvas, row, line, Face.TEXT)
    canvas.setStrokeColor(INK)
    return row - 18


def _row(canvas: Canvas, height: float, words: Sequence[str], face: Face) -> None:
    for number, (place, word) in enumerate(zip(_COLUMNS, words, strict=True)):
        put = draw_right if number >= 3 else draw  # noqa: PLR2004 the last two are hours
        put(canvas, place, height, word, face, 9)


def _sums(entries: Sequence[LogEntry]) -> tuple[str, str]:
    paid = sum((entry.paid for entry in entries), Decimal(0))
    return _hours(paid), _hours(sum((entry.pro_bono for entry in entries), Decimal(0)))


def _hours(hours: Decimal) -> str:
    return number_in_words(hours) if hours else "–"


def _signed(canvas: Canvas, paper: SamplePaper, height: float) -> None:
    """Set a signature over its line, the name and the role below."""
    middle = _WIDE / 2
    _signature(canvas, middle - 60, height + 6, paper.seed)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.6)
    canvas.line(middle - 110, height, middle + 110, height)
    draw_centered(canvas, middle, height - 16, paper.signer, Face.TEXT_STRONG, 10)
    draw_centered(canvas, middle, height - 30, paper.role, Face.TEXT, 9)


def _signature(canvas: Canvas, x: float, y: float, seed: int) -> None:
    """Draw what looks signed by hand: one running line, another for each seed."""
    chance = Random(seed)  # noqa: S311 a sample, not a secret
    _ink(canvas, _BLUE_INK)
    pen = canvas.beginPath()
    pen.moveTo(x, y + 8)
    for stroke in range(chance.randrange(5, 8)):
        left = x + stroke * 17
        up, down = chance.uniform(14, 34), chance.uniform(-8, 4)
        pen.curveTo(left + 2, y + up, left + 12, y + up, left + 9, y + down)
        pen.curveTo(left + 8, y - 6, left + 14, y + 2, left + 17, y + chance.uniform(3, 12))
    pen.curveTo(x + 130, y + 12, x + 150, y - 6, x + 172, y + 10)
    canvas.drawPath(pen, stroke=1, fill=0)
    _ink(canvas, INK)


def _ink(canvas: Canvas, color: Color) -> None:
    canvas.setStrokeColor(color)
    canvas.setLineWidth(1.3)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
