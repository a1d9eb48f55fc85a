"""The row of a certificate where people sign, with the seal in its middle."""

from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from certtrack_app.adapters.certificate_ornaments import INSET
from certtrack_app.adapters.paper import INK, MUTED
from certtrack_app.adapters.pictures import draw_picture
from certtrack_app.adapters.type_faces import Face
from certtrack_app.adapters.type_setting import balanced, draw_centered, fitting_size
from certtrack_app.errors import Refusal
from certtrack_app.rules.documents import MOST_SIGNATORIES, CertificateFace
from certtrack_app.rules.words import day_in_full

SEAL_CENTER = 158.0
"""The height of the seal's middle, in points."""

_LINE = 150.0
_SEAL_ROOM = 66.0
_PICTURE = (132.0, 40.0)
_WIDEST = 190.0
_ROLE_LINES = 2


class _Place(NamedTuple):
    """A line to sign on: who or what stands under it, and a picture or words upon it."""

    name: str
    role: str
    signature: bytes | None = None
    words: str = ""


def draw_signing(
    canvas: Canvas, face: CertificateFace, width: float, drawn: dict[object, str]
) -> None:
    """Draw the lines to sign on, as many left of the seal as right of it.

    Raises Refusal where more sign than a page has room for.
    """
    places = _places(face)
    half = len(places) // 2
    inner, outer = _SEAL_ROOM, width / 2 - INSET - 26
    for side, group in ((-1, places[:half]), (1, places[half:])):
        room = (outer - inner) / max(1, half)
        for position, place in enumerate(group):
            step = position if side == 1 else half - 1 - position
            x = width / 2 + side * (inner + room * (step + 0.5))
            _draw_place(canvas, place, x, min(_WIDEST, room - 14), drawn)


def shows_day_of_issue(face: CertificateFace) -> bool:
    """Tell whether the day of issue evens out an odd number of signatories."""
    return len(face.signatories) % 2 == 1


def _places(face: CertificateFace) -> list[_Place]:
    """Give each signatory a place, and the day of issue where their number is odd."""
    if len(face.signatories) > MOST_SIGNATORIES:
        raise Refusal(
            f"A certificate has room for {MOST_SIGNATORIES} signatures and this program names "
            f"{len(face.signatories)}. Take some out in Programs."
        )
    places = [_Place(person.name, person.role, person.signature) for person in face.signatories]
    if shows_day_of_issue(face):
        places.insert(0, _Place("Date of issue", "", words=day_in_full(face.issued_on)))
    return places


def _draw_place(
    canvas: Canvas, place: _Place, x: float, room: float, drawn: dict[object, str]
) -> None:
    """Draw one line with what stands on it and under it, centered."""
    if place.signature is not None:
        _draw_signature(canvas, place, x, drawn)
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(0.5)
    canvas.line(x - room / 2, _LINE, x + room / 2, _LINE)
    canvas.setFillColor(INK)
    if place.words:
        size = fitting_size(place.words, Face.DISPLAY, 16, room)
        draw_centered(canvas, x, _LINE + 7, place.words, Face.DISPLAY, size)
    size = fitting_size(place.name, Face.TEXT_MEDIUM, 9, room)
    draw_centered(canvas, x, _LINE - 12.5, place.name, Face.TEXT_MEDIUM, size)
    canvas.setFillColor(MUTED)
    _draw_role(canvas, place.role, x, room)


def _draw_role(canvas: Canvas, role: str, x: float, room: float) -> None:
    """Draw a role on two lines at most, as small as that takes."""
    size = 7.2
    while len(lines := balanced(role, Face.TEXT, size, room)) > _ROLE_LINES:
        size -= 0.2
    for place, line in enumerate(lines):
        draw_centered(canvas, x, _LINE - 22.5 - 1.25 * size * place, line, Face.TEXT, size)


def _draw_signature(canvas: Canvas, place: _Place, x: float, drawn: dict[object, str]) -> None:
    """Draw the picture of a signature upon its line, kept once for all pages."""
    if place.signature not in drawn and place.signature is not None:
        name = drawn[place.signature] = f"signature-{len(drawn)}"
        canvas.beginForm(name, 0, 0, *_PICTURE)
        what = f"The signature of {place.name}"
        draw_picture(canvas, place.signature, what, (_PICTURE[0] / 2, 0), _PICTURE)
        canvas.endForm()
    canvas.saveState()
    canvas.translate(x - _PICTURE[0] / 2, _LINE - 3)
    canvas.doForm(drawn[place.signature])
    canvas.restoreState()
