"""A mail server that is trusted, and a keyring in memory, for tests that ask for them."""

from collections.abc import Iterator
from typing import ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend

from tests.mail_server import Behavior, Keys, make_keys


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1
    kept: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(scope="session")
def mail_keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return make_keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def behavior() -> Behavior:
    return Behavior()


@pytest.fixture
def trusted(mail_keys: Keys, monkeypatch: pytest.MonkeyPatch) -> Keys:
    monkeypatch.setenv("SSL_CERT_FILE", str(mail_keys.certificate))
    return mail_keys


@pytest.fixture(autouse=True)
def ring() -> Iterator[Ring]:
    """No test ever touches the keyring of whoever runs it."""
    before, own = keyring.get_keyring(), Ring()  # type: ignore[no-untyped-call]
    own.kept.clear()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)
