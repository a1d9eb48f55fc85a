"""The measures as a table on the terminal."""

from rich.console import Console
from rich.table import Table

from bench.measure import Measure

COLUMNS = ("ours", "base", "ratio", "goal", "MiB")


def print_table(measures: list[Measure]) -> None:
    """Print one row a measure, the missed goals in red."""
    table = Table("measure", box=None, header_style="bold")
    for title in COLUMNS:
        table.add_column(title, justify="right")
    table.add_column("met")
    for measure in measures:
        table.add_row(*_cells(measure), style="" if measure.met else "red")
    Console().print(table)


def _cells(measure: Measure) -> tuple[str, ...]:
    numbers = (measure.ours, measure.base, measure.ratio, measure.goal, measure.mib)
    met = "" if measure.goal is None else "yes" if measure.met else "no"
    return (measure.name, *map(_number, numbers), met)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"
