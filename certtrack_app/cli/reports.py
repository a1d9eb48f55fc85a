"""Commands about figures and reports."""

import typer

app = typer.Typer()
