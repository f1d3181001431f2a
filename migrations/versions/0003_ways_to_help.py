"""the decision table of the quickscan, and shared lists

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gedeelde_lijst",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("voorzieningen", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gedeelde_lijst")),
        sa.UniqueConstraint("hash", name=op.f("uq_gedeelde_lijst_hash")),
    )
    op.create_index(
        op.f("ix_gedeelde_lijst_verloopt_op"), "gedeelde_lijst", ["verloopt_op"], unique=False
    )
    op.create_table(
        "beslisregel",
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column(
            "beslissing",
            sa.Enum(
                "hulplijn",
                "gesprek",
                "direct",
                "overgang",
                name="beslissing",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("gemeente_code", sa.String(length=12), nullable=True),
        sa.Column(
            "voor",
            sa.Enum(
                "mijzelf",
                "naaste",
                "client",
                name="voorwie",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "aantal",
            sa.Enum(
                "een",
                "meer",
                "onbekend",
                name="aantal",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "leefgebied",
            sa.Enum(
                "geld-en-schulden",
                "wonen",
                "werk-en-dagbesteding",
                "opvoeden-en-opgroeien",
                "gezin-en-relaties",
                "psychische-gezondheid",
                "lichamelijke-gezondheid",
                "verslaving",
                "zelfstandig-leven",
                "sociale-contacten",
                "mantelzorg",
                "leren-en-taal",
                "vervoer",
                "veiligheid",
                "recht-en-regels",
                "zingeving-en-rouw",
                name="leefgebied",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "gevaar",
            sa.Enum(
                "zelfdoding",
                "geweld",
                "kind",
                "acuut",
                name="gevaar",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "overgang",
            sa.Enum(
                "18-min-18-plus",
                "wmo-wlz",
                "jeugdhulp-zvw",
                "detentie-thuis",
                "werk-uitkering",
                name="overgang",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_code"], ["gebied.code"], name=op.f("fk_beslisregel_gemeente_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beslisregel")),
    )
    op.create_index(
        "ix_beslisregel_nummer", "beslisregel", ["gemeente_code", "nummer"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_beslisregel_nummer", table_name="beslisregel")
    op.drop_table("beslisregel")
    op.drop_index(op.f("ix_gedeelde_lijst_verloopt_op"), table_name="gedeelde_lijst")
    op.drop_table("gedeelde_lijst")
