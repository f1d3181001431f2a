"""create the tables

Revision: 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aanbieder",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("telefoon", sa.String(length=40), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(trim(naam)) > 0", name=op.f("ck_aanbieder_naam")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanbieder")),
        sa.UniqueConstraint("slug", name=op.f("uq_aanbieder_slug")),
    )
    op.create_index("uq_aanbieder_naam", "aanbieder", [sa.text("lower(naam)")], unique=True)
    op.create_table(
        "crisispatroon",
        sa.Column("patroon", sa.String(length=120), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("patroon", "soort", name=op.f("pk_crisispatroon")),
    )
    op.create_table(
        "gebied",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column(
            "niveau",
            sa.Enum(
                "land",
                "gemeente",
                "wijk",
                "buurt",
                name="niveau",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("ouder_code", sa.String(length=12), nullable=True),
        sa.Column("gemeente_code", sa.String(length=12), nullable=True),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("min_lat", sa.Double(), nullable=True),
        sa.Column("max_lat", sa.Double(), nullable=True),
        sa.Column("min_lon", sa.Double(), nullable=True),
        sa.Column("max_lon", sa.Double(), nullable=True),
        sa.Column("geometrie", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(niveau = 'land') = (ouder_code IS NULL)", name=op.f("ck_gebied_ouder")
        ),
        sa.CheckConstraint(
            "lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180", name=op.f("ck_gebied_punt")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_code"], ["gebied.code"], name=op.f("fk_gebied_gemeente_code")
        ),
        sa.ForeignKeyConstraint(["ouder_code"], ["gebied.code"], name=op.f("fk_gebied_ouder_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_gebied")),
    )
    with op.batch_alter_table("gebied", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_gebied_gemeente_code"), ["gemeente_code"], unique=False
        )
        batch_op.create_index(
            "ix_gebied_kader", ["min_lat", "max_lat", "min_lon", "max_lon"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_gebied_ouder_code"), ["ouder_code"], unique=False)

    op.create_table(
        "index_taak",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("reden", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("available_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("parked", sa.Boolean(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_index_taak")),
    )
    with op.batch_alter_table("index_taak", schema=None) as batch_op:
        batch_op.create_index("ix_index_taak_klaar", ["parked", "available_at", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_index_taak_voorziening_id"), ["voorziening_id"], unique=False
        )

    op.create_table(
        "postcode",
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("woonplaats", sa.String(length=80), nullable=False),
        sa.Column("gemeente_code", sa.String(length=12), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.CheckConstraint("length(code) IN (4, 6)", name=op.f("ck_postcode_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_postcode")),
    )
    with op.batch_alter_table("postcode", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_postcode_gemeente_code"), ["gemeente_code"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_postcode_woonplaats"), ["woonplaats"], unique=False)

    op.create_table(
        "regio",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("beheerder", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("thema", sa.String(length=40), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_regio_een_rij")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regio")),
    )
    op.create_table(
        "samenstellingsdeel",
        sa.Column("deel", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("deel", name=op.f("pk_samenstellingsdeel")),
    )
    op.create_table(
        "stopwoord",
        sa.Column("woord", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("woord", name=op.f("pk_stopwoord")),
    )
    op.create_table(
        "woordpaar",
        sa.Column("gewoon", sa.String(length=120), nullable=False),
        sa.Column("vakterm", sa.String(length=120), nullable=False),
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
            "relatie",
            sa.Enum(
                "synoniem",
                "leidt-naar",
                "smaller",
                "breder",
                "verwant",
                name="relatie",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("crisis", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(trim(gewoon)) > 0", name=op.f("ck_woordpaar_gewoon")),
        sa.CheckConstraint("length(trim(vakterm)) > 0", name=op.f("ck_woordpaar_vakterm")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_woordpaar")),
    )
    with op.batch_alter_table("woordpaar", schema=None) as batch_op:
        batch_op.create_index("uq_woordpaar_gewoon", ["gewoon", "vakterm"], unique=True)

    op.create_table(
        "aanbieder_slug",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["aanbieder.id"],
            name=op.f("fk_aanbieder_slug_aanbieder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_aanbieder_slug")),
    )
    with op.batch_alter_table("aanbieder_slug", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_aanbieder_slug_aanbieder_id"), ["aanbieder_id"], unique=False
        )

    op.create_table(
        "kern",
        sa.Column("naam", sa.String(length=80), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "woonplaats",
                "kern",
                name="kernsoort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("gemeente_code", sa.String(length=12), nullable=False),
        sa.Column("wijk_code", sa.String(length=12), nullable=True),
        sa.Column("buurt_codes", sa.Text(), nullable=False),
        sa.Column("pc4", sa.String(length=4), nullable=True),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_code"], ["gebied.code"], name=op.f("fk_kern_gemeente_code")
        ),
        sa.ForeignKeyConstraint(["wijk_code"], ["gebied.code"], name=op.f("fk_kern_wijk_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kern")),
    )
    with op.batch_alter_table("kern", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kern_gemeente_code"), ["gemeente_code"], unique=False)
        batch_op.create_index("uq_kern_naam", ["naam", "gemeente_code"], unique=True)

    op.create_table(
        "locatie",
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("straat", sa.String(length=200), nullable=False),
        sa.Column("huisnummer", sa.String(length=20), nullable=False),
        sa.Column("postcode", sa.String(length=7), nullable=False),
        sa.Column("plaats", sa.String(length=80), nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("buurt_code", sa.String(length=12), nullable=True),
        sa.Column("wijk_code", sa.String(length=12), nullable=True),
        sa.Column("gemeente_code", sa.String(length=12), nullable=True),
        sa.Column("rolstoel", sa.Boolean(), nullable=True),
        sa.Column("adres_geheim", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_locatie_punt")),
        sa.CheckConstraint("lat BETWEEN -90 AND 90", name=op.f("ck_locatie_lat")),
        sa.CheckConstraint("lon BETWEEN -180 AND 180", name=op.f("ck_locatie_lon")),
        sa.ForeignKeyConstraint(
            ["buurt_code"], ["gebied.code"], name=op.f("fk_locatie_buurt_code")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_code"], ["gebied.code"], name=op.f("fk_locatie_gemeente_code")
        ),
        sa.ForeignKeyConstraint(["wijk_code"], ["gebied.code"], name=op.f("fk_locatie_wijk_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locatie")),
    )
    with op.batch_alter_table("locatie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_locatie_buurt_code"), ["buurt_code"], unique=False)

    op.create_table(
        "postcode_gebied",
        sa.Column("postcode", sa.String(length=6), nullable=False),
        sa.Column("buurt_code", sa.String(length=12), nullable=False),
        sa.Column("deel", sa.Double(), nullable=False),
        sa.Column("deel_van_buurt", sa.Double(), nullable=False),
        sa.CheckConstraint("deel > 0 AND deel <= 1", name=op.f("ck_postcode_gebied_deel")),
        sa.CheckConstraint(
            "deel_van_buurt >= 0 AND deel_van_buurt <= 1",
            name=op.f("ck_postcode_gebied_deel_van_buurt"),
        ),
        sa.ForeignKeyConstraint(
            ["buurt_code"], ["gebied.code"], name=op.f("fk_postcode_gebied_buurt_code")
        ),
        sa.ForeignKeyConstraint(
            ["postcode"], ["postcode.code"], name=op.f("fk_postcode_gebied_postcode")
        ),
        sa.PrimaryKeyConstraint("postcode", "buurt_code", name=op.f("pk_postcode_gebied")),
    )
    op.create_table(
        "regio_gemeente",
        sa.Column("gemeente_code", sa.String(length=12), nullable=False),
        sa.Column("naam", sa.String(length=80), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_code"], ["gebied.code"], name=op.f("fk_regio_gemeente_gemeente_code")
        ),
        sa.PrimaryKeyConstraint("gemeente_code", name=op.f("pk_regio_gemeente")),
    )
    op.create_table(
        "voorziening",
        sa.Column("extern_id", sa.String(length=120), nullable=True),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("samenvatting", sa.Text(), nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column(
            "lijn",
            sa.Enum(
                "0", "1", "2", name="lijn", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column(
            "soort",
            sa.Enum(
                "informele-hulp",
                "algemene-voorziening",
                "collectieve-voorziening",
                "maatwerkvoorziening",
                "toegang",
                "onafhankelijke-clientondersteuning",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("leefgebieden", sa.Text(), nullable=False),
        sa.Column("doelgroepen", sa.Text(), nullable=False),
        sa.Column("wetten", sa.Text(), nullable=False),
        sa.Column("overgangen", sa.Text(), nullable=False),
        sa.Column("talen", sa.Text(), nullable=False),
        sa.Column("trefwoorden", sa.Text(), nullable=False),
        sa.Column("kosten", sa.Text(), nullable=False),
        sa.Column("leeftijd_van", sa.Integer(), nullable=True),
        sa.Column("leeftijd_tot", sa.Integer(), nullable=True),
        sa.Column("verwijzing_nodig", sa.Boolean(), nullable=False),
        sa.Column("aanmelden", sa.Text(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("onafhankelijk", sa.Boolean(), nullable=False),
        sa.Column("gesloten_tot", sa.Date(), nullable=True),
        sa.Column("gesloten_reden", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "concept",
                "ter-beoordeling",
                "gepubliceerd",
                "verlopen",
                "gearchiveerd",
                name="voorzieningstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("gecontroleerd_op", sa.Date(), nullable=True),
        sa.Column("gecontroleerd_door", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "replace(replace(replace(replace(replace(replace(overgangen, '|18-min-18-plus|', '||'), '|detentie-thuis|', '||'), '|werk-uitkering|', '||'), '|jeugdhulp-zvw|', '||'), '|wmo-wlz|', '||'), '|', '') = ''",
            name=op.f("ck_voorziening_overgangen"),
        ),
        sa.CheckConstraint(
            "replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(leefgebieden, '|lichamelijke-gezondheid|', '||'), '|opvoeden-en-opgroeien|', '||'), '|psychische-gezondheid|', '||'), '|werk-en-dagbesteding|', '||'), '|gezin-en-relaties|', '||'), '|zelfstandig-leven|', '||'), '|sociale-contacten|', '||'), '|zingeving-en-rouw|', '||'), '|geld-en-schulden|', '||'), '|recht-en-regels|', '||'), '|leren-en-taal|', '||'), '|verslaving|', '||'), '|mantelzorg|', '||'), '|veiligheid|', '||'), '|vervoer|', '||'), '|wonen|', '||'), '|', '') = '' AND leefgebieden != '|'",
            name=op.f("ck_voorziening_leefgebieden"),
        ),
        sa.CheckConstraint(
            "replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(doelgroepen, '|verstandelijke-beperking|', '||'), '|psychische-kwetsbaarheid|', '||'), '|lichamelijke-beperking|', '||'), '|dak-en-thuislozen|', '||'), '|chronisch-zieken|', '||'), '|jongvolwassenen|', '||'), '|laaggeletterden|', '||'), '|mantelzorgers|', '||'), '|werkzoekenden|', '||'), '|hersenletsel|', '||'), '|laag-inkomen|', '||'), '|nieuwkomers|', '||'), '|kinderen|', '||'), '|jongeren|', '||'), '|gezinnen|', '||'), '|dementie|', '||'), '|ouderen|', '||'), '|ouders|', '||'), '|lhbti|', '||'), '|', '') = ''",
            name=op.f("ck_voorziening_doelgroepen"),
        ),
        sa.CheckConstraint(
            "replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(talen, '|dse|', '||'), '|nl|', '||'), '|en|', '||'), '|de|', '||'), '|fr|', '||'), '|es|', '||'), '|pl|', '||'), '|uk|', '||'), '|ro|', '||'), '|bg|', '||'), '|tr|', '||'), '|ar|', '||'), '|fa|', '||'), '|so|', '||'), '|ti|', '||'), '|', '') = ''",
            name=op.f("ck_voorziening_talen"),
        ),
        sa.CheckConstraint(
            "replace(replace(replace(replace(replace(replace(replace(replace(replace(wetten, '|participatiewet|', '||'), '|wet-inburgering|', '||'), '|jeugdwet|', '||'), '|wmo|', '||'), '|wlz|', '||'), '|zvw|', '||'), '|wgs|', '||'), '|wpg|', '||'), '|', '') = ''",
            name=op.f("ck_voorziening_wetten"),
        ),
        sa.CheckConstraint(
            "leeftijd_tot BETWEEN 0 AND 120", name=op.f("ck_voorziening_leeftijd_tot")
        ),
        sa.CheckConstraint("leeftijd_van <= leeftijd_tot", name=op.f("ck_voorziening_leeftijd")),
        sa.CheckConstraint(
            "leeftijd_van BETWEEN 0 AND 120", name=op.f("ck_voorziening_leeftijd_van")
        ),
        sa.CheckConstraint("length(trim(naam)) > 0", name=op.f("ck_voorziening_naam")),
        sa.CheckConstraint(
            "length(trim(samenvatting)) > 0", name=op.f("ck_voorziening_samenvatting")
        ),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["aanbieder.id"], name=op.f("fk_voorziening_aanbieder_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voorziening")),
        sa.UniqueConstraint("extern_id", name=op.f("uq_voorziening_extern_id")),
        sa.UniqueConstraint("slug", name=op.f("uq_voorziening_slug")),
    )
    with op.batch_alter_table("voorziening", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_voorziening_aanbieder_id"), ["aanbieder_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_voorziening_gecontroleerd_op"), ["gecontroleerd_op"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_voorziening_status"), ["status"], unique=False)
        batch_op.create_index("uq_voorziening_naam", ["aanbieder_id", "naam"], unique=True)

    op.create_table(
        "contactkanaal",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "telefoon",
                "email",
                "website",
                "whatsapp",
                "chat",
                name="kanaalsoort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("waarde", sa.String(length=500), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(trim(waarde)) > 0", name=op.f("ck_contactkanaal_waarde")),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_contactkanaal_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contactkanaal")),
    )
    with op.batch_alter_table("contactkanaal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contactkanaal_voorziening_id"), ["voorziening_id"], unique=False
        )

    op.create_table(
        "regio_contact",
        sa.Column("gemeente_code", sa.String(length=12), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "toegang",
                "oco",
                name="contactsoort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("telefoon", sa.String(length=40), nullable=False),
        sa.Column("extern_id", sa.String(length=120), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_code"],
            ["regio_gemeente.gemeente_code"],
            name=op.f("fk_regio_contact_gemeente_code"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regio_contact")),
    )
    with op.batch_alter_table("regio_contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_regio_contact_gemeente_code"), ["gemeente_code"], unique=False
        )

    op.create_table(
        "voorziening_locatie",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("openingstijden", sa.Text(), nullable=False),
        sa.Column("telefoon", sa.String(length=40), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_voorziening_locatie_locatie_id")
        ),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_voorziening_locatie_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voorziening_locatie")),
        sa.UniqueConstraint("voorziening_id", "locatie_id", name="uq_voorziening_locatie_paar"),
    )
    with op.batch_alter_table("voorziening_locatie", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_voorziening_locatie_locatie_id"), ["locatie_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_voorziening_locatie_voorziening_id"), ["voorziening_id"], unique=False
        )

    op.create_table(
        "voorziening_slug",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_voorziening_slug_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_voorziening_slug")),
    )
    with op.batch_alter_table("voorziening_slug", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_voorziening_slug_voorziening_id"), ["voorziening_id"], unique=False
        )

    op.create_table(
        "voorziening_werkgebied",
        sa.Column("voorziening_id", sa.Uuid(), nullable=False),
        sa.Column("gebied_code", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebied_code"], ["gebied.code"], name=op.f("fk_voorziening_werkgebied_gebied_code")
        ),
        sa.ForeignKeyConstraint(
            ["voorziening_id"],
            ["voorziening.id"],
            name=op.f("fk_voorziening_werkgebied_voorziening_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "voorziening_id", "gebied_code", name=op.f("pk_voorziening_werkgebied")
        ),
    )
    with op.batch_alter_table("voorziening_werkgebied", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_voorziening_werkgebied_gebied_code"), ["gebied_code"], unique=False
        )



def downgrade() -> None:
    with op.batch_alter_table("voorziening_werkgebied", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voorziening_werkgebied_gebied_code"))

    op.drop_table("voorziening_werkgebied")
    with op.batch_alter_table("voorziening_slug", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voorziening_slug_voorziening_id"))

    op.drop_table("voorziening_slug")
    with op.batch_alter_table("voorziening_locatie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voorziening_locatie_voorziening_id"))
        batch_op.drop_index(batch_op.f("ix_voorziening_locatie_locatie_id"))

    op.drop_table("voorziening_locatie")
    with op.batch_alter_table("regio_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regio_contact_gemeente_code"))

    op.drop_table("regio_contact")
    with op.batch_alter_table("contactkanaal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contactkanaal_voorziening_id"))

    op.drop_table("contactkanaal")
    with op.batch_alter_table("voorziening", schema=None) as batch_op:
        batch_op.drop_index("uq_voorziening_naam")
        batch_op.drop_index(batch_op.f("ix_voorziening_status"))
        batch_op.drop_index(batch_op.f("ix_voorziening_gecontroleerd_op"))
        batch_op.drop_index(batch_op.f("ix_voorziening_aanbieder_id"))

    op.drop_table("voorziening")
    op.drop_table("regio_gemeente")
    op.drop_table("postcode_gebied")
    with op.batch_alter_table("locatie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_locatie_buurt_code"))

    op.drop_table("locatie")
    with op.batch_alter_table("kern", schema=None) as batch_op:
        batch_op.drop_index("uq_kern_naam")
        batch_op.drop_index(batch_op.f("ix_kern_gemeente_code"))

    op.drop_table("kern")
    with op.batch_alter_table("aanbieder_slug", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aanbieder_slug_aanbieder_id"))

    op.drop_table("aanbieder_slug")
    with op.batch_alter_table("woordpaar", schema=None) as batch_op:
        batch_op.drop_index("uq_woordpaar_gewoon")

    op.drop_table("woordpaar")
    op.drop_table("stopwoord")
    op.drop_table("samenstellingsdeel")
    op.drop_table("regio")
    with op.batch_alter_table("postcode", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_postcode_woonplaats"))
        batch_op.drop_index(batch_op.f("ix_postcode_gemeente_code"))

    op.drop_table("postcode")
    with op.batch_alter_table("index_taak", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_index_taak_voorziening_id"))
        batch_op.drop_index("ix_index_taak_klaar")

    op.drop_table("index_taak")
    with op.batch_alter_table("gebied", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gebied_ouder_code"))
        batch_op.drop_index("ix_gebied_kader")
        batch_op.drop_index(batch_op.f("ix_gebied_gemeente_code"))

    op.drop_table("gebied")
    op.drop_table("crisispatroon")
    op.drop_table("aanbieder")
