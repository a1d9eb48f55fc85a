"""The errands people run: how the journal says each, and whether it can be taken back."""

from enum import StrEnum, unique
from typing import Self

from certtrack_app.rules.vocabulary import Decision


@unique
class ActionKind(StrEnum):
    """What somebody did, or the clock, or the program itself; the journal's word for it."""

    ENROLLED = "enrolled"
    EDITED_PARTICIPANT = "edited_participant"
    RECORDED_LEAVE = "recorded_leave"
    EXTENDED = "extended"
    WAIVED = "waived"
    EXEMPTED = "exempted"
    WITHDREW = "withdrew"
    SIGNED_OFF = "signed_off"
    COMPLETED = "completed"
    LOGGED_EVIDENCE = "logged_evidence"
    EDITED_EVIDENCE = "edited_evidence"
    WITHDREW_EVIDENCE = "withdrew_evidence"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CONFIRMED_IMPORTED = "confirmed_imported"
    ISSUED = "issued"
    REPLACED_CERTIFICATE = "replaced_certificate"
    OPENED_RENEWAL = "opened_renewal"
    RENEWED = "renewed"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    REINSTATED = "reinstated"
    CHECKED = "checked"
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    QUEUED_MESSAGE = "queued_message"
    EDITED_MESSAGE = "edited_message"
    RELEASED = "released"
    WITHDREW_MESSAGE = "withdrew_message"
    SENT = "sent"
    HANDED_OVER = "handed_over"
    SENDING_FAILED = "sending_failed"
    IMPORTED = "imported"
    ANSWERED = "answered"
    WITHDREW_INTAKE = "withdrew_intake"
    ADDED_PROGRAM = "added_program"
    EDITED_PROGRAM = "edited_program"
    RETIRED_PROGRAM = "retired_program"
    ADDED_EVALUATOR = "added_evaluator"
    EDITED_EVALUATOR = "edited_evaluator"
    RECORDED_CONFLICT = "recorded_conflict"
    EDITED_SETTINGS = "edited_settings"
    EDITED_TEMPLATE = "edited_template"
    EXPORTED = "exported"
    EXPORTED_PACK = "exported_pack"
    TOOK_PACK = "took_pack"
    MADE_SAMPLE = "made_sample"
    FOUNDED = "founded"
    SET_UP_OFFICE = "set_up_office"
    MIGRATED = "migrated"
    MENDED = "mended"
    UNDID = "undid"

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """The errand of typing in a decision on evidence."""
        return cls(decision.value)

    @property
    def sentence(self) -> str:
        """How the journal says it, before its subject."""
        return _SENTENCES[self]

    @property
    def leaves_office(self) -> bool:
        """Whether something went out that no undo can call back."""
        return self in _INSTEAD

    @property
    def instead(self) -> str:
        """What to do where it cannot be undone because it has left the office."""
        return _INSTEAD.get(self, "")

    @property
    def is_the_clocks(self) -> bool:
        """Whether time did it, not a person at the keyboard."""
        return self in (ActionKind.CHECKED, ActionKind.SENDING_FAILED)

    @property
    def is_the_programs(self) -> bool:
        """Whether the program did it to its own file."""
        return self in (
            ActionKind.FOUNDED,
            ActionKind.SET_UP_OFFICE,
            ActionKind.MIGRATED,
            ActionKind.MENDED,
        )

    @property
    def begins_replay(self) -> bool:
        """Whether it wrote down every record as it stood, so that replay can start there."""
        return self in (ActionKind.FOUNDED, ActionKind.MIGRATED)

    def told_of(self, subject: str, remark: str = "") -> str:
        """The whole sentence: what was done, to what, and the remark."""
        told = f"{self.sentence} {subject}".strip()
        return f"{told} ({remark})" if remark else told


_SENTENCES = {
    ActionKind.ENROLLED: "Enrolled",
    ActionKind.EDITED_PARTICIPANT: "Edited",
    ActionKind.RECORDED_LEAVE: "Recorded leave of",
    ActionKind.EXTENDED: "Extended the deadline of",
    ActionKind.WAIVED: "Waived",
    ActionKind.EXEMPTED: "Exempted",
    ActionKind.WITHDREW: "Withdrew",
    ActionKind.SIGNED_OFF: "Signed off",
    ActionKind.COMPLETED: "Completed",
    ActionKind.LOGGED_EVIDENCE: "Logged evidence",
    ActionKind.EDITED_EVIDENCE: "Edited evidence",
    ActionKind.WITHDREW_EVIDENCE: "Withdrew evidence",
    ActionKind.CONFIRMED: "Confirmed",
    ActionKind.REJECTED: "Rejected",
    ActionKind.CONFIRMED_IMPORTED: "Confirmed what was imported:",
    ActionKind.ISSUED: "Issued",
    ActionKind.REPLACED_CERTIFICATE: "Replaced the certificate of",
    ActionKind.OPENED_RENEWAL: "Opened the renewal of",
    ActionKind.RENEWED: "Renewed",
    ActionKind.SUSPENDED: "Suspended",
    ActionKind.REVOKED: "Revoked",
    ActionKind.REINSTATED: "Reinstated",
    ActionKind.CHECKED: "Checked",
    ActionKind.SNOOZED: "Snoozed",
    ActionKind.DISMISSED: "Dismissed",
    ActionKind.QUEUED_MESSAGE: "Queued a message to",
    ActionKind.EDITED_MESSAGE: "Edited the message to",
    ActionKind.RELEASED: "Released the message to",
    ActionKind.WITHDREW_MESSAGE: "Withdrew the message to",
    ActionKind.SENT: "Sent",
    ActionKind.HANDED_OVER: "Handed over",
    ActionKind.SENDING_FAILED: "Could not send",
    ActionKind.IMPORTED: "Imported",
    ActionKind.ANSWERED: "Answered",
    ActionKind.WITHDREW_INTAKE: "Withdrew the import of",
    ActionKind.ADDED_PROGRAM: "Added the program",
    ActionKind.EDITED_PROGRAM: "Edited the program",
    ActionKind.RETIRED_PROGRAM: "Retired the program",
    ActionKind.ADDED_EVALUATOR: "Added the evaluator",
    ActionKind.EDITED_EVALUATOR: "Edited the evaluator",
    ActionKind.RECORDED_CONFLICT: "Recorded a conflict of",
    ActionKind.EDITED_SETTINGS: "Changed the settings of",
    ActionKind.EDITED_TEMPLATE: "Edited the wording of",
    ActionKind.EXPORTED: "Exported",
    ActionKind.EXPORTED_PACK: "Exported the pack for",
    ActionKind.TOOK_PACK: "Took the pack of",
    ActionKind.MADE_SAMPLE: "Made the sample office",
    ActionKind.FOUNDED: "Began the records",
    ActionKind.SET_UP_OFFICE: "Set up the office",
    ActionKind.MIGRATED: "Brought the records to version",
    ActionKind.MENDED: "Put back the journal's watch over",
    ActionKind.UNDID: "Undid:",
}

_INSTEAD = {
    ActionKind.ISSUED: "Revoke the credential instead.",
    ActionKind.RENEWED: "Revoke the credential instead.",
    ActionKind.REPLACED_CERTIFICATE: "Replace the certificate once more instead.",
    ActionKind.SENT: "Write to the person instead.",
    ActionKind.HANDED_OVER: "Write to the person instead.",
    ActionKind.EXPORTED: "Export it anew and tell whoever received it.",
    ActionKind.EXPORTED_PACK: "Export a new pack and tell the evaluator.",
}
