import pytest

from portal.domain.openingsinvoer import read_rooster
from portal.domain.openingstekst import (
    OpeningstekstOnbekend,
    read_openingstekst,
    write_openingstekst,
)


@pytest.mark.parametrize(
    ("tekst", "osm"),
    [
        ("", ""),
        ("ma 9-12", "Mo 09:00-12:00"),
        ("Maandag: 9.00 tot 12.30 uur", "Mo 09:00-12:30"),
        ("ma t/m vr 9:00 - 17:00", "Mo,Tu,We,Th,Fr 09:00-17:00"),
        ("dinsdag en donderdag 10 - 12 uur", "Tu,Th 10:00-12:00"),
        ("di. 9.00-12.00 en 13.00-16.30", "Tu 09:00-12:00,13:00-16:30"),
        ("werkdagen 8u tot 20u\nzaterdag gesloten", "Mo,Tu,We,Th,Fr 08:00-20:00; Sa off"),
        ("elke dag 0-24", "Mo,Tu,We,Th,Fr,Sa,Su 00:00-24:00"),
        ("eerste dinsdag van de maand 9-12", "Tu[1] 09:00-12:00"),
        ("vr 20:00 - 2:00", "Fr 20:00-02:00"),
        ("Op feestdagen gesloten. \nma 9-12", "Mo 09:00-12:00; PH off"),
        ("ma 9-12\nfeestdagen gesloten", "Mo 09:00-12:00; PH off"),
        ("maandags 9-10; woensdagen 9-10", "Mo 09:00-10:00; We 09:00-10:00"),
    ],
)
def test_hours_are_read_as_people_write_them(tekst, osm):
    assert read_openingstekst(tekst) == osm


@pytest.mark.parametrize(
    "tekst",
    [
        "op afspraak",
        "9-12",
        "ma",
        "ma 12-9",
        "ma 9",
        "ma 25-26",
        "ma 9.75-10",
        "vr-ma 9-12",
        "ma-di-wo 9-12",
        "vijfde dinsdag van de maand 9-12",
        "feestdagen 9-12",
        "ma 9-12 behalve in de vakantie",
        "x 9-12",
    ],
)
def test_what_is_not_understood_is_not_guessed(tekst):
    with pytest.raises(OpeningstekstOnbekend):
        read_openingstekst(tekst)


@pytest.mark.parametrize(
    "osm",
    [
        "",
        "24/7",
        "Mo,We 09:00-12:00,13:00-17:00; Sa 10:00-11:00",
        "Fr 22:00-24:00",
        "Fr 22:00-02:00",
        "Mo-Fr 09:00-17:00; PH off",
        "Mo-Fr 09:00-17:00; PH off; SH off",
        "Tu 10:00-12:00; Tu[1] 19:00-21:00; Fr[-1] off",
    ],
)
def test_what_the_boxes_can_show_is_written_as_it_can_be_read(osm):
    tekst = write_openingstekst(osm)

    assert tekst is not None
    assert read_rooster(read_openingstekst(tekst)) == read_rooster(osm)


@pytest.mark.parametrize("osm", ["Dec 24 off; Mo 09:00-12:00", "Mo sunrise-sunset"])
def test_what_is_not_plain_is_left_to_a_person(osm):
    assert write_openingstekst(osm) is None
