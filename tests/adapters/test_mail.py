import email
import email.policy
import errno
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest

from certtrack_app.adapters.mail import Letter, Mailbox, composed, file_name, new_mail_id, save_eml
from certtrack_app.errors import Refusal
from tests.adapters.faulty_disk import FaultyDisk, all_files

LETTER = Letter(
    number=42,
    to=Mailbox("amara.okafor@example.org", "Amara Okafor"),
    sender=Mailbox("certification@example.com", "Dana Whitfield"),
    subject="Mentor coaching: shall we pick it up again?",
    body="Dear Amara Okafor,\n\nIt has been quiet.\n\nDana\n",
    written_at=datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=1))),
    mail_id="<0123456789abcdef@example.com>",
    reply_to="office@example.com",
)


def read_back(path: Path) -> EmailMessage:
    with path.open("rb") as file:
        mail = email.message_from_binary_file(file, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_a_letter_reads_back_with_every_header_and_the_same_words(tmp_path: Path) -> None:
    path = save_eml(LETTER, tmp_path)
    mail = read_back(path)
    assert path.name == "00042 Amara Okafor - Mentor coaching_ shall we pick it up again_.eml"
    assert mail["From"] == "Dana Whitfield <certification@example.com>"
    assert mail["To"] == "Amara Okafor <amara.okafor@example.org>"
    assert mail["Reply-To"] == "office@example.com"
    assert mail["Subject"] == LETTER.subject
    assert mail["Date"].datetime == LETTER.written_at
    assert mail["Message-ID"] == LETTER.mail_id
    assert mail["X-Unsent"] == "1"
    assert mail["MIME-Version"] == "1.0"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content() == LETTER.body


def test_lines_end_as_mail_wants_them_and_stay_short() -> None:
    written = composed(replace(LETTER, body="ä" * 500 + "\n.\nFrom here\n")).as_bytes()
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert written.isascii()
    assert max(map(len, written.split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    "name", ["Žofie Nováková", "Ελένη Παπαδοπούλου", "山田 花子", "O'Neil, Sam"]
)
def test_names_and_words_of_every_script_read_back(tmp_path: Path, name: str) -> None:
    letter = replace(
        LETTER, to=Mailbox("a@example.org", name), subject=f"{name}: ✓", body=f"{name}\n"
    )
    mail = read_back(save_eml(letter, tmp_path))
    (recipient,) = mail["To"].addresses
    assert (recipient.display_name, recipient.addr_spec) == (name, "a@example.org")
    assert mail["Subject"] == letter.subject
    assert mail.get_content() == letter.body


def test_no_reply_to_is_written_where_there_is_none() -> None:
    assert "Reply-To" not in composed(replace(LETTER, reply_to=""))


def test_a_domain_in_other_letters_is_written_as_the_network_wants_it() -> None:
    mail = composed(replace(LETTER, to=Mailbox("anna@bücher.example")))
    assert mail["To"] == "anna@xn--bcher-kva.example"


def test_an_address_in_other_letters_is_written_as_it_is() -> None:
    mail = composed(replace(LETTER, to=Mailbox("žofie@example.org")))
    assert "To: žofie@example.org\r\n" in mail.as_bytes().decode()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@example.org, b@example.org",
        "a@example.org;b@example.org",
        "Amara <a@example.org>",
        "a@example.org\r\nBcc: all@example.org",
        "a@exa..mple.org",
        f"a@{'x' * 64}.org",
        "a b@example.org",
    ],
)
def test_what_is_not_one_address_is_refused(address: str) -> None:
    letters = [replace(LETTER, to=Mailbox(address)), replace(LETTER, sender=Mailbox(address))]
    letters += [replace(LETTER, reply_to=address)] if address else []
    for letter in letters:
        with pytest.raises(Refusal, match="cannot be used") as refused:
            composed(letter)
        assert "\n" not in refused.value.sentence


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x00", "\x0b", "\x85"])
def test_a_line_break_in_a_header_is_refused(end: str) -> None:
    smuggled = f"Hello{end}Bcc: all@example.org"
    with pytest.raises(Refusal, match=r"The subject line .* has a line break"):
        composed(replace(LETTER, subject=smuggled))
    named = Mailbox("a@example.org", smuggled)
    for letter in (replace(LETTER, to=named), replace(LETTER, sender=named)):
        with pytest.raises(Refusal, match="The name beside an address"):
            composed(letter)
    with pytest.raises(Refusal, match="is not the mark of a mail"):
        composed(replace(LETTER, mail_id=f"<1@example.org>{end}Bcc: all@example.org"))


def test_words_that_look_like_headers_stay_in_the_body() -> None:
    mail = composed(replace(LETTER, body="Bcc: all@example.org\n\nHi\n"))
    assert "Bcc" not in mail
    assert mail.get_content() == "Bcc: all@example.org\n\nHi\n"


# -- the files


def test_saving_a_letter_again_changes_nothing(tmp_path: Path) -> None:
    first = save_eml(LETTER, tmp_path)
    changed = first.stat().st_mtime_ns
    assert save_eml(LETTER, tmp_path) == first
    assert first.stat().st_mtime_ns == changed
    assert len(all_files(tmp_path)) == 1


def test_another_letter_of_the_same_name_stands_beside_the_first(tmp_path: Path) -> None:
    first = save_eml(LETTER, tmp_path)
    other = replace(LETTER, body="Something else.\n")
    second = save_eml(other, tmp_path)
    assert second.name == first.name.replace(".eml", " (2).eml")
    assert read_back(first).get_content() == LETTER.body
    assert save_eml(other, tmp_path) == second


def test_a_folder_shows_letters_in_the_order_they_were_made() -> None:
    names = [file_name(replace(LETTER, number=number)) for number in (9, 10, 100)]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("who", "subject", "expected"),
    [
        ("", "Hi", "00042 amara.okafor@example.org - Hi.eml"),
        ("../../etc", "a/b\\c", "00042 ..-..-etc - a-b-c.eml"),
        ("CON", "x" * 300, f"00042 CON - {'x' * 60}.eml"),
    ],
)
def test_names_of_files_are_safe(who: str, subject: str, expected: str) -> None:
    letter = replace(LETTER, to=replace(LETTER.to, name=who), subject=subject)
    assert file_name(letter) == expected


def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FaultyDisk(monkeypatch)
    save_eml(LETTER, tmp_path / "measure")
    tasks = len(disk.asked)
    assert tasks == 7
    for number in range(tasks):
        disk.fail_at(number, errno.ENOSPC)
        with pytest.raises(Refusal, match="the disk is full"):
            save_eml(LETTER, tmp_path / str(number))
        assert all_files(tmp_path / str(number)) == []
    disk.mend()
    assert save_eml(LETTER, tmp_path / "0").exists()


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(Refusal, match="was not saved"):
        save_eml(LETTER, tmp_path / "out")


def test_a_mail_id_is_new_each_time_and_names_only_the_senders_domain() -> None:
    one, other = (new_mail_id("dana@bücher.example") for _ in range(2))
    assert one != other
    assert one.endswith("@xn--bcher-kva.example>")
    assert composed(replace(LETTER, mail_id=one, written_at=datetime.now(UTC)))


def test_a_draft_without_a_sender_has_no_from_and_opens_unsent(tmp_path: Path) -> None:
    mail = read_back(save_eml(replace(LETTER, sender=None, mail_id=new_mail_id()), tmp_path))
    assert mail["From"] is None
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "Amara Okafor <amara.okafor@example.org>"
    assert mail["Message-ID"].endswith("@certtrack.invalid>")
