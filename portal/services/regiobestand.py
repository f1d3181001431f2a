"""The region file's keys, checked one by one. Its format is explained in
``seed/regio/midden-limburg-west.toml``.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from portal.domain.begrippen import ContactSoort
from portal.domain.errors import Fout
from portal.domain.foutcodes import Foutcode
from portal.domain.regio import Contact, Gemeente, Regio
from portal.domain.velden import Ongeldig, check_email, check_telefoon, clean_text


class Regiolezer:
    """Reads keys and gathers faults; a faulty value becomes an empty text."""

    def __init__(self) -> None:
        self.fouten: list[Fout] = []

    def regio(self, table: dict[str, Any]) -> Regio:
        self._refuse_unknown(
            table, "", {"naam", "beheerder", "email", "thema", "gemeenten", "zorgkantoren"}
        )
        gemeenten = tuple(
            self._gemeente(gemeente, key) for key, gemeente in self._tables(table, "", "gemeenten")
        )
        if not gemeenten:
            self.fouten.append(Fout("gemeenten", Foutcode.VERPLICHT))
        codes = [gemeente.code for gemeente in gemeenten]
        self.fouten += [
            Fout(f"gemeenten.{at}.code", Foutcode.DUBBEL_IN_BESTAND, code)
            for at, code in enumerate(codes, start=1)
            if code and code in codes[: at - 1]
        ]
        return Regio(
            naam=self._text(table, "", "naam", _text(120)),
            beheerder=self._text(table, "", "beheerder", _text(200)),
            email=self._text(table, "", "email", check_email),
            thema=self._text(table, "", "thema", _text(40), required=False),
            gemeenten=self._with_zorgkantoren(table, gemeenten),
        )

    def _with_zorgkantoren(
        self, table: dict[str, Any], gemeenten: tuple[Gemeente, ...]
    ) -> tuple[Gemeente, ...]:
        """Each gemeente with the OCO for the Wlz of the zorgkantoren that work there."""
        by_code = {gemeente.code: gemeente for gemeente in gemeenten}
        for key, zorgkantoor in self._tables(table, "", "zorgkantoren"):
            self._refuse_unknown(zorgkantoor, key, {"gemeenten", "oco"})
            codes = zorgkantoor.get("gemeenten", [])
            if not (isinstance(codes, list) and codes):
                self.fouten.append(Fout(_join(key, "gemeenten"), Foutcode.VERPLICHT))
                continue
            for at, code in enumerate(codes, start=1):
                gemeente = by_code.get(code) if isinstance(code, str) else None
                if gemeente is None:
                    veld = _join(key, "gemeenten", str(at))
                    self.fouten.append(Fout(veld, Foutcode.GEBIED_ONBEKEND, str(code)))
                    continue
                added = tuple(
                    self._contact(t, k, ContactSoort.OCO_WLZ, code, gemeente.naam)
                    for k, t in self._tables(zorgkantoor, key, "oco")
                )
                by_code[code] = replace(gemeente, oco_wlz=gemeente.oco_wlz + added)
        return tuple(by_code.get(gemeente.code, gemeente) for gemeente in gemeenten)

    def _gemeente(self, table: dict[str, Any], key: str) -> Gemeente:
        self._refuse_unknown(table, key, {"code", "naam", "toegang", "oco"})
        code = self._text(table, key, "code", _check_gemeente_code)
        naam = self._text(table, key, "naam", _text(80))

        def contacten(soort: ContactSoort) -> tuple[Contact, ...]:
            tables = self._tables(table, key, soort.value)
            return tuple(self._contact(t, k, soort, code, naam) for k, t in tables)

        return Gemeente(
            code=code,
            naam=naam,
            toegang=contacten(ContactSoort.TOEGANG),
            oco=contacten(ContactSoort.OCO),
        )

    def _contact(
        self, table: dict[str, Any], key: str, soort: ContactSoort, code: str, gemeente: str
    ) -> Contact:
        self._refuse_unknown(table, key, {"naam", "telefoon", "extern_id"})
        return Contact(
            soort=soort,
            naam=self._text(table, key, "naam", _text(200)),
            telefoon=self._text(table, key, "telefoon", check_telefoon),
            gemeente_code=code,
            gemeente_naam=gemeente,
            extern_id=self._text(table, key, "extern_id", _text(120), required=False) or None,
        )

    def _tables(
        self, table: dict[str, Any], parent: str, name: str
    ) -> list[tuple[str, dict[str, Any]]]:
        found = table.get(name, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            self.fouten.append(Fout(_join(parent, name), Foutcode.GEEN_BLOKKEN))
            return []
        return [(_join(parent, name, str(at)), item) for at, item in enumerate(found, start=1)]

    def _text(
        self,
        table: dict[str, Any],
        parent: str,
        name: str,
        check: Callable[[str], str],
        *,
        required: bool = True,
    ) -> str:
        value = table.get(name, "")
        if not isinstance(value, str):
            self.fouten.append(Fout(_join(parent, name), Foutcode.GEEN_TEKST, str(value)))
        elif value.strip():
            try:
                return check(value)
            except Ongeldig as error:
                self.fouten.append(Fout(_join(parent, name), error.code, value))
        elif required:
            self.fouten.append(Fout(_join(parent, name), Foutcode.VERPLICHT))
        return ""

    def _refuse_unknown(self, table: dict[str, Any], parent: str, known: set[str]) -> None:
        """A misspelt key would otherwise be a contact that is silently missing."""
        self.fouten += [
            Fout(_join(parent, name), Foutcode.SLEUTEL_ONBEKEND)
            for name in sorted(table.keys() - known)
        ]


def _join(*parts: str) -> str:
    return ".".join(filter(None, parts))


def _text(max_length: int) -> Callable[[str], str]:
    return lambda tekst: clean_text(tekst, max_length=max_length)


def _check_gemeente_code(tekst: str) -> str:
    code = tekst.strip().upper()
    if not (len(code) == 6 and code.startswith("GM") and code[2:].isdecimal()):
        raise Ongeldig(Foutcode.CBS_CODE)
    return code
