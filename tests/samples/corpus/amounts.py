"""Hours, sessions, credits, percent, durations and scores."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("amounts")
sheet = _THEME.sheet

SAMPLES = (
    sheet(
        "done-of-wanted",
        tab(
            """
Name | Coaching hours | Sessions
Ada Novak | 12/60 | 6/6
Ben Ode | 60/60 | 2/6
Cara Lim | 45/60 | 0/6
"""
        ),
        """
          | Coaching hours | Sessions
Ada Novak | ip 12h | c 6
Ben Ode   | c 60h  | ip 2
Cara Lim  | ip 45h | ns 0
""",
    ),
    sheet(
        "numbers-with-units",
        tab(
            """
Participant | Training | Duration
Ada Novak | Residential | 45 hrs
Ben Ode | Residential | 7.5 hours
Cara Lim | Webinar | 90 min
"""
        ),
        """
          | Residential | Webinar
Ada Novak | c,ip 45h | -
Ben Ode   | c,ip 7.5h | -
Cara Lim  | - | c,ip 1.5h
""",
    ),
    sheet(
        "real-durations",
        tab(
            """
Learner | Course | Status | Time spent
Ada Novak | Onboarding | Completed | :0:13:44
Ben Ode | Onboarding | Completed | :1:30:00
Cara Lim | Onboarding | In Progress | :0:06:00
"""
        ),
        """
          | Onboarding
Ada Novak | c 0.2289h
Ben Ode   | c 1.5h
Cara Lim  | ip 0.1h
""",
    ),
    sheet(
        "text-durations",
        tab(
            """
Learner | Course | Status | Time spent
Ada Novak | Onboarding | Completed | 0:13:44
Ben Ode | Onboarding | Completed | 1:30:00
Cara Lim | Onboarding | In Progress | 0:06:00
"""
        ),
        """
          | Onboarding
Ada Novak | c 0.2289h
Ben Ode   | c 1.5h
Cara Lim  | ip 0.1h
""",
    ),
    sheet(
        "percent-of-progress",
        tab(
            """
Name | E-learning basics | E-learning advanced
Ada Novak | %100 | %85
Ben Ode | %40 | %0
Cara Lim | %100 | %100
"""
        ),
        """
          | E-learning basics | E-learning advanced
Ada Novak | *  | *
Ben Ode   | *  | *
Cara Lim  | *  | *
""",
        asks=1,
    ),
    sheet(
        "scores-with-a-pass-mark",
        tab(
            """
Pass mark: 70
Name | Course | Score
Ada Novak | Written exam | 85
Ben Ode | Written exam | 64
Cara Lim | Written exam | 70
"""
        ),
        """
          | Written exam
Ada Novak | c s85
Ben Ode   | ip,ns s64
Cara Lim  | c s70
""",
    ),
    sheet(
        "scores-without-a-pass-mark",
        tab(
            """
Name | Course | Date | Score
Ada Novak | Written exam | @2024-05-02 | 85
Ben Ode | Written exam | @2024-05-02 | 64
Cara Lim | Written exam | @2024-05-02 | 70
"""
        ),
        """
          | Written exam
Ada Novak | c,ip 2024-05-02 s85
Ben Ode   | c,ip 2024-05-02 s64
Cara Lim  | c,ip 2024-05-02 s70
""",
    ),
    sheet(
        "scores-and-results",
        tab(
            """
Student | Exam | Result | Score % | Exam date
Ada Novak | Theory | Pass | %92 | @2025-02-01
Ben Ode | Theory | Fail | %41 | @2025-02-01
Cara Lim | Theory | Pass | %77 | @2025-02-02
"""
        ),
        """
          | Theory
Ada Novak | c 2025-02-01 s92
Ben Ode   | ip,ns s41
Cara Lim  | c 2025-02-02 s77
""",
        asks=1,
    ),
    sheet(
        "credits-by-event",
        tab(
            """
Name | Event | Date | Credits earned | Category
Ada Novak | Spring conference | @2025-04-11 | 5.5 | Core
Ada Novak | Ethics webinar | @2025-06-02 | 2 | Ethics
Ben Ode | Spring conference | @2025-04-11 | 5.5 | Core
"""
        ),
        """
          | Spring conference | Ethics webinar
Ada Novak | c,ip 2025-04-11 5.5 | c,ip 2025-06-02 2
Ben Ode   | c,ip 2025-04-11 5.5 | -
""",
    ),
    sheet(
        "decimal-commas",
        tab(
            """
Teilnehmer | Kurs | Datum | Stunden
Jürgen Weiß | Supervision | 14.03.2024 | 1,5
Antje Köhler | Supervision | 14.03.2024 | 2,25
Emre Yilmaz | Supervision | 28.03.2024 | 1.250,5
"""
        ),
        """
             | Supervision
Jürgen Weiß  | c,ip 2024-03-14 1.5h
Antje Köhler | c,ip 2024-03-14 2.25h
Emre Yilmaz  | c,ip 2024-03-28 1250.5h
""",
    ),
    sheet(
        "hours-with-a-target-column",
        tab(
            """
Name | Activity | Hours completed | Hours required
Ada Novak | Client coaching | 100 | 100
Ben Ode | Client coaching | 37.5 | 100
Cara Lim | Mentor coaching | 10 | 10
"""
        ),
        """
          | Client coaching | Mentor coaching
Ada Novak | c 100h  | -
Ben Ode   | ip 37.5h | -
Cara Lim  | -       | c 10h
""",
    ),
    sheet(
        "totals-that-look-like-facts",
        tab(
            """
Name | Jan hours | Feb hours | Mar hours | Total hours | % of target
Ada Novak | 4 | 6 | 2 | 12 | %20
Ben Ode | 8 | 8 | 4 | 20 | %33
Cara Lim | 1.5 | 0 | 3 | 4.5 | %8
"""
        ),
        """
          | Jan hours | Feb hours | Mar hours | Total hours
Ada Novak | * | * | * | *
Ben Ode   | * | * | * | *
Cara Lim  | * | * | * | *
""",
        asks=1,
    ),
)
