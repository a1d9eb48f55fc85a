"""The words of the domain, one meaning each; stored and printed by value."""

from enum import StrEnum, unique


@unique
class RequirementKind(StrEnum):
    """What sort of thing a requirement asks for."""

    HOURS = "hours"
    SESSIONS = "sessions"
    ASSESSMENT = "assessment"
    DOCUMENT = "document"
    ATTESTATION = "attestation"
    CREDITS = "credits"
    PREREQUISITE_CREDENTIAL = "prerequisite_credential"

    @property
    def adds_up(self) -> bool:
        """Whether amounts of several pieces of evidence are added towards a target."""
        return self in (RequirementKind.HOURS, RequirementKind.SESSIONS, RequirementKind.CREDITS)


@unique
class Phase(StrEnum):
    """Which checklist a requirement belongs to: the first certification, or each renewal."""

    INITIAL = "initial"
    RENEWAL = "renewal"


@unique
class EnrollmentState(StrEnum):
    """Where an enrollment stands in its life."""

    IN_PROGRESS = "in_progress"
    ON_LEAVE = "on_leave"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"


@unique
class LineStatus(StrEnum):
    """How far a checklist line has come. Overdue and stalled are flags on it, not statuses."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    PENDING_VERIFICATION = "pending_verification"
    RETURNED = "returned"
    IMPORTED_NOT_VERIFIED = "imported_not_verified"
    VERIFIED = "verified"
    WAIVED = "waived"
    EXEMPT = "exempt"

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is asked of the participant for this line."""
        return self in (LineStatus.VERIFIED, LineStatus.WAIVED, LineStatus.EXEMPT)


@unique
class EvidenceClaim(StrEnum):
    """What a piece of evidence says of its line.

    Evidence somebody logs claims completion or an amount; a tracker may also claim that work
    has begun, that the line was waived, or that it does not apply.
    """

    COMPLETION = "completion"
    PROGRESS = "progress"
    WAIVER = "waiver"
    EXEMPTION = "exemption"


@unique
class EvidenceState(StrEnum):
    """What became of a piece of evidence."""

    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    IMPORTED_NOT_VERIFIED = "imported_not_verified"


@unique
class Decision(StrEnum):
    """What an evaluator says of a piece of evidence."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@unique
class RejectionReason(StrEnum):
    """Why evidence was rejected; the office may add codes of its own, so they are kept as text."""

    NOT_LEGIBLE = "not_legible"
    WRONG_DOCUMENT = "wrong_document"
    AMOUNT_NOT_SHOWN = "amount_not_shown"
    OUTSIDE_PERIOD = "outside_period"
    NOT_SIGNED = "not_signed"
    DUPLICATE = "duplicate"
    OTHER = "other"


@unique
class Standing(StrEnum):
    """How a credential stands; the first four follow from dates, the last three are on record."""

    ACTIVE = "active"
    RENEWAL_DUE = "renewal_due"
    IN_GRACE = "in_grace"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


@unique
class CredentialEventKind(StrEnum):
    """What is recorded of a credential after it was issued."""

    SUSPENDED = "suspended"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    REINSTATED = "reinstated"


@unique
class TermConvention(StrEnum):
    """How the last valid day of a credential is reckoned."""

    SAME_DAY = "same_day"
    DAY_BEFORE = "day_before"
    DAYS = "days"
    YEAR_END = "year_end"
    BIRTH_MONTH_END = "birth_month_end"
    PREVIOUS_EXPIRY = "previous_expiry"
    FIXED_DATE = "fixed_date"
    NEVER = "never"


@unique
class FlagKind(StrEnum):
    """An exception a person must look at."""

    DEADLINE_NEAR = "deadline_near"
    OVERDUE = "overdue"
    STALLED = "stalled"
    WAITING_FOR_VERIFICATION = "waiting_for_verification"
    RETURNED_NOT_RESUBMITTED = "returned_not_resubmitted"
    READY_TO_ISSUE = "ready_to_issue"
    RENEWAL_DUE = "renewal_due"
    IN_GRACE = "in_grace"
    LAPSED = "lapsed"
    UNREACHABLE = "unreachable"
    IMPORTED_NOT_VERIFIED = "imported_not_verified"
    IMPORT_QUESTION = "import_question"
    EVIDENCE_MISSING = "evidence_missing"
    MESSAGE_FAILED = "message_failed"
    EVALUATORS_DISAGREE = "evaluators_disagree"
    CLOCK_PROBLEM = "clock_problem"


@unique
class Severity(StrEnum):
    """How soon a flag wants a person."""

    URGENT = "urgent"
    SOON = "soon"
    NOTE = "note"


@unique
class MessageKind(StrEnum):
    """What a message is about; a merged message carries the most pressing of its subjects."""

    NUDGE = "nudge"
    DEADLINE = "deadline"
    OUTCOME = "outcome"
    RENEWAL = "renewal"
    LAPSE = "lapse"
    CERTIFICATE = "certificate"
    COORDINATOR_DIGEST = "coordinator_digest"


@unique
class MessageState(StrEnum):
    """Where a message is on its way."""

    HELD = "held"
    QUEUED = "queued"
    SENT = "sent"
    HANDED_OVER = "handed_over"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


@unique
class SendingSwitch(StrEnum):
    """When messages may leave: never by themselves, after an intake was looked at, or at once."""

    HOLD_ALL = "hold_all"
    HOLD_AFTER_IMPORT = "hold_after_import"
    SEND = "send"


@unique
class FactStatus(StrEnum):
    """What a tracker says of one person and one requirement."""

    __hash__ = str.__hash__  # an enum's own is far slower

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    PLANNED = "planned"
    REQUIRED = "required"
    EXPIRED = "expired"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"


@unique
class DatePrecision(StrEnum):
    """How much of a date is known."""

    __hash__ = str.__hash__  # an enum's own is far slower

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@unique
class Topic(StrEnum):
    """What an errand touched, announced to the panes after its commit."""

    PARTICIPANTS = "participants"
    CHECKLISTS = "checklists"
    EVIDENCE = "evidence"
    EVALUATORS = "evaluators"
    CREDENTIALS = "credentials"
    FLAGS = "flags"
    MESSAGES = "messages"
    PROGRAMS = "programs"
    INTAKES = "intakes"
    HISTORY = "history"
    OFFICE = "office"
