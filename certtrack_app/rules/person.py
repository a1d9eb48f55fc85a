"""Names and mail addresses: what is taken, and what is refused with the mend."""

import re
import unicodedata

from certtrack_app.errors import Refusal

_LONGEST_NAME = 200
_LONGEST_EMAIL = 254
_LONGEST_LOCAL = 64
_HARMLESS = "\t\u200c\u200d"
"""A tab is a space; names in Persian and Indic scripts need the zero-width joiners."""
_FORMULA_STARTS = ("=", "+", "@")
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LABEL = re.compile(r"[^\W_]([\w-]*[^\W_])?")


def clean_name(name: str) -> str:
    """Take a person's name, spaces set right.

    Raises Refusal for an empty one, and for one with line breaks, markup or control characters.
    """
    problem = name_problem(name)
    if problem:
        raise Refusal(problem)
    return unicodedata.normalize("NFC", " ".join(name.split()))


def clean_email(email: str) -> str:
    """Take one mail address, or none.

    Raises Refusal for one that is no address, or several.
    """
    bare = email.strip()
    problem = email_problem(bare)
    if bare and problem:
        raise Refusal(f"“{_shown(bare)}” is not taken as a mail address: {problem}")
    local, _, domain = bare.rpartition("@")
    return f"{local}@{domain.lower()}" if bare else ""


def clean_cohort(cohort: str) -> str:
    """Take the name of a group, on one line; raises Refusal for one that is too long."""
    bare = " ".join(cohort.split())
    if len(bare) > _LONGEST_NAME:
        raise Refusal(f"“{_shown(bare)}” is too long for the name of a cohort.")
    return bare


def name_problem(name: str) -> str:
    """Say why a name is not taken, and what to do; empty where it is fine."""
    bare = name.strip()
    if not bare:
        return "The name is empty. Enter the person's full name."
    shown = _shown(bare)
    if any(mark in bare for mark in "\r\n\v\f\x85\u2028\u2029"):
        return f"“{shown}” spans several lines. Enter one person's name on one line."
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") for char in _plain(bare)):
        return f"“{shown}” has invisible control characters in it. Type the name anew."
    if re.search(r"[<>]|&#?\w+;", bare):
        return f"“{shown}” has markup in it. Enter the name as plain text."
    if bare.startswith(_FORMULA_STARTS) or not any(char.isalpha() for char in bare):
        return f"“{shown}” does not read as a name. Enter the person's full name."
    return f"“{shown}” is too long for a name." if len(bare) > _LONGEST_NAME else ""


def email_problem(email: str) -> str:
    """Say why an address cannot be written to, and what to do; empty where it can."""
    if not email.strip():
        return "no mail address is on record."
    if any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") for char in email):
        return "it has line breaks or control characters in it. Type it anew."
    if email.count("@") > 1 or re.search(r"[;,]", email):
        return "it reads as several addresses. Enter one."
    if re.search(r"[<>\s\"()]", email):
        return "it holds more than an address. Enter the address alone, without name or spaces."
    return "" if _is_address(email) else "it is not a complete address, such as name@example.org."


def _is_address(email: str) -> bool:
    local, _, domain = email.rpartition("@")
    labels = domain.split(".")
    return (
        len(email) <= _LONGEST_EMAIL
        and len(local) <= _LONGEST_LOCAL
        and _LOCAL.fullmatch(local) is not None
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdigit()
    )


def _plain(name: str) -> str:
    return name.translate({ord(char): None for char in _HARMLESS})


def _shown(text: str) -> str:
    """A text as it may stand in a sentence: on one line, without what cannot be seen, not long."""
    seen = "".join(char if char.isprintable() else " " for char in text)
    short = " ".join(seen.split())
    return short if len(short) <= 60 else f"{short[:59]}…"  # noqa: PLR2004
