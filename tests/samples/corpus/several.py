"""Intakes of several files, and one person named in several ways."""

from tests.samples.corpus.sample import Made, Theme
from tests.samples.corpus.tabs import tab
from tests.samples.corpus.truth import Truth

_THEME = Theme("several files")
book, files = _THEME.book, _THEME.files


def monthly(name: str, rows: str) -> Made:
    """Write the log of a month."""
    return Made((tab(f"Name | Course | Date completed\n{rows}", layout="long"),), name)


def exported(name: str, rows: str, encoding: str = "utf-8", separator: str = ",") -> Made:
    """Write a text file of a learning system."""
    tabs = (tab(rows, name.split(".", maxsplit=1)[0]),)
    return Made(tabs, name, encoding=encoding, separator=separator)


SAMPLES = (
    book(
        "one-person-named-in-three-ways",
        [
            tab(
                """
Login | Full Name | Email
hvogel | Hannah Vogel | h.vogel@coachwerk.de
jpinto | Jorge Pinto | j.pinto@coachwerk.de
""",
                "Users",
                layout="lookup",
            ),
            tab(
                """
Participant | Email | Course | Date
Vogel, Hannah | h.vogel@coachwerk.de | Ethics | @2024-03-01
Pinto, Jorge | j.pinto@coachwerk.de | Ethics | @2024-03-08
""",
                "Classroom",
            ),
            tab(
                """
Login | E-learning | Completed on
hvogel | Data privacy | @2024-04-02
jpinto | Data privacy | @2024-04-03
""",
                "Online",
            ),
        ],
        """
             | Ethics       | Data privacy
Hannah Vogel | c 2024-03-01 | c 2024-04-02
Jorge Pinto  | c 2024-03-08 | c 2024-04-03
""",
        """
Hannah Vogel <h.vogel@coachwerk.de> [hvogel]
Jorge Pinto <j.pinto@coachwerk.de> [jpinto]
""",
    ),
    files(
        "a-file-for-each-month",
        [
            monthly(
                "january.xlsx",
                "Ruth Adler | Fire Safety | @2025-01-15\nSean Byrne | Fire Safety | @2025-01-15",
            ),
            monthly("february.xlsx", "Ruth Adler | Privacy | @2025-02-12"),
            monthly(
                "march.xls",
                "Sean Byrne | Privacy | @2025-03-12\nMei Chen | Fire Safety | @2025-03-20",
            ),
        ],
        Truth.of(
            """
           | Fire Safety  | Privacy
Ruth Adler | c 2025-01-15 | c 2025-02-12
Sean Byrne | c 2025-01-15 | c 2025-03-12
Mei Chen   | c 2025-03-20 | -
"""
        ),
    ),
    files(
        "tracker-and-export-by-e-mail",
        [
            Made(
                (
                    tab(
                        "Name | Email | Practicum | Exam\nRuth Adler | ruth@hh.org | Completed | In progress\nSean Byrne | sean@hh.org | In progress | Not started",
                        "Tracker",
                        layout="wide",
                    ),
                )
            ),
            exported(
                "moodle.csv",
                " | Email address | Ethics quiz |\nRuth Adler | ruth@hh.org | Completed (achieved pass grade) | 21/03/24, 14:05\nSean Byrne | sean@hh.org | Not completed |",
            ),
        ],
        Truth.of(
            """
           | Practicum | Exam | Ethics quiz
Ruth Adler | c  | ip | c 2024-03-21
Sean Byrne | ip | ns | ns
""",
            "Ruth Adler <ruth@hh.org>\nSean Byrne <sean@hh.org>",
        ),
    ),
    files(
        "people-in-three-text-files",
        [
            exported(
                "staff.csv",
                "Staff ID | First name | Surname\n11 | Ruth | Adler\n12 | Sean | Byrne",
                encoding="cp1252",
                separator=";",
            ),
            exported(
                "courses.csv",
                "Course ID | Course title\nC1 | Fire Safety\nC2 | Privacy",
                encoding="cp1252",
                separator=";",
            ),
            exported(
                "done.csv",
                "Staff ID | Course ID | Completed\n11 | C1 | 14/02/2025\n11 | C2 | 20/03/2025\n12 | C1 | 14/02/2025",
                encoding="cp1252",
                separator=";",
            ),
        ],
        Truth.of(
            """
           | Fire Safety  | Privacy
Ruth Adler | c 2025-02-14 | c 2025-03-20
Sean Byrne | c 2025-02-14 | -
""",
            "Ruth Adler [11]\nSean Byrne [12]",
        ),
    ),
    files(
        "two-people-of-one-name-told-apart-by-e-mail",
        [
            Made(
                (
                    tab(
                        "Name | Email | Ethics\nJohn Smith | john.smith@north.org | Completed\nJohn Smith | jsmith2@south.org | Not started\nMary Poe | mary@north.org | Completed",
                        layout="wide",
                    ),
                )
            ),
        ],
        Truth.of(
            """
            | Ethics
John Smith  | c
John  Smith | ns
Mary Poe    | c
""",
            "John Smith <john.smith@north.org>\nJohn  Smith <jsmith2@south.org>\nMary Poe <mary@north.org>",
        ),
        asks=1,
    ),
    files(
        "moodle-in-french-for-excel",
        [
            exported(
                "progression.csv",
                " | Numéro d'identification | Adresse de courriel | Questionnaire éthique | | Journal de bord |\nLéa Marchand | 501 | lea@coach.fr | Terminé (note de passage atteinte) | 14/03/24, 09:12 | Pas terminé |\nHugo Perrin | 502 | hugo@coach.fr | Pas terminé | | Terminé | 28/02/24, 18:30",
                encoding="utf-16",
                separator="\t",
            )
        ],
        Truth.of(
            """
             | Questionnaire éthique | Journal de bord
Léa Marchand | c 2024-03-14          | ns
Hugo Perrin  | ns                    | c 2024-02-28
""",
            "Léa Marchand <lea@coach.fr> [501]\nHugo Perrin <hugo@coach.fr> [502]",
        ),
        asks=1,
    ),
    files(
        "canvas-with-gaps",
        [
            exported(
                "grades.csv",
                "Student | ID | SIS User ID | SIS Login ID | Section | Essay (881) | Quiz (882) | Current Score | Final Grade\n | | | | | Manual Posting | | |\n'␣␣␣␣Points Possible | | | | | 10 | 20 | (read only) | (read only)\nAdler, Ruth | 71 | A71 | radler | Cohort A | 9 | N/A | 90 | A-\nByrne, Sean | 72 | A72 | sbyrne | Cohort A | EX | 18 | 90 | A-\nStudent, Test | 99 | | | Cohort A | | | |",
            )
        ],
        Truth.of(
            """
           | Essay = Essay (881) | Quiz = Quiz (882)
Ruth Adler | c,ip s9 | na,ns
Sean Byrne | wv      | c,ip s18
""",
            "Ruth Adler [A71]\nSean Byrne [A72]",
        ),
        asks=2,
    ),
)
