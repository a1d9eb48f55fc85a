"""Reasons for a rejection, as its owner reads them."""

from collections.abc import Mapping

from certtrack_app.rules.vocabulary import RejectionReason

_SENTENCES: Mapping[str, str] = {
    RejectionReason.NOT_LEGIBLE: "it cannot be read",
    RejectionReason.WRONG_DOCUMENT: "it is not the document asked for",
    RejectionReason.AMOUNT_NOT_SHOWN: "it does not show the amount",
    RejectionReason.OUTSIDE_PERIOD: "it lies outside the period that counts",
    RejectionReason.NOT_SIGNED: "it is not signed",
    RejectionReason.DUPLICATE: "it was handed in before",
    RejectionReason.OTHER: "see the remark",
}


def reason_in_words(code: str) -> str:
    """Say a rejection's reason; a code the office added reads as it is."""
    return _SENTENCES.get(code, code.replace("_", " "))
