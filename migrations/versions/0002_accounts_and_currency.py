"""accounts, changes with history, the cycle of checks, signals, mails and counts

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "controlebeleid",
        sa.Column("gemeente_code", sa.String(length=12), nullable=False),
        sa.Column("termijn_maanden", sa.Integer(), nullable=False),
        sa.Column("dringend_maanden", sa.Integer(), nullable=False),
        sa.Column("vraag_vooraf", sa.Integer(), nullable=False),
        sa.Column("herinner_na", sa.Integer(), nullable=False),
        sa.Column("werklijst_na", sa.Integer(), nullable=False),
        sa.Column("markeer_na", sa.Integer(), nullable=False),
        sa.Column("verberg_na", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "dringend_maanden BETWEEN 1 AND 24", name=op.f("ck_controlebeleid_dringend")
        ),
        sa.CheckConstraint(
            "herinner_na > 0 AND werklijst_na > herinner_na AND markeer_na > werklijst_na",
            name=op.f("ck_controlebeleid_volgorde"),
        ),
        sa.CheckConstraint(
            "termijn_maanden BETWEEN 1 AND 24", name=op.f("ck_controlebeleid_termijn")
        ),
        sa.CheckConstraint("verberg_na > markeer_na", name=op.f("ck_controlebeleid_verberg_na")),
        sa.CheckConstraint(
            "vraag_vooraf BETWEEN 0 AND 60", name=op.f("ck_controlebeleid_vraag_vooraf")
        ),
        sa.PrimaryKeyConstraint("gemeente_code", name=op.f("pk_controlebeleid")),
    )
    op.create_table(
        "gebruiker",
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("taal", sa.String(length=8), nullable=False),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.Column("wachtwoord_hash", sa.String(length=200), nullable=True),
        sa.Column("totp_geheim", sa.String(length=64), nullable=True),
        sa.Column("totp_sinds", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_stap", sa.Integer(), nullable=True),
        sa.Column("totp_mislukt", sa.Integer(), nullable=False),
        sa.Column("totp_geblokkeerd_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mislukt", sa.Integer(), nullable=False),
        sa.Column("geblokkeerd_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ingelogd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gebruiker")),
    )
    op.create_index("uq_gebruiker_email", "gebruiker", [sa.text("lower(email)")], unique=True)
    op.create_table(
        "mail_taak",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sleutel", sa.String(length=200), nullable=True),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("taal", sa.String(length=8), nullable=False),
        sa.Column("ontvanger", sa.String(length=254), nullable=False),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("available_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("parked", sa.Boolean(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_taak")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_mail_taak_sleutel")),
    )
    op.create_index(
        "ix_mail_taak_klaar", "mail_taak", ["parked", "available_at", "id"], unique=False
    )
    op.create_table(
        "aanmelding",
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("kvk_nummer", sa.String(length=8), nullable=False),
        sa.Column("website", sa.String(length=500), nullable=False),
        sa.Column("telefoon", sa.String(length=40), nullable=False),
        sa.Column("gemeente_code", sa.String(length=12), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("contactpersoon", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("taal", sa.String(length=8), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "te-bevestigen",
                "wacht",
                "goedgekeurd",
                "afgewezen",
                name="aanmeldingstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("bevestigd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("besloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(trim(naam)) > 0", name=op.f("ck_aanmelding_naam")),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["aanbieder.id"],
            name=op.f("fk_aanmelding_aanbieder_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_code"], ["gebied.code"], name=op.f("fk_aanmelding_gemeente_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanmelding")),
    )
    op.create_index(op.f("ix_aanmelding_status"), "aanmelding", ["status"], unique=False)
    op.create_table(
        "concept",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("onderwerp", sa.String(length=40), nullable=False),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_concept_gebruiker_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept")),
        sa.UniqueConstraint("gebruiker_id", "onderwerp", name="uq_concept_onderwerp"),
    )
    op.create_table(
        "herstelcode",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("gebruikt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_herstelcode_gebruiker_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_herstelcode")),
    )
    op.create_index(
        op.f("ix_herstelcode_gebruiker_id"), "herstelcode", ["gebruiker_id"], unique=False
    )
    op.create_table(
        "rolverlening",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column(
            "rol",
            sa.Enum(
                "aanbieder",
                "redacteur",
                "professional",
                "beheerder",
                name="rol",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=True),
        sa.Column("gemeente_code", sa.String(length=12), nullable=True),
        sa.Column("hoofd", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(rol = 'aanbieder') = (aanbieder_id IS NOT NULL)",
            name=op.f("ck_rolverlening_aanbieder"),
        ),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["aanbieder.id"],
            name=op.f("fk_rolverlening_aanbieder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_rolverlening_gebruiker_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_code"], ["gebied.code"], name=op.f("fk_rolverlening_gemeente_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rolverlening")),
        sa.UniqueConstraint(
            "gebruiker_id", "rol", "aanbieder_id", "gemeente_code", name="uq_rolverlening_rol"
        ),
    )
    op.create_index(
        op.f("ix_rolverlening_aanbieder_id"), "rolverlening", ["aanbieder_id"], unique=False
    )
    op.create_index(
        op.f("ix_rolverlening_gebruiker_id"), "rolverlening", ["gebruiker_id"], unique=False
    )
    op.create_table(
        "sessie",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("apparaat", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gezien_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tweede_factor_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_sessie_gebruiker_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessie")),
        sa.UniqueConstraint("hash", name=op.f("uq_sessie_hash")),
    )
    op.create_index(op.f("ix_sessie_gebruiker_id"), "sessie", ["gebruiker_id"], unique=False)
    op.create_index(op.f("ix_sessie_verloopt_op"), "sessie", ["verloopt_op"], unique=False)
    op.create_table(
        "sleutel",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("doel", sa.String(length=40), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gebruikt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_sleutel_gebruiker_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sleutel")),
        sa.UniqueConstraint("hash", name=op.f("uq_sleutel_hash")),
    )
    op.create_index(op.f("ix_sleutel_gebruiker_id"), "sleutel", ["gebruiker_id"], unique=False)
    op.create_index(op.f("ix_sleutel_verloopt_op"), "sleutel", ["verloopt_op"], unique=False)
    op.create_table(
        "werklijst",
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("gemeente_code", sa.String(length=12), nullable=True),
        sa.Column("toegewezen_aan", sa.String(length=120), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("klaar_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(trim(naam)) > 0", name=op.f("ck_werklijst_naam")),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_werklijst_gebruiker_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_code"], ["gebied.code"], name=op.f("fk_werklijst_gemeente_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_werklijst")),
    )
    op.create_index(op.f("ix_werklijst_gebruiker_id"), "werklijst", ["gebruiker_id"], unique=False)
    op.create_table(
        "controleronde",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("controle_voor", sa.Date(), nullable=False),
        sa.Column("gevraagd_op", sa.Date(), nullable=True),
        sa.Column("herinnerd_op", sa.Date(), nullable=True),
        sa.Column("werklijst_op", sa.Date(), nullable=True),
        sa.Column("gemarkeerd_op", sa.Date(), nullable=True),
        sa.Column("verborgen_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_controleronde_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("voorziening_id", name=op.f("pk_controleronde")),
    )
    op.create_table(
        "bulkactie",
        sa.Column(
            "werk",
            sa.Enum(
                "leefgebied-erbij",
                "leefgebied-eraf",
                "doelgroep-erbij",
                "doelgroep-eraf",
                "wet-erbij",
                "wet-eraf",
                "publiceren",
                "archiveren",
                "bevestigen",
                name="bulkwerk",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("waarde", sa.String(length=120), nullable=False),
        sa.Column("regels", sa.JSON(), nullable=False),
        sa.Column("door", sa.String(length=120), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ongedaan_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulkactie")),
    )
    op.create_table(
        "dubbelbesluit",
        sa.Column("a_id", sa.Uuid(), nullable=False),
        sa.Column("b_id", sa.Uuid(), nullable=False),
        sa.Column("door", sa.String(length=120), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["a_id"], ["voorziening.id"], name=op.f("fk_dubbelbesluit_a_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["b_id"], ["voorziening.id"], name=op.f("fk_dubbelbesluit_b_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("a_id", "b_id", name=op.f("pk_dubbelbesluit")),
    )
    op.create_table(
        "linkcontrole",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("gekeken_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uitkomst", sa.String(length=40), nullable=False),
        sa.Column("mislukt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_linkcontrole_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("voorziening_id", "url", name=op.f("pk_linkcontrole")),
    )
    op.create_table(
        "notitie",
        sa.Column("voorziening_id", sa.Uuid(), nullable=True),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=True),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("door", sa.String(length=120), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(voorziening_id IS NULL) <> (aanbieder_id IS NULL)", name=op.f("ck_notitie_onderwerp")
        ),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["aanbieder.id"],
            name=op.f("fk_notitie_aanbieder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_notitie_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notitie")),
    )
    op.create_index(op.f("ix_notitie_aanbieder_id"), "notitie", ["aanbieder_id"], unique=False)
    op.create_index(op.f("ix_notitie_voorziening_id"), "notitie", ["voorziening_id"], unique=False)
    op.create_table(
        "signaal",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "telefoon",
                "adres",
                "openingstijden",
                "website",
                "gestopt",
                "tekst",
                "anders",
                name="signaalsoort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "bron",
            sa.Enum(
                "bezoeker",
                "linkcontrole",
                "belronde",
                "aanbieder",
                name="signaalbron",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "opgelost",
                "onterecht",
                name="signaalstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("gemeld_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("termijn", sa.Date(), nullable=False),
        sa.Column("geescaleerd_op", sa.Date(), nullable=True),
        sa.Column("afgehandeld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("afgehandeld_door", sa.String(length=200), nullable=False),
        sa.Column("antwoord", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_signaal_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaal")),
    )
    op.create_index(op.f("ix_signaal_status"), "signaal", ["status"], unique=False)
    op.create_index(op.f("ix_signaal_voorziening_id"), "signaal", ["voorziening_id"], unique=False)
    op.create_table(
        "sjabloon_volger",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("sjabloon_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("voorziening_id <> sjabloon_id", name=op.f("ck_sjabloon_volger_ander")),
        sa.ForeignKeyConstraint(
            ["sjabloon_id"],
            ["voorziening.id"],
            name=op.f("fk_sjabloon_volger_sjabloon_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_sjabloon_volger_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("voorziening_id", name=op.f("pk_sjabloon_volger")),
    )
    op.create_index(
        op.f("ix_sjabloon_volger_sjabloon_id"), "sjabloon_volger", ["sjabloon_id"], unique=False
    )
    op.create_table(
        "versie",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column(
            "gebeurtenis",
            sa.Enum(
                "nieuw",
                "direct",
                "goedgekeurd",
                "gewijzigd",
                "bevestigd",
                "gesloten",
                "beeindigd",
                "gemarkeerd",
                "verborgen",
                "hersteld",
                "samengevoegd",
                name="gebeurtenis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "rol",
            sa.Enum(
                "aanbieder",
                "redacteur",
                "professional",
                "beheerder",
                name="rol",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("organisatie", sa.String(length=200), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("velden", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_versie_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versie")),
        sa.UniqueConstraint("voorziening_id", "nummer", name="uq_versie_nummer"),
    )
    op.create_table(
        "voorzieningcijfer",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("maand", sa.Date(), nullable=False),
        sa.Column("gevonden", sa.Integer(), nullable=False),
        sa.Column("geopend", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_voorzieningcijfer_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("voorziening_id", "maand", name=op.f("pk_voorzieningcijfer")),
    )
    op.create_table(
        "werklijst_regel",
        sa.Column("werklijst_id", sa.Uuid(), nullable=False),
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column(
            "uitslag",
            sa.Enum(
                "klopt",
                "anders",
                "niet-bereikt",
                name="beluitslag",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("opmerking", sa.Text(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_werklijst_regel_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["werklijst_id"],
            ["werklijst.id"],
            name=op.f("fk_werklijst_regel_werklijst_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_werklijst_regel")),
    )
    op.create_index(
        op.f("ix_werklijst_regel_voorziening_id"),
        "werklijst_regel",
        ["voorziening_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_werklijst_regel_werklijst_id"), "werklijst_regel", ["werklijst_id"], unique=False
    )
    op.create_table(
        "wijziging",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "wacht",
                "goedgekeurd",
                "teruggestuurd",
                "ingetrokken",
                name="wijzigingstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("nieuw", sa.Boolean(), nullable=False),
        sa.Column("basis_version", sa.Integer(), nullable=False),
        sa.Column("velden", sa.JSON(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column(
            "rol",
            sa.Enum(
                "aanbieder",
                "redacteur",
                "professional",
                "beheerder",
                name="rol",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisatie", sa.String(length=200), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("besloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("besloten_door", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_wijziging_door_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_wijziging_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wijziging")),
    )
    op.create_index(op.f("ix_wijziging_door_id"), "wijziging", ["door_id"], unique=False)
    op.create_index(op.f("ix_wijziging_status"), "wijziging", ["status"], unique=False)
    op.create_index(
        op.f("ix_wijziging_voorziening_id"), "wijziging", ["voorziening_id"], unique=False
    )
    op.create_table(
        "zoekcijfer",
        sa.Column("maand", sa.Date(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("voorziening_id", sa.Uuid(), nullable=True),
        sa.Column("woorden", sa.String(length=200), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("leeg", sa.Integer(), nullable=False),
        sa.Column("geopend", sa.Integer(), nullable=False),
        sa.Column("gezien", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("woorden = '' OR aantal >= 5", name=op.f("ck_zoekcijfer_aantal")),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_zoekcijfer_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zoekcijfer")),
    )
    op.create_index(
        op.f("ix_zoekcijfer_voorziening_id"), "zoekcijfer", ["voorziening_id"], unique=False
    )
    op.create_index("uq_zoekcijfer_vraag", "zoekcijfer", ["maand", "hash"], unique=True)
    op.add_column("aanbieder", sa.Column("kvk_nummer", sa.String(length=8), nullable=True))


def downgrade() -> None:
    op.drop_column("aanbieder", "kvk_nummer")
    op.drop_index("uq_zoekcijfer_vraag", table_name="zoekcijfer")
    op.drop_index(op.f("ix_zoekcijfer_voorziening_id"), table_name="zoekcijfer")
    op.drop_table("zoekcijfer")
    op.drop_index(op.f("ix_wijziging_voorziening_id"), table_name="wijziging")
    op.drop_index(op.f("ix_wijziging_status"), table_name="wijziging")
    op.drop_index(op.f("ix_wijziging_door_id"), table_name="wijziging")
    op.drop_table("wijziging")
    op.drop_index(op.f("ix_werklijst_regel_werklijst_id"), table_name="werklijst_regel")
    op.drop_index(op.f("ix_werklijst_regel_voorziening_id"), table_name="werklijst_regel")
    op.drop_table("werklijst_regel")
    op.drop_table("voorzieningcijfer")
    op.drop_table("versie")
    op.drop_index(op.f("ix_sjabloon_volger_sjabloon_id"), table_name="sjabloon_volger")
    op.drop_table("sjabloon_volger")
    op.drop_index(op.f("ix_signaal_voorziening_id"), table_name="signaal")
    op.drop_index(op.f("ix_signaal_status"), table_name="signaal")
    op.drop_table("signaal")
    op.drop_index(op.f("ix_notitie_voorziening_id"), table_name="notitie")
    op.drop_index(op.f("ix_notitie_aanbieder_id"), table_name="notitie")
    op.drop_table("notitie")
    op.drop_table("linkcontrole")
    op.drop_table("dubbelbesluit")
    op.drop_table("bulkactie")
    op.drop_table("controleronde")
    op.drop_index(op.f("ix_werklijst_gebruiker_id"), table_name="werklijst")
    op.drop_table("werklijst")
    op.drop_index(op.f("ix_sleutel_verloopt_op"), table_name="sleutel")
    op.drop_index(op.f("ix_sleutel_gebruiker_id"), table_name="sleutel")
    op.drop_table("sleutel")
    op.drop_index(op.f("ix_sessie_verloopt_op"), table_name="sessie")
    op.drop_index(op.f("ix_sessie_gebruiker_id"), table_name="sessie")
    op.drop_table("sessie")
    op.drop_index(op.f("ix_rolverlening_gebruiker_id"), table_name="rolverlening")
    op.drop_index(op.f("ix_rolverlening_aanbieder_id"), table_name="rolverlening")
    op.drop_table("rolverlening")
    op.drop_index(op.f("ix_herstelcode_gebruiker_id"), table_name="herstelcode")
    op.drop_table("herstelcode")
    op.drop_table("concept")
    op.drop_index(op.f("ix_aanmelding_status"), table_name="aanmelding")
    op.drop_table("aanmelding")
    op.drop_index("ix_mail_taak_klaar", table_name="mail_taak")
    op.drop_table("mail_taak")
    op.drop_index("uq_gebruiker_email", table_name="gebruiker")
    op.drop_table("gebruiker")
    op.drop_table("controlebeleid")
