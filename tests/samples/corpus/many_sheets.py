"""Trackers over several sheets or files: by person, year, subject, with look-ups, joined by an id."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import Tab, beside, tab

_THEME = Theme("many sheets")
sheet, book, files = _THEME.sheet, _THEME.book, _THEME.files


def form(name: str, email: str, facts: str) -> Tab:
    """Write one person's sheet."""
    return tab(
        f"""
Coach development record
~
Name:  | {name}
Email: | {email}
~
Requirement | Status | Date completed | Comments
{facts.strip()}
""",
        name=name.split(" ", maxsplit=1)[0],
        layout="form",
    )


def yearly(year: int, rows: str) -> Tab:
    """Write the sheet of one year."""
    return tab(f"Name | Course | Date\n{rows.strip()}", name=str(year), layout="long")


SAMPLES = (
    book(
        "a-sheet-for-each-person",
        [
            form(
                "Dana Whitfield",
                "dana@wf.org",
                "Ethics | Completed | @2024-01-12 |\nExam | In Progress | | resit in May",
            ),
            form(
                "Emil Sørensen",
                "emil@wf.org",
                "Ethics | Completed | @2024-01-13 |\nExam | Completed | @2024-04-02 |",
            ),
            form("Farah Aziz", "farah@wf.org", "Ethics | Not Started | |\nExam | Not Started | |"),
        ],
        """
               | Ethics | Exam
Dana Whitfield | c 2024-01-12 | ip
Emil Sørensen  | c 2024-01-13 | c 2024-04-02
Farah Aziz     | ns           | ns
""",
        "Dana Whitfield <dana@wf.org>\nEmil Sørensen <emil@wf.org>\nFarah Aziz <farah@wf.org>",
    ),
    book(
        "a-sheet-for-each-person-named-by-its-tab",
        [
            tab(
                "Training | Date | Hours\nInduction | @2025-02-03 | 2\nSafeguarding | @2025-02-10 | 3",
                "Hugo Martin",
            ),
            tab(
                "Training | Date | Hours\nInduction | @2025-02-03 | 2\nFood hygiene | @2025-03-01 | 6",
                "Ilse de Vries",
            ),
            tab("Training | Date | Hours\nSafeguarding | @2025-02-11 | 3", "Jan Kowal"),
        ],
        """
              | Induction      | Safeguarding   | Food hygiene
Hugo Martin   | c,ip 2025-02-03 2h | c,ip 2025-02-10 3h | -
Ilse de Vries | c,ip 2025-02-03 2h | -              | c,ip 2025-03-01 6h
Jan Kowal     | -              | c,ip 2025-02-11 3h | -
""",
    ),
    book(
        "a-sheet-for-each-year",
        [
            yearly(
                2023, "Nils Holm | Fire Safety | @2023-05-04\nOda Vik | Fire Safety | @2023-05-04"
            ),
            yearly(
                2024, "Nils Holm | Fire Safety | @2024-05-07\nNils Holm | First Aid | @2024-09-12"
            ),
            yearly(2025, "Oda Vik | First Aid | @2025-01-30\nPer Dahl | Fire Safety | @2025-05-06"),
        ],
        """
          | Fire Safety | First Aid
Nils Holm | c 2023-05-04; c 2024-05-07 | c 2024-09-12
Oda Vik   | c 2023-05-04 | c 2025-01-30
Per Dahl  | c 2025-05-06 | -
""",
    ),
    book(
        "a-sheet-for-each-subject",
        [
            tab(
                "Name | Status | Date\nAva Stone | Completed | @2024-02-05\nBen Ford | Completed | @2024-02-06",
                "Child protection",
            ),
            tab(
                "Name | Status | Date\nAva Stone | In Progress |\nCora Webb | Completed | @2024-03-01",
                "Food hygiene",
            ),
            tab(
                "Name | Status | Date\nBen Ford | Not Started |\nCora Webb | Completed | @2024-04-09",
                "Data privacy",
            ),
        ],
        """
          | Child protection | Food hygiene | Data privacy
Ava Stone | c 2024-02-05 | ip | -
Ben Ford  | c 2024-02-06 | -  | ns
Cora Webb | - | c 2024-03-01 | c 2024-04-09
""",
    ),
    book(
        "one-sheet-per-cohort",
        [
            tab(
                "Name | Ethics | Exam\nAnna Roth | @2023-02-01 | @2023-06-01\nBela Nagy | @2023-02-01 | ",
                "Cohort 5",
            ),
            tab(
                "Name | Ethics | Exam\nCem Aydin | @2024-02-01 | @2024-06-03\nDina Saleh | | ",
                "Cohort 6",
            ),
        ],
        """
           | Ethics       | Exam
Anna Roth  | c 2023-02-01 | c 2023-06-01
Bela Nagy  | c 2023-02-01 | -
Cem Aydin  | c 2024-02-01 | c 2024-06-03
Dina Saleh | -            | -
""",
    ),
    book(
        "tracker-among-other-sheets",
        [
            beside(
                "Read me",
                "How to use this workbook\n1. Add new coaches at the bottom of Tracker\n2. Never delete a row",
            ),
            tab(
                "Name | Email | Ethics | Exam\nAnna Roth | anna@cc.org | Completed | In Progress\nBela Nagy | bela@cc.org | Completed | Completed",
                "Tracker",
                layout="wide",
            ),
            beside(
                "Dashboard",
                'Coaches enrolled | 2\nCompleted | =COUNTIF(Tracker!C2:D3,"Completed")\nShare complete | %75',
            ),
            beside("Lists", "Status\nCompleted\nIn Progress\nNot Started", hidden=True),
        ],
        """
          | Ethics | Exam
Anna Roth | c | ip
Bela Nagy | c | c
""",
        "Anna Roth <anna@cc.org>\nBela Nagy <bela@cc.org>",
    ),
)
