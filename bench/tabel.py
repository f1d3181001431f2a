"""Tables of figures, in Markdown: readable on a terminal and in the documentation alike."""

from collections.abc import Mapping, Sequence

from bench.maten import Samenvatting

Rij = tuple[str, Mapping[str, Samenvatting]]


def render_maten(rijen: Sequence[Rij], motoren: Sequence[str]) -> str:
    """A line for each kind of question; for each engine nDCG@10, success@3, recall@10, empty."""
    maten = ("nDCG@10", "success@3", "recall@10", "empty")
    head = ["kind", "n", *(f"{motor} {maat}" for motor in motoren for maat in maten)]
    body = [[soort, _aantal(per_motor), *_cells(per_motor, motoren)] for soort, per_motor in rijen]
    return render(head, body)


def _aantal(per_motor: Mapping[str, Samenvatting]) -> str:
    return str(next(iter(per_motor.values())).aantal)


def _cells(per_motor: Mapping[str, Samenvatting], motoren: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for motor in motoren:
        samenvatting = per_motor[motor]
        maten = (samenvatting.ndcg, samenvatting.raak, samenvatting.recall)
        cells += [f"{maat:.3f}" for maat in maten]
        cells.append(str(samenvatting.leeg))
    return cells


def render(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A Markdown table with columns of even width, figures to the right."""
    widths = [max(len(row[column]) for row in (head, *body)) for column in range(len(head))]
    rule = [
        "-" * width if column == 0 else "-" * (width - 1) + ":"
        for column, width in enumerate(widths)
    ]
    lines = (_line(row, widths) for row in (head, *body))
    first, *rest = lines
    return "\n".join((first, f"| {' | '.join(rule)} |", *rest))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *figures = (
        cell.ljust(width) if column == 0 else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return f"| {' | '.join((first, *figures))} |"
