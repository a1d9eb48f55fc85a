"""Sheets and files that only together say who did what."""

from tests.samples.corpus.sample import Made, Theme
from tests.samples.corpus.tabs import tab
from tests.samples.corpus.truth import Truth

_THEME = Theme("many sheets")
sheet, book, files = _THEME.sheet, _THEME.book, _THEME.files

SAMPLES = (
    book(
        "ids-with-names-on-a-look-up-sheet",
        [
            tab(
                """
Emp ID | Working at height | Confined space | Asbestos awareness
E-2041 | @2024-05-13 | | @2024-06-01
E-2042 | @2024-05-13 | @2024-05-20 | @2024-06-01
E-2077 | | @2025-01-15 |
""",
                "Matrix",
            ),
            tab(
                """
Emp ID | Full Name | Email
E-2041 | Gareth Pugh | g.pugh@stonework.co.uk
E-2042 | Niamh Kelly | n.kelly@stonework.co.uk
E-2077 | Adeel Shah | a.shah@stonework.co.uk
""",
                "Staff",
                layout="lookup",
            ),
        ],
        """
            | Working at height | Confined space | Asbestos awareness
Gareth Pugh | c 2024-05-13 | - | c 2024-06-01
Niamh Kelly | c 2024-05-13 | c 2024-05-20 | c 2024-06-01
Adeel Shah  | - | c 2025-01-15 | -
""",
        """
Gareth Pugh <g.pugh@stonework.co.uk> [E-2041]
Niamh Kelly <n.kelly@stonework.co.uk> [E-2042]
Adeel Shah <a.shah@stonework.co.uk> [E-2077]
""",
    ),
    book(
        "numbers-as-ids-and-courses-by-code",
        [
            tab(
                """
Person ID | Course code | Status | Date
3301 | ETH1 | Completed | @2024-02-01
3301 | MNT2 | In Progress |
3302 | ETH1 | Completed | @2024-02-01
""",
                "Completions",
            ),
            tab("Person ID | Name\n3301 | Ulla Brandt\n3302 | Viktor Olsen", "People"),
            tab(
                "Course code | Course title\nETH1 | Ethics in coaching\nMNT2 | Mentor coaching",
                "Courses",
            ),
        ],
        """
             | Ethics in coaching | Mentor coaching
Ulla Brandt  | c 2024-02-01 | ip
Viktor Olsen | c 2024-02-01 | -
""",
        "Ulla Brandt [3301]\nViktor Olsen [3302]",
    ),
    book(
        "same-people-last-name-first",
        [
            tab(
                "Full Name | Start date | Orientation\nMarta Silva | @2024-01-08 | Completed\nGeoff Lane | @2024-02-05 | Completed",
                "Roster",
            ),
            tab(
                "Participant | Course | Date\nSilva, Marta | Ethics | @2024-03-01\nLane, Geoff | Ethics | @2024-03-01",
                "Courses",
            ),
        ],
        """
            | Orientation | Ethics
Marta Silva | c | c 2024-03-01
Geoff Lane  | c | c 2024-03-01
""",
        "Marta Silva (2024-01-08)\nGeoff Lane (2024-02-05)",
        asks=2,
    ),
    files(
        "two-files-joined-by-an-id",
        [
            Made(
                (
                    tab(
                        "User ID | Name | Email\nu17 | Lotte Smit | lotte@aw.nl\nu18 | Daan Visser | daan@aw.nl",
                        "Users",
                    ),
                ),
                "people.xlsx",
            ),
            Made(
                (
                    tab(
                        "User ID | Course | Completed on\nu17 | Intervision | @2025-03-05\nu18 | Intervision | @2025-03-05\nu18 | Ethics | @2025-04-01",
                        "Export",
                    ),
                ),
                "completions.xlsx",
            ),
        ],
        Truth.of(
            """
            | Intervision  | Ethics
Lotte Smit  | c 2025-03-05 | -
Daan Visser | c 2025-03-05 | c 2025-04-01
""",
            "Lotte Smit <lotte@aw.nl> [u17]\nDaan Visser <daan@aw.nl> [u18]",
        ),
    ),
    files(
        "a-csv-and-a-workbook-joined-by-e-mail",
        [
            Made(
                (
                    tab(
                        "Email|Name|Cohort\nlotte@aw.nl|Lotte Smit|A\ndaan@aw.nl|Daan Visser|B",
                        "people",
                    ),
                ),
                "people.csv",
            ),
            Made(
                (
                    tab(
                        "Email | Peer review | Essay\nlotte@aw.nl | Completed | Completed\ndaan@aw.nl | In Progress | Completed",
                        "Progress",
                    ),
                ),
                "progress.xlsx",
            ),
        ],
        Truth.of(
            """
            | Peer review | Essay
Lotte Smit  | c  | c
Daan Visser | ip | c
""",
            "Lotte Smit <lotte@aw.nl> {A}\nDaan Visser <daan@aw.nl> {B}",
        ),
    ),
)
