"""What somebody can do without anybody, per leefgebied: a few things that help at once.

Own words, level B1. ``_naam`` only marks them for the catalogue extractor.
"""

from portal.domain.begrippen import Leefgebied


def _naam(tekst: str) -> str:
    return tekst


TIPS: dict[Leefgebied, tuple[str, ...]] = {
    Leefgebied.GELD_EN_SCHULDEN: (
        _naam("Maak uw post open en leg alles op één stapel."),
        _naam("Betaal eerst uw huur, stroom en zorgverzekering."),
        _naam("Bel wie geld van u krijgt, en vraag om te betalen in kleine delen."),
    ),
    Leefgebied.WONEN: (
        _naam("Bel uw verhuurder zodra het niet goed gaat. Wachten maakt het moeilijker."),
        _naam("Schrijf u in als woningzoekende, ook als u nu niet hoeft te verhuizen."),
    ),
    Leefgebied.WERK_EN_DAGBESTEDING: (
        _naam("Schrijf op wat u goed kunt en wat u graag doet."),
        _naam("Vertel mensen om u heen dat u werk of iets te doen zoekt."),
    ),
    Leefgebied.OPVOEDEN_EN_OPGROEIEN: (
        _naam("Kies een rustig moment en vraag uw kind hoe het gaat."),
        _naam("Praat met de juf, de meester of de mentor. Zij zien uw kind elke dag."),
    ),
    Leefgebied.GEZIN_EN_RELATIES: (
        _naam("Zeg wat u zelf voelt, in plaats van wat de ander fout doet."),
        _naam("Maak een vaste tijd om te praten, zonder telefoon erbij."),
    ),
    Leefgebied.PSYCHISCHE_GEZONDHEID: (
        _naam("Ga elke dag even naar buiten en ga op vaste tijden naar bed."),
        _naam("Vertel één iemand die u vertrouwt hoe het echt met u gaat."),
        _naam("Duurt het langer dan twee weken? Bel uw huisarts."),
    ),
    Leefgebied.LICHAMELIJKE_GEZONDHEID: (
        _naam("Schrijf op waar u last van heeft, en wanneer. Neem dat mee naar de huisarts."),
        _naam("Neem iemand mee naar een gesprek. Twee mensen horen meer."),
    ),
    Leefgebied.VERSLAVING: (
        _naam("Schrijf een week lang op wanneer u gebruikt, en waarom."),
        _naam("Stop niet in één keer als u elke dag veel drinkt. Bel eerst uw huisarts."),
    ),
    Leefgebied.ZELFSTANDIG_LEVEN: (
        _naam("Verdeel het werk in huis over de week. Elke dag iets kleins."),
        _naam("Vraag familie of buren om één vaste klus over te nemen."),
    ),
    Leefgebied.SOCIALE_CONTACTEN: (
        _naam("Groet uw buren en maak een praatje. Klein beginnen mag."),
        _naam("Kies iets wat u leuk vindt en ga één keer kijken."),
    ),
    Leefgebied.MANTELZORG: (
        _naam("Vraag hulp voordat u moe bent. Zorgen voor een ander is zwaar."),
        _naam("Schrijf op wat u allemaal doet. Dan ziet een ander waar die kan helpen."),
    ),
    Leefgebied.LEREN_EN_TAAL: (
        _naam("Lees elke dag tien minuten iets wat u leuk vindt."),
        _naam("Vraag om uitleg in gewone woorden. Dat mag overal."),
    ),
    Leefgebied.VERVOER: (
        _naam("Vraag of iemand uit de buurt dezelfde rit maakt."),
        _naam("Kijk of wie u bezoekt ook bij u kan komen, of kan bellen."),
    ),
    Leefgebied.VEILIGHEID: (
        _naam("Bent u nu in gevaar? Bel 112."),
        _naam("Vertel iemand die u vertrouwt wat er gebeurt. Het is niet uw schuld."),
    ),
    Leefgebied.RECHT_EN_REGELS: (
        _naam("Bewaar alle brieven bij elkaar, de nieuwste bovenop."),
        _naam("Kijk tot welke dag u mag antwoorden. Die dag staat in de brief."),
    ),
    Leefgebied.ZINGEVING_EN_ROUW: (
        _naam("Geef verdriet tijd. Er is geen goede of foute manier."),
        _naam("Noem de naam van wie u mist, en vertel over vroeger."),
    ),
}

# The texts of the decision table that comes with the portal, so that they are translated; what an
# editor writes is shown as it is.
TOELICHTINGEN: tuple[str, ...] = (
    _naam("Over veiligheid praat u het beste met een mens. Samen kijkt u wat nu nodig is."),
    _naam(
        "U noemt meer dan één onderwerp. Vaak hangen die samen. In één gesprek kijkt iemand "
        "met u naar alles tegelijk."
    ),
    _naam(
        "U hoeft niet precies te weten wat er aan de hand is. In een gesprek zoekt iemand dat "
        "samen met u uit."
    ),
    _naam("U zoekt voor een ander. Vraag of diegene erbij wil zijn als u belt."),
    _naam(
        "Rond 18 jaar verandert er veel: de wet, het geld en wie er helpt. Begin een half "
        "jaar van tevoren."
    ),
    _naam(
        "Zorg uit de Wlz is voor wie altijd zorg of toezicht nodig heeft. Tot het besluit er "
        "is, blijft de gemeente helpen."
    ),
    _naam("Na jeugdhulp gaat hulp vaak verder via de huisarts en de zorgverzekering."),
    _naam(
        "Wie uit detentie komt, heeft meteen een huis, geld, zorg en papieren nodig. Daar mag "
        "u hulp bij vragen."
    ),
    _naam("Stopt uw werk? Vraag een uitkering snel aan. Te laat vragen kost geld."),
)
