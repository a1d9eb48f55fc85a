"""How a program's certificates read: previewed, saved with pictures, or refused."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from certtrack_app.adapters.document_reading import page_texts
from certtrack_app.errors import Refusal
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.program_editing import (
    CertificateLook,
    ProgramView,
    Signing,
    certificate_preview,
    edit_certificate,
    program_view,
    save_program,
)
from certtrack_app.workflows.programs import add_program, template_or_file
from certtrack_app.workflows.unit import Office

DAY = date(2026, 11, 12)


@pytest.fixture
def settled(office: Office) -> Office:
    settle_in(office, "Dana", DAY, day_given=True)
    with office.unit("Dana", DAY) as unit:
        add_program(unit, template_or_file("icf-acc"))
    return office


def _view(office: Office) -> ProgramView:
    with office.reading(DAY) as reader:
        return program_view(reader, 1)


def _picture(path: Path) -> Path:
    made = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(made, "PNG")
    path.write_bytes(made.getvalue())
    return path


def test_what_is_saved_is_what_certificates_say(settled: Office, tmp_path: Path) -> None:
    wanted = CertificateLook(
        "Certified Coach",
        "has walked the whole way\n\nand is awarded",
        "#334455",
        (Signing("Ruth Adeyemi", "Head of training", brought=_picture(tmp_path / "sign.png")),),
        brought_logo=_picture(tmp_path / "logo.png"),
    )
    with settled.unit("Dana", DAY) as unit:
        edit_certificate(unit, 1, wanted)
    saved = _view(settled).look
    assert saved.title == "Certified Coach"
    assert saved.logo
    assert saved.signatories[0].image == saved.logo
    with settled.reading(DAY) as reader:
        (text,) = page_texts(certificate_preview(reader, 1, saved).pdf)
    for said in ("Certified Coach", "has walked the whole way", "Ruth Adeyemi", "CT-2026-0007"):
        assert said in text


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"title": " "}, "title"),
        ({"accent": "teal"}, "no color"),
        ({"signatories": (Signing("A B"),) * 5}, "room for 4"),
        ({"signatories": (Signing("<b>"),)}, "markup"),
        ({"wording": "\U0001f600"}, "wording"),
        ({"brought_logo": Path("nowhere.png")}, "nowhere.png"),
    ],
    ids=["no title", "no color", "too many", "markup", "no glyph", "no file"],
)
def test_what_would_not_print_is_refused_and_not_saved(
    settled: Office, wrong: dict[str, object], because: str
) -> None:
    before = _view(settled).look
    wanted = replace(before, **wrong)  # type: ignore[arg-type] # wrong on purpose
    with settled.reading(DAY) as reader, pytest.raises(Refusal, match=because):
        certificate_preview(reader, 1, wanted)
    with pytest.raises(Refusal, match=because), settled.unit("Dana", DAY) as unit:
        edit_certificate(unit, 1, wanted)
    assert _view(settled).look == before


def test_a_logo_that_is_no_picture_is_refused(settled: Office, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("not at all")
    wanted = replace(_view(settled).look, brought_logo=tmp_path / "logo.png")
    with pytest.raises(Refusal), settled.unit("Dana", DAY) as unit:
        edit_certificate(unit, 1, wanted)


def test_a_program_is_exported_as_it_can_be_read_again(settled: Office, tmp_path: Path) -> None:
    with settled.reading(DAY) as reader:
        assert save_program(reader, 1, tmp_path / "acc.toml") == "ICF ACC"
    assert template_or_file(str(tmp_path / "acc.toml")) == _view(settled).definition
