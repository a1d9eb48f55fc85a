"""A program's name, the title of its credential, and a note about its rules."""

from collections.abc import Iterable

from certtrack_app.rules.requirement_settings import Fault
from certtrack_app.ui.forms import long_text_field, must, text_field
from certtrack_app.ui.language import tr
from certtrack_app.ui.rule_form import RuleForm


class ProgramForm(RuleForm):
    """Edits what a program is called."""

    def __init__(self, name: str, title: str, note: str) -> None:
        super().__init__()
        called = text_field(
            tr("Name of the program"),
            name,
            tr("What people here call it; in lists, reports and messages."),
            must(tr("The program needs a name.")),
        )
        self.add("name", called)
        awarded = text_field(
            tr("Title of the credential"),
            title,
            tr("As printed on certificates from now on; those issued keep theirs."),
            must(tr("The credential needs a title.")),
        )
        self.add("title", awarded)
        hint = tr("What is new in these rules, and where that was read.")
        self.add("note", long_text_field(tr("Note about these rules"), note, hint))
        self.explain({})

    def faults(self) -> Iterable[Fault]:
        return ()
