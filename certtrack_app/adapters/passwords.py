"""Passwords, kept in the keyring of this machine and nowhere else."""

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from certtrack_app.errors import Refusal

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
    ring = _safe_keyring()
    try:
        ring.set_password(_SERVICE, account, password)
        kept = ring.get_password(_SERVICE, account)
    except KeyringError as error:
        raise Refusal(_not_reached(error)) from error
    if kept != password:
        raise Refusal("The keyring of this machine did not keep the password. Unlock it first.")


def password_of(account: str) -> str | None:
    """Give the password kept for an account; None where none is.

    Raises Refusal where this machine has no safe keyring, or it cannot be opened.
    """
    try:
        return _safe_keyring().get_password(_SERVICE, account)
    except KeyringError as error:
        raise Refusal(_not_reached(error)) from error


def forget_password(account: str) -> None:
    """Forget the password of an account, where one is kept."""
    try:
        _safe_keyring().delete_password(_SERVICE, account)
    except PasswordDeleteError:
        return
    except KeyringError as error:
        raise Refusal(_not_reached(error)) from error


def _safe_keyring() -> KeyringBackend:
    ring = keyring.get_keyring()
    backends = getattr(ring, "backends", None) or [ring]
    if any(type(one).__module__.startswith(_PLAIN) for one in backends):
        raise Refusal(_NONE)
    return ring


def _not_reached(error: KeyringError) -> str:
    said = f" ({error})" if str(error) else ""
    return f"The keyring of this machine could not be opened{said}. Unlock it and try again."
