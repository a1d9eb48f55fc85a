"""The questions a tracker leaves open, and their answers, in words a coordinator would use."""

from datetime import date

from certtrack_app.rules.tracker.reading import Question
from certtrack_app.rules.tracker.words import Layout
from certtrack_app.rules.vocabulary import RequirementKind
from certtrack_app.ui.language import day_text, tr

_QUESTIONS = {
    "date order": "Which day is meant by “{raw}”?",
    "day and month exchanged": "Excel may have exchanged day and month. Which day is “{raw}”?",
    "date without a year": "“{raw}” has no year. Which day is it?",
    "impossible date": "There is no such day as “{raw}”. What should stand there?",
    "calendar era": "“{raw}” looks like another calendar. Which day is it?",
    "placeholder date": "“{raw}” looks like a date nobody knew. What does it say?",
    "date after today": "“{raw}” is still to come. What does it say?",
    "pass mark": "From which score on is “{raw}” passed?",
    "what the percentages are": "What are the percentages, such as “{raw}”?",
    "what the numbers are": "What are the numbers, such as “{raw}”?",
    "meaning of a value": "What does “{raw}” mean?",
    "meaning of a color": "What does the color #{raw} mean?",
    "meaning of a column": "Is “{raw}” something people have to do?",
    "heading of a column": "“{raw}” has no heading. What is it called?",
    "evidence without a status": "“{raw}” is evidence without a word beside it. Is it done?",
    "completion not stated": "“{raw}” does not say whether it is done. Is it?",
    "formula without a value": "“{raw}” was never calculated. What shall become of it?",
    "cells that contradict": "“{raw}” contradict each other. Which one counts?",
    "names alike": "Are {raw} one person?",
    "same id": "{raw} have the same id. Are they one person?",
    "two people in one row": "“{raw}” names several people. Whose row is it?",
    "two addresses": "“{raw}” holds several addresses. Which one counts?",
    "name with markup": "“{raw}” is no name as it stands. What shall become of it?",
}
_CHOICES = {
    "completed": "Completed",
    "in_progress": "In progress",
    "not_started": "Not started",
    "planned": "Planned",
    "required": "Required, not done",
    "expired": "Expired",
    "waived": "Waived",
    "not_applicable": "Does not apply",
    "ignore": "Leave these cells out",
    "requirement": "Yes, a requirement",
    "any score": "Any score",
    "no pass mark": "There is no pass mark",
    "score": "Scores",
    "progress": "How far they have come",
    "no date": "No day",
    "no meaning": "Nothing, it is only a color",
    "first": "The first",
    "last": "The last",
    "both": "Both",
}
LEAVE_OUT = "ignore"
"""The answer that leaves cells out, where a question names no choices."""
HEADING = "heading of a column"
"""The question that takes any text for its answer."""

LAYOUTS = {
    Layout.WIDE: "People down, requirements across",
    Layout.LONG: "One row for each person and requirement",
    Layout.DITTO: "The person on the first row only, requirements below",
    Layout.TRANSPOSED: "People across, requirements down",
    Layout.FORM: "One sheet for one person",
    Layout.LOOKUP: "A list of people only",
    Layout.NONE: "Not part of the tracker",
}
KINDS = {
    RequirementKind.HOURS: "Hours",
    RequirementKind.SESSIONS: "Sessions",
    RequirementKind.ASSESSMENT: "Assessment",
    RequirementKind.DOCUMENT: "Document",
    RequirementKind.ATTESTATION: "Attestation",
    RequirementKind.CREDITS: "Credits",
    RequirementKind.PREREQUISITE_CREDENTIAL: "Credential held before",
}


def question_in_words(question: Question) -> str:
    """Ask a question as a sentence."""
    known = _QUESTIONS.get(question.about)
    if known is None:
        return f"{question.about[:1].upper()}{question.about[1:]}: “{question.raw}”"
    return tr(known, raw=question.raw)


def answers_to(question: Question) -> dict[str, str]:
    """The answers a question offers, in words."""
    offered = question.choices
    if not offered:
        offered = (question.proposed or LEAVE_OUT, LEAVE_OUT)
    return {one: answer_in_words(one) for one in offered if one}


def answer_in_words(choice: str) -> str:
    """Say an answer, or what a cell is read as: a status, a day, a text as it is."""
    try:
        return day_text(date.fromisoformat(choice))
    except ValueError:
        known = _CHOICES.get(choice)
    if known is not None:
        return tr(known)
    return f"{choice[:1].upper()}{choice[1:]}"
