import shutil
from pathlib import Path

import pytest

from certtrack_app.adapters import templates
from certtrack_app.errors import FileRefused
from certtrack_app.paths import resources
from certtrack_app.rules.vocabulary import MessageKind
from certtrack_app.rules.wording import Telling, merged
from certtrack_app.rules.wording_fields import COMMON, FRAME_FIELDS, PARTS, SEVERAL, example


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(resources() / "messages" / "en", tmp_path / "en")


@pytest.mark.parametrize("language", templates.languages())
def test_every_kind_has_a_wording_that_uses_its_parts(language: str) -> None:
    wordings = templates.wordings(language)
    for kind in MessageKind:
        for part in PARTS[kind]:
            if part != SEVERAL:
                told = merged(wordings, FRAME_FIELDS, [Telling(kind, example(kind), part)])
                assert COMMON["office"] in told.body
                assert "{" not in told.subject + told.body
                assert len(told.body.splitlines()) <= 20


def test_only_what_is_known_is_said() -> None:
    bare = dict.fromkeys(example(MessageKind.NUDGE), "") | {
        "requirement": "Exam",
        "program": "Certified Coach",
    }
    told = merged(templates.wordings(), FRAME_FIELDS, [Telling(MessageKind.NUDGE, bare)])
    assert told.body == (
        "Dear Amara Okafor,\n\n"
        "It has been quiet around Exam, a part of your Certified Coach program.\n\n"
        "If you have done something since, please send it. If something is in your way, tell me "
        "and we will find a way.\n\n"
        "If anything here is not as you know it, just reply to this message.\n\n"
        "Kind regards\nDana Whitfield\nNorthbridge Coaching School\n"
    )


@pytest.mark.parametrize("language", ["en", "en_GB", "fr"])
def test_a_language_nobody_wrote_in_falls_back_to_english(language: str) -> None:
    assert templates.wordings(language).language == "en"


def test_a_person_can_edit_a_file(folder: Path) -> None:
    (folder / "nudge.toml").write_text('subject = "Hi"\nbody = "Still there?"', encoding="utf-8")
    wordings = templates.wordings_in(folder, "en")
    assert wordings.templates[MessageKind.NUDGE].body == "Still there?"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("nudge", 'subject = "S"\nbody = "{dew}"', "nudge.toml: Line 1 of the wording"),
        ("nudge", 'subject = "S"', "nudge.toml: “body” is missing"),
        ("nudge", 'subject = 1\nbody = "B"', "nudge.toml: “subject” is missing"),
        ("nudge", 'subject = "S"\nbody = "B"\nbdy = ""', "nudge.toml: “bdy” is not known"),
        ("nudge", 'subject = "S', "nudge.toml cannot be read"),
        ("frame", 'greeting = "Hi"', "frame.toml: “greeting_unnamed” is missing"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(
    folder: Path, name: str, content: str, sentence: str
) -> None:
    (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        templates.wordings_in(folder, "en")
    assert sentence in refused.value.sentence


def test_a_frame_with_an_unknown_field_is_refused_by_name(folder: Path) -> None:
    path = folder / "frame.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("{coordinator}", "{coordinatr}", 2))
    with pytest.raises(FileRefused, match=r"^frame\.toml: Line 2 of the signature names"):
        templates.wordings_in(folder, "en")


def test_a_missing_or_unreadable_file_is_refused_by_name(folder: Path) -> None:
    (folder / "lapse.toml").write_bytes(b"subject = '\xff'")
    with pytest.raises(FileRefused, match=r"lapse\.toml cannot be read"):
        templates.wordings_in(folder, "en")
    (folder / "lapse.toml").unlink()
    with pytest.raises(FileRefused, match=r"lapse\.toml is missing"):
        templates.wordings_in(folder, "en")
