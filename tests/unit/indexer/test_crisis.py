"""What is danger, what only sounds like it, and what is offered against it."""

import pytest

from indexer.crisis import Crisisherkenner
from indexer.language import Taalmodel, Woordenboek
from indexer.plan import Wijze
from indexer.woordenboek import Crisispatroon, Relatie, Woordpaar
from indexer.woordenschat import Woordenschat
from indexer.woordvormen import stem

PATRONEN = (
    Crisispatroon(patroon="wil dood", soort="zelfdoding"),
    Crisispatroon(patroon="dood graag", soort="geen"),
    Crisispatroon(patroon="geslagen", soort="geweld"),
    Crisispatroon(patroon="slaat me", soort="geweld"),
)


@pytest.mark.parametrize(
    ("q", "soorten"),
    [
        ("ik wil dood", ("zelfdoding",)),
        ("ik wil dood graag leren schaatsen", ()),
        ("ik wil echt dood", ("zelfdoding",)),
        ("hij slaat nu steeds vaker me voorbij", ()),
        ("hij slaat soms me", ("geweld",)),
        ("ik wil dood graag hulp want ik word geslagen", ("geweld",)),
    ],
)
def test_words_that_only_sound_like_danger_are_none(q: str, soorten: tuple[str, ...]) -> None:
    assert Crisisherkenner(PATRONEN).find(q.split()) == soorten


def test_what_helps_against_the_danger_weighs_more_than_the_words() -> None:
    model = Taalmodel(
        Woordenboek(
            paren=(
                Woordpaar(
                    gewoon="crisis zelfdoding",
                    vakterm="zelfmoordpreventie",
                    relatie=Relatie.LEIDT_NAAR,
                    leefgebied="psychische-gezondheid",
                    crisis=True,
                ),
            ),
            stopwoorden=("ik", "wil"),
            crisispatronen=PATRONEN,
        )
    )
    schat = Woordenschat({stem("dood"): 1, stem("zelfmoordpreventie"): 1}, documenten=10)

    plan = model.plan("ik wil dood", schat)

    against, words = plan.groepen
    assert (against.woord, words.woord) == ("zelfdoding", "dood")
    assert against.gewicht > words.gewicht
    assert against.alternatieven[0].tekst == "zelfmoordpreventie"
    assert against.alternatieven[0].wijze is Wijze.BETEKENIS
    assert list(plan.leefgebieden) == ["psychische-gezondheid"]


def test_danger_for_which_there_is_nothing_leaves_the_words_as_they_are() -> None:
    model = Taalmodel(Woordenboek(crisispatronen=PATRONEN))

    plan = model.plan("geslagen", Woordenschat({"geslag": 1}, documenten=1))

    assert plan.uitleg.crisis == ("geweld",)
    assert [groep.woord for groep in plan.groepen] == ["geslagen"]
