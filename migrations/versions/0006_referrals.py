"""referrals, and their terms

Revision: 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verwijsbeleid",
        sa.Column("gemeente_code", sa.String(length=12), nullable=False),
        sa.Column("herinner_na", sa.Integer(), nullable=False),
        sa.Column("geen_antwoord_na", sa.Integer(), nullable=False),
        sa.Column("vraag_na_weken", sa.Integer(), nullable=False),
        sa.Column("wis_na", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "herinner_na > 0 AND geen_antwoord_na > herinner_na",
            name=op.f("ck_verwijsbeleid_volgorde"),
        ),
        sa.CheckConstraint(
            "vraag_na_weken BETWEEN 1 AND 26", name=op.f("ck_verwijsbeleid_vraag_na_weken")
        ),
        sa.CheckConstraint("wis_na BETWEEN 1 AND 365", name=op.f("ck_verwijsbeleid_wis_na")),
        sa.PrimaryKeyConstraint("gemeente_code", name=op.f("pk_verwijsbeleid")),
    )
    op.create_table(
        "verwijzing",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("verwijzer_id", sa.Uuid(), nullable=False),
        sa.Column("inzending", sa.String(length=32), nullable=False),
        sa.Column("gemeente_code", sa.String(length=12), nullable=False),
        sa.Column("leefgebieden", sa.Text(), nullable=False),
        sa.Column("codewoord", sa.String(length=40), nullable=False),
        sa.Column("vraag", sa.Text(), nullable=False),
        sa.Column("warm", sa.Boolean(), nullable=False),
        sa.Column("belmoment", sa.Text(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("telefoon", sa.String(length=40), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "aangenomen",
                "contact",
                "klaar",
                "anders",
                "afgewezen",
                "geen-antwoord",
                "ingetrokken",
                "vervallen",
                name="verwijzingstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("behandelaar_id", sa.Uuid(), nullable=True),
        sa.Column(
            "afwijsreden",
            sa.Enum(
                "geen-plek",
                "past-niet",
                "ander-gebied",
                "besluit-nodig",
                "onduidelijk",
                "anders",
                name="afwijsreden",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("antwoord", sa.Text(), nullable=False),
        sa.Column("anders_id", sa.Uuid(), nullable=True),
        sa.Column(
            "uitkomst_verwijzer",
            sa.Enum(
                "ja",
                "deels",
                "nee",
                "niet-gekomen",
                name="uitkomst_verwijzer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "uitkomst_ontvanger",
            sa.Enum(
                "ja",
                "deels",
                "nee",
                "niet-gekomen",
                name="uitkomst_ontvanger",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("verstuurd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("herinnerd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("antwoord_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("contact_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("klaar_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gevraagd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gesloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(status = 'afgewezen') = (afwijsreden IS NOT NULL)",
            name=op.f("ck_verwijzing_reden_bij_afwijzing"),
        ),
        sa.CheckConstraint("length(trim(codewoord)) > 0", name=op.f("ck_verwijzing_codewoord")),
        sa.CheckConstraint("length(trim(vraag)) > 0", name=op.f("ck_verwijzing_vraag")),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["aanbieder.id"],
            name=op.f("fk_verwijzing_aanbieder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["anders_id"],
            ["voorziening.id"],
            name=op.f("fk_verwijzing_anders_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["behandelaar_id"],
            ["gebruiker.id"],
            name=op.f("fk_verwijzing_behandelaar_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["verwijzer_id"],
            ["gebruiker.id"],
            name=op.f("fk_verwijzing_verwijzer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_verwijzing_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verwijzing")),
        sa.UniqueConstraint("verwijzer_id", "inzending", name="uq_verwijzing_inzending"),
    )
    op.create_index(
        op.f("ix_verwijzing_aanbieder_id"), "verwijzing", ["aanbieder_id"], unique=False
    )
    op.create_index(op.f("ix_verwijzing_status"), "verwijzing", ["status"], unique=False)
    op.create_index(
        op.f("ix_verwijzing_voorziening_id"), "verwijzing", ["voorziening_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_verwijzing_voorziening_id"), table_name="verwijzing")
    op.drop_index(op.f("ix_verwijzing_status"), table_name="verwijzing")
    op.drop_index(op.f("ix_verwijzing_aanbieder_id"), table_name="verwijzing")
    op.drop_table("verwijzing")
    op.drop_table("verwijsbeleid")
