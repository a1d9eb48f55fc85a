"""Printing certificates: one landscape page each, the same bytes for the same face."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from certtrack_app.adapters.certificate_page import draw_page, page_size
from certtrack_app.adapters.type_faces import PRESS, base_font, readable, require_printable
from certtrack_app.errors import Refusal
from certtrack_app.rules.documents import CertificateFace


def certificate(face: CertificateFace) -> bytes:
    """Print one certificate.

    Raises Refusal where a character is in no font, a picture cannot be read, the wording is too
    long for a page, or more people sign than it has room for.
    """
    return certificates((face,))


def certificates(faces: Sequence[CertificateFace]) -> bytes:
    """Print certificates into one file, a page each in their order; raises Refusal as one does."""
    if not faces:
        raise Refusal("There is no certificate to print. Choose at least one.")
    with PRESS:
        for face in faces:
            _check(face)
        return _print(faces)


def _check(face: CertificateFace) -> None:
    """Refuse a face that would come out with a blank in it."""
    if not readable(face.holder):
        raise Refusal(
            f"Certificate {face.number} has no name on it. Enter the participant's name and "
            "issue it again."
        )
    for what, text in _texts(face):
        require_printable(text, what)


def _print(faces: Sequence[CertificateFace]) -> bytes:
    """Draw the pages; nothing in the file depends on the clock or on what was printed before."""
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=page_size(faces[0]),
        invariant=1,
        pageCompression=1,
        initialFontName=base_font(),  # type: ignore[arg-type] # the stub asks for a number
        lang="en-US",
    )
    _describe(canvas, faces)
    drawn: dict[object, str] = {}
    for face in faces:
        canvas.setPageSize(page_size(face))
        if len(faces) > 1:
            canvas.bookmarkPage(face.number)
            canvas.addOutlineEntry(f"{face.holder} · {face.number}", face.number)
        draw_page(canvas, face, drawn)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _describe(canvas: Canvas, faces: Sequence[CertificateFace]) -> None:
    """Say in the file's own properties what it is, whose and of which day."""
    first = faces[0]
    single = len(faces) == 1
    issued = max(face.issued_on for face in faces)
    canvas.setTitle(first.title if single else f"{len(faces)} certificates")
    canvas.setAuthor(first.office)
    canvas.setSubject(f"Certificate {first.number}" if single else first.program)
    canvas.setCreator("CertTrack")
    canvas.setDateFormatter(lambda *_: f"D:{issued:%Y%m%d}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _texts(face: CertificateFace) -> Iterator[tuple[str, str]]:
    """Yield every text of a face with the words a refusal calls it by."""
    yield "The name", face.holder
    yield "The certificate number", face.number
    yield "The credential title", face.credential_title
    yield "The program", face.program
    yield "The office's name", face.office
    yield "The opening line", face.opening
    yield "The note on how to check it", f"{face.verification} {face.journal_head}"
    for words in face.wording:
        yield "The wording", words
    for person in face.signatories:
        yield "The signatory", person.name
        yield "The role", person.role
