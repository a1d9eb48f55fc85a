"""A real mail server on this machine, which protects its connections and behaves as told."""

import asyncio
import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message as Mail
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "localhost"
PASSWORD = "correct horse"  # noqa: S105 - of a server that lives for a test

# aiosmtpd's own log tells of its own deprecations, and of clients that are sent away on purpose
logging.getLogger("mail.log").setLevel(logging.CRITICAL)


@dataclass
class Behavior:
    """What the server does, and what it took."""

    taken: list[Mail] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    """By recipient: what the server answers; an answer of 4xx is given once (greylisting)."""
    answer_to_data: str = "250 Taken"
    drops_at: str = ""
    """Where it breaks off: rcpt, data (after the message was taken)."""

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.drops_at == "rcpt":
            return _dropped(server)
        answer = self.refused.get(address, "")
        if answer.startswith("4"):
            del self.refused[address]
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        if self.answer_to_data.startswith("2"):
            self.taken.append(message_from_bytes(content))
            self.recipients.append(list(envelope.rcpt_tos))
        if self.drops_at == "data":
            return _dropped(server)
        return self.answer_to_data


def _dropped(server: SMTP) -> str:
    transport = server.transport
    assert isinstance(transport, asyncio.Transport)
    transport.abort()
    return "250 nobody hears this"


def _authenticate(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object
) -> AuthResult:
    assert isinstance(given, LoginPassword)
    return AuthResult(success=given.password == PASSWORD.encode(), handled=False)


@dataclass(frozen=True)
class Keys:
    """The certificate of the server, and its private key."""

    certificate: Path
    key: Path


def make_keys(folder: Path, name: str = HOST) -> Keys:
    """Make a certificate for a host; whoever trusts the file trusts the server."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    made = Keys(folder / "server.pem", folder / "server.key")
    made.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    made.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return made


@contextmanager
def serving(
    behavior: Behavior, keys: Keys, *, tls: bool = False, starttls: bool = True, auth: bool = True
) -> Iterator[int]:
    """Run the server and give its port."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(keys.certificate, keys.key)
    port = _free_port()
    controller = Controller(
        behavior,
        hostname=HOST,
        port=port,
        ssl_context=context if tls else None,
        tls_context=context if starttls and not tls else None,
        require_starttls=starttls and not tls,
        authenticator=_authenticate,
        auth_required=auth and not tls,
        auth_require_tls=not tls,  # of TLS from the start aiosmtpd knows nothing
        auth_exclude_mechanism=None if auth else ("LOGIN", "PLAIN"),
        enable_SMTPUTF8=True,
    )
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def _free_port() -> int:
    """A port nobody listens at: the controller cannot say which one the system gave it."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])
