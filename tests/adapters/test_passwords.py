"""Passwords in a real key store under a session bus of its own, and where there is none."""

import shutil
import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from certtrack_app.adapters.passwords import forget_password, keep_password, password_of
from certtrack_app.errors import Refusal
from tests.mail_fixtures import Ring

WORK = """
import keyring
from keyring.backends.SecretService import Keyring
keyring.set_keyring(Keyring())
from certtrack_app.adapters.passwords import forget_password, keep_password, password_of
keep_password("office@smtp.example.org", "correct horse ü")
print(password_of("office@smtp.example.org"))
forget_password("office@smtp.example.org")
forget_password("office@smtp.example.org")
print(password_of("office@smtp.example.org"))
"""
HERE = all(map(shutil.which, ("dbus-run-session", "gnome-keyring-daemon")))


@pytest.mark.skipif(not HERE, reason="there is no Secret Service on this machine")
def test_a_real_secret_service_keeps_and_forgets_it(tmp_path: Path) -> None:
    unlock = "echo -n unlocked | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    script = tmp_path / "work.py"
    script.write_text(WORK, "utf-8")
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f'{unlock} && "{sys.executable}" "{script}"'],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "LANG": "C.UTF-8",
        },
    )
    assert done.stdout.split("\n")[:2] == ["correct horse ü", "None"], done.stderr


def test_a_machine_without_a_key_store_is_told_what_to_do() -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    with pytest.raises(Refusal, match="no keyring that keeps passwords safe"):
        password_of("office")


def test_a_locked_key_store_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_given: str) -> None:
        raise KeyringLocked("it is locked")

    monkeypatch.setattr(Ring, "get_password", locked)
    with pytest.raises(Refusal, match=r"could not be opened \(it is locked\)"):
        password_of("office")


def test_a_key_store_that_does_not_keep_it_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ring, "set_password", lambda *_given: None)
    with pytest.raises(Refusal, match="did not keep the password"):
        keep_password("office", "secret")


def test_forgetting_what_is_not_kept_is_no_fault() -> None:
    forget_password("office")
    assert password_of("office") is None
