"""Certificates batched into one file, beside bare canvas pages of the same words."""

import time
from collections.abc import Callable
from datetime import date
from io import BytesIO

from bench.measure import Measure, at_least

_PAGES = 300
_ROUNDS = 3
_GOAL = 0.1


def certificates_a_second() -> Measure:
    """Print certificates of different people, a page each, against a canvas without layout."""
    from certtrack_app.adapters.certificate_pdf import certificates
    from certtrack_app.rules.documents import CertificateFace, Signatory

    faces = [
        CertificateFace(
            number=f"CPC-2026-{number:04}",
            holder=f"Zoë Wójcik-Παπαδοπούλου {number}",
            credential_title="Certified Professional Coach",
            program="Coach Training Certificate",
            issued_on=date(2026, 3, 4),
            valid_through=date(2029, 3, 3),
            office="Northfield Coaching Institute",
            signatories=(Signatory("Amara Okonkwo", "Director"), Signatory("Bo Li", "Chair")),
            verification="Check this certificate in the office's register.",
            journal_head=f"{number:016x}",
        )
        for number in range(_PAGES)
    ]
    ours = _pages_a_second(lambda: certificates(faces))
    return at_least("certificates a second, one file", ours, _GOAL, base=_bare_pages_a_second())


def _bare_pages_a_second() -> float:
    from reportlab.pdfgen.canvas import Canvas

    def print_bare() -> None:
        canvas = Canvas(BytesIO(), pageCompression=1)
        for number in range(_PAGES):
            canvas.setFont("Helvetica", 12)
            for line in range(10):
                canvas.drawCentredString(300, 700 - 20 * line, f"Line {line} of page {number}")
            canvas.showPage()
        canvas.save()

    return _pages_a_second(print_bare)


def _pages_a_second(work: Callable[[], object]) -> float:
    """Take the best of a few rounds by the processor's time, after one to warm up."""
    work()
    return _PAGES / min(_seconds(work) for _ in range(_ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


MEASURES = (certificates_a_second,)
