"""Why a tracker file cannot be read, before anybody has named it."""

MEND = (
    "Open it in Excel or LibreOffice, let it repair the file, save it again and drop the new copy."
)


class Unreadable(Exception):
    """The end of a sentence that begins with the file's name: what is wrong and what to do."""


def damaged(where: str) -> Unreadable:
    """Say that a part of the file cannot be made out."""
    return Unreadable(f"is damaged: {where} cannot be read. {MEND}")


def enormous(what: str) -> Unreadable:
    """Say that the file holds more than is read at once."""
    return Unreadable(
        f"is too large to read: {what}. Save what is needed of it as a workbook of its own, "
        "by year or by cohort, and drop that."
    )


def hostile(what: str) -> Unreadable:
    """Say that the file is made in a way no spreadsheet program makes one."""
    return Unreadable(
        f"was not read because it could do harm: {what}. If it comes from someone you trust, "
        "open it in Excel or LibreOffice, save it as a new .xlsx file and drop that."
    )


def locked_by_password() -> Unreadable:
    """Say that the file is encrypted."""
    return Unreadable(
        "is protected by a password. Open it in Excel, remove the password under File > Info > "
        "Protect Workbook, save it and drop it again."
    )
