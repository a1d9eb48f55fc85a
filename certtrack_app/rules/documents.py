"""What the office puts on paper: the face of a certificate, and pages as pictures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

MOST_SIGNATORIES = 4


@unique
class PageSize(StrEnum):
    """The paper an office prints on."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True)
class Signatory:
    """Who signs a certificate; the picture of a signature is PNG or JPEG."""

    name: str
    role: str
    signature: bytes | None = None


@dataclass(frozen=True)
class CertificateFace:
    """Everything a certificate says, frozen when it is issued.

    `opening` stands above the name and `wording` below it, a paragraph each; `accent` is the
    office's color as #rrggbb; `verification` tells a stranger how to check the page, and
    `journal_head` is the head of the journal when it was issued.
    """

    number: str
    holder: str
    credential_title: str
    program: str
    issued_on: date
    valid_through: date | None
    office: str
    opening: str = "This is to certify that"
    wording: tuple[str, ...] = ("has met every requirement of the program and is awarded",)
    signatories: tuple[Signatory, ...] = ()
    logo: bytes | None = None
    accent: str = "#0f6e73"
    verification: str = ""
    journal_head: str = ""
    page: PageSize = PageSize.A4

    @property
    def title(self) -> str:
        """Name the document, as a reader's window and a folder show it."""
        return f"{self.credential_title}: {self.holder}"


@dataclass(frozen=True)
class PagePicture:
    """A page as a picture: rows from the top, four bytes a pixel (red, green, blue, alpha)."""

    width: int
    height: int
    rgba: bytes


@dataclass(frozen=True)
class Printer:
    """A printer this machine knows."""

    name: str
    is_default: bool
