"""Where the office's files lie beside its records."""

from certtrack_app.adapters.evidence_store import EvidenceStore
from certtrack_app.models.office_folder import CERTIFICATES, EVIDENCE
from certtrack_app.workflows.unit import Reader


def certificate_store(reader: Reader) -> EvidenceStore:
    """Where issued certificates lie."""
    return EvidenceStore(reader.folder / CERTIFICATES)


def evidence_store(reader: Reader) -> EvidenceStore:
    """Where evidence lies."""
    return EvidenceStore(reader.folder / EVIDENCE)
