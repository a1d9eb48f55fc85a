"""Programs as files: the templates we ship, and what an office loads and saves itself."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.adapters.program_reading import definition
from certtrack_app.errors import FileRefused, Refusal
from certtrack_app.paths import resources
from certtrack_app.rules.definition import ProgramDefinition, refuse_definition

_LARGEST = 1024 * 1024
_SUFFIX = ".toml"


@dataclass(frozen=True)
class ProgramTemplate:
    """A program we ship, to start from: where its figures come from and when they were read."""

    key: str
    """The word a command takes for it: icf-acc."""
    name: str
    title: str
    source: str
    as_of: date | None


def templates() -> tuple[ProgramTemplate, ...]:
    """List the programs we ship."""
    return tuple(_template(path) for path in sorted(_folder().glob(f"*{_SUFFIX}")))


def template_or_file(words: str) -> ProgramDefinition:
    """Load the template a person names by key, name or title, else the file at a path.

    Raises Refusal with the choices where there is neither.
    """
    wanted = " ".join(words.casefold().split())
    known = templates()
    for one in known:
        if wanted in (one.key, one.name.casefold(), one.title.casefold()):
            return load(_folder() / f"{one.key}{_SUFFIX}")
    path = Path(words).expanduser()
    if path.suffix.lower() == _SUFFIX or path.exists():
        return load(path)
    choices = ", ".join(one.key for one in known)
    raise Refusal(
        f"“{words}” is neither a template nor a file. The templates are {choices}; a file of "
        "your own ends in .toml."
    )


def load(path: Path) -> ProgramDefinition:
    """Read a program's file; raises FileRefused with the file, the field and the mend."""
    try:
        read = definition(_fields(path))
        refuse_definition(read)
    except Refusal as refusal:
        raise FileRefused(f"{path.name}: {refusal.sentence}") from refusal
    return read


def save(program: ProgramDefinition, path: Path) -> None:
    """Write a program's file whole, in the place of one that has its name.

    Raises Refusal where the folder cannot be written to.
    """
    from certtrack_app.adapters.program_writing import program_text

    if path.suffix.lower() != ".toml":
        raise Refusal(f"A program is saved as a .toml file. Name it {path.stem or 'program'}.toml.")
    write_whole(path, [program_text(program).encode()])


def _fields(path: Path) -> dict[str, Any]:
    """Read a file's tables, amounts exact."""
    try:
        if path.is_dir():
            raise FileRefused("this is a folder. Name the file in it.")
        if path.stat().st_size > _LARGEST:
            raise FileRefused("this is too large for a program. Choose the right file.")
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError as error:
        raise FileRefused("there is no such file.") from error
    except OSError as error:
        raise FileRefused(f"it cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise FileRefused("it is not a text file. Save it as UTF-8 text.") from error
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise FileRefused(f"it is not written as TOML: {error}. Mend that place.") from error


def _template(path: Path) -> ProgramTemplate:
    program = load(path)
    return ProgramTemplate(path.stem, program.name, program.title, program.source, program.as_of)


def _folder() -> Path:
    return resources() / "programs"
