"""Every record in one place, so that the schema is whole wherever one of them is named."""

from certtrack_app.models.base import Base
from certtrack_app.models.credential import Certificate, Credential, CredentialEvent
from certtrack_app.models.evidence import (
    Conflict,
    Evaluator,
    Evidence,
    EvidenceFile,
    EvidenceLink,
    Verification,
)
from certtrack_app.models.flag import Flag
from certtrack_app.models.intake import Harvest, ImportQuestion, Intake, Source
from certtrack_app.models.journal import Action, Change
from certtrack_app.models.message import Departure, Message, MessageSubject
from certtrack_app.models.office import ClockMark, MessageTemplate, Office
from certtrack_app.models.participant import (
    Enrollment,
    Extension,
    ExternalId,
    Leave,
    Line,
    Participant,
)
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.models.tracker import TrackerShape, TrackerWord
from certtrack_app.models.watch import Overview, Watch

__all__ = [
    "Action",
    "Base",
    "Certificate",
    "Change",
    "ClockMark",
    "Conflict",
    "Credential",
    "CredentialEvent",
    "Departure",
    "Enrollment",
    "Evaluator",
    "Evidence",
    "EvidenceFile",
    "EvidenceLink",
    "Extension",
    "ExternalId",
    "Flag",
    "Harvest",
    "ImportQuestion",
    "Intake",
    "Leave",
    "Line",
    "Message",
    "MessageSubject",
    "MessageTemplate",
    "Office",
    "Overview",
    "Participant",
    "Program",
    "ProgramVersion",
    "Requirement",
    "Source",
    "TrackerShape",
    "TrackerWord",
    "Verification",
    "Watch",
]
