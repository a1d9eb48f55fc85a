"""Mail for offices that send by hand: one .eml file a message, to open and send as a draft."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from pathlib import Path
from uuid import uuid4

from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.errors import Refusal
from certtrack_app.rules.file_names import clean_name, numbered
from certtrack_app.rules.person import email_problem

_SEPARATORS = str.maketrans("/\\", "--")
_HIDDEN = ("Cc", "Cf", "Zl", "Zp")
_MOST_OF_A_SUBJECT = 60
_MOST_OF_A_NAME = 40
_NOBODYS_DOMAIN = "certtrack.invalid"
"""Stands in a draft's Message-ID where the office has no address (RFC 2606)."""


@dataclass(frozen=True)
class Mailbox:
    """One address, and the name shown beside it."""

    email: str
    name: str = ""


@dataclass(frozen=True)
class Letter:
    """One message as it leaves the office: to one person, in plain text.

    `number` is the message's key in the office's records; `mail_id` tells it from every other
    mail anywhere and must stay the same whenever it is written anew. Without a sender it is a
    draft that the mail program signs with its own account.
    """

    number: int
    to: Mailbox
    sender: Mailbox | None
    subject: str
    body: str
    written_at: datetime
    mail_id: str
    reply_to: str = ""


def new_mail_id(sender: str = "") -> str:
    """Make a Message-ID that names neither this machine nor its clock."""
    domain = _parts(sender, "the sender")[1] if sender else _NOBODYS_DOMAIN
    return f"<{uuid4().hex}@{domain}>"


def composed(letter: Letter) -> EmailMessage:
    """Turn a letter into a mail.

    Raises Refusal for an address that is none or several, and for a line break in a header.
    """
    recipient = _address(letter.to, "the recipient")
    sender = _address(letter.sender, "the sender") if letter.sender is not None else None
    reply_to = _address(Mailbox(letter.reply_to), "replies") if letter.reply_to else None
    plain = all(one.username.isascii() for one in (recipient, sender, reply_to) if one is not None)
    mail = EmailMessage(policy=SMTP if plain else SMTPUTF8)
    if sender is not None:
        mail["From"] = sender
    if reply_to is not None:
        mail["Reply-To"] = reply_to
    mail["To"] = recipient
    mail["Subject"] = _one_line(letter.subject, "The subject line")
    mail["Date"] = letter.written_at
    mail["Message-ID"] = _mail_id(letter.mail_id)
    mail["X-Unsent"] = "1"  # Outlook opens the file as a draft that can be sent
    mail.set_content(letter.body, cte="quoted-printable")
    return mail


def save_eml(letter: Letter, folder: Path) -> Path:
    """Save a letter as a file in a folder; the same letter saved again is the same file.

    Another file that has its name keeps it: this one is numbered. Raises Refusal where the
    letter cannot be composed or the folder not written to.
    """
    content = composed(letter).as_bytes()
    target = _free_path(folder, file_name(letter), content)
    if not target.exists():
        write_whole(target, [content])
    return target


def file_name(letter: Letter) -> str:
    """Name a letter's file so that a folder shows letters in the order they were made."""
    who = letter.to.name or letter.to.email
    words = f"{who[:_MOST_OF_A_NAME].strip()} - {letter.subject[:_MOST_OF_A_SUBJECT].strip()}"
    return clean_name(f"{letter.number:05} {words.translate(_SEPARATORS)}.eml")


def _free_path(folder: Path, name: str, content: bytes) -> Path:
    """Find the first name that is free or already holds this very letter."""
    count = 1
    while True:
        path = folder / numbered(name, count)
        if not path.exists() or _holds(path, content):
            return path
        count += 1


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == content
    except OSError:
        return False


def _address(mailbox: Mailbox, about: str) -> Address:
    username, domain = _parts(mailbox.email, about)
    return Address(_one_line(mailbox.name, "The name beside an address"), username, domain)


def _parts(email: str, about: str) -> tuple[str, str]:
    """Part one address at its @; a domain in other letters is written as the network wants it."""
    bare = email.strip()
    if problem := email_problem(bare):
        shown = " ".join("".join(c if c.isprintable() else " " for c in bare).split())
        raise Refusal(f"The mail address “{shown}” for {about} cannot be used: {problem}")
    username, _, domain = bare.rpartition("@")
    try:
        return username, domain.lower().encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Refusal(
            f"The mail address “{bare}” for {about} cannot be used: “{domain}” is no domain."
        ) from error


def _one_line(text: str, about: str) -> str:
    """Refuse what would end a header and begin another."""
    if any(unicodedata.category(letter) in _HIDDEN for letter in text):
        raise Refusal(
            f"{about} “{' '.join(text.split())[:60]}” has a line break or a control character "
            "in it. Write it on one line."
        )
    return text.strip()


def _mail_id(mail_id: str) -> str:
    if not re.fullmatch(r"<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+>", mail_id):
        raise Refusal(f"“{mail_id[:80]}” is not the mark of a mail. Make the message anew.")
    return mail_id
