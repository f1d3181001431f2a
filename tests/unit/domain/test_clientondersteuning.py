"""Which cliëntondersteuning fits whom."""

from typing import Any

import pytest

from portal.domain.begrippen import ContactSoort, Doelgroep, Leefgebied, Lijn, Overgang, Wet
from portal.domain.clientondersteuning import OcoVraag, choose_oco, join_vragen
from portal.domain.regio import (
    Contact,
    Gemeente,
    OcoKenmerk,
    Ondersteuner,
    Regio,
    index_ondersteuners,
)

WEERT, LEUDAL = "GM0988", "GM1640"
OVERAL = frozenset({WEERT, LEUDAL})


def gemeente(code: str, naam: str) -> Gemeente:
    def contact(soort: ContactSoort, wie: str) -> Contact:
        return Contact(
            soort=soort, naam=wie, telefoon="1", gemeente_code=code, gemeente_naam=naam, slug=wie
        )

    return Gemeente(
        code=code,
        naam=naam,
        oco=(contact(ContactSoort.OCO, f"OCO {naam}"),),
        oco_wlz=(contact(ContactSoort.OCO_WLZ, "OCO Wlz"),),
    )


def ondersteuner(naam: str, **values: Any) -> Ondersteuner:
    standard = {"slug": naam, "naam": naam, "telefoon": "2", "lijn": Lijn.EERSTE}
    return Ondersteuner(**{**standard, "werkgebied": OVERAL, **values})


REGIO = Regio(
    naam="",
    beheerder="",
    email="",
    thema="",
    gemeenten=(gemeente(WEERT, "Weert"), gemeente(LEUDAL, "Leudal")),
    ondersteuners=index_ondersteuners(
        (
            ondersteuner("OCO Weert", werkgebied=frozenset({WEERT}), wetten=(Wet.WMO,)),
            ondersteuner(
                "Gezinnen",
                leefgebieden=(Leefgebied.RECHT_EN_REGELS, Leefgebied.OPVOEDEN_EN_OPGROEIEN),
                doelgroepen=(Doelgroep.OUDERS,),
                wetten=(Wet.JEUGDWET,),
            ),
            ondersteuner("Wonen", leefgebieden=(Leefgebied.WONEN,), wetten=(Wet.WMO,)),
            ondersteuner(
                "Coach", doelgroepen=(Doelgroep.JONGVOLWASSENEN,), overgangen=(Overgang.ACHTTIEN,)
            ),
            ondersteuner(
                "Dementie", doelgroepen=(Doelgroep.DEMENTIE,), wetten=(Wet.WLZ,), lijn=Lijn.NULDE
            ),
            ondersteuner("Vrijwilligers", lijn=Lijn.NULDE, wetten=(Wet.WMO,)),
            ondersteuner("Buren in Leudal", lijn=Lijn.NULDE, werkgebied=frozenset({LEUDAL})),
            ondersteuner(
                "Keent", lijn=Lijn.NULDE, werkgebied=frozenset({"WK098821"}), wetten=(Wet.WMO,)
            ),
        )
    ),
)


def names(**values: Any) -> list[str]:
    return [contact.naam for contact in choose_oco(REGIO, OcoVraag(**values))]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ["OCO Weert", "Vrijwilligers"]),
        ({"wetten": (Wet.PARTICIPATIEWET,)}, ["OCO Weert", "Vrijwilligers"]),
        ({"wetten": (Wet.WLZ,)}, ["OCO Wlz"]),
        (
            {"wetten": (Wet.WLZ,), "doelgroepen": (Doelgroep.DEMENTIE,)},
            ["OCO Wlz", "Dementie"],
        ),
        ({"wetten": (Wet.WMO, Wet.WLZ)}, ["OCO Weert", "OCO Wlz", "Vrijwilligers"]),
        ({"leefgebieden": (Leefgebied.WONEN,)}, ["OCO Weert", "Wonen", "Vrijwilligers"]),
        ({"leefgebieden": (Leefgebied.RECHT_EN_REGELS,)}, ["OCO Weert", "Vrijwilligers"]),
        (
            {"leefgebieden": (Leefgebied.OPVOEDEN_EN_OPGROEIEN,)},
            ["OCO Weert", "Gezinnen", "Vrijwilligers"],
        ),
        ({"doelgroepen": (Doelgroep.OUDERS,)}, ["OCO Weert", "Gezinnen", "Vrijwilligers"]),
        ({"overgangen": (Overgang.ACHTTIEN,)}, ["OCO Weert", "Coach", "Vrijwilligers"]),
        ({"gebieden": frozenset({"WK098821", WEERT, "NL"})}, ["OCO Weert", "Keent"]),
    ],
)
def test_the_oco_fits_the_law_the_subject_and_the_people(
    values: dict[str, Any], expected: list[str]
) -> None:
    assert names(gemeente_code=WEERT, **values) == expected


def test_without_a_place_only_who_serves_the_whole_region_stands_beside_the_gemeenten() -> None:
    assert names(leefgebieden=(Leefgebied.WONEN,), wetten=(Wet.WMO, Wet.WLZ)) == [
        "OCO Weert",
        "OCO Leudal",
        "OCO Wlz",
        "Wonen",
        "Vrijwilligers",
    ]


def test_it_says_why_somebody_is_shown() -> None:
    vraag = OcoVraag(gemeente_code=WEERT, leefgebieden=(Leefgebied.WONEN,))

    shown = [(contact.kenmerk, contact.onderwerp) for contact in choose_oco(REGIO, vraag)]

    assert shown == [
        (None, None),
        (OcoKenmerk.SPECIALIST, Leefgebied.WONEN),
        (OcoKenmerk.INFORMEEL, None),
    ]


def test_nobody_is_sent_to_where_they_are() -> None:
    assert names(gemeente_code=WEERT, slug="OCO Weert") == ["Vrijwilligers"]
    assert names(gemeente_code=WEERT, slug="Vrijwilligers") == ["OCO Weert"]


def test_entries_that_stand_together_ask_one_question() -> None:
    wonen = OcoVraag(gemeente_code=WEERT, wetten=(Wet.WMO,), leefgebieden=(Leefgebied.WONEN,))
    zorg = OcoVraag(gemeente_code=LEUDAL, wetten=(Wet.WLZ,), leefgebieden=(Leefgebied.WONEN,))
    landelijk = OcoVraag(slug="overal")

    assert join_vragen([wonen, landelijk]).gemeente_code == WEERT
    both = join_vragen([wonen, zorg])
    assert (both.gemeente_code, both.wetten) == (None, (Wet.WMO, Wet.WLZ))
    assert both.leefgebieden == (Leefgebied.WONEN,)
