"""The questions a tracker leaves open, in words a coordinator would use."""

from datetime import date

from certtrack_app.rules.tracker.reading import Question
from certtrack_app.ui.language import day_text, tr

_QUESTIONS = {
    "date order": "Which day is meant by “{raw}”?",
    "day and month exchanged": "Excel may have exchanged day and month. Which day is “{raw}”?",
    "impossible date": "There is no such day as “{raw}”. What should stand there?",
    "calendar era": "“{raw}” looks like another calendar. Which day is it?",
    "placeholder date": "“{raw}” looks like a date nobody knew. What does it say?",
    "date after today": "“{raw}” is still to come. What does it say?",
    "pass mark": "From which score on is “{raw}” passed?",
    "what the percentages are": "What are the percentages, such as “{raw}”?",
    "what the numbers are": "What are the numbers, such as “{raw}”?",
    "meaning of a value": "What does “{raw}” mean?",
    "meaning of a column": "Is “{raw}” something people have to do?",
    "evidence without a status": "“{raw}” is evidence without a word beside it. Is it done?",
    "completion not stated": "“{raw}” does not say whether it is done. Is it?",
    "formula without a value": "“{raw}” was never calculated. What shall become of it?",
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
    "score": "Scores",
    "progress": "How far they have come",
    "no date": "No day",
}
LEAVE_OUT = "ignore"
"""The answer that leaves cells out, where a question names no choices."""


def question_in_words(question: Question) -> str:
    """Ask a question as a sentence."""
    known = _QUESTIONS.get(question.about)
    if known is None:
        return f"{question.about}: “{question.raw}”"
    return tr(known, raw=question.raw)


def answers_to(question: Question) -> dict[str | None, str]:
    """The answers a question takes, in words; None leaves it open."""
    choices = question.choices or (LEAVE_OUT,)
    return {**{one: _answer(one) for one in choices}, None: tr("Leave it open")}


def _answer(choice: str) -> str:
    try:
        return day_text(date.fromisoformat(choice))
    except ValueError:
        return tr(_CHOICES.get(choice, choice.replace("_", " ").capitalize()))
