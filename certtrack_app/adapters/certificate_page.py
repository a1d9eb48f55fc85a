"""The page of a certificate: what stands where, and how large it can be."""

from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import landscape
from reportlab.pdfgen.canvas import Canvas

from certtrack_app.adapters.certificate_ornaments import (
    INSET,
    draw_emblem,
    draw_flourish,
    draw_frame,
    draw_rosette,
)
from certtrack_app.adapters.certificate_seal import draw_seal
from certtrack_app.adapters.certificate_signing import SEAL_CENTER, draw_signing, shows_day_of_issue
from certtrack_app.adapters.paper import INK, MUTED, SIZES, Point, accent_color
from certtrack_app.adapters.pictures import draw_picture
from certtrack_app.adapters.type_faces import Face
from certtrack_app.adapters.type_setting import balanced, draw_centered, fitting_size, wrap
from certtrack_app.errors import Refusal
from certtrack_app.rules.documents import CertificateFace
from certtrack_app.rules.words import day_in_full

_NAME_SIZES = ((54.0, 34.0), (44.0, 26.0), (34.0, 14.0))
"""Largest and smallest type of a name on one line, on two and on three."""
_SCALES = (1.0, 0.93, 0.86, 0.79, 0.72, 0.65)
_LOGO = (180.0, 48.0)
_HEAD_LINE = 86.0
"""How far below the frame the office's name stands."""
_MIDDLE_BOTTOM = 212.0
_FACTS_LINE = 89.0
_FOOT_LINE = 67.0
_FOOT_LINES = 2


class _Block(NamedTuple):
    """Lines of one style in the middle of the page, with the space above them."""

    lines: tuple[str, ...]
    face: Face
    size: float
    above: float
    color: Color = INK

    @property
    def leading(self) -> float:
        return self.size * 1.22

    @property
    def height(self) -> float:
        return self.above + self.leading * len(self.lines)


def page_size(face: CertificateFace) -> Point:
    """Say how wide and high the page is, in points."""
    return landscape(SIZES[face.page])


def draw_page(canvas: Canvas, face: CertificateFace, drawn: dict[object, str]) -> None:
    """Draw one certificate; `drawn` remembers the drawings that pages of this file share.

    Raises Refusal where the wording does not fit the page or a picture cannot be read.
    """
    _draw_background(canvas, face, drawn)
    _draw_head(canvas, face)
    _draw_middle(canvas, face)
    draw_signing(canvas, face, page_size(face)[0], drawn)
    _draw_facts(canvas, face)
    _draw_foot(canvas, face)


def _draw_background(canvas: Canvas, face: CertificateFace, drawn: dict[object, str]) -> None:
    """Draw frame, rosette, seal and logo, once for all pages that have the same."""
    key = (face.page, face.accent, face.office, face.logo)
    if key not in drawn:
        drawn[key] = f"background-{len(drawn)}"
        wide, high = page_size(face)
        accent = accent_color(face.accent)
        canvas.beginForm(drawn[key], 0, 0, wide, high)
        draw_rosette(canvas, (wide / 2, high * 0.525), high * 0.275, accent)
        draw_frame(canvas, wide, high, accent)
        draw_seal(canvas, (wide / 2, SEAL_CENTER), 45, face.office, accent)
        _draw_logo(canvas, face, (wide / 2, high - INSET - 18 - _LOGO[1]), accent)
        canvas.endForm()
    canvas.doForm(drawn[key])


def _draw_logo(canvas: Canvas, face: CertificateFace, foot: Point, accent: Color) -> None:
    """Draw the office's logo, or the emblem in its place, on the middle of its foot."""
    if face.logo is None:
        draw_emblem(canvas, (foot[0], foot[1] + _LOGO[1] / 2), _LOGO[1] * 1.2, accent)
    else:
        draw_picture(canvas, face.logo, "The office's logo", foot, _LOGO)


def _draw_head(canvas: Canvas, face: CertificateFace) -> None:
    """Draw the office's name under its logo."""
    wide, high = page_size(face)
    canvas.setFillColor(INK)
    size = fitting_size(face.office, Face.TEXT_MEDIUM, 12.5, _room(face))
    draw_centered(canvas, wide / 2, high - INSET - _HEAD_LINE, face.office, Face.TEXT_MEDIUM, size)


def _draw_middle(canvas: Canvas, face: CertificateFace) -> None:
    """Draw what is certified, centered between the head and the seal."""
    wide, high = page_size(face)
    top = high - INSET - _HEAD_LINE - 8
    blocks, flourish = _fitting_blocks(face, top - _MIDDLE_BOTTOM)
    y = (top + _MIDDLE_BOTTOM + sum(block.height for block in blocks)) / 2
    for place, block in enumerate(blocks):
        y -= block.above
        canvas.setFillColor(block.color)
        for line in block.lines:
            y -= block.leading
            draw_centered(canvas, wide / 2, y + block.size * 0.3, line, block.face, block.size)
        if place == flourish:
            draw_flourish(canvas, (wide / 2, y - 6), _room(face) * 0.36, accent_color(face.accent))


def _fitting_blocks(face: CertificateFace, room: float) -> tuple[list[_Block], int]:
    """Set the middle as large as its height allows; the number is the block above the flourish."""
    for scale in _SCALES:
        blocks = _blocks(face, scale)
        if sum(block.height for block in blocks) <= room:
            return blocks, 1
    raise Refusal(
        f"The wording of the certificate for {face.holder} is too long for one page. "
        "Shorten the program's wording and issue it again."
    )


def _blocks(face: CertificateFace, scale: float) -> list[_Block]:
    """Set opening, name, wording, credential and program at one scale."""
    room, narrow = _room(face), _room(face) * 0.82
    lines, size = _name(face.holder, room * 0.94, scale)
    title = fitting_size(face.credential_title, Face.DISPLAY_STRONG, 27 * scale, room * 1.7)
    blocks = [
        _paragraph(face.opening, Face.DISPLAY_ITALIC, 16 * scale, narrow, 0),
        _Block(lines, Face.DISPLAY, size, 2 * scale),
    ]
    above = 16 * scale
    for words in face.wording:
        blocks.append(_paragraph(words, Face.DISPLAY, 14.5 * scale, narrow, above))
        above = 3 * scale
    accent = accent_color(face.accent)
    lines = balanced(face.credential_title, Face.DISPLAY_STRONG, title, room)
    blocks.append(_Block(lines, Face.DISPLAY_STRONG, title, above + 2 * scale, accent))
    if face.program not in ("", face.credential_title):
        small = _paragraph(face.program, Face.TEXT, 9.5 * scale, narrow, 3 * scale)
        blocks.append(small._replace(color=MUTED))
    return blocks


def _paragraph(text: str, face: Face, size: float, room: float, above: float) -> _Block:
    return _Block(balanced(text, face, size, room), face, size, above)


def _name(holder: str, room: float, scale: float) -> tuple[tuple[str, ...], float]:
    """Set a name in the largest type that fits its line; a very long one on two or three."""
    for count, (largest, smallest) in enumerate(_NAME_SIZES, start=1):
        size = largest * scale
        while size > smallest * scale and len(wrap(holder, Face.DISPLAY, size, room)) > count:
            size -= 0.5
        lines = balanced(holder, Face.DISPLAY, size, room)
        if len(lines) <= count:
            return lines, size
    raise Refusal(
        f"The name “{holder}” is too long for a certificate. Enter the name the participant "
        "wants on it as their preferred name."
    )


def _draw_facts(canvas: Canvas, face: CertificateFace) -> None:
    """Draw number and dates, each under its label, across the page."""
    through = day_in_full(face.valid_through) if face.valid_through else "Does not expire"
    issued = "" if shows_day_of_issue(face) else day_in_full(face.issued_on)
    facts = (("Certificate number", face.number), ("Issued", issued), ("Valid through", through))
    wide = page_size(face)[0]
    for place, (label, value) in enumerate(facts, start=1):
        if not value:
            continue
        x = wide * place / 4
        canvas.setFillColor(MUTED)
        draw_centered(canvas, x, _FACTS_LINE + 11, label, Face.TEXT, 6.5)
        canvas.setFillColor(INK)
        size = fitting_size(value, Face.TEXT_MEDIUM, 9.5, wide * 0.23)
        draw_centered(canvas, x, _FACTS_LINE, value, Face.TEXT_MEDIUM, size)


def _draw_foot(canvas: Canvas, face: CertificateFace) -> None:
    """Draw in small type how a stranger can check the page."""
    head = f"Journal {face.journal_head}" if face.journal_head else ""
    text = " · ".join(part for part in (face.verification, head) if part)
    if not text:
        return
    canvas.setFillColor(MUTED)
    lines = balanced(text, Face.TEXT, 6.3, _room(face))
    if len(lines) > _FOOT_LINES:
        raise Refusal(
            "The note on how to check a certificate is too long for its two small lines. "
            "Shorten it in Settings."
        )
    for place, line in enumerate(lines):
        y = _FOOT_LINE + 4.2 * (len(lines) - 1) - 8.4 * place
        draw_centered(canvas, page_size(face)[0] / 2, y, line, Face.TEXT, 6.3)


def _room(face: CertificateFace) -> float:
    """The width that text may take, in points."""
    return page_size(face)[0] - 2 * INSET - 60
