"""Sending to a real server: what leaves, what waits, what needs a person, what is unknown."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from certtrack_app.adapters.mail import Letter, Mailbox
from certtrack_app.adapters.post import (
    Deferred,
    Doubtful,
    NoPost,
    Returned,
    opened_post,
    try_account,
)
from certtrack_app.rules.mail_account import MailAccount, Security
from tests.mail_server import HOST, PASSWORD, Behavior, Keys, make_keys, serving

LETTER = Letter(
    number=1,
    to=Mailbox("ana@example.org", "Ana Núñez"),
    sender=Mailbox("office@example.org", "The Office"),
    subject="Your certificate",
    body="Dear Ana,\n\n.a line that begins with a dot\nçava\n",
    written_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    mail_id="<1@example.org>",
    reply_to="reply@example.org",
)


@pytest.fixture
def account(behavior: Behavior, trusted: Keys) -> Iterator[MailAccount]:
    with serving(behavior, trusted) as port:
        yield MailAccount(HOST, port, Security.STARTTLS, "office", "office@example.org")


def _send(account: MailAccount, *letters: Letter, password: str = PASSWORD) -> None:
    with opened_post(account, password) as post:
        for letter in letters:
            post.send(letter)


def test_a_letter_arrives_as_it_was_written(account: MailAccount, behavior: Behavior) -> None:
    _send(account, LETTER)
    (mail,) = behavior.taken
    assert mail["Message-ID"] == LETTER.mail_id
    assert mail["X-Unsent"] is None
    content = mail.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert content.decode().replace("\r\n", "\n") == LETTER.body


def test_a_letter_leaves_over_tls_from_the_start(behavior: Behavior, trusted: Keys) -> None:
    with serving(behavior, trusted, tls=True) as port:
        _send(MailAccount(HOST, port, Security.TLS, "office", "office@example.org"), LETTER)
    assert len(behavior.taken) == 1


def test_the_coordinator_gets_a_copy(account: MailAccount, behavior: Behavior) -> None:
    _send(replace(account, copy_to="me@example.org"), LETTER)
    assert behavior.recipients == [["ana@example.org", "me@example.org"]]
    assert "me@example.org" not in behavior.taken[0].as_string()


def test_a_copy_that_is_refused_holds_nothing_up(account: MailAccount, behavior: Behavior) -> None:
    behavior.refused["me@example.org"] = "550 No such person"
    _send(replace(account, copy_to="me@example.org"), LETTER)
    assert behavior.recipients == [["ana@example.org"]]


def test_an_address_the_server_refuses_needs_a_person_and_the_next_leaves(
    account: MailAccount, behavior: Behavior
) -> None:
    behavior.refused["ana@example.org"] = "550 5.1.1 No such person here"
    with opened_post(account, PASSWORD) as post:
        with pytest.raises(Returned, match=r"550 5\.1\.1 No such person here\. Look at the addr"):
            post.send(LETTER)
        post.send(replace(LETTER, to=Mailbox("ben@example.org")))
    assert behavior.recipients == [["ben@example.org"]]


def test_a_server_that_greylists_takes_it_the_second_time(
    account: MailAccount, behavior: Behavior
) -> None:
    behavior.refused["ana@example.org"] = "451 4.7.1 Try again later"
    with pytest.raises(Deferred, match="tried again later"):
        _send(account, LETTER)
    _send(account, LETTER)
    assert len(behavior.taken) == 1


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [("552 Too big", Returned), ("452 Disk full", Deferred), ("421 Going down", NoPost)],
)
def test_what_the_server_says_of_the_message_is_heard(
    account: MailAccount, behavior: Behavior, answer: str, refusal: type[Exception]
) -> None:
    behavior.answer_to_data = answer
    with pytest.raises(refusal, match=answer):
        _send(account, LETTER)


def test_a_server_that_drops_before_the_message_took_nothing(
    account: MailAccount, behavior: Behavior
) -> None:
    behavior.drops_at = "rcpt"
    with pytest.raises(NoPost, match="broke off before"):
        _send(account, LETTER)
    assert not behavior.taken


def test_a_server_that_drops_after_the_message_leaves_its_fate_unknown(
    account: MailAccount, behavior: Behavior
) -> None:
    behavior.drops_at = "data"
    with pytest.raises(Doubtful, match="may have left or not"):
        _send(account, LETTER)
    assert len(behavior.taken) == 1


def test_a_wrong_password_is_said_in_words(account: MailAccount) -> None:
    with pytest.raises(NoPost, match="does not accept this user name and password"):
        try_account(account, "wrong")


def test_a_password_that_is_not_kept_is_asked_for(account: MailAccount) -> None:
    with pytest.raises(NoPost, match="No password is kept for office"):
        try_account(account, None)


def test_an_account_that_works_is_said_to_work(account: MailAccount) -> None:
    assert try_account(account, PASSWORD) == (
        "localhost answered over a protected connection and signed in as office."
    )


def test_a_server_that_wants_a_sign_in_says_so(account: MailAccount) -> None:
    with pytest.raises(NoPost, match="530 .* Enter the user name"):
        _send(replace(account, user=""), LETTER)


def test_a_certificate_nobody_vouches_for_stops_everything(
    behavior: Behavior, mail_keys: Keys
) -> None:
    with serving(behavior, mail_keys) as port:
        account = MailAccount(HOST, port, Security.STARTTLS, "office", "office@example.org")
        with pytest.raises(NoPost, match=r"certificate of localhost does not hold \("):
            try_account(account, PASSWORD)


def test_a_certificate_of_another_name_stops_everything(
    behavior: Behavior, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_keys(tmp_path, "mail.example.net")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.certificate))
    with serving(behavior, other, tls=True) as port:
        account = MailAccount(HOST, port, Security.TLS, "office", "office@example.org")
        with pytest.raises(NoPost, match="does not hold"):
            try_account(account, PASSWORD)


def test_a_server_without_starttls_never_hears_the_password(
    behavior: Behavior, mail_keys: Keys
) -> None:
    with serving(behavior, mail_keys, starttls=False) as port:
        account = MailAccount(HOST, port, Security.STARTTLS, "office", "office@example.org")
        with pytest.raises(NoPost, match="does not offer STARTTLS"):
            try_account(account, PASSWORD)


def test_a_server_without_sign_in_says_so(behavior: Behavior, trusted: Keys) -> None:
    with serving(behavior, trusted, auth=False) as port:
        account = MailAccount(HOST, port, Security.STARTTLS, "office", "office@example.org")
        with pytest.raises(NoPost, match="takes no sign-in"):
            try_account(account, PASSWORD)


def test_tls_spoken_to_a_port_of_starttls_is_explained(account: MailAccount) -> None:
    with pytest.raises(NoPost, match=r"does not speak TLS on port \d+"):
        try_account(replace(account, security=Security.TLS), PASSWORD)


@pytest.mark.usefixtures("trusted")
def test_a_port_nobody_listens_at_is_explained() -> None:
    with socket.socket() as free:
        free.bind((HOST, 0))
        account = MailAccount(HOST, free.getsockname()[1], Security.STARTTLS)
        with pytest.raises(NoPost, match="takes no connection"):
            try_account(account, None)


def test_a_name_nobody_knows_is_explained() -> None:
    account = MailAccount("no-such-server.invalid", 587, Security.STARTTLS)
    with pytest.raises(NoPost, match=r"no way to no-such-server\.invalid"):
        try_account(account, None)


def test_a_server_that_hangs_up_at_once_is_explained() -> None:
    with socket.create_server((HOST, 0)) as listening:
        hanging_up = threading.Thread(target=_hang_up, args=(listening,))
        hanging_up.start()
        account = MailAccount(HOST, listening.getsockname()[1], Security.STARTTLS)
        with pytest.raises(NoPost, match=r"broke off at once|cannot be reached"):
            try_account(account, None)
        hanging_up.join()


def _hang_up(listening: socket.socket) -> None:
    listening.accept()[0].close()


def test_an_address_in_other_letters_leaves_where_the_server_carries_it(
    account: MailAccount, behavior: Behavior
) -> None:
    _send(account, replace(LETTER, to=Mailbox("josé@example.org")))
    assert behavior.recipients == [["josé@example.org"]]
