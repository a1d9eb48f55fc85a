"""The office's mail account, and when a message that could not leave is tried again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, unique

from certtrack_app.errors import Refusal
from certtrack_app.rules.person import email_problem
from certtrack_app.rules.requirement_settings import Fault

RETRY_AFTER = (
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""How long to wait after the first, the second, … failed attempt; then a person must look.

RFC 5321, 4.5.4.1, asks for at least half an hour between attempts in general and four to five
days of trying. A reminder is worth less with each day, and the coordinator should hear of it:
the first gaps suit a server that defers what it does not know yet, and the whole takes two days.
"""
_LONGEST_HOST = 253
_HOST = re.compile(r"[a-zA-Z0-9:]([a-zA-Z0-9.:-]*[a-zA-Z0-9])?")
_HIGHEST_PORT = 65535


@unique
class Security(StrEnum):
    """How the connection to the server is protected; there is no third way."""

    STARTTLS = "starttls"
    TLS = "tls"

    @property
    def usual_port(self) -> int:
        """The port servers take such mail at (RFC 8314)."""
        return 465 if self is Security.TLS else 587


@dataclass(frozen=True)
class MailAccount:
    """The server that takes the office's mail, and as whom; without a host none is set up.

    The password is not part of it: it lies in the keyring of this machine.
    """

    host: str = ""
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    sender: str = ""
    copy_to: str = ""
    """Who gets a copy of each message; empty for nobody."""

    @property
    def is_set_up(self) -> bool:
        """Whether messages can be sent by mail at all."""
        return bool(self.host)


def account_faults(account: MailAccount) -> Iterator[Fault]:
    """Say what in a mail account makes no sense, and the mend."""
    if not account.is_set_up:
        return
    if len(account.host) > _LONGEST_HOST or not _HOST.fullmatch(account.host):
        yield Fault(
            "host",
            f"“{account.host[:60]}” is not the name of a server. Enter the name alone, such as "
            "smtp.example.org.",
        )
    if not 0 < account.port <= _HIGHEST_PORT:
        says = f"There is no port {account.port}. Enter 587 for STARTTLS, or 465 for TLS."
        yield Fault("port", says)
    for name, email in (("sender", account.sender), ("copy_to", account.copy_to)):
        if (email or name == "sender") and (problem := email_problem(email)):
            yield Fault(name, problem)
    if not account.user.isprintable():
        yield Fault("user", "The user name has a control character in it. Type it anew.")


def refuse_account_nonsense(account: MailAccount) -> None:
    """Raise Refusal with everything in a mail account that makes no sense."""
    if faults := [fault.says for fault in account_faults(account)]:
        raise Refusal(" ".join(faults))


def next_attempt(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many failed attempts; None when a person must look."""
    return now + RETRY_AFTER[attempts - 1] if attempts <= len(RETRY_AFTER) else None
