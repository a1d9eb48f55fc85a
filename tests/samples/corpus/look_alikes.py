"""Tables of people that are no trackers: rosters, pay, leave, surveys, equipment, birthdays."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import beside

_THEME = Theme("no trackers")
nothing = _THEME.nothing

SAMPLES = (
    nothing(
        "equipment-handed-out",
        beside(
            "Laptops",
            """
Asset tag | Model | Serial number | Purchased | Price | Location
LT-001 | ThinkPad T14 | PF3K2 | @2023-02-14 | 1240 | Office 2
LT-002 | ThinkPad T14 | PF3K9 | @2023-02-14 | 1240 | Office 3
LT-003 | Latitude 5440 | 8HX21 | @2024-06-03 | 1105 | Store
""",
        ),
    ),
    nothing(
        "survey-answers",
        beside(
            "Responses",
            """
Timestamp | How satisfied are you with the program? | What did you like most? | Would you recommend it?
@2025-03-01T10:00 | 5 | The peer sessions | Yes
@2025-03-01T11:20 | 4 | Practice | Yes
@2025-03-02T09:05 | 3 | The venue | Maybe
""",
        ),
    ),
    nothing(
        "timetable",
        beside(
            "Week 12",
            """
Time | Monday | Tuesday | Wednesday
09:00 | Ethics | Practice | Ethics
11:00 | Supervision | Ethics | Practice
14:00 | Library | Supervision | Exam
""",
        ),
    ),
    nothing(
        "meeting-notes",
        beside(
            "Notes",
            """
Minutes of the program board
Present: A. Osei, L. Doyle
~
1. The spring cohort starts on 3 March.
2. Two coaches asked for more time.
3. Next meeting on 7 April.
""",
        ),
    ),
    nothing(
        "stock-of-materials",
        beside(
            "Stock",
            """
Material | In stock | Ordered | Minimum
Workbook Ethics | 40 | 0 | 20
Workbook Practice | 12 | 30 | 20
Name badges | 150 | 0 | 50
""",
        ),
    ),
    nothing(
        "tasks-of-the-office",
        beside(
            "To do",
            """
Task | Priority | Due | Done
Order certificates | High | @2026-03-20 | No
Book the hall | Medium | @2026-04-01 | Yes
Renew the insurance | High | @2026-03-31 | No
""",
        ),
    ),
    nothing(
        "addresses-of-people",
        beside(
            "Addresses",
            """
First name | Last name | Street | City | Postcode | Birthday
Ruth | Adler | 1 Mill Lane | Leeds | LS1 4AB | @1985-02-14
Sean | Byrne | 4 High Street | York | YO1 7HH | @1990-11-30
Mei | Chen | 12 Park Road | Hull | HU1 3TT | @1978-07-21
""",
            used=None,
        ),
    ),
    nothing(
        "pay-and-leave",
        beside(
            "Staff",
            """
Employee | Salary | Leave days | Leave taken | Leave left
Ruth Adler | 31000 | 28 | 12 | 16
Sean Byrne | 27500 | 28 | 5 | 23
Mei Chen | 33250 | 30 | 30 | 0
""",
            used=None,
        ),
    ),
    nothing(
        "pivot-of-counts",
        beside(
            "Pivot",
            """
Count of Name | Column Labels | |
Row Labels | Completed | In Progress | Grand Total
Ethics | 14 | 3 | 17
Supervision | 9 | 8 | 17
Grand Total | 23 | 11 | 34
""",
        ),
    ),
    nothing("formulas-without-values", beside("Calc", "=SUM(B1:B9)\n=NOW()\n=A1*2")),
)
