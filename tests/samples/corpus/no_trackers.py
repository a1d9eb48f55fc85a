"""Workbooks beside the tracker: what holds no completions must not be taken for any."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import beside, tab

_THEME = Theme("no trackers")
sheet, nothing = _THEME.sheet, _THEME.nothing

SAMPLES = (
    nothing(
        "dashboard",
        beside(
            """Dashboard""",
            """
Training compliance 2025
~
Department | Headcount | Compliant | % compliant
Outreach | 14 | 11 | %79
Residential | 22 | 19 | %86
Total | 36 | 30 | %83
""",
        ),
    ),
    nothing(
        "instructions",
        beside(
            "How to",
            """
How to keep the tracker
1 | Open the workbook on the shared drive.
2 | Add each new coach at the bottom of the list.
3 | Put the date of each completed module in its column.
4 | Save and close.
""",
        ),
    ),
    nothing(
        "look-ups",
        beside(
            "Lists",
            """
Status | Course | Region
Completed | Ethics | North
In Progress | Supervision | South
Not Started | Exam | East
""",
        ),
    ),
    nothing(
        "budget",
        beside(
            "Budget 2025",
            """
Budget line | Planned | Actual | Variance
Trainer fees | 12000 | 11350 | 650
Venue hire | 4200 | 4480 | -280
Materials | 900 | 610 | 290
Total | 17100 | 16440 | 660
""",
        ),
    ),
    nothing(
        "contacts",
        beside(
            "Contacts",
            """
Name | Organisation | Phone | Email | Address
Amara Osei | Bridge Coaching | 020 7946 0111 | amara@bc.org | 1 Mill Lane, Leeds
Liam O'Connor | Bridge Coaching | 020 7946 0112 | liam@bc.org | 4 High Street, York
""",
            used=None,
        ),
    ),
    nothing(
        "course-catalog",
        beside(
            "Catalog",
            """
Course code | Course title | Duration (h) | Provider | Price
ETH1 | Ethics in coaching | 6 | Bridge | 120
SUP1 | Supervision basics | 12 | Bridge | 340
EXM1 | Written exam | 2 | Board | 90
""",
        ),
    ),
    nothing(
        "invoices",
        beside(
            "Invoices",
            """
Invoice no | Customer | Date | Amount | Paid
2024-001 | Harbour Hospice | @2024-01-12 | 1200 | Yes
2024-002 | Stonework Ltd | @2024-02-02 | 860.5 | No
2024-003 | Lakeside Centre | @2024-02-20 | 340 | Yes
""",
        ),
    ),
    nothing("one-lonely-number", beside("Sheet1", "42")),
    sheet(
        "required-matrix",
        tab(
            """
Mandatory training requirements by person
Name | Role | Fire Safety | Safeguarding | Medication
Amara Osei | Nurse | Required | Required | Required
Liam Doyle | Driver | Required | Required | Not required
Noor Khan | Admin | Required | Not required | Not required
"""
        ),
        """
           | Fire Safety | Safeguarding | Medication
Amara Osei | rq | rq | rq
Liam Doyle | rq | rq | na
Noor Khan  | rq | na | na
""",
    ),
    sheet(
        "required-matrix-in-crosses",
        tab(
            """
Required training by staff member
Name | Fire Safety | Safeguarding | Medication
Amara Osei | R | R | R
Liam Doyle | R | R |
Noor Khan | R | |
""",
            "Training Needs",
        ),
        """
           | Fire Safety | Safeguarding | Medication
Amara Osei | rq | rq | rq
Liam Doyle | rq | rq | -
Noor Khan  | rq | -  | -
""",
        asks=1,
    ),
    sheet(
        "planned-matrix",
        tab(
            """
Training plan 2026 - planned dates
Name | Fire Safety | Safeguarding
Amara Osei | @2026-04-14 | @2026-05-12
Liam Doyle | @2026-04-14 | @2026-01-12
Noor Khan | @2026-02-10 | @2026-05-12
""",
            "Plan 2026",
        ),
        """
           | Fire Safety   | Safeguarding
Amara Osei | pl 2026-04-14 | pl 2026-05-12
Liam Doyle | pl 2026-04-14 | pl 2026-01-12
Noor Khan  | pl 2026-02-10 | pl 2026-05-12
""",
    ),
    sheet(
        "due-in-days",
        tab(
            """
Refresher training due in (days)
Name | Fire Safety | Safeguarding
Amara Osei | 120 | 14
Liam Doyle | 45 | -3
Noor Khan | 300 | 210
""",
            "Due",
        ),
        """
           | Fire Safety | Safeguarding
Amara Osei | rq,ip,ns,pl? | rq,ip,ns,pl?
Liam Doyle | rq,ip,ns,pl? | rq,ip,ns,pl?
Noor Khan  | rq,ip,ns,pl? | rq,ip,ns,pl?
""",
        asks=1,
    ),
)
