"""Days as offices write them: real, as text in any order, as numbers, cut short, or impossible."""

from tests.samples.corpus.sample import Made, Theme
from tests.samples.corpus.tabs import tab
from tests.samples.corpus.truth import Truth

_THEME = Theme("dates")
sheet, files = _THEME.sheet, _THEME.files

SAMPLES = (
    sheet(
        "serials-in-general-cells",
        tab(
            """
Name | Ethics | Law
Ada Novak | 43817 | 43850
Ben Ode | 43817 | 44012
Cara Lim | 43902 |
"""
        ),
        """
          | Ethics | Law
Ada Novak | c 2019-12-18 | c 2020-01-20
Ben Ode   | c 2019-12-18 | c 2020-06-30
Cara Lim  | c 2020-03-12 | -
""",
    ),
    sheet(
        "serials-among-dates",
        tab(
            """
Name | Course | Date completed
Ada Novak | Ethics | @2019-12-18
Ben Ode | Ethics | 43817
Cara Lim | Ethics | @2020-03-12
"""
        ),
        """
          | Ethics
Ada Novak | c 2019-12-18
Ben Ode   | c 2019-12-18
Cara Lim  | c 2020-03-12
""",
    ),
    files(
        "serials-of-1904",
        [
            Made(
                (
                    tab(
                        "Name | Course | Date completed\nAda Novak | Ethics | 42355\nBen Ode | Ethics | 42440\nCara Lim | Ethics | @2020-06-30"
                    ),
                ),
                is_1904=True,
            )
        ],
        Truth.of(
            "| Ethics\nAda Novak | c 2019-12-18\nBen Ode | c 2020-03-12\nCara Lim | c 2020-06-30"
        ),
    ),
    sheet(
        "years-only",
        tab(
            """
Name | Course Title | Year  completed
Ada Novak | Ethics | 2017
Ben Ode | Ethics | 2018
Cara Lim | Ethics | 2017
"""
        ),
        """
          | Ethics
Ada Novak | c 2017
Ben Ode   | c 2018
Cara Lim  | c 2017
""",
    ),
    sheet(
        "years-in-date-cells",
        tab(
            """
Name | Course | Date
Ada Novak | Ethics | 2017
Ben Ode | Ethics | 2018
Cara Lim | Ethics | @2019-06-03
""",
            formats={"C2": "dd/mm/yyyy", "C3": "dd/mm/yyyy"},
        ),
        """
          | Ethics
Ada Novak | c 2017
Ben Ode   | c 2018
Cara Lim  | c 2019-06-03
""",
    ),
    sheet(
        "unknown-as-1900",
        tab(
            """
Name | Course | Status | Date
Ada Novak | Ethics | Completed | @1900-01-01
Ben Ode | Ethics | Completed | @2021-05-02
Cara Lim | Ethics | Completed | @1900-01-01
"""
        ),
        """
          | Ethics
Ada Novak | c
Ben Ode   | c 2021-05-02
Cara Lim  | c
""",
    ),
    sheet(
        "buddhist-format",
        tab(
            """
Name | Course | Date completed
Somchai Jaidee | Ethics | @2024-03-02
Suda Kaew | Ethics | @2024-03-09
""",
            formats={"C2": "[$-107041E]d mmmm bbbb", "C3": "[$-107041E]d mmmm bbbb"},
        ),
        """
               | Ethics
Somchai Jaidee | c 2024-03-02
Suda Kaew      | c 2024-03-09
""",
    ),
    sheet(
        "days-to-come-are-plans",
        tab(
            """
Name | Ethics | Exam
Ada Novak | @2025-11-04 | @2026-06-12
Ben Ode | @2025-11-04 | @2026-06-12
Cara Lim | @2025-12-01 | @2026-01-30
"""
        ),
        """
          | Ethics | Exam
Ada Novak | c 2025-11-04 | pl 2026-06-12
Ben Ode   | c 2025-11-04 | pl 2026-06-12
Cara Lim  | c 2025-12-01 | c 2026-01-30
""",
        asks=1,
    ),
    sheet(
        "with-times",
        tab(
            """
Learner | Activity | Completed on
Ada Novak | Quiz 1 | @2024-03-02T14:05
Ben Ode | Quiz 1 | @2024-03-02T23:59
Cara Lim | Quiz 1 | @2024-03-03T00:00
"""
        ),
        """
          | Quiz 1
Ada Novak | c 2024-03-02
Ben Ode   | c 2024-03-02
Cara Lim  | c 2024-03-03
""",
    ),
    sheet(
        "shown-month-first-by-format",
        tab(
            """
Name | Course | Date
Ada Novak | Ethics | @2024-03-02
Ben Ode | Ethics | @2024-07-12
Cara Lim | Ethics | @2024-03-28
""",
            formats={"C2": "mm-dd-yy", "C3": "m/d/yyyy", "C4": "d-mmm-yy"},
        ),
        """
          | Ethics
Ada Novak | c 2024-03-02
Ben Ode   | c 2024-07-12
Cara Lim  | c 2024-03-28
""",
    ),
)
