from dataclasses import replace

import pypdfium2
import pytest

from certtrack_app.adapters.certificate_pdf import certificate
from certtrack_app.adapters.document_reading import page_count, page_sizes, page_texts
from certtrack_app.errors import Refusal
from certtrack_app.rules.documents import PageSize, Signatory
from tests.adapters.documents import (
    FACE,
    fonts,
    letters_outside,
    needs_poppler,
    picture_count,
    png,
    poppler,
)

FRAME = 50
ODD_NAMES = {
    "an apostrophe of each kind": "Siobhán O’Connor-D'Amico",
    "Polish": "Łukasz Żółć",
    "Hungarian": "Erdős Gyűző",
    "Icelandic": "Þórður Æðison",
    "Vietnamese": "Nguyễn Thị Hồng Ngự",
    "Greek": "Γεώργιος Παπαδόπουλος",
    "polytonic Greek": "Ἀριστοτέλης ᾠδή",
    "Cyrillic": "Ђорђе Щукин Їжакевич",
    "Latin beside Cyrillic": "Anna Иванова",
    "marks that stand on no letter of their own": "Ọ̀ṣun Ə́liyev J̌",
    "letters that would make ligatures": "Sofia Fflahertiffi",
    "markup": '<img src="/x"/> & <b>Bo</b>',
    "a percent sign and braces": "100 % {holder} %s",
}


@pytest.mark.parametrize("name", ODD_NAMES.values(), ids=ODD_NAMES.keys())
def test_a_search_finds_the_name_exactly_as_it_was_entered(name: str) -> None:
    assert name in page_texts(certificate(replace(FACE, holder=name)))[0].splitlines()


@needs_poppler
@pytest.mark.parametrize("name", ODD_NAMES.values(), ids=ODD_NAMES.keys())
def test_another_reader_finds_the_same_name(name: str) -> None:
    assert name in poppler("pdftotext", certificate(replace(FACE, holder=name)))


def test_loose_accents_are_composed() -> None:
    loose = "Ame\u0301lie Nguye\u0302\u0303n"
    assert "Amélie Nguyễn" in page_texts(certificate(replace(FACE, holder=loose)))[0]


def test_line_breaks_and_stray_spaces_in_a_name_are_one_space() -> None:
    text = page_texts(certificate(replace(FACE, holder=" Grace \n\t Okafor ")))[0]
    assert "Grace Okafor" in text.splitlines()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("李秀英", "“李” (U+674E CJK UNIFIED IDEOGRAPH-674E)"),
        ("Dana כהן", "“כ” (U+05DB HEBREW LETTER KAF)"),
        ("Star ⭐ Coach", "“⭐” (U+2B50 WHITE MEDIUM STAR)"),
        ("Grace\u202eOkafor", "U+202E RIGHT-TO-LEFT OVERRIDE is invisible"),
        ("Grace\u200bOkafor", "U+200B ZERO WIDTH SPACE is invisible"),
        ("Grace\x07Okafor", "U+0007 without a name is invisible"),
    ],
)
def test_a_character_that_cannot_be_printed_is_refused_by_its_name(name: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        certificate(replace(FACE, holder=name))
    assert said in refused.value.sentence
    assert refused.value.sentence.startswith("The name “")


@pytest.mark.parametrize(
    ("changed", "subject"),
    [
        (replace(FACE, credential_title="認定コーチ"), "The credential title"),
        (replace(FACE, office="오피스"), "The office's name"),
        (replace(FACE, wording=("has met", "所有要求")), "The wording"),
        (replace(FACE, signatories=(Signatory("李", "Director"),)), "The signatory"),
        (replace(FACE, signatories=(Signatory("Li", "主任"),)), "The role"),
    ],
)
def test_a_refusal_says_which_part_of_the_certificate_it_is_about(
    changed: object, subject: str
) -> None:
    with pytest.raises(Refusal, match=subject):
        certificate(changed)  # type: ignore[arg-type] # every one is a face


def test_markup_in_a_name_brings_no_picture_in() -> None:
    plain = picture_count(certificate(FACE))
    assert picture_count(certificate(replace(FACE, holder='<img src="x.png"/>'))) == plain == 0


@needs_poppler
def test_every_font_is_embedded_and_can_be_searched() -> None:
    odd = "Γ Ж Ọ̀ Grace"
    for line in fonts(certificate(replace(FACE, holder=odd))):
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


@pytest.mark.parametrize(
    ("page", "size"), [(PageSize.A4, (842, 595)), (PageSize.LETTER, (792, 612))]
)
def test_a_certificate_is_one_landscape_page(page: PageSize, size: tuple[int, int]) -> None:
    pdf = certificate(replace(FACE, page=page))
    assert page_count(pdf) == 1
    assert tuple(round(side) for side in page_sizes(pdf)[0]) == size


@pytest.mark.parametrize("page", PageSize)
@pytest.mark.parametrize(
    "name",
    [
        "Bo",
        "Maria-Magdalena Wilhelmina von Hohenstein-Schlüterbach de la Fuente y Villanueva",
        "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschafers",
        " ".join(["Maximiliana"] * 12),
    ],
)
def test_no_name_leaves_the_frame(name: str, page: PageSize) -> None:
    people = tuple(Signatory(f"{name} {n}"[:70], "Head of everything " * 5) for n in range(4))
    for signatories in (people, people[:1]):
        pdf = certificate(replace(FACE, holder=name, page=page, signatories=signatories))
        assert letters_outside(pdf, FRAME) == []


def test_a_short_name_is_set_larger_than_a_long_one() -> None:
    short, long = ("Bo Li", "Bartholomew Featherstonehaugh-Cholmondeley")
    assert _letter_height(short) > 1.2 * _letter_height(long) > 0


def _letter_height(name: str) -> float:
    document = pypdfium2.PdfDocument(certificate(replace(FACE, holder=name)))
    words = document[0].get_textpage()
    start = words.get_text_range().index(name)
    _, bottom, _, top = words.get_charbox(start)
    words.close()
    document.close()
    return float(top - bottom)


def test_a_name_for_which_no_page_is_wide_enough_is_refused() -> None:
    with pytest.raises(Refusal, match="too long for a certificate"):
        certificate(replace(FACE, holder="Very long name " * 40))


def test_wording_that_does_not_fit_a_page_is_refused() -> None:
    with pytest.raises(Refusal, match="Grace Okafor is too long for one page"):
        certificate(replace(FACE, wording=("has met every requirement, and more. " * 12,) * 6))


def test_long_wording_is_set_smaller_before_it_is_refused() -> None:
    wording = ("has met every requirement of the program, with hours and evidence. " * 6,)
    text = page_texts(certificate(replace(FACE, wording=wording)))[0]
    assert text.count("evidence.") == 6


def test_a_check_note_of_many_lines_is_refused() -> None:
    with pytest.raises(Refusal, match="two small lines"):
        certificate(replace(FACE, verification="Look it up in the register. " * 40))


def test_five_people_do_not_fit_the_line_to_sign_on() -> None:
    with pytest.raises(Refusal, match="room for 4 signatures and this program names 5"):
        certificate(replace(FACE, signatories=(Signatory("A", "B"),) * 5))


@pytest.mark.parametrize("count", range(5))
def test_everybody_who_signs_is_named(count: int) -> None:
    people = tuple(Signatory(f"Signer {n}", f"Role {n}") for n in range(count))
    text = page_texts(certificate(replace(FACE, signatories=people)))[0]
    assert all(person.name in text and person.role in text for person in people)
    assert text.count("4 March 2026") == 1


def test_dates_stand_in_words() -> None:
    text = page_texts(certificate(FACE))[0]
    assert "4 March 2026" in text
    assert "3 March 2029" in text


def test_a_credential_without_an_end_says_so() -> None:
    assert "Does not expire" in page_texts(certificate(replace(FACE, valid_through=None)))[0]


def test_number_and_journal_head_stand_on_the_page() -> None:
    text = page_texts(certificate(FACE))[0]
    assert FACE.number in text
    assert f"Journal {FACE.journal_head}" in text


def test_a_certificate_without_small_print_is_printed() -> None:
    text = page_texts(certificate(replace(FACE, verification="", journal_head="", program="")))[0]
    assert "Journal" not in text


def test_the_program_is_not_repeated_where_it_is_called_like_the_credential() -> None:
    text = page_texts(certificate(replace(FACE, program=FACE.credential_title)))[0]
    assert text.count(FACE.credential_title) == 1


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "L", "P", "1"])
def test_a_logo_and_a_signature_are_printed(mode: str) -> None:
    signed = (Signatory("Amara Okonkwo", "Director", png(300, 90, mode)),)
    face = replace(FACE, logo=png(200, 200, mode), signatories=signed)
    assert picture_count(certificate(face)) == 2


def test_a_large_picture_is_kept_small() -> None:
    noise = png(4000, 3000)
    assert len(certificate(replace(FACE, logo=noise))) < len(certificate(FACE)) + 100_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a picture", "cannot be read as a picture"),
        (png()[:40], "cannot be read as a picture"),
        (png(8000, 8000), "has too many pixels"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "cannot be read as a picture"),
    ],
    ids=["text", "cut off", "enormous", "another format"],
)
def test_a_logo_that_is_no_picture_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Refusal, match=f"The office's logo {reason}"):
        certificate(replace(FACE, logo=content))


def test_a_signature_that_is_no_picture_is_refused_by_its_owner() -> None:
    with pytest.raises(Refusal, match="The signature of Amara Okonkwo"):
        certificate(replace(FACE, signatories=(Signatory("Amara Okonkwo", "Director", b"?"),)))


def test_the_file_says_what_it_is_whose_and_of_which_day() -> None:
    document = pypdfium2.PdfDocument(certificate(FACE))
    said = document.get_metadata_dict()
    document.close()
    assert said["Title"] == "Certified Professional Coach: Grace Okafor"
    assert said["Author"] == FACE.office
    assert said["Subject"] == "Certificate CPC-2026-0042"
    assert said["CreationDate"] == "D:20260304000000Z"


@pytest.mark.parametrize("nobody", ["", "  ", "\n"])
def test_a_certificate_for_nobody_is_refused(nobody: str) -> None:
    with pytest.raises(Refusal, match="CPC-2026-0042 has no name on it"):
        certificate(replace(FACE, holder=nobody))


@pytest.mark.parametrize("color", ["teal", "#12", "", "#0f6e73ff"])
def test_a_color_that_is_none_is_refused(color: str) -> None:
    with pytest.raises(Refusal, match="is not a color"):
        certificate(replace(FACE, accent=color))


@pytest.mark.parametrize("office", ["", "I", "Ινστιτούτο Ə́ Коучинг", "Institute " * 20])
def test_any_name_of_an_office_is_engraved_around_the_seal(office: str) -> None:
    text = page_texts(certificate(replace(FACE, office=office)))[0]
    assert text.count(office.strip()) >= 1
