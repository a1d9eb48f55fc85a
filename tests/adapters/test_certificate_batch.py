import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from certtrack_app.adapters.certificate_pdf import certificate, certificates
from certtrack_app.adapters.document_reading import page_sizes, page_texts
from certtrack_app.errors import Refusal
from certtrack_app.rules.documents import PageSize
from tests.adapters.documents import (
    FACE,
    png,
)


def test_one_character_stops_the_whole_batch_before_anything_is_printed() -> None:
    with pytest.raises(Refusal, match="U\\+674E"):
        certificates((FACE, replace(FACE, holder="李")))


def test_the_same_face_gives_the_same_bytes_whatever_was_printed_before() -> None:
    first = certificate(FACE)
    certificates((replace(FACE, holder="Ọ̀ṣun Ə́liyev J̌"), replace(FACE, holder="Жанна Ψ")))
    assert certificate(FACE) == first


def test_the_same_face_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys\n"
        "from tests.adapters.documents import FACE\n"
        "from certtrack_app.adapters.certificate_pdf import certificate\n"
        "sys.stdout.buffer.write(certificate(FACE))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == certificate(FACE)


def test_a_batch_is_one_file_with_a_page_for_each_in_their_order() -> None:
    faces = [replace(FACE, holder=f"Person {n}", number=f"N-{n:03}") for n in range(12)]
    texts = page_texts(certificates(faces))
    assert len(texts) == 12
    assert all(
        face.holder in text and face.number in text for face, text in zip(faces, texts, strict=True)
    )


def test_a_batch_may_mix_papers_colors_and_logos() -> None:
    other = replace(FACE, page=PageSize.LETTER, accent="#7a2f4b", logo=png())
    sizes = page_sizes(certificates((FACE, other, FACE)))
    assert [round(wide) for wide, _ in sizes] == [842, 792, 842]


def test_a_batch_holds_each_font_and_drawing_once() -> None:
    faces = [replace(FACE, holder=f"Person {n}", issued_on=date(2026, 1, 1)) for n in range(20)]
    single = len(certificate(faces[0]))
    assert len(certificates(faces)) < single + 20 * 6_000


def test_two_threads_print_the_same_as_one() -> None:
    faces = [replace(FACE, holder=f"Person {n} Жук") for n in range(8)]
    alone = [certificate(face) for face in faces]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(certificate, faces)) == alone


def test_a_batch_of_none_is_refused() -> None:
    with pytest.raises(Refusal, match="no certificate to print"):
        certificates(())
