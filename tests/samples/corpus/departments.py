"""Trackers of several departments, with legends and requirements on sheets of their own."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import beside, tab

_THEME = Theme("departments")
sheet, book = _THEME.sheet, _THEME.book

SAMPLES = (
    book(
        "a-sheet-for-each-department",
        [
            tab(
                "WARDS TEAM\n~\nName | Job title | Fire Safety | First Aid\nRuth Adler | Nurse | @2025-02-11 | @2024-05-14\nMei Chen | Nurse | @2025-02-12 |",
                "Wards",
            ),
            tab(
                "KITCHEN TEAM\n~\nName | Job title | Fire Safety | Food Hygiene\nSean Byrne | Cook | @2025-06-20 | @2024-09-02\nTom Hale | Porter | | @2024-09-02",
                "Kitchen",
            ),
        ],
        """
           | Fire Safety  | First Aid    | Food Hygiene
Ruth Adler | c 2025-02-11 | c 2024-05-14 | -
Mei Chen   | c 2025-02-12 | -            | -
Sean Byrne | c 2025-06-20 | -            | c 2024-09-02
Tom Hale   | -            | -            | c 2024-09-02
""",
    ),
    book(
        "legend-on-a-sheet-of-its-own",
        [
            tab(
                "Name | Lifting | Driving | Chemicals\nRuth Adler | C | IP | NA\nSean Byrne | C | C | C\nMei Chen | IP | NA | C",
                "Matrix",
            ),
            beside("Key", "Code | Meaning\nC | Completed\nIP | In progress\nNA | Not applicable"),
        ],
        """
           | Lifting | Driving | Chemicals
Ruth Adler | c  | ip | na
Sean Byrne | c  | c  | c
Mei Chen   | ip | na | c
""",
        asks=2,
    ),
    book(
        "requirements-with-targets-on-a-sheet",
        [
            tab(
                "Coach | Education hours | Mentor hours | Client hours\nAmara Osei | 60 | 10 | 104\nLiam Doyle | 42 | 3 | 20",
                "Progress",
            ),
            tab(
                "Requirement | Target | Unit | Deadline\nEducation hours | 60 | h | @2026-06-30\nMentor hours | 10 | h | @2026-06-30\nClient hours | 100 | h | @2026-12-31",
                "Requirements",
                used=None,
            ),
        ],
        """
           | Education hours | Mentor hours | Client hours
Amara Osei | c,ip 60h | c,ip 10h | c,ip 104h
Liam Doyle | ip 42h   | ip 3h    | ip 20h
""",
        asks=1,
    ),
    sheet(
        "e-mail-first-name-last",
        tab(
            """
Work email | Intake | Ethics passed | Recorded session | Participant name
a.osei@bc.org | Spring 25 | Yes | @2025-05-02 | Amara Osei
l.doyle@bc.org | Spring 25 | No | | Liam Doyle
n.khan@bc.org | Fall 25 | Yes | @2025-11-20 | Noor Khan
"""
        ),
        """
           | Ethics passed = Ethics | Recorded session
Amara Osei | c  | c 2025-05-02
Liam Doyle | ns | -
Noor Khan  | c  | c 2025-11-20
""",
        """
Amara Osei <a.osei@bc.org> {Spring 25}
Liam Doyle <l.doyle@bc.org> {Spring 25}
Noor Khan <n.khan@bc.org> {Fall 25}
""",
    ),
    sheet(
        "heading-in-the-eighth-row",
        tab(
            """
Company: | Harbour Terminal
Document: | HT-TR-014
Revision: | 7
Owner: | Safety manager
Next audit: | @2026-09-01
~
| Statutory training | | Site training |
Employee | Crane | Slinger | Gate pass | Radio
Tunde Adeyemi | @2024-03-14 | @2024-03-15 | @2025-01-10 | @2025-01-11
Orla Brennan | N/A | N/A | @2025-01-10 |
""",
            layout="wide",
        ),
        """
              | Crane        | Slinger      | Gate pass    | Radio
Tunde Adeyemi | c 2024-03-14 | c 2024-03-15 | c 2025-01-10 | c 2025-01-11
Orla Brennan  | na           | na           | c 2025-01-10 | -
""",
    ),
    sheet(
        "certificates-with-numbers",
        tab(
            """
Name | Licence | Licence number | Issue date | Expiry date | Verified by
Tunde Adeyemi | Crane operator | CR-2231 | @2024-03-14 | @2029-03-14 | J. Hart
Tunde Adeyemi | Slinger | SL-0098 | @2024-03-15 | @2027-03-15 | J. Hart
Orla Brennan | Forklift | FL-4410 | @2021-06-01 | @2024-06-01 | P. Lang
""",
            layout="long",
        ),
        """
              | Crane operator | Slinger | Forklift
Tunde Adeyemi | c 2024-03-14 >2029-03-14 no:CR-2231 by:J._Hart | c 2024-03-15 >2027-03-15 no:SL-0098 by:J._Hart | -
Orla Brennan  | - | - | c,ex 2021-06-01 >2024-06-01 no:FL-4410 by:P._Lang
""",
    ),
    sheet(
        "pairs-of-done-and-evidence",
        tab(
            """
Participant | Portfolio | Portfolio link | Essay | Essay link
Amara Osei | Submitted | https://drive.example.org/p1 | Approved | https://drive.example.org/e1
Liam Doyle | Approved | https://drive.example.org/p2 | Not started |
"""
        ),
        """
           | Portfolio | Essay
Amara Osei | ip        | c
Liam Doyle | c         | ns
""",
    ),
    sheet(
        "sessions-counted-in-columns",
        tab(
            """
Coach | Session 1 | Session 2 | Session 3 | Session 4 | Total
Amara Osei | @2025-01-14 | @2025-02-11 | @2025-03-11 | @2025-04-08 | 4
Liam Doyle | @2025-01-16 | @2025-02-13 | | | 2
"""
        ),
        """
           | Session 1    | Session 2    | Session 3    | Session 4
Amara Osei | c 2025-01-14 | c 2025-02-11 | c 2025-03-11 | c 2025-04-08
Liam Doyle | c 2025-01-16 | c 2025-02-13 | -            | -
""",
        asks=1,
    ),
    sheet(
        "passed-and-failed-with-days",
        tab(
            """
Candidate no. | Candidate | Written | Written date | Oral | Oral date
C-01 | Amara Osei | Passed | @2025-05-02 | Passed | @2025-05-30
C-02 | Liam Doyle | Failed | @2025-05-02 | |
C-03 | Noor Khan | Passed | @2025-05-02 | Booked | @2026-05-29
"""
        ),
        """
           | Written | Oral
Amara Osei | c 2025-05-02 | c 2025-05-30
Liam Doyle | *            | -
Noor Khan  | c 2025-05-02 | pl 2026-05-29
""",
        "Amara Osei [C-01]\nLiam Doyle [C-02]\nNoor Khan [C-03]",
        asks=1,
    ),
)
