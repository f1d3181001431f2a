"""Is the order right? Both engines, asked the judged questions, against the targets.

    python bench/relevantie.py              the tables, and the ten worst questions
    python bench/relevantie.py --schrijf    the same, and keep the tables in docs/relevantie.md
    python bench/relevantie.py --toon ID …  what was answered to these questions, with the grades
    python bench/relevantie.py --regels F   other questions judged by rule, in place of ours

Exit status 1 when a target is missed. The ten worst come from the half to tune with and from the
rules: who looks at single questions of the half kept apart, has no half kept apart any more.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.opstelling import Opstelling, demo_region
from bench.ronde import ask_all, find_worst, summarize_soorten
from bench.verslag import find_missed, render_antwoord, render_reeksen, render_slechtste
from bench.vragenlijst import MAP, Vraag, read_regels, read_vragen

UITSLAG = Path(__file__).parent.parent / "docs" / "relevantie.md"
# Above this line of the file stands how to read it, below it the figures of the last run.
STREEP = "<!-- figures: written by bench/relevantie.py -->"
AFSTEMMING, CONTROLE, REGELS = "afstemming", "controle", "regels"
# Questions that nobody tuned with, without a target: they tell what a stranger meets.
NIEUW = "nieuw"


def main(argumenten: Sequence[str]) -> int:
    opties = _parse(argumenten)
    with demo_region() as opstelling:
        vragen = _read_all(opstelling, opties.regels)
        if opties.toon:
            _show(
                [v for reeks in vragen.values() for v in reeks if v.id in opties.toon], opstelling
            )
            return 0
        antwoorden = {naam: ask_all(reeks, opstelling.motoren) for naam, reeks in vragen.items()}
    reeksen = {naam: summarize_soorten(reeks) for naam, reeks in antwoorden.items()}
    worst = find_worst([*antwoorden[AFSTEMMING], *antwoorden[REGELS]])
    missed = find_missed({naam: reeks for naam, reeks in reeksen.items() if naam != NIEUW})
    figures = f"{render_reeksen(reeksen)}\n\n{render_slechtste(worst)}\n"
    print("\n".join((figures, *missed)))
    if opties.schrijf:
        _write(figures)
    return 1 if missed else 0


def _parse(argumenten: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Quality of the order, on judged questions.")
    parser.add_argument("--schrijf", action="store_true", help="keep the tables in the docs")
    parser.add_argument("--toon", nargs="+", default=[], metavar="ID", help="show these questions")
    parser.add_argument("--regels", type=Path, default=MAP / "regels.tsv", help="other rules")
    return parser.parse_args(argumenten)


def _read_all(opstelling: Opstelling, regels: Path) -> dict[str, list[Vraag]]:
    return {
        AFSTEMMING: _read_half(AFSTEMMING),
        CONTROLE: _read_half(CONTROLE),
        REGELS: read_regels(regels, opstelling.documenten),
        NIEUW: read_vragen(MAP / "nieuw.tsv"),
    }


def _read_half(half: str) -> list[Vraag]:
    """The questions of a half, and those that were added to it later."""
    files = (f"{half}.tsv", f"bewoners-{half}.tsv", f"blind-{half}.tsv")
    return [vraag for file in files for vraag in read_vragen(MAP / file)]


def _show(vragen: Sequence[Vraag], opstelling: Opstelling) -> None:
    namen = {extern_id: document.naam for extern_id, document in opstelling.documenten}
    for antwoord in ask_all(vragen, opstelling.motoren):
        print(render_antwoord(antwoord, namen))


def _write(figures: str) -> None:
    explanation, _streep, _old = UITSLAG.read_text(encoding="utf-8").partition(STREEP)
    UITSLAG.write_text(f"{explanation}{STREEP}\n\n{figures}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
