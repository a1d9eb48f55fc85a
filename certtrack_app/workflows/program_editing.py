"""Programs looked at whole, and how their certificates read: wording, logo, who signs."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from certtrack_app.adapters.file_kinds import FileKind
from certtrack_app.errors import Refusal
from certtrack_app.models.program import Program
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.definition import ProgramDefinition
from certtrack_app.rules.documents import MOST_SIGNATORIES, CertificateFace, Signatory
from certtrack_app.rules.numbering import number_by
from certtrack_app.rules.person import clean_name
from certtrack_app.rules.program import Finding
from certtrack_app.rules.term import TermFacts, term
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.printing import PaperDocument
from certtrack_app.workflows.programs import export_program, program_definition, program_findings
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Reader, Unit

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_LONGEST_TITLE = 200
_PICTURES = (FileKind.PNG, FileKind.JPEG)
_SAMPLE_HOLDER = "Amara Okafor"


@dataclass(frozen=True)
class Signing:
    """Who signs: `image` is the fingerprint of a picture in the store, `brought` a new one."""

    name: str
    role: str = ""
    image: str | None = None
    brought: Path | None = None


@dataclass(frozen=True)
class CertificateLook:
    """How a program's certificate reads; `wording` has its paragraphs parted by empty lines."""

    title: str
    wording: str = ""
    accent: str = ""
    signatories: tuple[Signing, ...] = ()
    logo: str | None = None
    brought_logo: Path | None = None


@dataclass(frozen=True)
class ProgramView:
    """A program whole: its rules as its file holds them, what is unclear, its certificate."""

    id: int
    definition: ProgramDefinition
    findings: tuple[Finding, ...]
    look: CertificateLook


def program_view(reader: Reader, program_id: int) -> ProgramView:
    """Read one program whole."""
    program = reader.find(Program, program_id)
    return ProgramView(
        program.id,
        program_definition(program),
        program_findings(reader, program) if program.versions else (),
        _look(program),
    )


def save_program(reader: Reader, program_id: int, path: Path) -> str:
    """Write a program's file where somebody wants it; answers with its name."""
    program = reader.find(Program, program_id)
    export_program(program, path)
    return program.name


def edit_certificate(unit: Unit, program_id: int, wanted: CertificateLook) -> None:
    """Change how a program's certificates read from now on; those issued stay as they are.

    Pictures that are brought are kept in the evidence store. Raises Refusal for what would not
    print, with the mend.
    """
    program = unit.find(Program, program_id)
    _refuse_look(wanted)
    program.title = " ".join(wanted.title.split())
    program.wording, program.accent = wanted.wording.strip(), wanted.accent
    program.logo = _kept(unit, wanted.brought_logo) or wanted.logo
    program.signatories = [_stored(unit, one) for one in wanted.signatories]
    unit.session.flush()
    _print(_face(unit, program))
    unit.act(ActionKind.EDITED_PROGRAM, program, "how its certificates read")


def certificate_preview(reader: Reader, program_id: int, wanted: CertificateLook) -> PaperDocument:
    """Print the certificate a program would issue today, for an example of a person.

    Raises Refusal as issuing it would.
    """
    _refuse_look(wanted)
    face = _face(reader, reader.find(Program, program_id), wanted)
    return PaperDocument(_print(face), wanted.title, face.page)


def _print(face: CertificateFace) -> bytes:
    from certtrack_app.adapters.certificate_pdf import certificate

    return certificate(face)


def _refuse_look(wanted: CertificateLook) -> None:
    """Refuse what no certificate can bear."""
    title = " ".join(wanted.title.split())
    if not title or len(title) > _LONGEST_TITLE:
        raise Refusal(f"The title of the credential must have 1 to {_LONGEST_TITLE} characters.")
    if wanted.accent and not _COLOR.fullmatch(wanted.accent):
        raise Refusal(f"“{wanted.accent}” is no color. Write it as #0f6e73, or leave it empty.")
    if len(wanted.signatories) > MOST_SIGNATORIES:
        raise Refusal(f"A certificate has room for {MOST_SIGNATORIES} signatures at most.")
    for one in wanted.signatories:
        clean_name(one.name)


def _look(program: Program) -> CertificateLook:
    """How a program's certificate reads now."""
    signing = tuple(
        Signing(one["name"], one.get("role", ""), one.get("image")) for one in program.signatories
    )
    return CertificateLook(program.title, program.wording, program.accent, signing, program.logo)


def _stored(unit: Unit, one: Signing) -> dict[str, Any]:
    """A signatory as the record keeps it."""
    image = _kept(unit, one.brought) or one.image
    return {"name": clean_name(one.name), "role": " ".join(one.role.split()), "image": image}


def _kept(unit: Unit, brought: Path | None) -> str | None:
    """Keep a picture in the store; raises Refusal where it is none a certificate can bear."""
    if brought is None:
        return None
    store = evidence_store(unit)
    stored = store.keep(brought)
    if store.kind(stored) not in _PICTURES:
        raise Refusal(f"“{stored.name}” is no picture. Choose a PNG or JPEG file.")
    return stored.sha256


def _face(
    reader: Reader, program: Program, wanted: CertificateLook | None = None
) -> CertificateFace:
    """The face of an example: a person who is nobody, today, the seventh number of the year."""
    look, office = wanted or _look(program), office_record(reader)
    own: dict[str, Any] = {"accent": look.accent} if look.accent else {}
    if look.wording.strip():
        own["wording"] = tuple(filter(None, map(str.strip, look.wording.split("\n\n"))))
    return CertificateFace(
        number=number_by(office.number_pattern, reader.today.year, 7),
        holder=_SAMPLE_HOLDER,
        credential_title=" ".join(look.title.split()),
        program=program.name,
        issued_on=reader.today,
        valid_through=_valid_through(program, reader.today),
        office=office.name,
        signatories=tuple(
            Signatory(one.name, one.role, _picture(reader, one.image, one.brought))
            for one in look.signatories
        ),
        logo=_picture(reader, look.logo, look.brought_logo),
        **own,
    )


def _valid_through(program: Program, today: date) -> date | None:
    rules = program_definition(program).in_force(today)
    return term(rules.term, TermFacts(today, date(today.year - 40, 6, 15))).valid_through


def _picture(reader: Reader, sha256: str | None, brought: Path | None) -> bytes | None:
    """A picture of the store, or one that was brought and is not kept yet."""
    if brought is not None:
        try:
            return brought.read_bytes()
        except OSError as error:
            raise Refusal(f"“{brought.name}” cannot be read ({error.strerror}).") from error
    return evidence_store(reader).read(sha256) if sha256 else None
