"""What professionals write to each other: plain text about help, not about one person."""

from collections.abc import Collection

from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.persoonsgegevens import Persoonsgegeven, find_persoonsgegevens
from portal.domain.velden import Ongeldig, clean_text

_CODES = {Persoonsgegeven.BSN: Foutcode.BSN}


def check_tekst(
    veld: str,
    tekst: str,
    *,
    max_length: int,
    mag: Collection[Persoonsgegeven] = (),
    verplicht: bool = True,
) -> str:
    """The text as it is kept; ``mag`` are the kinds of data that may stand in it.

    Raises:
        InvoerOngeldig: it is missing, too long or no plain text, or tells who somebody is.

    """
    try:
        tidy = clean_text(tekst, max_length=max_length, lines=True)
    except Ongeldig as error:
        raise InvoerOngeldig([Fout(veld, error.code)]) from None
    if verplicht and not tidy:
        raise InvoerOngeldig([Fout(veld, Foutcode.VERPLICHT)])
    found = [soort for soort in find_persoonsgegevens(tidy) if soort not in mag]
    if found:
        raise InvoerOngeldig([Fout(veld, _CODES.get(found[0], Foutcode.PERSOONSGEGEVENS))])
    return tidy
