"""Who a row is about: names in every order, ids, doubles, and rows that are nobody."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("people")
sheet = _THEME.sheet

SAMPLES = (
    sheet(
        "last-name-first",
        tab(
            """
Name | Ethics | Exam
Osei, Amara | Completed | Completed
O'Connor, Liam | Completed | In Progress
van der Berg, Johanna Maria | Completed | Not Started
"""
        ),
        """
                           | Ethics | Exam
Amara Osei                 | c | c
Liam O'Connor              | c | ip
Johanna Maria van der Berg | c | ns
""",
    ),
    sheet(
        "first-and-last-apart",
        tab(
            """
Surname | Given name | Email Address | Ethics
Osei | Amara | amara@bc.org | Completed
O'Connor | Liam | liam@bc.org | In Progress
"""
        ),
        """
              | Ethics
Amara Osei    | c
Liam O'Connor | ip
""",
        "Amara Osei <amara@bc.org>\nLiam O'Connor <liam@bc.org>",
    ),
    sheet(
        "two-of-one-name-with-ids",
        tab(
            """
Staff ID | Name | Course | Date
2001 | John Smith | Ethics | @2024-02-01
2009 | John Smith | Ethics | @2024-05-16
2011 | Mary Poe | Ethics | @2024-02-01
"""
        ),
        """
            | Ethics
John Smith  | c 2024-02-01
John  Smith | c 2024-05-16
Mary Poe    | c 2024-02-01
""",
        "John Smith [2001]\nJohn  Smith [2009]\nMary Poe [2011]",
    ),
    sheet(
        "two-who-share-an-e-mail",
        tab(
            """
Name | Email | Ethics | Exam
Paula Reyes | frontdesk@clinic.org | Completed | Completed
Simon Reyes | frontdesk@clinic.org | Completed | Not Started
Tara Lund | tara@clinic.org | In Progress | Not Started
"""
        ),
        """
            | Ethics | Exam
Paula Reyes | c | c
Simon Reyes | c | ns
Tara Lund   | ip | ns
""",
        asks=1,
    ),
    sheet(
        "the-same-row-twice",
        tab(
            """
Name | Email | Course | Date
Paula Reyes | paula@clinic.org | Ethics | @2024-02-01
Paula Reyes | paula@clinic.org | Ethics | @2024-02-01
Tara Lund | tara@clinic.org | Ethics | @2024-02-09
"""
        ),
        """
            | Ethics
Paula Reyes | c 2024-02-01
Tara Lund   | c 2024-02-09
""",
        "Paula Reyes <paula@clinic.org>\nTara Lund <tara@clinic.org>",
    ),
    sheet(
        "cases-and-spaces-of-one-name",
        tab(
            """
Name | Email | Course | Date
Paula Reyes | paula@clinic.org | Ethics | @2024-02-01
PAULA REYES | paula@clinic.org | Exam | @2024-06-01
'Paula␣␣Reyes␣ | Paula@clinic.org | Portfolio | @2024-07-01
"""
        ),
        """
            | Ethics | Exam | Portfolio
Paula Reyes | c 2024-02-01 | c 2024-06-01 | c 2024-07-01
""",
        "Paula Reyes <paula@clinic.org>",
    ),
    sheet(
        "logins-only",
        tab(
            """
Login | Module 1 | Module 2
a.osei | Completed | Completed
l.oconnor | Completed | In Progress
y.tanaka | Not Started | Not Started
"""
        ),
        """
          | Module 1 | Module 2
a.osei    | c  | c
l.oconnor | c  | ip
y.tanaka  | ns | ns
""",
    ),
    sheet(
        "e-mails-only",
        tab(
            """
Email | Module 1 | Module 2
a.osei@bc.org | Completed | Completed
l.oconnor@bc.org | Completed | In Progress
"""
        ),
        """
                 | Module 1 | Module 2
a.osei@bc.org    | c  | c
l.oconnor@bc.org | c  | ip
""",
    ),
    sheet(
        "titles-and-degrees",
        tab(
            """
Participant | Supervision | Exam
Dr. Ingrid Falk | Completed | Completed
Prof. Ahmed El-Sayed | Completed | In Progress
Ms Joy Adeyemi, MCC | In Progress | Not Started
"""
        ),
        """
                    | Supervision | Exam
Dr. Ingrid Falk     | c  | c
Prof. Ahmed El-Sayed | c  | ip
Ms Joy Adeyemi, MCC | ip | ns
""",
    ),
    sheet(
        "rows-that-are-nobody",
        tab(
            """
Name | Ethics | Exam
Amara Osei | Completed | Completed
Liam Doyle | Completed | In Progress
Total completed | 2 | 1
Average | 1 | 0.5
Updated by HR on 3 March | |
"""
        ),
        """
           | Ethics | Exam
Amara Osei | c | c
Liam Doyle | c | ip
""",
    ),
    sheet(
        "people-with-nothing-yet",
        tab(
            """
No. | Name | Start date | Ethics | Exam
1 | Amara Osei | @2024-01-08 | @2024-03-01 | @2024-06-01
2 | Liam Doyle | @2026-02-16 | |
3 | Noor Khan | @2026-02-16 | |
4 | | | |
5 | | | |
"""
        ),
        """
           | Ethics | Exam
Amara Osei | c 2024-03-01 | c 2024-06-01
Liam Doyle | - | -
Noor Khan  | - | -
""",
        "Amara Osei (2024-01-08)\nLiam Doyle (2026-02-16)\nNoor Khan (2026-02-16)",
    ),
    sheet(
        "supervisors-are-not-participants",
        tab(
            """
Name | Supervisor Name | Ethics | Exam | Signed off by
Amara Osei | Petra Lang | Completed | Completed | Mo Okafor
Liam Doyle | Petra Lang | Completed | In Progress |
Noor Khan | Hans Ulrich | Not Started | Not Started |
"""
        ),
        """
           | Ethics | Exam
Amara Osei | c by:Mo_Okafor | c by:Mo_Okafor
Liam Doyle | c | ip
Noor Khan  | ns | ns
""",
        asks=1,
    ),
    sheet(
        "names-in-other-scripts",
        tab(
            """
Name | Ethics | Exam
山田 太郎 | Completed | In Progress
Ольга Иванова | Completed | Completed
محمد علي | Not Started | Not Started
"""
        ),
        """
              | Ethics | Exam
山田 太郎      | c  | ip
Ольга Иванова | c  | c
محمد علي      | ns | ns
""",
    ),
)
