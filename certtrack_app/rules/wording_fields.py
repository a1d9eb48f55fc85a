"""The fields templates may use, each with an example of what it is filled with."""

from collections.abc import Mapping

from certtrack_app.rules.vocabulary import MessageKind

SEVERAL = "several"
CONFIRMED = "confirmed"
REJECTED = "rejected"
GRACE = "grace"
LAPSED = "lapsed"
TOO_LATE = "too_late"
COMPLETE = "complete"
SUPERVISOR = "supervisor"

COMMON: Mapping[str, str] = {
    "name": "Amara Okafor",
    "program": "Certified Coach",
    "office": "Northbridge Coaching School",
    "coordinator": "Dana Whitfield",
}
"""What every template may use."""

FRAME_FIELDS: Mapping[str, str] = {**COMMON, "reply_to": "certification@example.org"}
"""What greeting, closing and signature may use."""

_LINE = {
    "requirement": "Mentor coaching",
    "progress": "6 / 10 h",
    "missing": "4 h of 10 h still wanted.",
    "asks_for": "a log signed by the mentor",
}
_CREDENTIAL = {
    "credential": "Certified Coach",
    "number": "CT-2026-0042",
    "issued_on": "3 March 2024",
    "valid_through": "3 March 2026",
}

FIELDS: Mapping[MessageKind, Mapping[str, str]] = {
    MessageKind.NUDGE: {
        **_LINE,
        "last_activity": "12 January 2026",
        "due": "30 April 2026",
    },
    MessageKind.DEADLINE: {
        **_LINE,
        "due": "30 April 2026",
        "days_left": "14 days",
    },
    MessageKind.OUTCOME: {
        **_LINE,
        "evidence": "Mentor log, January to March",
        "decision": "confirmed",
        "amount": "6 h",
        "claimed": "6 h",
        "reason": "It is not signed",
        "remark": "Please have the second page signed too.",
        "evaluator": "Ruth Adeyemi",
        "decided_on": "2 April 2026",
    },
    MessageKind.RENEWAL: {
        **_CREDENTIAL,
        "days_left": "60 days",
        "open": "12 of 20 credits",
        "grace_until": "3 May 2026",
    },
    MessageKind.LAPSE: {
        **_CREDENTIAL,
        "grace_until": "3 May 2026",
        "renew_until": "3 March 2027",
        "open": "12 of 20 credits",
    },
    MessageKind.CERTIFICATE: {**_CREDENTIAL},
    MessageKind.COORDINATOR_DIGEST: {
        "participant": "Amara Okafor",
        "because": "CT-2026-0042 is valid through 3 Mar 2026.",
        "count": "5",
    },
}
"""What the template of a kind may use besides."""

PARTS: Mapping[MessageKind, tuple[str, ...]] = {
    MessageKind.NUDGE: ("", SEVERAL),
    MessageKind.DEADLINE: ("", SEVERAL),
    MessageKind.OUTCOME: (CONFIRMED, REJECTED),
    MessageKind.RENEWAL: ("", COMPLETE, SUPERVISOR),
    MessageKind.LAPSE: (GRACE, LAPSED, TOO_LATE, COMPLETE),
    MessageKind.CERTIFICATE: ("",),
    MessageKind.COORDINATOR_DIGEST: ("", SEVERAL),
}
"""The parts a body has; the one without a name stands first."""


def example(kind: MessageKind) -> Mapping[str, str]:
    """Fields filled with examples, to show what a template will look like."""
    return {**COMMON, **FIELDS[kind]}
