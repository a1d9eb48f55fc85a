"""Cells of words that say how far somebody is, and words that mislead."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("marks")
sheet, book, files = _THEME.sheet, _THEME.book, _THEME.files

SAMPLES = (
    sheet(
        "spaces-and-cases",
        tab(
            """
Name | Ethics | Law | First Aid
Ada Novak | '␣␣␣␣Completed | COMPLETED | completed␣
Ben Ode | Completed | '␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣ | INCOMPLETE
Cara Lim | In  Progress | PENDING | NOT STARTED
"""
        ),
        """
          | Ethics | Law | First Aid
Ada Novak | c  | c     | c
Ben Ode   | c  | -     | ip,ns
Cara Lim  | ip | ip,ns | ns
""",
        asks=2,
    ),
    sheet(
        "words-that-hold-others",
        tab(
            """
Name | DBS check | Reference | Contract
Ada Novak | Request sent | Completed | Not completed
Ben Ode | Completed | Requested 3/2 | Incomplete
Cara Lim | Not Started | Completed | Completed
"""
        ),
        """
          | DBS check | Reference | Contract
Ada Novak | ip,ns | c | ns,ip
Ben Ode   | c     | * | ip,ns
Cara Lim  | ns    | c | c
""",
        asks=2,
    ),
    sheet(
        "not-applicable-and-waived",
        tab(
            """
Name | Forklift | Lifting | Chemicals
Ada Novak | N/A | Completed | Waived
Ben Ode | Completed | NA | Exempt
Cara Lim | Not Applicable | Completed | n/a
"""
        ),
        """
          | Forklift | Lifting | Chemicals
Ada Novak | na | c  | wv
Ben Ode   | c  | na | wv
Cara Lim  | na | c  | na
""",
    ),
    sheet(
        "placeholders",
        tab(
            """
Name | Ethics | Law | First Aid
Ada Novak | -- | Completed | TBD
Ben Ode | - | -- | Completed
Cara Lim | Completed | ? | ...
"""
        ),
        """
          | Ethics | Law | First Aid
Ada Novak | - | c | *
Ben Ode   | - | - | c
Cara Lim  | c | * | -
""",
        asks=2,
    ),
    sheet(
        "error-values",
        tab(
            """
Name | Ethics | Law | Total
Ada Novak | @2024-02-01 | !#N/A | !#REF!
Ben Ode | !#VALUE! | @2024-02-03 | !#REF!
Cara Lim | @2024-02-09 | @2024-02-10 | !#REF!
"""
        ),
        """
          | Ethics | Law
Ada Novak | c 2024-02-01 | -
Ben Ode   | -            | c 2024-02-03
Cara Lim  | c 2024-02-09 | c 2024-02-10
""",
        asks=2,
    ),
    sheet(
        "formulas-nobody-reckoned",
        tab(
            """
Name | Ethics | Law | Done
Ada Novak | Completed | Completed | =COUNTA(B2:C2)
Ben Ode | Completed | =IF(B3="Completed","Completed","") | =COUNTA(B3:C3)
Cara Lim | In Progress | Completed | =COUNTA(B4:C4)
"""
        ),
        """
          | Ethics | Law
Ada Novak | c  | c
Ben Ode   | c  | c?
Cara Lim  | ip | c
""",
        asks=1,
    ),
    sheet(
        "expired-codes",
        tab(
            """
Staff | BLS | ACLS | Fit test
Ada Novak | Current | Expired | 11/2023 - EXPIRED
Ben Ode | expired 05/2023 | Current | Current
Cara Lim | Current | Current | Lapsed
"""
        ),
        """
          | BLS | ACLS | Fit test
Ada Novak | c | ex | *
Ben Ode   | * | c  | c
Cara Lim  | c | c  | ex
""",
    ),
    sheet(
        "words-with-a-date-inside",
        tab(
            """
Name | Mentor sign-off | Essay
Ada Novak | Completed 14 March 2024 | Done - 2024-04-02
Ben Ode | Passed on 2024-03-20 | In progress since 2024-04-01
Cara Lim | Booked for 2026-05-11 | Not started
"""
        ),
        """
          | Mentor sign-off | Essay
Ada Novak | c 2024-03-14  | c 2024-04-02
Ben Ode   | c 2024-03-20  | *
Cara Lim  | pl 2026-05-11 | ns
""",
    ),
)
