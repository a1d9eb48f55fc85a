"""The templates of messages, read from the files a person can edit."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from certtrack_app.errors import FileRefused, Refusal
from certtrack_app.paths import resources
from certtrack_app.rules.vocabulary import MessageKind
from certtrack_app.rules.wording import Frame, Template, Wordings, check_frame, check_template

_FALLBACK = "en"
_FRAME = "frame"


def languages() -> tuple[str, ...]:
    """List the languages messages are written in."""
    return tuple(sorted(folder.name for folder in _folder().iterdir() if folder.is_dir()))


@lru_cache
def wordings(language: str = _FALLBACK) -> Wordings:
    """Read every template of a language; of another one's region, or English, where it has none."""
    known = languages()
    spoken = next((one for one in (language, language[:2]) if one in known), _FALLBACK)
    return wordings_in(_folder() / spoken, spoken)


def wordings_in(folder: Path, language: str) -> Wordings:
    """Read a folder of templates; raises FileRefused with the file, the line and the mend."""
    return Wordings(
        language,
        _frame(folder / f"{_FRAME}.toml"),
        {kind: template(folder / f"{kind.value}.toml", kind) for kind in MessageKind},
    )


def template(path: Path, kind: MessageKind) -> Template:
    """Read one template; raises FileRefused with the file, the line and the mend."""
    read = Template(**_texts(path, ("subject", "body")))
    try:
        check_template(kind, read)
    except Refusal as refusal:
        raise FileRefused(f"{path.name}: {refusal.sentence}") from refusal
    return read


def _frame(path: Path) -> Frame:
    read = Frame(**_texts(path, tuple(field.name for field in fields(Frame))))
    try:
        check_frame(read)
    except Refusal as refusal:
        raise FileRefused(f"{path.name}: {refusal.sentence}") from refusal
    return read


def _texts(path: Path, wanted: tuple[str, ...]) -> dict[str, str]:
    """Read the texts a file must hold, and no others."""
    read = _table(path)
    for name in wanted:
        if not isinstance(read.get(name), str):
            raise FileRefused(f'{path.name}: “{name}” is missing. Write it as {name} = "…".')
    if strange := sorted(read.keys() - set(wanted)):
        raise FileRefused(
            f"{path.name}: “{strange[0]}” is not known. It holds {', '.join(wanted)}."
        )
    return {name: str(read[name]).strip("\n") for name in wanted}


def _table(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise FileRefused(f"{path.name} is missing in {path.parent}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileRefused(f"{path.name} cannot be read: {error}.") from error


def _folder() -> Path:
    return resources() / "messages"
