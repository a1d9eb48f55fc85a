"""Whom a place is asked to show: `desk.go("participants", Whom(12, line_id=40))`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Whom:
    """A participant, and which of their enrollments or lines is meant.

    `credential_id` means the enrollment that renews that credential.
    """

    participant_id: int
    enrollment_id: int | None = None
    line_id: int | None = None
    credential_id: int | None = None
