"""Completion exports of learning systems."""

from tests.samples.corpus.sample import Made, Sample, Theme
from tests.samples.corpus.tabs import Tab, tab
from tests.samples.corpus.truth import Truth

_THEME = Theme("exports")


def export(name: str, sheet: Tab, truth: Truth, file: str, **how: str) -> Sample:
    """Make a sample of one exported text file."""
    return _THEME.files(name, [Made((sheet,), file, **how)], truth)  # type: ignore[arg-type]


MOODLE_ACTIVITY = tab(
    """
| ID number | Email address | Welcome quiz | | Reflection journal | Friday, 1 March 2024, 5:00 PM | Final assignment |
Amara Osei | 1017 | amara@bc.org | Completed (achieved pass grade) | 2/03/24, 14:05 | Completed | 14/03/24, 09:12 | Not completed |
Liam O'Connor | 1022 | liam@bc.org | Completed (did not achieve pass grade) | 2/03/24, 15:40 | Completed | 28/02/24, 18:30 | Completed | 21/06/24, 11:00
Yuki Tanaka | 1030 | yuki@bc.org | Not completed | | Not completed | | Not completed |
""",
    "progress.course_activities",
)
MOODLE_ACTIVITY_TRUTH = Truth.of(
    """
              | Welcome quiz | Reflection journal | Final assignment
Amara Osei    | c 2024-03-02 | c 2024-03-14       | ns
Liam O'Connor | ip,ns,c 2024-03-02? | c 2024-02-28 | c 2024-06-21
Yuki Tanaka   | ns           | ns                 | ns
""",
    """
Amara Osei <amara@bc.org> [1017]
Liam O'Connor <liam@bc.org> [1022]
Yuki Tanaka <yuki@bc.org> [1030]
""",
)
MOODLE_GERMAN = tab(
    """
| E-Mail-Adresse | Willkommenstest | | Abschlussarbeit |
Jürgen Weiß | jw@coach.de | Abgeschlossen | 14.03.24, 09:12 | Nicht abgeschlossen |
Antje Köhler | ak@coach.de | Abgeschlossen | 28.02.24, 18:30 | Abgeschlossen | 21.06.24, 11:00
""",
    "progress.kurs",
)
MOODLE_COURSE = tab(
    """
Id | Name | Email address | Self completion | Self completion - Completion date | Activity completion: Quiz | Activity completion: Quiz - Completion date
1017 | Amara Osei | amara@bc.org | Completed | Saturday, 2 March 2024, 2:05 PM | Completed | Monday, 4 March 2024, 9:30 AM
1022 | Liam O'Connor | liam@bc.org | Not completed | | Completed | Tuesday, 5 March 2024, 10:10 AM
""",
    "completion-course",
)
CANVAS = tab(
    """
Student | ID | SIS User ID | SIS Login ID | Section | Reflection essay (10231) | Skills quiz (10232) | Portfolio (10240) | Final Score
'␣␣␣␣Points Possible | | | | | 10 | 20 | 100 | (read only)
Osei, Amara | 501 | S1017 | aosei | Coaching 101 | 8 | 18 | EX | 86.7
O'Connor, Liam | 502 | S1022 | loconnor | Coaching 101 | 10 | | 92 | 93.1
Student, Test | 503 | | test01 | Coaching 101 | | | |
""",
    "2024-06-01T0930_Grades-COACH101",
)
LEARNDASH = tab(
    """
user_id | name | email | course_id | course_title | steps_completed | steps_total | course_completed | course_completed_on
17 | Amara Osei | amara@bc.org | 301 | Coaching Foundations | 12 | 12 | YES | 2024-03-02
22 | Liam O'Connor | liam@bc.org | 301 | Coaching Foundations | 7 | 12 | NO |
22 | Liam O'Connor | liam@bc.org | 302 | Ethics in Practice | 4 | 4 | YES | 2024-04-18
""",
    "learndash_reports_user_courses",
)
THINKIFIC = tab(
    """
Student First Name | Student Last Name | Student Email | Course Name | % Completed | Started At | Completed At
Amara | Osei | amara@bc.org | Coaching Foundations | 100 | 2024-01-09 10:00:00 UTC | 2024-03-02 14:05:00 UTC
Liam | O'Connor | liam@bc.org | Coaching Foundations | 58 | 2024-01-10 08:30:00 UTC |
""",
    "student_progress",
)
OTHER_SYSTEM = tab(
    """
Transcript ID | User Full Name | Username | Learning Item | Item Type | Completion Status | Completion Date | CPE Hours
90011 | Amara Osei | aosei | Coaching Foundations | Curriculum | Complete | 03/22/2024 09:15 AM | 6
90012 | Liam O'Connor | loconnor | Coaching Foundations | Curriculum | In Progress | | 0
90013 | Liam O'Connor | loconnor | Ethics in Practice | Course | Complete | 04/18/2024 04:40 PM | 1.5
""",
    "transcript",
)

SAMPLES = (
    export("moodle-activity", MOODLE_ACTIVITY, MOODLE_ACTIVITY_TRUTH, "progress.csv"),
    export(
        "moodle-activity-for-excel",
        MOODLE_ACTIVITY,
        MOODLE_ACTIVITY_TRUTH,
        "progress.csv",
        encoding="utf-16",
        separator="\t",
    ),
    export(
        "moodle-activity-in-german",
        MOODLE_GERMAN,
        Truth.of(
            """
             | Willkommenstest | Abschlussarbeit
Jürgen Weiß  | c 2024-03-14 | ns
Antje Köhler | c 2024-02-28 | c 2024-06-21
""",
            "Jürgen Weiß <jw@coach.de>\nAntje Köhler <ak@coach.de>",
        ),
        "fortschritt.csv",
    ),
    export(
        "moodle-course",
        MOODLE_COURSE,
        Truth.of(
            """
              | Self completion | Activity completion: Quiz = Quiz
Amara Osei    | c 2024-03-02    | c 2024-03-04
Liam O'Connor | ns              | c 2024-03-05
""",
            "Amara Osei <amara@bc.org> [1017]\nLiam O'Connor <liam@bc.org> [1022]",
        ),
        "completion.csv",
    ),
    export(
        "canvas-gradebook",
        CANVAS,
        Truth.of(
            """
              | Reflection essay = Reflection essay (10231) | Skills quiz = Skills quiz (10232) | Portfolio = Portfolio (10240)
Amara Osei    | c,ip s8  | c,ip s18 | wv
Liam O'Connor | c,ip s10 | -        | c,ip s92
""",
            "Amara Osei [S1017]\nLiam O'Connor [S1022]",
        ),
        "grades.csv",
    ),
    export(
        "learndash",
        LEARNDASH,
        Truth.of(
            """
              | Coaching Foundations | Ethics in Practice
Amara Osei    | c 2024-03-02 12      | -
Liam O'Connor | ip,ns 7              | c 2024-04-18 4
""",
            "Amara Osei <amara@bc.org> [17]\nLiam O'Connor <liam@bc.org> [22]",
        ),
        "learndash.csv",
    ),
    export(
        "thinkific",
        THINKIFIC,
        Truth.of(
            """
              | Coaching Foundations
Amara Osei    | c 2024-03-02 100%
Liam O'Connor | ip 58%
""",
            "Amara Osei <amara@bc.org>\nLiam O'Connor <liam@bc.org>",
        ),
        "thinkific.csv",
    ),
    export(
        "another-system",
        OTHER_SYSTEM,
        Truth.of(
            """
              | Coaching Foundations | Ethics in Practice
Amara Osei    | c 2024-03-22 6h      | -
Liam O'Connor | ip 0h                | c 2024-04-18 1.5h
""",
            "Amara Osei [aosei]\nLiam O'Connor [loconnor]",
        ),
        "transcript.csv",
    ),
)
