"""Progress of long work: a bar on a terminal, plain lines in a log."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")
_LINES = 10
_ROWS = 5_000


@dataclass
class Stap:
    """One piece of long work; ``advance`` tells that ``n`` more are done."""

    advance: Callable[[int], None]

    def each(self, items: Iterable[T]) -> Iterator[T]:
        for item in items:
            yield item
            self.advance(1)


@contextmanager
def voortgang(tekst: str, totaal: int | None) -> Iterator[Stap]:
    """Show how far ``tekst`` is, of ``totaal``; None when nobody knows how much there is."""
    if not sys.stderr.isatty():
        yield Stap(_line_writer(tekst, totaal))
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn()) as progress:
        task = progress.add_task(tekst, total=totaal)
        yield Stap(lambda n: progress.advance(task, n))


def _line_writer(tekst: str, totaal: int | None) -> Callable[[int], None]:
    done = 0
    every = _ROWS if totaal is None else max(1, totaal // _LINES)
    goal = "" if totaal is None else f" van {totaal}"

    def advance(n: int) -> None:
        nonlocal done
        before, done = done // every, done + n
        if done // every > before:
            click.echo(f"{tekst}: {done}{goal}", err=True)

    return advance
