"""A paper as PDF: A4, large type, in the letter of the website, which is part of the file."""

from collections.abc import Sequence
from functools import singledispatchmethod
from pathlib import Path
from typing import Any

import segno
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from portal.domain.kaartje import Kaartje
from portal.domain.papier import Alinea, Deel, Kop, Papier, Streepjescode, Vakje

_RAND_MM = 18.0
_VOET_MM = 20.0
_LETTER = "Noto Sans"
_STIJLEN = {"": 400, "B": 700}
# Names of people and streets from elsewhere in Europe have letters that ours lacks.
_ANDERE_SCHRIFTEN = ("latin-ext", "cyrillic", "greek", "vietnamese")
_KOP_PT = {1: 24.0, 2: 17.0, 3: 14.0}
_TEKST_PT, _GROOT_PT, _KLEIN_PT = 12.0, 15.0, 9.0
_REGEL = 1.4
_MM_PER_PT = 0.3528
_QR_MM = 34.0
_VAKJE_MM = 5.0
_KAART_MM = 135.0
_DONKER, _INKT, _LICHT, _LIJN = (7, 46, 44), (29, 43, 46), (240, 246, 245), (143, 193, 187)


def make_pdf(papier: Papier, letters: Path) -> bytes:
    """``letters`` is the folder with the files of the letter."""
    pdf = _Blad(papier, letters)
    pdf.add_page()
    for blok in papier.blokken:
        pdf.draw_together(blok)
    return bytes(pdf.output())


class _Blad(FPDF):
    """One document while it is being drawn."""

    def __init__(self, papier: Papier, letters: Path) -> None:
        super().__init__(format="A4")
        self._voet = papier.voet
        self.set_title(papier.titel)
        self.set_lang(papier.taal)
        self.set_margin(_RAND_MM)
        self.set_auto_page_break(True, margin=_VOET_MM)
        self._add_letters(letters)
        self.set_text_color(*_INKT)

    def _add_letters(self, letters: Path) -> None:
        for stijl, dikte in _STIJLEN.items():
            self.add_font(_LETTER, stijl, letters / f"noto-sans-latin-{dikte}-normal.woff")
            for schrift in _ANDERE_SCHRIFTEN:
                file = letters / f"noto-sans-{schrift}-{dikte}-normal.woff"
                self.add_font(f"{_LETTER} {schrift}", stijl, file)
        self.set_fallback_fonts(
            [f"{_LETTER} {schrift}" for schrift in _ANDERE_SCHRIFTEN], exact_match=False
        )

    def footer(self) -> None:
        self.set_y(-_VOET_MM + 6)
        self.set_font(_LETTER, size=_KLEIN_PT)
        self.cell(self.epw - 20, 5, self._voet)
        self.cell(20, 5, f"{self.page_no()} / {{nb}}", align="R")

    def draw_together(self, blok: Sequence[Deel]) -> None:
        """A block that does not fit on this page begins on the next."""
        rehearsal: Any
        with self.offset_rendering() as rehearsal:
            for deel in blok:
                rehearsal.draw(deel)
        at_top = self.get_y() <= self.t_margin + 1
        if rehearsal.page_break_triggered and not at_top:
            self.add_page()
        for deel in blok:
            self.draw(deel)

    @singledispatchmethod
    def draw(self, deel: Deel) -> None:
        raise TypeError(deel)

    @draw.register
    def _(self, kop: Kop) -> None:
        if kop.niveau > 1:
            self.ln(5 if kop.niveau == 2 else 3)
        self.set_text_color(*_DONKER)
        self._write(kop.tekst, _KOP_PT[kop.niveau], "B")
        self.set_text_color(*_INKT)
        if kop.niveau == 2:
            self.set_draw_color(*_LIJN)
            self.set_line_width(0.5)
            self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())
            self.ln(1.5)

    @draw.register
    def _(self, alinea: Alinea) -> None:
        if alinea.groot:
            self._write(alinea.tekst, _GROOT_PT, "B")
        else:
            self._write(alinea.tekst, _TEKST_PT)

    @draw.register
    def _(self, vakje: Vakje) -> None:
        self.ln(3)
        x, y = self.l_margin, self.get_y()
        self.set_draw_color(*_INKT)
        self.set_line_width(0.5)
        self.rect(x, y + 1, _VAKJE_MM, _VAKJE_MM)
        if vakje.aan:
            self.line(x + 1, y + 3.5, x + 2.2, y + 5)
            self.line(x + 2.2, y + 5, x + 4.2, y + 2)
        self.set_x(x + _VAKJE_MM + 3)
        self._write(vakje.tekst, _KOP_PT[3], "B")

    @draw.register
    def _(self, code: Streepjescode) -> None:
        self.ln(4)
        x, y = self.l_margin, self.get_y()
        rows = list(segno.make(code.url, micro=False).matrix)
        size = _QR_MM / len(rows)
        self.set_fill_color(0, 0, 0)
        for down, row in enumerate(rows):
            for right, dark in enumerate(row):
                if dark:
                    at = (x + right * size, y + down * size)
                    self.rect(*at, size + 0.02, size + 0.02, style="F")
        self.set_xy(x + _QR_MM + 6, y + 4)
        left, self.l_margin = self.l_margin, x + _QR_MM + 6
        self._write(code.tekst, _TEKST_PT)
        self._write(code.url, _TEKST_PT, "B")
        self.l_margin = left
        self.set_xy(left, max(self.get_y(), y + _QR_MM + 2))

    @draw.register
    def _(self, kaartje: Kaartje) -> None:
        """Text goes over the lines, pins over the text."""
        self.ln(4)
        scale = _KAART_MM / kaartje.breedte
        x, y, high = self.l_margin, self.get_y(), kaartje.hoogte * scale
        if y + high > self.h - _VOET_MM:
            self.add_page()
            y = self.get_y()
        self.set_fill_color(*_LICHT)
        self.set_draw_color(*_LIJN)
        self.set_line_width(0.3)
        self.rect(x, y, _KAART_MM, high, style="DF")
        for ring in kaartje.omtrekken:
            self.polygon([(x + a * scale, y + b * scale) for a, b in ring])
        self.set_font(_LETTER, size=_KLEIN_PT)
        for naam in kaartje.namen:
            self.set_xy(x + naam.x * scale - 20, y + naam.y * scale - 2)
            self.cell(40, 4, naam.naam, align="C")
        for speld in kaartje.spelden:
            self._draw_speld(speld.tekst, x + speld.x * scale, y + speld.y * scale)
        self.set_xy(x, y + high + 3)

    def _draw_speld(self, tekst: str, x: float, y: float) -> None:
        self.set_font(_LETTER, "B", _KLEIN_PT)
        wide = max(self.get_string_width(tekst) + 2.4, 5.6)
        self.set_fill_color(*_DONKER)
        self.rect(
            x - wide / 2, y - 2.8, wide, 5.6, style="F", round_corners=True, corner_radius=2.6
        )
        self.set_text_color(255, 255, 255)
        self.set_xy(x - wide / 2, y - 2.8)
        self.cell(wide, 5.6, tekst, align="C")
        self.set_text_color(*_INKT)

    def _write(self, tekst: str, size: float, stijl: str = "") -> None:
        self.set_font(_LETTER, stijl, size)
        height = size * _MM_PER_PT * _REGEL
        wide = self.w - self.r_margin - self.get_x()
        self.multi_cell(wide, height, tekst, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
