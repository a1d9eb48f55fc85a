"""Sends mail through the office's server, and tells apart why one could not leave.

What matters is what may be done next: a message the server deferred is tried again, one it
refused needs a person, trouble with the account stops the sending, and a message whose fate is
not known is never sent again by itself.
"""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.utils import parseaddr

from certtrack_app.adapters.mail import Letter, composed
from certtrack_app.errors import Refusal
from certtrack_app.rules.mail_account import MailAccount, Security

_SECONDS = 20.0
_TEMPORARY = range(400, 500)
_AUTH_NEEDED = (530, 535, 538)
_CLOSING = 421


class Deferred(Refusal):
    """The message did not leave; it may be tried again by itself."""


class Returned(Refusal):
    """The server will not take this message; a person must look."""


class Doubtful(Refusal):
    """The message may or may not have left; it must not be sent again by itself."""


class NoPost(Refusal):
    """No message can leave by this account as it stands, or the network does."""


class Post:
    """A connection to the server, signed in."""

    def __init__(self, server: smtplib.SMTP, account: MailAccount) -> None:
        self._server, self._account = server, account

    def send(self, letter: Letter) -> None:
        """Hand one letter to the server, and a copy where the office wishes one.

        Raises Deferred, Returned, Doubtful, or NoPost where the rest cannot leave either.
        """
        mail = composed(letter)
        del mail["X-Unsent"]
        sender = parseaddr(str(mail["From"]))[1]
        to = parseaddr(str(mail["To"]))[1]
        self._begin(sender, to)
        self._hand_over(mail.as_bytes())

    def _begin(self, sender: str, to: str) -> None:
        """Say from whom and to whom; a copy the server will not take is no reason to stop."""
        try:
            self._server.ehlo_or_helo_if_needed()
            _refuse_unless_ok(self._server.mail(sender, self._options(sender + to)))
            _refuse_unless_ok(self._server.rcpt(to))
            if self._account.copy_to:
                self._server.rcpt(self._account.copy_to)
        except smtplib.SMTPServerDisconnected as error:
            raise NoPost(_BROKE_OFF) from error
        except OSError as error:
            raise NoPost(_network_words(error, self._account)) from error
        except Refusal:
            self._start_over()
            raise

    def _options(self, addresses: str) -> list[str]:
        """What must be agreed on for addresses in other letters than English ones (RFC 6531)."""
        if addresses.isascii():
            return []
        if not self._server.has_extn("smtputf8"):
            raise Returned(
                f"{self._account.host} does not carry mail for an address with such letters. "
                "Enter another address, or send it from the mail program."
            )
        return ["SMTPUTF8"]

    def _hand_over(self, content: bytes) -> None:
        """Send the message itself; once it has begun, a silence leaves its fate unknown."""
        try:
            code, said = self._server.data(content)
        except smtplib.SMTPDataError as error:
            self._start_over()
            raise _refusal_of(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise Doubtful(_UNKNOWN) from error
        _refuse_unless_ok((code, said))

    def _start_over(self) -> None:
        with suppress(smtplib.SMTPException, OSError):
            self._server.rset()


_BROKE_OFF = "The mail server broke off before it took the message. It is tried again later."
_UNKNOWN = (
    "The connection broke while the mail server was taking the message: it may have left or not. "
    "Ask the participant, or look in the server's sent mail, before it is released again."
)


@contextmanager
def opened_post(account: MailAccount, password: str | None) -> Iterator[Post]:
    """Connect, protect the connection and sign in; raises NoPost that says what is wrong."""
    server = _connected(account)
    try:
        _sign_in(server, account, password)
        yield Post(server, account)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def try_account(account: MailAccount, password: str | None) -> str:
    """Connect and sign in, send nothing, and say that it works; raises NoPost where not."""
    with opened_post(account, password):
        signed_in = f" and signed in as {account.user}" if account.user else ""
        return f"{account.host} answered over a protected connection{signed_in}."


def _connected(account: MailAccount) -> smtplib.SMTP:
    context = ssl.create_default_context()
    try:
        if account.security is Security.TLS:
            return smtplib.SMTP_SSL(account.host, account.port, timeout=_SECONDS, context=context)
        server = smtplib.SMTP(account.host, account.port, timeout=_SECONDS)
        _protect(server, account, context)
    except smtplib.SMTPException as error:
        raise NoPost(_server_words(error, account)) from error
    except OSError as error:
        raise NoPost(_network_words(error, account)) from error
    return server


def _protect(server: smtplib.SMTP, account: MailAccount, context: ssl.SSLContext) -> None:
    """Turn the connection into a protected one; without that nothing is said over it."""
    try:
        server.ehlo()
        _refuse_unprotected(server, account)
        server.starttls(context=context)
    except BaseException:
        server.close()
        raise


def _refuse_unprotected(server: smtplib.SMTP, account: MailAccount) -> None:
    if not server.has_extn("starttls"):
        raise NoPost(
            f"{account.host} does not offer STARTTLS on port {account.port}, so the password "
            "would travel in the open. Try TLS on port 465, or ask whoever runs the server."
        )


def _sign_in(server: smtplib.SMTP, account: MailAccount, password: str | None) -> None:
    if not account.user:
        return
    if password is None:
        raise NoPost(f"No password is kept for {account.user} on this machine. Enter it again.")
    try:
        server.login(account.user, password)
    except smtplib.SMTPException as error:
        raise NoPost(_server_words(error, account)) from error
    except OSError as error:
        raise NoPost(_network_words(error, account)) from error


def _refuse_unless_ok(answer: tuple[int, bytes]) -> None:
    code, said = answer
    if code // 100 != 2:  # noqa: PLR2004 - the class of answers that say yes
        raise _refusal_of(code, said)


def _refusal_of(code: int, said: bytes | str) -> Refusal:
    words = f"The mail server said {code} {_plain(said)}"
    if code in _AUTH_NEEDED:
        return NoPost(f"{words}. Enter the user name and the password of the account.")
    if code == _CLOSING:
        return NoPost(f"{words}. It is tried again later.")
    if code in _TEMPORARY:
        return Deferred(f"{words}. It is tried again later.")
    return Returned(f"{words}. Look at the address, then release the message again.")


def _server_words(error: smtplib.SMTPException, account: MailAccount) -> str:
    match error:
        case smtplib.SMTPAuthenticationError():
            return (
                f"{account.host} does not accept this user name and password. Enter them again; "
                "some providers want a password made for programs."
            )
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=said):
            return f"{account.host} said {code} {_plain(said)}. Try again later."
        case smtplib.SMTPServerDisconnected():
            return (
                f"{account.host} broke off at once. Check the port: 587 goes with STARTTLS, 465 "
                "with TLS."
            )
        case _:
            return (
                f"{account.host} takes no sign-in that CertTrack knows. Leave the user name "
                "empty, or ask whoever runs the server."
            )


def _network_words(error: OSError, account: MailAccount) -> str:
    match error:
        case ssl.SSLCertVerificationError(verify_message=why):
            return (
                f"The certificate of {account.host} does not hold ({why}), so nothing was sent. "
                "Check the server's name, or ask whoever runs it."
            )
        case ssl.SSLError():
            return (
                f"{account.host} does not speak TLS on port {account.port}. Try STARTTLS on port "
                "587, or TLS on port 465."
            )
        case socket.gaierror():
            return (
                f"There is no way to {account.host}: check its name and that this machine is "
                "online. Nothing is lost; the messages wait."
            )
        case TimeoutError():
            return f"{account.host} does not answer on port {account.port}. The messages wait."
        case ConnectionRefusedError():
            return f"{account.host} takes no connection on port {account.port}. Check the port."
        case _:
            return (
                f"{account.host} cannot be reached ({error.strerror or error}). The messages wait."
            )


def _plain(said: bytes | str) -> str:
    """What a server said, on one line and not too long."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:200].rstrip(".")
