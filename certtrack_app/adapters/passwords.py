"""Passwords, kept in the keyring of this machine and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from certtrack_app.errors import Refusal

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "CertTrack"
_PLAIN = ("keyrings.alt.file", "keyring.backends.null", "keyring.backends.fail")
"""Backends that keep passwords in the open, or not at all."""
_NONE = (
    "This machine has no keyring that keeps passwords safe. Set one up (on Linux: install and "
    "unlock GNOME Keyring or KWallet), or save the messages for the mail program instead."
)


def keep_password(account: str, password: str) -> None:
    """Keep a password, and read it back to be sure.

    Raises Refusal where this machine has no safe keyring, or it would not take it.
    """
    with _opened() as ring:
        ring.set_password(_SERVICE, account, password)
        kept = ring.get_password(_SERVICE, account)
    if kept != password:
        raise Refusal("The keyring of this machine did not keep the password. Unlock it first.")


def password_of(account: str) -> str | None:
    """Give the password kept for an account; None where none is.

    Raises Refusal where this machine has no safe keyring, or it cannot be opened.
    """
    with _opened() as ring:
        return ring.get_password(_SERVICE, account)


def forget_password(account: str) -> None:
    """Forget the password of an account, where one is kept."""
    with _opened() as ring:
        if ring.get_password(_SERVICE, account) is not None:
            ring.delete_password(_SERVICE, account)


@contextmanager
def _opened() -> "Iterator[KeyringBackend]":
    """Give the keyring of this machine; what goes wrong with it is said in words."""
    import keyring
    from keyring.errors import KeyringError

    ring = keyring.get_keyring()
    backends = getattr(ring, "backends", None) or [ring]
    if any(type(one).__module__.startswith(_PLAIN) for one in backends):
        raise Refusal(_NONE)
    try:
        yield ring
    except KeyringError as error:
        said = f" ({error})" if str(error) else ""
        raise Refusal(
            f"The keyring of this machine could not be opened{said}. Unlock it and try again."
        ) from error
