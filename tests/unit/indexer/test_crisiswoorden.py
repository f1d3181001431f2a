"""The words of danger that ship with the portal, on sentences as people write them."""

import csv
from pathlib import Path

from indexer.crisis import Crisisherkenner
from indexer.tekst import words
from indexer.woordenboek import Crisispatroon

WOORDEN = Path(__file__).parents[3] / "portal" / "seed" / "woordenboek" / "crisis.tsv"
VERHULD = {
    "zelfdoding": """
        ik wil er niet meer zijn
        voor iedereen beter zonder mij
        ik ben klaar met het leven
        zie geen uitweg meer
        wil slapen en nooit meer wakker worden
        ik wil echt dood
        ik heb pillen opgespaard
        ik snij mezelf
    """,
    "geweld": """
        mijn man heeft losse handjes
        ik ben bang thuis
        mijn vriend trekt aan mijn haren
        mijn man gooit met borden
        ik voel me niet veilig bij mijn man
        hij slaat me soms
    """,
    "kind": """
        opa zit aan mijn dochter
        papa doet vieze dingen
        ik krijg thuis slaag
        mijn kind wordt steeds geslagen
        buurkinderen worden altijd geslagen
    """,
    "acuut": """
        druk op de borst en zweten
        ze reageert niet meer
        baby krijgt geen lucht
        buurman loopt met een mes
    """,
}
ONSCHULDIG = """
    mijn telefoon is dood
    wat een geweldige buurt
    ik wil dood graag leren schaatsen
    hoe kom ik veilig thuis na een feest
    mijn rug doet me pijn
    de buurman slaat een spijker in de muur
    ik heb pijn in mijn borsten door borstvoeding
    ik ben bang voor honden
    ik kan niet meer traplopen
    leven met diabetes
    klaar met school
    geen zin meer in mijn baan
    kind slaat andere kinderen op school
    spelen met een mes en vork leren eten
    testament regelen voor als ik dood ben
    praten over de dood
    ontslag bedreigd
    mijn zoon zit aan zijn telefoon gekluisterd
    huisbaas reageert niet meer op mijn mails
    handen niet thuis houden door tremor
"""


def _herkenner() -> Crisisherkenner:
    with WOORDEN.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return Crisisherkenner([Crisispatroon(**row) for row in rows])


def _lines(tekst: str) -> list[str]:
    return [line.strip() for line in tekst.strip().splitlines()]


def test_veiled_words_of_danger_are_heard_and_innocent_ones_are_not() -> None:
    herkenner = _herkenner()
    missed = [
        zin
        for soort, zinnen in VERHULD.items()
        for zin in _lines(zinnen)
        if soort not in herkenner.find(words(zin))
    ]
    false_alarms = [zin for zin in _lines(ONSCHULDIG) if herkenner.find(words(zin))]

    assert (missed, false_alarms) == ([], [])
