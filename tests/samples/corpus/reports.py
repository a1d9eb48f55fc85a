"""Reports printed from systems and matrices of several years, as they are saved to Excel."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import beside, tab

_THEME = Theme("reports")
sheet, book = _THEME.sheet, _THEME.book

SAMPLES = (
    sheet(
        "person-above-their-courses",
        tab(
            """
Transcript report
Printed: 12/01/2026
~
Course | Status | Date completed
Adler, Ruth
Fire Safety | Completed | @2025-02-11
Data Privacy | Completed | @2025-03-04
Byrne, Sean
Fire Safety | Completed | @2025-06-20
Data Privacy | In Progress |
"""
        ),
        """
           | Fire Safety  | Data Privacy
Ruth Adler | c 2025-02-11 | c 2025-03-04
Sean Byrne | c 2025-06-20 | ip
""",
        asks=1,
    ),
    sheet(
        "courses-by-year",
        tab(
            """
     | Fire Safety |      | First Aid |
Name | 2023 | 2024 | 2023 | 2024
Ruth Adler | @2023-03-01 | @2024-03-04 | | @2024-05-02
Sean Byrne | @2023-03-01 | | @2023-05-10 |
""",
            merges=("B1:C1", "D1:E1"),
        ),
        """
           | Fire Safety = Fire Safety 2023 = Fire Safety 2024 | First Aid = First Aid 2023 = First Aid 2024
Ruth Adler | c 2023-03-01; c 2024-03-04 | c 2024-05-02
Sean Byrne | c 2023-03-01               | c 2023-05-10
""",
    ),
    sheet(
        "seminar-list-with-venue-and-cost",
        tab(
            """
Sl No | Name of Employee | Designation | Name of Training | From | To | No. of days | Venue | Trainer | Cost
1 | Anil Kumar | Engineer | Welding safety | @2024-07-08 | @2024-07-10 | 3 | Pune | R. Iyer | 4500
2 | Anil Kumar | Engineer | First aid | @2024-09-02 | @2024-09-03 | 2 | Pune | S. Rao | 2000
3 | Sunita Sharma | Manager | Leadership | @2024-11-18 | @2024-11-22 | 5 | Mumbai | P. Shah | 22000
"""
        ),
        """
              | Welding safety | First aid | Leadership
Anil Kumar    | c,ip 2024-07-10 3 | c,ip 2024-09-03 2 | -
Sunita Sharma | -              | -         | c,ip 2024-11-22 5
""",
    ),
    book(
        "active-and-leavers",
        [
            tab(
                "Name | Email | Ethics | Exam\nRuth Adler | ruth@hh.org | @2024-03-01 | @2024-06-01\nMei Chen | mei@hh.org | @2024-03-01 |",
                "Active",
                layout="wide",
            ),
            tab(
                "Name | Email | Ethics | Exam\nSean Byrne | sean@hh.org | @2023-03-01 |",
                "Leavers",
                layout="wide",
            ),
        ],
        """
           | Ethics       | Exam
Ruth Adler | c 2024-03-01 | c 2024-06-01
Mei Chen   | c 2024-03-01 | -
Sean Byrne | c 2023-03-01 | -
""",
        "Ruth Adler <ruth@hh.org>\nMei Chen <mei@hh.org>\nSean Byrne <sean@hh.org>",
    ),
    book(
        "an-empty-form-as-template",
        [
            beside(
                "Template", "Name: |\nCohort: |\nRequirement | Status | Date\nEthics | |\nExam | |"
            ),
            tab(
                "Name: | Ruth Adler\nCohort: | Spring 24\nRequirement | Status | Date\nEthics | Completed | @2024-03-01\nExam | In progress |",
                "RA",
            ),
            tab(
                "Name: | Sean Byrne\nCohort: | Spring 24\nRequirement | Status | Date\nEthics | Completed | @2024-03-08\nExam | Not started |",
                "SB",
            ),
        ],
        """
           | Ethics       | Exam
Ruth Adler | c 2024-03-01 | ip
Sean Byrne | c 2024-03-08 | ns
""",
        "Ruth Adler {Spring 24}\nSean Byrne {Spring 24}",
    ),
    sheet(
        "compliance-with-a-percent-row",
        tab(
            """
Team member | Code of Conduct | Anti-Bribery | Cyber Security | Compliance %
Ruth Adler | Yes | Yes | Yes | %100
Sean Byrne | Yes | No | Yes | %67
Mei Chen | No | No | Yes | %33
Completed % | %67 | %33 | %100 |
"""
        ),
        """
           | Code of Conduct | Anti-Bribery | Cyber Security
Ruth Adler | c  | c  | c
Sean Byrne | c  | ns | c
Mei Chen   | ns | ns | c
""",
    ),
    sheet(
        "two-tables-side-by-side",
        tab(
            """
Team North | | | | Team South | |
Name | Ethics | Exam | | Name | Ethics | Exam
Ruth Adler | Completed | Completed | | Mei Chen | Completed | Not started
Sean Byrne | In progress | Not started | | Tom Hale | Completed | Completed
"""
        ),
        """
           | Ethics | Exam
Ruth Adler | c  | c
Sean Byrne | ip | ns
Mei Chen   | c  | ns
Tom Hale   | c  | c
""",
    ),
    sheet(
        "supervision-log",
        tab(
            """
Coach | Date of session | Supervisor | Type | Hours
Amara Osei | @2025-01-14 | Petra Lang | 1:1 | 1
Amara Osei | @2025-02-11 | Petra Lang | Group | 2
Liam Doyle | @2025-01-16 | Hans Ulrich | 1:1 | 1
"""
        ),
        """
           | Supervision = Hours = session = Date of session = tracker = Northern Coaching Network
Amara Osei | *
Liam Doyle | *
""",
        asks=1,
    ),
    sheet(
        "due-dates-beside-status",
        tab(
            """
Assigned to | Course name | Due date | Completion status | Completion date
Ruth Adler | Cyber Awareness | @2025-12-31 | Complete | @2025-11-20
Sean Byrne | Cyber Awareness | @2025-12-31 | Overdue |
Mei Chen | Cyber Awareness | @2026-12-31 | Not started |
"""
        ),
        """
           | Cyber Awareness
Ruth Adler | c 2025-11-20
Sean Byrne | *
Mei Chen   | ns
""",
        asks=1,
    ),
    sheet(
        "grades-as-letters",
        tab(
            """
Student | Essay | Viva | Portfolio
Ruth Adler | A | B+ | A-
Sean Byrne | B | C | B
Mei Chen | F | B | A
"""
        ),
        """
           | Essay | Viva | Portfolio
Ruth Adler | * | * | *
Sean Byrne | * | * | *
Mei Chen   | * | * | *
""",
        asks=3,
    ),
    book(
        "english-months-as-sheets",
        [
            tab(
                "Name | Training | Date | Attended\nRuth Adler | Fire Safety | @2025-01-15 | Y\nSean Byrne | Fire Safety | @2025-01-15 | N",
                "Jan 2025",
            ),
            tab(
                "Name | Training | Date | Attended\nSean Byrne | Fire Safety | @2025-02-12 | Y\nMei Chen | Privacy | @2025-02-19 | Y",
                "Feb 2025",
            ),
        ],
        """
           | Fire Safety | Privacy
Ruth Adler | c 2025-01-15 | -
Sean Byrne | * | -
Mei Chen   | - | c 2025-02-19
""",
        asks=1,
    ),
)
