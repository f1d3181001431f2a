"""Made-up voorzieningen for property tests: everything that can be entered, in tidy form."""

from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import strategies as st

from portal.domain.begrippen import (
    Doelgroep,
    KanaalSoort,
    Leefgebied,
    Lijn,
    Overgang,
    Soort,
    Taal,
    Wet,
)
from portal.domain.opendata import OpenAanbieder, OpenVoorziening, PlekSleutel
from portal.domain.velden import clean_text
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer

MOMENT = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


def lines(max_size: int = 40) -> st.SearchStrategy[str]:
    return st.text("aéB 1.-,'&\"\n;=+%’", max_size=max_size).map(
        lambda tekst: clean_text(tekst, max_length=max_size, lines=True)
    )


def words(max_size: int = 20) -> st.SearchStrategy[str]:
    return lines(max_size).map(lambda tekst: " ".join(tekst.split()))


def some(values: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)


full = words().filter(bool)
urls = st.sampled_from(["https://voorbeeld.nl", "http://voorbeeld.nl/a?b=c#d"])
numbers = st.sampled_from(["", "1", "1a", "12 bis", "A5", "1-3"])
hours = st.sampled_from(
    [
        "",
        "24/7",
        "Mo-Fr 09:00-12:00,13:00-17:00; PH off",
        "We[1] 14:00-16:00; We[-1] 19:00-21:00",
        "Mo 09:00-12:00; Mo[2] off",
        "Sa 22:00-02:00",
        "Apr-Sep Su 10:00-16:00",
    ]
)


@st.composite
def plekken(draw: st.DrawFn) -> PlekInvoer:
    """A place as it is after ``without_secret``."""
    geheim = draw(st.booleans())
    rolstoel, openingstijden = draw(st.sampled_from([None, True, False])), draw(hours)
    if geheim:
        return PlekInvoer(openingstijden=openingstijden, rolstoel=rolstoel, adres_geheim=True)
    lat, lon = draw(
        st.one_of(
            st.just((None, None)),
            st.tuples(st.floats(-90, 90), st.floats(-180, 180)).map(
                lambda point: (round(point[0], 6), round(point[1], 6))
            ),
        )
    )
    # A point that looks like one of here with its degrees swapped is refused everywhere.
    swapped = lat is not None and 2 <= lat <= 8 and 50 <= lon <= 54
    return PlekInvoer(
        naam=draw(words()),
        straat=draw(words()),
        huisnummer=draw(numbers),
        postcode=draw(st.sampled_from(["", "6001", "6001 TV"])),
        plaats=draw(words().filter(bool)),
        lat=None if swapped else lat,
        lon=None if swapped else lon,
        openingstijden=openingstijden,
        rolstoel=rolstoel,
    )


@st.composite
def voorzieningen(draw: st.DrawFn) -> OpenVoorziening:
    ages = sorted(draw(st.tuples(st.integers(0, 120), st.integers(0, 120))))
    van, tot = (draw(st.sampled_from([None, age])) for age in ages)
    all_places = tuple(draw(st.lists(plekken(), max_size=3)))
    aanbieder, website = draw(full), draw(st.none() | urls)
    telefoon, email = (
        draw(st.sampled_from([None, "0495 555 101"])),
        draw(st.sampled_from([None, "info@voorbeeld.nl"])),
    )
    invoer = VoorzieningInvoer(
        naam=draw(full),
        samenvatting=draw(lines().filter(bool)),
        omschrijving=draw(lines(80)),
        aanbieder=aanbieder,
        aanbieder_website=draw(st.none() | urls),
        lijn=draw(st.none() | st.sampled_from(Lijn)),
        soort=draw(st.none() | st.sampled_from(Soort)),
        leefgebieden=draw(some(Leefgebied).filter(bool)),
        doelgroepen=draw(some(Doelgroep)),
        wetten=draw(some(Wet)),
        overgangen=draw(some(Overgang)),
        talen=draw(some(Taal)),
        trefwoorden=tuple(draw(st.lists(full, unique=True, max_size=3))),
        plekken=all_places,
        werkgebied=tuple(sorted(draw(st.sets(st.sampled_from(["GM0988", "BU09880101", "NL"]))))),
        telefoon=telefoon,
        email=email,
        website=website,
        kosten=draw(st.just("Gratis") | words()),
        leeftijd_van=van,
        leeftijd_tot=tot,
        verwijzing_nodig=draw(st.booleans()),
        aanmelden=draw(lines()),
        online=draw(st.booleans()),
        onafhankelijk=draw(st.booleans()),
        gesloten_tot=draw(st.sampled_from([None, date(2026, 1, 1), date(2027, 1, 1)])),
        gesloten_reden=draw(words()),
        gecontroleerd_op=draw(st.sampled_from([None, date(2026, 11, 1)])),
    )
    channels = [
        (KanaalSoort.TELEFOON, telefoon),
        (KanaalSoort.EMAIL, email),
        (KanaalSoort.WEBSITE, website),
        (KanaalSoort.WHATSAPP, draw(st.sampled_from([None, "06 12345678"]))),
        (KanaalSoort.CHAT, draw(st.sampled_from([None, "https://chat.voorbeeld.nl"]))),
    ]
    return OpenVoorziening(
        id=UUID(int=1, version=4),
        slug="een",
        aanbieder=OpenAanbieder(
            id=UUID(int=2, version=4),
            slug="aanbieder",
            naam=aanbieder,
            omschrijving=draw(lines()),
            website=invoer.aanbieder_website,
            telefoon=telefoon,
            email=email,
            updated_at=MOMENT,
        ),
        invoer=invoer,
        sleutels=tuple(
            PlekSleutel(UUID(int=10 + at, version=4), UUID(int=100 + at, version=4))
            for at in range(len(all_places))
        ),
        kanalen=tuple((soort, waarde) for soort, waarde in channels if waarde),
        gebieden=tuple((code, f"Gebied {code}") for code in invoer.werkgebied),
        gecontroleerd_door=draw(words()),
        updated_at=MOMENT,
    )
