"""What messages say: templates a person can edit, filled with fields and merged to one message.

A template's body may have parts, each under a line with its name in square brackets. The part
`several` tells things of one kind as a list: its last line, which begins with a dash, is repeated.
A line whose fields are all empty is left out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from itertools import groupby

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import MessageKind
from certtrack_app.rules.wording_fields import COMMON, FIELDS, FRAME_FIELDS, PARTS, SEVERAL

_FIELD = re.compile(r"\{([^{}]*)\}")
_PART = re.compile(r"\[([^\[\]]+)\]\s*")
_BULLET = "- "


@dataclass(frozen=True)
class Template:
    """The wording of one kind of message: its subject line and its body, with fields in braces."""

    subject: str
    body: str


@dataclass(frozen=True)
class Frame:
    """What stands around every message: greeting, closing, signature."""

    greeting: str
    greeting_unnamed: str
    """Where the name of who is written to is not known."""
    closing: str
    signature: str
    subject_of_several: str
    """The subject line of a message that tells several things."""


@dataclass(frozen=True)
class Wordings:
    """Every template of one language, and the frame around them."""

    language: str
    frame: Frame
    templates: Mapping[MessageKind, Template]

    def with_own(self, own: Mapping[MessageKind, Template]) -> "Wordings":
        """Put the office's own templates in the place of those it started with."""
        return replace(self, templates={**self.templates, **own})


@dataclass(frozen=True)
class Telling:
    """One thing to tell: its kind, which part of the template says it, and the fields filled in."""

    kind: MessageKind
    fields: Mapping[str, str] = field(default_factory=dict)
    part: str = ""


@dataclass(frozen=True)
class Wording:
    """A finished message: a subject line and a body in plain text."""

    subject: str
    body: str


def telling_in_words(wordings: Wordings, telling: Telling) -> str:
    """Say one thing by itself, as the paragraph it has in a message."""
    about = wording_title(telling.kind)
    parts = _parts(wordings.templates[telling.kind].body, about)
    return parts[telling.part].fill(_all_fields(telling), about)


def merged(
    wordings: Wordings, recipient: Mapping[str, str], tellings: Sequence[Telling]
) -> Wording:
    """Put everything one person is told into one message, the most pressing first.

    The first thing told gives the subject line. Raises Refusal for a field no template knows.
    """
    groups = [list(group) for _, group in groupby(tellings, lambda one: (one.kind, one.part))]
    paragraphs = [paragraph for group in groups for paragraph in _paragraphs(wordings, group)]
    subject = _subject(wordings, tellings)
    if tellings[0].kind is MessageKind.COORDINATOR_DIGEST:
        wordings = replace(wordings, frame=_to_oneself(wordings.frame))
    return framed(wordings, recipient, subject, paragraphs)


def framed(
    wordings: Wordings, recipient: Mapping[str, str], subject: str, paragraphs: Sequence[str]
) -> Wording:
    """Put greeting, closing and signature around paragraphs that are written already."""
    frame, named = wordings.frame, recipient.get("name", "").strip()
    greeting = frame.greeting if named else frame.greeting_unnamed
    around = [
        _fill(text, recipient, f"the {about}")
        for text, about in (
            (greeting, "greeting"),
            (frame.closing, "closing"),
            (frame.signature, "signature"),
        )
    ]
    whole = [around[0], *paragraphs, *around[1:]]
    return Wording(" ".join(subject.split()), "\n\n".join(filter(None, whole)) + "\n")


def check_template(kind: MessageKind, template: Template) -> None:
    """Refuse a template with a field or a part its kind does not know, naming field and line."""
    about = wording_title(kind)
    parts = _parts(template.body, about)
    for name, part in parts.items():
        _refuse_strange(kind, name, part, about)
        part.fill(dict.fromkeys(_known(kind), "x"), about)
    _refuse_incomplete(kind, parts, about)
    if not template.subject.strip():
        raise Refusal(f"The subject line of {about} is empty. Write what the message is about.")
    _fill(template.subject, dict.fromkeys(_known(kind), "x"), f"the subject line of {about}")


def check_frame(frame: Frame) -> None:
    """Refuse a frame with a field it does not know."""
    known = dict.fromkeys(FRAME_FIELDS, "x")
    for about in ("greeting", "greeting_unnamed", "closing", "signature"):
        _fill(getattr(frame, about), known, f"the {about.replace('_', ' ')}")
    _fill(frame.subject_of_several, {"subject": "x", "more": "x"}, "the subject of several")


def wording_title(kind: MessageKind) -> str:
    """What sentences call the wording of a kind."""
    return f"the wording for “{kind.value.replace('_', ' ')}”"


@dataclass(frozen=True)
class _Part:
    """A stretch of a body, and the line it begins on."""

    text: str
    first_line: int

    def fill(self, fields: Mapping[str, str], about: str) -> str:
        return _fill(self.text, fields, about, self.first_line)


def _to_oneself(frame: Frame) -> Frame:
    """The frame of what the office writes to its own coordinator."""
    return replace(frame, closing="", signature="{office}")


def _known(kind: MessageKind) -> tuple[str, ...]:
    return (*COMMON, *FIELDS[kind])


def _refuse_strange(kind: MessageKind, name: str, part: _Part, about: str) -> None:
    """Refuse a part the kind does not have."""
    if name in PARTS[kind]:
        return
    known = " and ".join(f"[{one}]" for one in PARTS[kind] if one) or "no parts"
    if name:
        raise Refusal(f"{about.capitalize()} has a part [{name}]. It knows {known}.")
    raise Refusal(
        f"Line {part.first_line} of {about} stands before its parts. Move it below {known}."
    )


def _refuse_incomplete(kind: MessageKind, parts: Mapping[str, _Part], about: str) -> None:
    """Refuse a body that lacks a part, or whose list has no line to repeat."""
    for name in PARTS[kind]:
        if name != SEVERAL and not parts.get(name, _Part("", 0)).text:
            where = f"under a line [{name}]" if name else "before its parts"
            raise Refusal(f"{about.capitalize()} says nothing {where}. Write a sentence there.")
    several = parts.get(SEVERAL)
    if several is not None:
        introduction, line = _list_of(several)
        if not line.text.startswith(_BULLET) or f"\n{_BULLET}" in f"\n{introduction.text}":
            raise Refusal(
                f"The part [{SEVERAL}] of {about} must end in the one line that begins with a dash."
            )
        introduction.fill(dict.fromkeys(COMMON, "x"), about)


def _subject(wordings: Wordings, tellings: Sequence[Telling]) -> str:
    first = tellings[0]
    about = f"the subject line of {wording_title(first.kind)}"
    subject = _fill(wordings.templates[first.kind].subject, _all_fields(first), about)
    if len(tellings) == 1:
        return subject
    counted = {"subject": subject, "more": str(len(tellings) - 1)}
    return _fill(wordings.frame.subject_of_several, counted, "the subject of several")


def _paragraphs(wordings: Wordings, group: Sequence[Telling]) -> list[str]:
    """Say things of one kind: as a list where there are several and the template has one."""
    kind = group[0].kind
    parts = _parts(wordings.templates[kind].body, wording_title(kind))
    if len(group) == 1 or SEVERAL not in parts or group[0].part:
        return [telling_in_words(wordings, telling) for telling in group]
    introduction, line = _list_of(parts[SEVERAL])
    told = [line.fill(_all_fields(telling), wording_title(kind)) for telling in group]
    opening = introduction.fill(_all_fields(group[0]), wording_title(kind))
    return ["\n".join(filter(None, [opening, *told]))]


def _all_fields(telling: Telling) -> Mapping[str, str]:
    """What is told, and nothing where its kind knows a field and there is nothing to say."""
    return {**dict.fromkeys(_known(telling.kind), ""), **telling.fields}


def _list_of(several: _Part) -> tuple[_Part, _Part]:
    """Part a list into its introduction and the line that is repeated."""
    introduction, _, line = several.text.rpartition("\n")
    last = several.first_line + several.text.count("\n")
    return _Part(introduction.strip(), several.first_line), _Part(line, last)


@lru_cache(maxsize=64)
def _parts(body: str, about: str) -> Mapping[str, _Part]:
    """Cut a body at the lines that name a part; what stands before the first has no name."""
    found: dict[str, list[str]] = {"": []}
    begins, name = {"": 1}, ""
    for number, line in enumerate(body.splitlines(), 1):
        if heading := _PART.fullmatch(line):
            name = heading.group(1).strip().casefold()
            if name in begins:
                raise Refusal(f"Line {number} of {about} begins the part [{name}] a second time.")
            found[name], begins[name] = [], number + 1
        else:
            found[name].append(line)
    return {name: _trimmed(lines, begins[name]) for name, lines in found.items() if any(lines)}


def _trimmed(lines: Sequence[str], begins: int) -> _Part:
    """Take the empty lines off both ends of a part."""
    empty = next(count for count, line in enumerate(lines) if line.strip())
    return _Part("\n".join(lines[empty:]).rstrip(), begins + empty)


def _fill(text: str, fields: Mapping[str, str], about: str, first_line: int = 1) -> str:
    """Put values in the place of fields, once: a value's own braces stay what they are."""
    filled = [
        _fill_line(line, fields, f"Line {number} of {about}")
        for number, line in enumerate(text.splitlines(), first_line)
    ]
    kept = "\n".join(line for line in filled if line is not None)
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def _fill_line(line: str, fields: Mapping[str, str], where: str) -> str | None:
    """Fill one line; None where it had fields and all were empty."""
    named = [name.strip() for name in _FIELD.findall(line)]
    if unknown := next((name for name in named if name not in fields), None):
        raise Refusal(_unknown(unknown, fields, where))
    if "" in named or re.search(r"[{}]", _FIELD.sub("", line)):
        raise Refusal(f"{where} has a brace without a field. Write fields as {{{_first(fields)}}}.")
    if named and not any(fields[name].strip() for name in named):
        return None
    filled = _FIELD.sub(lambda found: fields[found.group(1).strip()].strip(), line)
    return re.sub(r"(?<=\S) {2,}", " ", filled).rstrip()


def _unknown(name: str, fields: Mapping[str, str], where: str) -> str:
    alike = get_close_matches(name.casefold(), fields, 1)
    hint = f" Did you mean {{{alike[0]}}}?" if alike else ""
    known = ", ".join(f"{{{one}}}" for one in fields)
    return f"{where} names {{{name}}}, which is no field of it.{hint} It knows {known}."


def _first(fields: Mapping[str, str]) -> str:
    return next(iter(fields), "name")
