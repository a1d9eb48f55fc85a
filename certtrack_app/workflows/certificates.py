"""Certificates: the face frozen when a credential is issued, and its document in the store."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Certificate, Credential
from certtrack_app.models.program import Program
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.documents import CertificateFace, Signatory
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.stores import certificate_store, evidence_store
from certtrack_app.workflows.unit import Reader, Unit


@dataclass(frozen=True)
class CertificateFile:
    """A certificate's document as issued, under the name to save it by."""

    number: str
    name: str
    content: bytes


def make_certificate(unit: Unit, credential: Credential) -> Certificate:
    """Print a credential's certificate and keep the document.

    Raises Refusal where a letter of what is printed has no glyph.
    """
    from certtrack_app.adapters.certificate_pdf import certificate

    face = certificate_face(unit, credential)
    stored = certificate_store(unit).keep_bytes(certificate(face), f"{credential.number}.pdf")
    return unit.add(
        Certificate(
            credential_id=credential.id,
            sha256=stored.sha256,
            file_name=stored.name,
            issued_on=unit.today,
            face=_frozen(face),
        )
    )


def replace_certificate(unit: Unit, credential: Credential) -> Certificate:
    """Print a certificate anew after a name was corrected; the old one stays on record."""
    old = current_certificate(unit, credential)
    old.replaced_on = unit.today
    participant = credential.participant
    credential.holder = participant.certificate_name or participant.name
    unit.session.flush()
    new = make_certificate(unit, credential)
    unit.act(ActionKind.REPLACED_CERTIFICATE, credential)
    return new


def certificate_file(reader: Reader, credential: Credential) -> CertificateFile:
    """The document of a credential as it was issued.

    Raises Refusal where the file is missing or damaged.
    """
    kept = current_certificate(reader, credential)
    store = certificate_store(reader)
    if store.missing_or_damaged([kept.sha256]):
        raise Refusal(
            f"The certificate of {credential.number} is missing or damaged in the office's folder. "
            "Restore it from a backup."
        )
    return CertificateFile(credential.number, kept.file_name, store.read(kept.sha256))


def current_certificate(reader: Reader, credential: Credential) -> Certificate:
    """The certificate of a credential that has not been replaced."""
    found = reader.session.scalars(
        select(Certificate)
        .where(Certificate.credential_id == credential.id, Certificate.replaced_on.is_(None))
        .order_by(Certificate.id.desc())
        .limit(1)
    ).first()
    if found is None:
        raise Refusal(f"There is no certificate of {credential.number}.")
    return found


def certificate_face(reader: Reader, credential: Credential) -> CertificateFace:
    """Everything a credential's certificate says, from the program's own wording."""
    office, program = office_record(reader), credential.version.program
    return CertificateFace(
        number=credential.number,
        holder=credential.holder,
        credential_title=credential.title,
        program=program.name,
        issued_on=credential.issued_on,
        valid_through=credential.valid_through,
        office=office.name,
        signatories=tuple(_signatory(reader, one) for one in program.signatories),
        logo=_picture(reader, program.logo),
        journal_head=journal_head(reader),
        **_own_wording(program),
    )


def _own_wording(program: Program) -> dict[str, Any]:
    """A program's own wording and color, where it has any."""
    own: dict[str, Any] = {}
    if program.wording.strip():
        own["wording"] = tuple(filter(None, map(str.strip, program.wording.split("\n\n"))))
    if program.accent:
        own["accent"] = program.accent
    return own


def _signatory(reader: Reader, stored: dict[str, Any]) -> Signatory:
    """Who signs, with the picture of the signature where there is one."""
    return Signatory(stored["name"], stored.get("role", ""), _picture(reader, stored.get("image")))


def _picture(reader: Reader, sha256: str | None) -> bytes | None:
    """A picture of the evidence store."""
    return evidence_store(reader).read(sha256) if sha256 else None


def _frozen(face: CertificateFace) -> dict[str, Any]:
    """The face as kept on record: words and days; pictures are named by the program."""
    kept = {
        name: value for name, value in vars(face).items() if name not in ("logo", "signatories")
    }
    for name, value in kept.items():
        if isinstance(value, date):
            kept[name] = value.isoformat()
    kept["signatories"] = [[one.name, one.role] for one in face.signatories]
    kept["wording"] = list(face.wording)
    return kept
