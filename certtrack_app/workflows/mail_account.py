"""The office's mail account: set up, tried, and its password kept in the keyring."""

from dataclasses import fields

from certtrack_app.adapters import passwords
from certtrack_app.errors import Refusal
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.mail_account import MailAccount, refuse_account_nonsense
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader, Unit


def mail_account(reader: Reader) -> MailAccount:
    """The account the office sends by; without a host, none is set up."""
    office = office_record(reader)
    return MailAccount(
        **{one.name: getattr(office, _stored(one.name)) for one in fields(MailAccount)}
    )


def edit_mail_account(unit: Unit, account: MailAccount, password: str | None = None) -> None:
    """Set up another account; a password given is kept in the keyring of this machine.

    Raises Refusal for what makes no sense, and where no keyring keeps the password.
    """
    refuse_account_nonsense(account)
    if password is not None and account.user:
        passwords.keep_password(_named(account), password)
    if account != mail_account(unit):
        office = office_record(unit)
        for one in fields(MailAccount):
            setattr(office, _stored(one.name), getattr(account, one.name))
        unit.act(ActionKind.EDITED_SETTINGS, office, "mail account")


def forget_mail_account(unit: Unit) -> None:
    """Send by hand again: the account and its password are forgotten."""
    account = mail_account(unit)
    if not account.is_set_up:
        raise Refusal("No mail account is set up.")
    if account.user:
        passwords.forget_password(_named(account))
    edit_mail_account(unit, MailAccount())


def password_for(account: MailAccount) -> str | None:
    """The password this machine keeps for an account; None where it keeps none, or needs none."""
    return passwords.password_of(_named(account)) if account.user else None


def try_mail_account(account: MailAccount, password: str | None = None) -> str:
    """Sign in, send nothing, and say that it works; raises Refusal that says what is wrong.

    Without a password the one that is kept is tried.
    """
    refuse_account_nonsense(account)
    if not account.is_set_up:
        raise Refusal("Enter the name of the mail server first.")
    from certtrack_app.adapters.post import try_account

    return try_account(account, password if password is not None else password_for(account))


def _stored(name: str) -> str:
    return f"mail_{name}"


def _named(account: MailAccount) -> str:
    return f"{account.user}@{account.host}"
