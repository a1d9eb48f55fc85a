"""Cells that say how far somebody is: words, letters, marks, colors, and words that mislead."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("marks")
sheet = _THEME.sheet

SAMPLES = (
    sheet(
        "crosses",
        tab(
            """
Name | Evacuation | Lone working | Manual handling
Ada Novak | x | X | x
Ben Ode | x | | X
Cara Lim | | x |
""",
            layout="wide",
        ),
        """
          | Evacuation | Lone working | Manual handling
Ada Novak | c | c | c
Ben Ode   | c | - | c
Cara Lim  | - | c | -
""",
    ),
    sheet(
        "ticks-and-crosses",
        tab(
            """
Trainee | Module A | Module B | Module C
Ada Novak | ✓ | ✓ | ✗
Ben Ode | ✔ | ✗ | ✗
Cara Lim | ✓ | ✓ | ✓
"""
        ),
        """
          | Module A | Module B | Module C
Ada Novak | c | c  | ns
Ben Ode   | c | ns | ns
Cara Lim  | c | c  | c
""",
    ),
    sheet(
        "x-and-o-without-legend",
        tab(
            """
Name | Induction | Ladders | Radios
Ada Novak | x | o | x
Ben Ode | o | o | x
Cara Lim | x | x | o
"""
        ),
        """
          | Induction | Ladders | Radios
Ada Novak | c,ns? | c,ns,ip? | c,ns?
Ben Ode   | c,ns,ip? | c,ns,ip? | c,ns?
Cara Lim  | c,ns? | c,ns? | c,ns,ip?
""",
        asks=2,
    ),
    sheet(
        "x-and-o-with-legend",
        tab(
            """
x = completed, o = in progress
Name | Induction | Ladders | Radios
Ada Novak | x | o | x
Ben Ode | o | o | x
Cara Lim | x | x |
"""
        ),
        """
          | Induction | Ladders | Radios
Ada Novak | c  | ip | c
Ben Ode   | ip | ip | c
Cara Lim  | c  | c  | -
""",
    ),
    sheet(
        "yes-and-no",
        tab(
            """
Participant | Agreement signed | Photo received | Background check
Ada Novak | Y | Yes | yes
Ben Ode | N | no | Y
Cara Lim | Y | Yes | n
"""
        ),
        """
          | Agreement signed | Photo received | Background check
Ada Novak | c  | c  | c
Ben Ode   | ns | ns | c
Cara Lim  | c  | c  | ns
""",
    ),
    sheet(
        "ones-and-zeros",
        tab(
            """
Name | Unit 1 | Unit 2 | Unit 3 | Unit 4
Ada Novak | 1 | 1 | 0 | 1
Ben Ode | 1 | 0 | 0 | 0
Cara Lim | 1 | 1 | 1 | 1
"""
        ),
        """
          | Unit 1 | Unit 2 | Unit 3 | Unit 4
Ada Novak | c | c  | ns | c
Ben Ode   | c | ns | ns | ns
Cara Lim  | c | c  | c  | c
""",
        asks=1,
    ),
    sheet(
        "truth-values",
        tab(
            """
Name | Signed code | Read manual
Ada Novak | !TRUE | !TRUE
Ben Ode | !FALSE | !TRUE
Cara Lim | !TRUE | !FALSE
"""
        ),
        """
          | Signed code | Read manual
Ada Novak | c  | c
Ben Ode   | ns | c
Cara Lim  | c  | ns
""",
    ),
    sheet(
        "colors-with-a-legend",
        tab(
            """
Name | Hygiene | Allergens | Knives
Ada Novak | 12/01/2024 | 30/01/2024 | 15/02/2024
Ben Ode | 19/01/2024 | 30/01/2024 | 22/02/2024
Cara Lim | 12/01/2024 | 31/01/2024 | 15/02/2024
~
Green | Completed
Red | Expired
""",
            fills={
                "B2:D2": "00B050",
                "B3": "FF0000",
                "C3:D3": "00B050",
                "B4:D4": "00B050",
                "A6": "00B050",
                "A7": "FF0000",
            },
        ),
        """
          | Hygiene | Allergens | Knives
Ada Novak | c 2024-01-12 | c 2024-01-30 | c 2024-02-15
Ben Ode   | ex 2024-01-19 | c 2024-01-30 | c 2024-02-22
Cara Lim  | c 2024-01-12 | c 2024-01-31 | c 2024-02-15
""",
        asks=1,
    ),
    sheet(
        "letters-nobody-explained",
        tab(
            """
Name | Audit | Budget | Safety
Ada Novak | Q | Z | Q
Ben Ode | Q | Q | Z
Cara Lim | Z | Q | Q
"""
        ),
        """
          | Audit | Budget | Safety
Ada Novak | * | * | *
Ben Ode   | * | * | *
Cara Lim  | * | * | *
""",
        asks=2,
    ),
    sheet(
        "colors-and-nothing-else",
        tab(
            """
Name | Hygiene | Allergens | Knives
Ada Novak | | |
Ben Ode | | |
Cara Lim | | |
~
Green = completed
Yellow = in progress
Red = expired
""",
            fills={
                "B2:D2": "00B050",
                "B3:C3": "00B050",
                "D3": "FFFF00",
                "B4": "FF0000",
                "A6": "00B050",
                "A7": "FFFF00",
                "A8": "FF0000",
            },
        ),
        """
          | Hygiene | Allergens | Knives
Ada Novak | c  | c | c
Ben Ode   | c  | c | ip
Cara Lim  | ex | - | -
""",
    ),
)
