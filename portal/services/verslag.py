"""What an import did."""

from dataclasses import dataclass, field

from portal.domain.errors import Fout


@dataclass(slots=True)
class ImportVerslag:
    """What an import did, or would have done: rows by outcome, and aanbieders beside them.

    With ``fouten`` nothing was kept. ``meldingen`` deserve attention but stop nothing.
    """

    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    geweigerd: int = 0
    aanbieders_nieuw: int = 0
    aanbieders_gewijzigd: int = 0
    fouten: list[Fout] = field(default_factory=list)
    meldingen: list[Fout] = field(default_factory=list)
