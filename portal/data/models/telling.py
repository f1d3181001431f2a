"""Counts for the gemeente: how often something happened, where and about what, never to whom."""

from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.data.base import Base
from portal.domain.tellingen import Telsoort


class Telling(Base):
    """How often ``soort`` happened in a month (its first day).

    An empty ``leefgebied`` holds all of them together, an empty ``gebied_code`` the whole region:
    one event may be of several leefgebieden, so that totals cannot be added up.
    """

    __tablename__ = "telling"
    __table_args__ = (CheckConstraint("aantal >= 0", name="aantal"),)

    maand: Mapped[date] = mapped_column(primary_key=True)
    soort: Mapped[Telsoort] = mapped_column(primary_key=True)
    leefgebied: Mapped[str] = mapped_column(String(40), primary_key=True, default="")
    gebied_code: Mapped[str] = mapped_column(String(12), primary_key=True, default="")
    aantal: Mapped[int]
