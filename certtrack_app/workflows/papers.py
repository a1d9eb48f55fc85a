"""Papers: stored files made ready to be looked at, or the sentence that says why they are not."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from certtrack_app.adapters.evidence_store import EvidenceStore, Soundness, StoredFile
from certtrack_app.adapters.file_kinds import FileKind
from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Certificate
from certtrack_app.models.evidence import EvidenceFile
from certtrack_app.workflows.printing import PaperDocument
from certtrack_app.workflows.stores import certificate_store, evidence_store
from certtrack_app.workflows.unit import Reader

_MOST_LETTERS = 200_000
_MOST_BYTES = 60 * 1024 * 1024


@dataclass(frozen=True)
class Picture:
    """A picture as it was handed in, still encoded."""

    content: bytes


@dataclass(frozen=True)
class PlainText:
    """What a text says; the end of a very long one is left out."""

    text: str


@dataclass(frozen=True)
class Unseen:
    """Why a file is not shown, and what to do; `is_loss` where something is wrong with it."""

    heading: str
    sentence: str
    is_loss: bool = False


Paper = PaperDocument | Picture | PlainText | Unseen


def evidence_paper(reader: Reader, sha256: str, name: str) -> Paper:
    """Make a file of evidence ready to be looked at."""
    return _paper(evidence_store(reader), StoredFile(sha256, name, 0))


def certificate_paper(reader: Reader, credential_id: int) -> Paper:
    """Make a credential's certificate, as issued, ready to be looked at."""
    kept = reader.session.scalars(
        select(Certificate)
        .where(Certificate.credential_id == credential_id, Certificate.replaced_on.is_(None))
        .order_by(Certificate.id.desc())
        .limit(1)
    ).first()
    if kept is None:
        return Unseen("No certificate", "This credential has no certificate on record.")
    return _paper(certificate_store(reader), StoredFile(kept.sha256, kept.file_name, 0))


def save_evidence_copy(reader: Reader, sha256: str, name: str, target: Path) -> Path:
    """Write a copy of a file of evidence where a person wants it.

    Raises Refusal where it is missing or damaged, or cannot be written there.
    """
    known = select(EvidenceFile.id).where(EvidenceFile.sha256 == sha256).limit(1)
    if reader.session.scalar(known) is None:
        raise Refusal(f"“{name}” belongs to no evidence of this office.")
    evidence_store(reader).save_copy(StoredFile(sha256, name, 0), target)
    return target


def _paper(store: EvidenceStore, stored: StoredFile) -> Paper:
    """Look into the store: a file that does not hold is never shown as if it did."""
    match store.verify(stored.sha256):
        case Soundness.MISSING:
            return _lost(stored.name, "is missing from the office's folder")
        case Soundness.DAMAGED | Soundness.UNREADABLE:
            return _lost(stored.name, "is damaged in the office's folder")
        case Soundness.SOUND:
            return _sound_paper(store, stored)


def _lost(name: str, how: str) -> Unseen:
    return Unseen(
        "The file is not what was handed in",
        f"“{name}” {how}. Bring it back from a backup, or ask for it again.",
        is_loss=True,
    )


def _sound_paper(store: EvidenceStore, stored: StoredFile) -> Paper:
    try:
        kind = store.kind(stored)
    except Refusal as refusal:
        return Unseen("This kind of file is not opened", refusal.sentence)
    if not kind.shown_here:
        return Unseen(
            "This kind of file is not shown here",
            f"“{stored.name}” is an office document. Save a copy and open it from there.",
        )
    if store.path_of(stored.sha256).stat().st_size > _MOST_BYTES:
        return Unseen("Too large to show", f"Save a copy of “{stored.name}” and open it there.")
    return _shown(kind, store.read(stored.sha256), stored.name)


def _shown(kind: FileKind, content: bytes, name: str) -> Paper:
    """Turn content into what the viewer takes; pages are counted here, not while it is drawn."""
    if kind.is_picture:
        return Picture(content)
    if kind.is_text:
        return PlainText(_decoded(content)[:_MOST_LETTERS])
    document = PaperDocument(content, name)
    try:
        count = document.page_count
    except Refusal as refusal:
        return Unseen("This file cannot be shown", refusal.sentence, is_loss=True)
    return document if count else Unseen("No pages", f"“{name}” has no page to show.")


def _decoded(content: bytes) -> str:
    """Read text in the encoding it is most likely in; no letter is lost silently."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
