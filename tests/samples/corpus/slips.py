"""Slips of the hand and tables of uncommon size: typing errors, subtotals, sixty courses."""

from datetime import date, timedelta

from tests.samples.corpus.sample import Sample, Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("slips")
sheet, book = _THEME.sheet, _THEME.book


def sixty_courses() -> Sample:
    """Make a matrix of sixty courses and twelve people."""
    courses = [f"{area} {level}" for area in AREAS for level in range(1, 7)]
    people = [f"{first} {last}" for first, last in zip(FIRST, LAST, strict=True)]
    rows, facts = [" | ".join(["Employee", *courses])], ["| " + " | ".join(courses)]
    for number, person in enumerate(people):
        days = [
            date(2024, 1, 8) + timedelta(days=7 * at + number) if (at + number) % 3 else None
            for at in range(len(courses))
        ]
        rows.append(" | ".join([person, *(f"@{day}" if day else "" for day in days)]))
        facts.append(" | ".join([person, *(f"c {day}" if day else "-" for day in days)]))
    return sheet("sixty-courses", tab("\n".join(rows), layout="wide"), "\n".join(facts))


def four_hundred_rows() -> Sample:
    """Make a log of four hundred rows, each person and course but once."""
    courses = [f"{area} basics" for area in AREAS] + [f"{area} practice" for area in AREAS]
    people = [f"{first} {last}" for first in FIRST[:5] for last in LAST[:4]]
    rows, facts = ["Name | Course | Status | Date"], ["| " + " | ".join(courses)]
    for number, person in enumerate(people):
        said = []
        for at, course in enumerate(courses):
            day = date(2023, 3, 1) + timedelta(days=11 * at + 3 * number)
            done = (at * number) % 4 != 1
            status = f"Completed | @{day}" if done else "In Progress |"
            rows.append(f"{person} | {course} | {status}")
            said.append(f"c {day}" if done else "ip")
        facts.append(" | ".join([person, *said]))
    return sheet("four-hundred-rows", tab("\n".join(rows), layout="long"), "\n".join(facts))


FIRST = [
    "Ruth",
    "Sean",
    "Mei",
    "Tom",
    "Ada",
    "Omar",
    "Lena",
    "Priya",
    "Hugo",
    "Ilse",
    "Jan",
    "Vera",
]
LAST = [
    "Adler",
    "Byrne",
    "Chen",
    "Hale",
    "Novak",
    "Haddad",
    "Brandt",
    "Nair",
    "Martin",
    "Visser",
    "Kowal",
    "Lund",
]
AREAS = (
    "Ethics", "Safety", "Coaching", "Supervision", "Contracting", "Hygiene", "Privacy", "Lifting",
    "Listening", "Leadership",
)  # fmt: skip

SAMPLES = (
    sixty_courses(),
    four_hundred_rows(),
    sheet(
        "words-typed-wrong",
        tab(
            """
Name | Ethics | Law | First Aid
Ruth Adler | Complted | Completed | Compleated
Sean Byrne | Completed | In progres | Completed
Mei Chen | Not Startd | Completed | Completed
"""
        ),
        """
           | Ethics | Law | First Aid
Ruth Adler | c  | c  | c
Sean Byrne | c  | ip | c
Mei Chen   | ns | c  | c
""",
        asks=4,
    ),
    sheet(
        "subtotals-between-cohorts",
        tab(
            """
Cohort | Name | Ethics | Exam
Spring | Ruth Adler | x | x
Spring | Sean Byrne | x |
Spring total | | 2 | 1
Autumn | Mei Chen | x | x
Autumn | Tom Hale | | x
Autumn total | | 1 | 2
Grand total | | 3 | 3
"""
        ),
        """
           | Ethics | Exam
Ruth Adler | c | c
Sean Byrne | c | -
Mei Chen   | c | c
Tom Hale   | - | c
""",
        "Ruth Adler {Spring}\nSean Byrne {Spring}\nMei Chen {Autumn}\nTom Hale {Autumn}",
    ),
    sheet(
        "surnames-with-initials",
        tab(
            """
STAFF | FIRE SAFETY | MANUAL HANDLING | COSHH
ADEYEMI T. | 14/03/2024 | 20/03/2024 | N/A
BRENNAN O. | 14/03/2024 | | 22/03/2024
CHOWDHURY I. | | 20/03/2024 | 22/03/2024
"""
        ),
        """
             | FIRE SAFETY  | MANUAL HANDLING | COSHH
ADEYEMI T.   | c 2024-03-14 | c 2024-03-20 | na
BRENNAN O.   | c 2024-03-14 | -            | c 2024-03-22
CHOWDHURY I. | -            | c 2024-03-20 | c 2024-03-22
""",
    ),
    sheet(
        "days-of-two-orders-in-one-column",
        tab(
            """
Name | Course | Date completed
Ruth Adler | Ethics | 14/03/2024
Sean Byrne | Ethics | 03/28/2024
Mei Chen | Ethics | 05/04/2024
"""
        ),
        """
           | Ethics
Ruth Adler | c 2024-03-14
Sean Byrne | c 2024-03-28
Mei Chen   | c 2024-04-05?
""",
        asks=1,
    ),
    sheet(
        "some-columns-of-two-rows",
        tab(
            """
Name | Cohort | Induction | Mentor coaching | | Exam
 | | | Hours | Last session |
Ruth Adler | C7 | @2025-01-13 | 10 | @2025-06-02 | Passed
Sean Byrne | C7 | @2025-01-13 | 4 | @2025-03-10 |
""",
            merges=("D1:E1",),
        ),
        """
           | Induction    | Mentor coaching | Exam
Ruth Adler | c 2025-01-13 | c,ip 10h 2025-06-02 | c
Sean Byrne | c 2025-01-13 | c,ip 4h 2025-03-10  | -
""",
        "Ruth Adler {C7}\nSean Byrne {C7}",
    ),
    sheet(
        "until-within-the-cell",
        tab(
            """
Name | First Aid | Driving
Ruth Adler | Completed, valid until 14/05/2027 | exp. 31/12/2027
Sean Byrne | Expired 14/05/2023 | valid until 30/06/2028
"""
        ),
        """
           | First Aid | Driving
Ruth Adler | c >2027-05-14 | c >2027-12-31
Sean Byrne | *             | c >2028-06-30
""",
        asks=2,
    ),
    sheet(
        "a-blank-column-between",
        tab(
            """
Name | Email | | Ethics | Exam
Ruth Adler | ruth@hh.org | | Completed | @2024-06-14
Sean Byrne | sean@hh.org | | In progress |
"""
        ),
        """
           | Ethics | Exam
Ruth Adler | c  | c 2024-06-14
Sean Byrne | ip | -
""",
        "Ruth Adler <ruth@hh.org>\nSean Byrne <sean@hh.org>",
    ),
)
