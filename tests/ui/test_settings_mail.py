"""The form of the mail account: checked, tried, saved, forgotten; the password never shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from certtrack_app.rules.mail_account import MailAccount, Security
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.inputs import Choice
from certtrack_app.ui.settings_mail import MailAccountForm
from certtrack_app.ui.theme import Theme
from certtrack_app.workflows.mail_account import mail_account
from certtrack_app.workflows.unit import Office
from tests.mail_fixtures import Ring
from tests.mail_server import HOST, PASSWORD, Behavior, Keys, serving
from tests.ui.office_desk import DAY, seated_desk


@pytest.fixture
def desk(office: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    yield laid
    laid.jobs.close()


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> MailAccountForm:
    made = MailAccountForm(desk)
    qtbot.addWidget(made)
    qtbot.addWidget(made.card)
    made.show_account(MailAccount())
    return made


@pytest.fixture
def port(behavior: Behavior, trusted: Keys) -> Iterator[int]:
    with serving(behavior, trusted) as port:
        yield port


def _type(form: MailAccountForm, **texts: str) -> None:
    for key, text in texts.items():
        line = form.form.fields[key].input
        assert isinstance(line, QLineEdit)
        line.setText(text)
        line.textEdited.emit(text)


def _settle(form: MailAccountForm, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.under_way, timeout=10_000)


def _account(office: Office) -> MailAccount:
    with office.reading(DAY) as reader:
        return mail_account(reader)


def test_an_account_is_tried_saved_and_forgotten(
    form: MailAccountForm, desk: Desk, office: Office, port: int, ring: Ring, qtbot: QtBot
) -> None:
    _type(form, host=HOST, port=str(port), user="office", sender="office@example.org")
    _type(form, password="wrong")  # noqa: S106 - so that it is refused
    form.try_button.click()
    _settle(form, desk, qtbot)
    assert "does not accept this user name and password" in form.answer.text()
    _type(form, password=PASSWORD)
    form.try_button.click()
    _settle(form, desk, qtbot)
    assert "signed in as office" in form.answer.text()
    form.save_button.click()
    _settle(form, desk, qtbot)
    wanted = MailAccount(HOST, port, Security.STARTTLS, "office", "office@example.org")
    assert _account(office) == wanted
    assert list(ring.kept.values()) == [PASSWORD]
    assert not form.is_edited
    assert form.form.values["password"] == ""
    form.forget_button.click()
    _settle(form, desk, qtbot)
    assert not _account(office).is_set_up
    assert not ring.kept


def test_what_makes_no_sense_is_said_at_its_field(
    form: MailAccountForm, desk: Desk, office: Office
) -> None:
    form.save_button.click()
    _type(form, host="https://mail", port="0", sender="nobody")
    form.save_button.click()
    assert not desk.jobs.under_way
    problems = {key: field.problem for key, field in form.form.fields.items() if field.problem}
    assert problems.keys() == {"host", "port", "sender"}
    assert not _account(office).is_set_up


def test_the_usual_port_goes_with_the_protection(form: MailAccountForm) -> None:
    choice = form.form.fields["security"].input
    assert isinstance(choice, Choice)
    choice.choose(Security.TLS)
    assert form.form.values["port"] == 465
    _type(form, port="2525")
    choice.choose(Security.STARTTLS)
    assert form.form.values["port"] == 2525


def test_the_password_is_not_readable(form: MailAccountForm) -> None:
    line = form.form.fields["password"].input
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
