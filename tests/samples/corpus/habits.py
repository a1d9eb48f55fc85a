"""Habits of writing that one meets sooner or later: notes in cells, odd dates, ids beside names."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("habits")
sheet = _THEME.sheet

SAMPLES = (
    sheet(
        "several-lines-in-a-cell",
        tab(
            """
Name | First Aid | Food Hygiene
Ruth Adler | Completed⏎12/03/2024 | Completed⏎25/03/2024⏎Cert no. FH-88
Sean Byrne | Completed⏎19/03/2024 | In progress
Mei Chen | Not started | Completed⏎26/03/2024
"""
        ),
        """
           | First Aid    | Food Hygiene
Ruth Adler | c 2024-03-12 | *
Sean Byrne | c 2024-03-19 | ip
Mei Chen   | ns           | c 2024-03-26
""",
        asks=1,
    ),
    sheet(
        "ids-beside-names-in-one-cell",
        tab(
            """
Employee | Course | Completed on
Ruth Adler (4001) | Ethics | @2024-03-02
Sean Byrne (4002) | Ethics | @2024-03-03
Ruth Adler (4001) | Privacy | @2024-04-02
"""
        ),
        """
           | Ethics       | Privacy
Ruth Adler | c 2024-03-02 | c 2024-04-02
Sean Byrne | c 2024-03-03 | -
""",
        "Ruth Adler [4001]\nSean Byrne [4002]",
    ),
    sheet(
        "days-that-are-no-completions",
        tab(
            """
Name | Hire Date | Date of birth | Job title | Induction | Fire Safety
Ruth Adler | @2019-06-01 | @1985-02-14 | Nurse | @2019-06-03 | @2025-02-11
Sean Byrne | @2023-10-16 | @1990-11-30 | Porter | @2023-10-16 |
Mei Chen | @2024-01-08 | @1978-07-21 | Nurse | @2024-01-09 | @2025-02-12
"""
        ),
        """
           | Induction    | Fire Safety
Ruth Adler | c 2019-06-03 | c 2025-02-11
Sean Byrne | c 2023-10-16 | -
Mei Chen   | c 2024-01-09 | c 2025-02-12
""",
    ),
    sheet(
        "last-done-and-next-due",
        tab(
            """
              | Fire Safety |            | Moving & Handling |
Employee Name | Last completed | Next due | Last completed | Next due
Ruth Adler | @2025-02-11 | @2026-02-11 | @2024-09-05 | @2026-09-05
Sean Byrne | @2025-06-20 | @2026-06-20 | |
""",
            merges=("B1:C1", "D1:E1"),
        ),
        """
           | Fire Safety | Moving & Handling
Ruth Adler | c,ex 2025-02-11 >2026-02-11 | c 2024-09-05 >2026-09-05
Sean Byrne | c 2025-06-20 >2026-06-20    | -
""",
    ),
    sheet(
        "frequency-below-the-heading",
        tab(
            """
Name | Fire Safety | First Aid | Data Privacy
Frequency | Annual | 3 years | Once
Ruth Adler | @2025-02-11 | @2023-05-16 | @2019-06-10
Sean Byrne | @2025-06-20 | @2024-05-14 | @2023-10-20
"""
        ),
        """
           | Fire Safety  | First Aid    | Data Privacy
Ruth Adler | c 2025-02-11 | c 2023-05-16 | c 2019-06-10
Sean Byrne | c 2025-06-20 | c 2024-05-14 | c 2023-10-20
""",
        asks=1,
    ),
    sheet(
        "days-in-one-number",
        tab(
            """
Name | Course | Date completed
Ruth Adler | Ethics | 20240302
Sean Byrne | Ethics | 20240315
Mei Chen | Ethics | 20231201
"""
        ),
        """
           | Ethics
Ruth Adler | c 2024-03-02
Sean Byrne | c 2024-03-15
Mei Chen   | c 2023-12-01
""",
    ),
    sheet(
        "days-with-time-as-text",
        tab(
            """
User | Activity | Finished
Ruth Adler | Quiz | 03-Mar-2024 10:30
Sean Byrne | Quiz | 04-Mar-2024 09:05
Mei Chen | Quiz | 28-Feb-2024 16:44
"""
        ),
        """
           | Quiz
Ruth Adler | c 2024-03-03
Sean Byrne | c 2024-03-04
Mei Chen   | c 2024-02-28
""",
    ),
    sheet(
        "quarters-and-weeks",
        tab(
            """
Name | Course | Completed
Ruth Adler | Ethics | Q3 2024
Sean Byrne | Ethics | Q1 2025
Mei Chen | Ethics | Not completed
"""
        ),
        """
           | Ethics
Ruth Adler | *
Sean Byrne | *
Mei Chen   | ns,ip
""",
        asks=2,
    ),
    sheet(
        "hours-in-every-spelling",
        tab(
            """
Name | Course | Status | Duration
Ruth Adler | Workshop | Completed | 1h30
Sean Byrne | Workshop | Completed | 1 h 30 min
Mei Chen | Workshop | Completed | 1.5h
Tom Hale | Workshop | Completed | 2 hours
"""
        ),
        """
           | Workshop
Ruth Adler | c 1.5h
Sean Byrne | c 1.5h
Mei Chen   | c 1.5h
Tom Hale   | c 2h
""",
    ),
    sheet(
        "results-and-scores-in-one-cell",
        tab(
            """
Candidate | Theory test | Practical
Ruth Adler | Pass (85%) | Pass
Sean Byrne | Fail (41%) | Pass
Mei Chen | Pass (92%) | Fail
"""
        ),
        """
           | Theory test | Practical
Ruth Adler | *           | c
Sean Byrne | *           | c
Mei Chen   | *           | *
""",
        asks=3,
    ),
    sheet(
        "exempt-with-a-reason",
        tab(
            """
Name | Swimming | Driving | Lifting
Ruth Adler | Completed | Exempt - no licence | Completed
Sean Byrne | Completed | Completed | Exempt (back injury)
Mei Chen | N/A - office based | Completed | Completed
"""
        ),
        """
           | Swimming | Driving | Lifting
Ruth Adler | c  | wv | c
Sean Byrne | c  | c  | wv
Mei Chen   | na | c  | c
""",
        asks=3,
    ),
    sheet(
        "status-with-percent",
        tab(
            """
Learner | Module 1 | Module 2 | Module 3
Ruth Adler | Completed (100%) | In progress (40%) | Not started (0%)
Sean Byrne | Completed (100%) | Completed (100%) | In progress (75%)
"""
        ),
        """
           | Module 1 | Module 2 | Module 3
Ruth Adler | * | * | *
Sean Byrne | * | * | *
""",
        asks=3,
    ),
    sheet(
        "people-who-left",
        tab(
            """
Name | Status | Ethics | Exam
Ruth Adler | Active | Completed | Completed
Sean Byrne | Withdrawn | Completed | Not started
Mei Chen | On leave | In progress | Not started
"""
        ),
        """
           | Ethics | Exam | Status
Ruth Adler | c  | c  | *
Sean Byrne | c  | ns | *
Mei Chen   | ip | ns | *
""",
        asks=2,
    ),
    sheet(
        "ticks-with-days",
        tab(
            """
Name | Ladder | Scaffold
Ruth Adler | ✓ 12/03/24 | ✓ 14/03/24
Sean Byrne | ✓ 19/03/24 |
Mei Chen | | ✓ 14/03/24
"""
        ),
        """
           | Ladder       | Scaffold
Ruth Adler | c 2024-03-12 | c 2024-03-14
Sean Byrne | c 2024-03-19 | -
Mei Chen   | -            | c 2024-03-14
""",
    ),
    sheet(
        "dots-for-days-and-no-year",
        tab(
            """
Seminar 2024 – Teilnahme
Name | Modul A | Modul B
Uwe Schäfer | 14.03. | 21.03.
Aylin Öztürk | 14.03. | 28.03.
"""
        ),
        """
             | Modul A | Modul B
Uwe Schäfer  | * | *
Aylin Öztürk | * | *
""",
        asks=2,
    ),
)
