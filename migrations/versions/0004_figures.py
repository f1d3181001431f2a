"""counts for the gemeente

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "telling",
        sa.Column("maand", sa.Date(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "gezocht",
                "zonder_resultaat",
                "geopend",
                "gebeld",
                "gemaild",
                "website",
                "route",
                "oco_getoond",
                "oco_geopend",
                "oco_gebeld",
                "gevonden_ja",
                "gevonden_nee",
                "verwezen",
                "verwijzing_aangenomen",
                "verwijzing_anders",
                "verwijzing_afgewezen",
                "verwijzing_geen_antwoord",
                "geholpen_ja",
                "geholpen_deels",
                "geholpen_nee",
                "hulpvraag",
                name="telsoort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("leefgebied", sa.String(length=40), nullable=False),
        sa.Column("gebied_code", sa.String(length=12), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.CheckConstraint("aantal >= 0", name=op.f("ck_telling_aantal")),
        sa.PrimaryKeyConstraint(
            "maand", "soort", "leefgebied", "gebied_code", name=op.f("pk_telling")
        ),
    )


def downgrade() -> None:
    op.drop_table("telling")
