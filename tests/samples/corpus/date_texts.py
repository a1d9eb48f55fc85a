"""Days written as text, in any order and any length, or impossible."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("dates")
sheet, book, files = _THEME.sheet, _THEME.book, _THEME.files

SAMPLES = (
    sheet(
        "text-day-first",
        tab(
            """
Name | Ethics | Law
Ada Novak | 30/08/2020 | 04/03/2021
Ben Ode | 02/09/2020 | 17/03/2021
Cara Lim | 14/09/2020 | 05/03/2021
"""
        ),
        """
          | Ethics | Law
Ada Novak | c 2020-08-30 | c 2021-03-04
Ben Ode   | c 2020-09-02 | c 2021-03-17
Cara Lim  | c 2020-09-14 | c 2021-03-05
""",
    ),
    sheet(
        "text-month-first",
        tab(
            """
Employee | Date completed | Training Name
Ada Novak | 08/30/2020 | Ethics
Ben Ode | 09/02/2020 | Ethics
Cara Lim | 12/28/2020 | Ethics
"""
        ),
        """
          | Ethics
Ada Novak | c 2020-08-30
Ben Ode   | c 2020-09-02
Cara Lim  | c 2020-12-28
""",
    ),
    sheet(
        "text-of-no-clear-order",
        tab(
            """
Name | Course | Date
Ada Novak | Ethics | 04/03/2025
Ben Ode | Ethics | 05/06/2025
Cara Lim | Ethics | 01/02/2025
"""
        ),
        """
          | Ethics
Ada Novak | c 2025-03-04?
Ben Ode   | c 2025-06-05?
Cara Lim  | c 2025-02-01?
""",
        asks=1,
    ),
    sheet(
        "swapped-by-excel",
        tab(
            """
Name | Course | Date
Ada Novak | Ethics | 14/03/2024
Ben Ode | Ethics | @2024-05-03
Cara Lim | Ethics | 27/02/2024
Dov Katz | Ethics | @2024-11-04
Eva Orr | Ethics | 19/01/2024
Finn Moe | Ethics | @2024-09-12
Gus Ray | Ethics | @2024-02-01
"""
        ),
        """
          | Ethics
Ada Novak | c 2024-03-14
Ben Ode   | c 2024-03-05?
Cara Lim  | c 2024-02-27
Dov Katz  | c 2024-04-11?
Eva Orr   | c 2024-01-19
Finn Moe  | c 2024-12-09?
Gus Ray   | c 2024-01-02?
""",
        asks=1,
    ),
    sheet(
        "iso-text",
        tab(
            """
Name | Course | Completed at
Ada Novak | Ethics | 2024-03-02
Ben Ode | Ethics | 2024-03-02T14:20:00Z
Cara Lim | Ethics | 2024/03/04
"""
        ),
        """
          | Ethics
Ada Novak | c 2024-03-02
Ben Ode   | c 2024-03-02
Cara Lim  | c 2024-03-04
""",
    ),
    sheet(
        "months",
        tab(
            """
Name | Course | Date
Ada Novak | Ethics | Feb.2024
Ben Ode | Ethics | March 2024
Cara Lim | Ethics | Sep-23
Dov Katz | Ethics | 2024-05
"""
        ),
        """
          | Ethics
Ada Novak | c 2024-02
Ben Ode   | c 2024-03
Cara Lim  | c 2023-09
Dov Katz  | c 2024-05
""",
        asks=1,
    ),
    sheet(
        "ranges",
        tab(
            """
Name | Course | Dates
Ada Novak | Residential | 6 -24 July 2025
Ben Ode | Residential | 6-24 July 2025
Cara Lim | Winter school | 12 January 2025 - 16 January 2025
"""
        ),
        """
          | Residential | Winter school
Ada Novak | c 2025-07-24 | -
Ben Ode   | c 2025-07-24 | -
Cara Lim  | - | c 2025-01-16
""",
    ),
    sheet(
        "named-months-any-order",
        tab(
            """
Name | Course | Date
Ada Novak | Ethics | 2 March 2024
Ben Ode | Ethics | Mar 5, 2024
Cara Lim | Ethics | 9-Mar-24
Dov Katz | Ethics | 12th March 2024
Eva Orr | Ethics | Monday, March 18, 2024
"""
        ),
        """
          | Ethics
Ada Novak | c 2024-03-02
Ben Ode   | c 2024-03-05
Cara Lim  | c 2024-03-09
Dov Katz  | c 2024-03-12
Eva Orr   | c 2024-03-18
""",
    ),
    sheet(
        "two-digit-years-and-dots",
        tab(
            """
Name | Course | Date
Ada Novak | Ethics | 13.02.24
Ben Ode | Ethics | 28.2.2024
Cara Lim | Ethics | 01.03.24
"""
        ),
        """
          | Ethics
Ada Novak | c 2024-02-13
Ben Ode   | c 2024-02-28
Cara Lim  | c 2024-03-01
""",
    ),
    sheet(
        "impossible-days",
        tab(
            """
Name | Course | Date
Ada Novak | Ethics | 31/02/2024
Ben Ode | Ethics | 15/02/2024
Cara Lim | Ethics | 28/02/2024
"""
        ),
        """
          | Ethics
Ada Novak | c?
Ben Ode   | c 2024-02-15
Cara Lim  | c 2024-02-28
""",
        asks=1,
    ),
)
