"""Lives through simulated years: `python -m tests.simulated --seed N --people 200 --days 730`."""

import argparse
import sys
import time

from tests.simulated.report import print_people, print_records, print_years
from tests.simulated.years import Span, years_of


def main() -> int:
    """Live, print the counts, the laws and the messages of a few people; 1 where a law broke."""
    words = argparse.ArgumentParser(prog="python -m tests.simulated")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--people", type=int, default=200)
    words.add_argument("--days", type=int, default=730)
    words.add_argument("--read", type=int, default=6, help="print the messages to so many people")
    asked = words.parse_args()
    began = time.monotonic()
    with years_of(Span(asked.people, asked.days, asked.seed)) as years:
        print_years(years, time.monotonic() - began)
        with years.main.reading() as reader:
            print_records(reader)
            print_people(reader, asked.read)
        return 1 if years.laws.broken else 0


if __name__ == "__main__":
    sys.exit(main())
