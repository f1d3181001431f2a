"""plans of professionals for a client without a name

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_LEEFGEBIEDEN = (
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
)


def _leefgebied() -> sa.Column:
    enum = sa.Enum(
        *_LEEFGEBIEDEN, name="leefgebied", native_enum=False, create_constraint=True, length=40
    )
    return sa.Column("leefgebied", enum, nullable=False)


def _of_plan(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["plan_id"], ["plan.id"], name=op.f(f"fk_{table}_plan_id"), ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "plan",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("codewoord", sa.String(length=60), nullable=False),
        sa.Column("gemeente_code", sa.String(length=12), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=True),
        sa.Column("gedeeld_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("aangeraakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gewaarschuwd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(trim(codewoord)) > 0", name=op.f("ck_plan_codewoord")),
        sa.CheckConstraint(
            "(hash IS NULL) = (gedeeld_tot IS NULL)", name=op.f("ck_plan_gedeeld")
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_plan_gebruiker_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_code"], ["gebied.code"], name=op.f("fk_plan_gemeente_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("hash", name=op.f("uq_plan_hash")),
    )
    op.create_index(op.f("ix_plan_gebruiker_id"), "plan", ["gebruiker_id"], unique=False)
    op.create_index(op.f("ix_plan_aangeraakt_op"), "plan", ["aangeraakt_op"], unique=False)
    op.create_table(
        "plan_deel",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        _leefgebied(),
        sa.Column("doelen", sa.Text(), nullable=False),
        sa.Column("notities", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _of_plan("plan_deel"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_deel")),
        sa.UniqueConstraint("plan_id", "leefgebied", name="uq_plan_deel_leefgebied"),
    )
    op.create_index(op.f("ix_plan_deel_plan_id"), "plan_deel", ["plan_id"], unique=False)
    op.create_table(
        "plan_regel",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        _leefgebied(),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("voorziening_id", sa.Uuid(), nullable=True),
        sa.Column("tekst", sa.String(length=300), nullable=False),
        sa.Column("gedaan", sa.Boolean(), nullable=False),
        sa.Column("van_client", sa.Boolean(), nullable=False),
        sa.Column("notitie", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(trim(tekst)) > 0", name=op.f("ck_plan_regel_tekst")),
        _of_plan("plan_regel"),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_plan_regel_voorziening_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_regel")),
    )
    op.create_index(op.f("ix_plan_regel_plan_id"), "plan_regel", ["plan_id"], unique=False)
    op.create_index(
        op.f("ix_plan_regel_voorziening_id"), "plan_regel", ["voorziening_id"], unique=False
    )


def downgrade() -> None:
    for table in ("plan_regel", "plan_deel", "plan"):
        op.drop_table(table)
