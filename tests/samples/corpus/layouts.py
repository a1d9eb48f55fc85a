"""Layouts: where people, requirements and facts stand on a sheet."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("layouts")
sheet, book = _THEME.sheet, _THEME.book

WIDE = """
Name           | Email                 | Cohort | Ethics      | Code of conduct | Exam
Amara Osei     | a.osei@bridgecoach.org| C7     | @2024-03-02 | Completed       | @2024-06-14
Liam O'Connor  | liam@bridgecoach.org  | C7     | @2024-03-05 | Completed       | In Progress
Yuki Tanaka    | yuki@bridgecoach.org  | C8     | Not Started |                 |
"""
WIDE_FACTS = """
              | Ethics       | Code of conduct | Exam
Amara Osei    | c 2024-03-02 | c               | c 2024-06-14
Liam O'Connor | c 2024-03-05 | c               | ip
Yuki Tanaka   | ns           | -               | -
"""
WIDE_PEOPLE = """
Amara Osei <a.osei@bridgecoach.org> {C7}
Liam O'Connor <liam@bridgecoach.org> {C7}
Yuki Tanaka <yuki@bridgecoach.org> {C8}
"""

LONG = """
Employee     | Course Title        | Status      | Date completed
Rosa Delgado | Fire Safety         | Completed   | @2025-01-14
Rosa Delgado | Manual Handling     | In Progress |
Piet Bakker  | Fire Safety         | Completed   | @2025-02-03
Piet Bakker  | Data Protection     | Not Started |
Ines Moreau  | Manual Handling     | Completed   | @2025-01-20
"""
LONG_FACTS = """
             | Fire Safety  | Manual Handling | Data Protection
Rosa Delgado | c 2025-01-14 | ip              | -
Piet Bakker  | c 2025-02-03 | -               | ns
Ines Moreau  | -            | c 2025-01-20    | -
"""

SAMPLES = (
    sheet("wide", tab(WIDE, layout="wide"), WIDE_FACTS, WIDE_PEOPLE),
    sheet(
        "wide-under-a-title",
        tab(
            "Bridge Coaching Academy\nCoach certification tracker 2024||||Updated:|@2024-07-01\n~\n~"
            + WIDE,
            layout="wide",
        ),
        WIDE_FACTS,
        WIDE_PEOPLE,
    ),
    sheet(
        "wide-with-totals",
        tab(
            """
S/N | NAME OF STAFF: | Department | Induction | Safeguarding | Mentor log | Total done | % Qualified
1 | Grace Mwangi  | Outreach | x | x | x | 3 | %100
2 | Tomasz Zieliński | Outreach | x | | x | 2 | %67
3 | Sofia Rossi   | Admin | | x | | 1 | %33
  | TOTAL         |       | 2 | 2 | 2 | |
""",
            layout="wide",
        ),
        """
                 | Induction | Safeguarding | Mentor log
Grace Mwangi     | c | c | c
Tomasz Zieliński | c | - | c
Sofia Rossi      | - | c | -
""",
    ),
    sheet("long", tab(LONG, layout="long"), LONG_FACTS),
    sheet(
        "long-with-certificates",
        tab(
            """
Person ID | Full Name | Certification Name | Status | Year  completed | Expiry | Certificate No | Verified by
1017 | Hannah Vogel | First Aid at Work | Completed | 2023 | @2026-05-31 | FA-2231 | Mo Okafor
1017 | Hannah Vogel | Team Coach Level 1 | Completed | 2024 | | TC-0098 | Mo Okafor
1022 | Jorge Pinto | First Aid at Work | Completed | 2024 | @2027-01-31 | FA-2307 | Petra Lang
""",
            layout="long",
        ),
        """
             | First Aid at Work | Team Coach Level 1
Hannah Vogel | c 2023 >2026-05-31 no:FA-2231 by:Mo_Okafor | c 2024 no:TC-0098 by:Mo_Okafor
Jorge Pinto  | c 2024 >2027-01-31 no:FA-2307 by:Petra_Lang | -
""",
        "Hannah Vogel [1017]\nJorge Pinto [1022]",
    ),
    sheet(
        "long-same-course-twice",
        tab(
            """
Participant | Training Name | Date
Ewa Nowak | CPR refresher | @2022-04-11
Ewa Nowak | CPR refresher | @2024-04-15
Karl Jensen | CPR refresher | @2023-09-30
Karl Jensen | Lone working | @2023-10-02
""",
            layout="long",
        ),
        """
            | CPR refresher | Lone working
Ewa Nowak   | c 2022-04-11; c 2024-04-15 | -
Karl Jensen | c 2023-09-30 | c 2023-10-02
""",
    ),
    sheet(
        "transposed",
        tab(
            """
Requirement       | Amara Osei  | Liam O'Connor | Yuki Tanaka
Ethics module     | @2024-03-02 | @2024-03-05   |
Practicum report  | Completed   | In Progress   | Not Started
Recorded session  | @2024-05-21 |               | @2024-05-30
Final exam        | @2024-06-14 | @2024-06-20   |
""",
            layout="transposed",
        ),
        """
              | Ethics module | Practicum report | Recorded session | Final exam
Amara Osei    | c 2024-03-02  | c                | c 2024-05-21     | c 2024-06-14
Liam O'Connor | c 2024-03-05  | ip               | -                | c 2024-06-20
Yuki Tanaka   | -             | ns               | c 2024-05-30     | -
""",
    ),
    sheet(
        "transposed-with-email-row",
        tab(
            """
Coach            | Berit Lund  | Carl Nyman    | Dora Elgh
Email            | berit@nk.se | carl@nk.se    | dora@nk.se
Kick-off day     | @2025-09-01 | @2025-09-01   | @2025-09-02
Peer coaching    | Done        | Done          | Not started
Written exam     | @2025-12-11 |               |
""",
            layout="transposed",
        ),
        """
           | Kick-off day | Peer coaching | Written exam
Berit Lund | c 2025-09-01 | c             | c 2025-12-11
Carl Nyman | c 2025-09-01 | c             | -
Dora Elgh  | c 2025-09-02 | ns            | -
""",
        "Berit Lund <berit@nk.se>\nCarl Nyman <carl@nk.se>\nDora Elgh <dora@nk.se>",
    ),
    sheet(
        "ditto-names-once",
        tab(
            """
Name          | Training       | Date completed
Fatima Haddad | Fire Safety    | @2023-02-01
              | First Aid      | @2023-02-08
              | Safeguarding   | @2023-03-15
Noah Fischer  | Fire Safety    | @2023-02-01
              | Safeguarding   | @2023-04-20
"""
        ),
        """
              | Fire Safety | First Aid | Safeguarding
Fatima Haddad | c 2023-02-01 | c 2023-02-08 | c 2023-03-15
Noah Fischer  | c 2023-02-01 | - | c 2023-04-20
""",
    ),
    sheet(
        "ditto-marks",
        tab(
            """
Name          | Training       | Date completed
Fatima Haddad | Fire Safety    | @2023-02-01
"             | First Aid      | @2023-02-08
Noah Fischer  | Fire Safety    | @2023-02-03
"             | Safeguarding   | @2023-04-20
"""
        ),
        """
              | Fire Safety | First Aid | Safeguarding
Fatima Haddad | c 2023-02-01 | c 2023-02-08 | -
Noah Fischer  | c 2023-02-03 | - | c 2023-04-20
""",
    ),
    sheet(
        "ditto-merged-names",
        tab(
            """
Name          | Training       | Status    | Hours
Fatima Haddad | Fire Safety    | Completed | 3
              | First Aid      | Completed | 6
Noah Fischer  | Fire Safety    | Completed | 3
              | Safeguarding   | In Progress | 1.5
""",
            merges=("A2:A3", "A4:A5"),
        ),
        """
              | Fire Safety | First Aid | Safeguarding
Fatima Haddad | c 3 | c 6 | -
Noah Fischer  | c 3 | - | ip 1.5
""",
    ),
    sheet(
        "people-in-sections-by-cohort",
        tab(
            """
Name           | Ethics      | Exam
Cohort 2023    |             |
Aino Virtanen  | @2023-05-02 | @2023-11-20
Bilal Khan     | @2023-05-02 | Not Started
Cohort 2024    |             |
Chloé Dubois   | @2024-05-06 | In Progress
""",
            layout="wide",
        ),
        """
              | Ethics       | Exam
Aino Virtanen | c 2023-05-02 | c 2023-11-20
Bilal Khan    | c 2023-05-02 | ns
Chloé Dubois  | c 2024-05-06 | ip
""",
    ),
)
