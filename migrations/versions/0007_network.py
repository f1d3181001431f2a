"""profiles, tips, questions to colleagues, and saved searches of professionals

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('bewaarde_zoekopdracht',
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('naam', sa.String(length=80), nullable=False),
    sa.Column('parameters', sa.Text(), nullable=False),
    sa.Column('gezien', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gezocht_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], name=op.f('fk_bewaarde_zoekopdracht_gebruiker_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bewaarde_zoekopdracht'))
    )
    op.create_index(op.f('ix_bewaarde_zoekopdracht_gebruiker_id'), 'bewaarde_zoekopdracht', ['gebruiker_id'], unique=False)
    op.create_table('netwerkvraag',
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('leefgebieden', sa.Text(), nullable=False),
    sa.Column('gemeenten', sa.Text(), nullable=False),
    sa.Column('tekst', sa.Text(), nullable=False),
    sa.Column('gesteld_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sluit_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ontvangers', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint("replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(leefgebieden, '|lichamelijke-gezondheid|', '||'), '|opvoeden-en-opgroeien|', '||'), '|psychische-gezondheid|', '||'), '|werk-en-dagbesteding|', '||'), '|gezin-en-relaties|', '||'), '|zelfstandig-leven|', '||'), '|sociale-contacten|', '||'), '|zingeving-en-rouw|', '||'), '|geld-en-schulden|', '||'), '|recht-en-regels|', '||'), '|leren-en-taal|', '||'), '|verslaving|', '||'), '|mantelzorg|', '||'), '|veiligheid|', '||'), '|vervoer|', '||'), '|wonen|', '||'), '|', '') = '' AND leefgebieden != '|'", name=op.f('ck_netwerkvraag_leefgebieden')),
    sa.CheckConstraint('length(trim(tekst)) > 0', name=op.f('ck_netwerkvraag_tekst')),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], name=op.f('fk_netwerkvraag_gebruiker_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_netwerkvraag'))
    )
    op.create_index(op.f('ix_netwerkvraag_gebruiker_id'), 'netwerkvraag', ['gebruiker_id'], unique=False)
    op.create_index(op.f('ix_netwerkvraag_gesteld_op'), 'netwerkvraag', ['gesteld_op'], unique=False)
    op.create_table('profiel',
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('organisatie', sa.String(length=120), nullable=False),
    sa.Column('functie', sa.String(length=120), nullable=False),
    sa.Column('gemeenten', sa.Text(), nullable=False),
    sa.Column('leefgebieden', sa.Text(), nullable=False),
    sa.Column('wetten', sa.Text(), nullable=False),
    sa.Column('doelgroepen', sa.Text(), nullable=False),
    sa.Column('overgangen', sa.Text(), nullable=False),
    sa.Column('talen', sa.Text(), nullable=False),
    sa.Column('bereikbaar', sa.String(length=200), nullable=False),
    sa.Column('telefoon', sa.String(length=40), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('oco', sa.Boolean(), nullable=False),
    sa.Column('tekst', sa.Text(), nullable=False),
    sa.Column('zichtbaarheid', sa.Enum('collegas', 'kaart', 'naam', name='zichtbaarheid', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('publieke_telefoon', sa.String(length=40), nullable=False),
    sa.Column('publieke_email', sa.String(length=254), nullable=False),
    sa.Column('vragen_mail', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("replace(replace(replace(replace(replace(replace(overgangen, '|18-min-18-plus|', '||'), '|detentie-thuis|', '||'), '|werk-uitkering|', '||'), '|jeugdhulp-zvw|', '||'), '|wmo-wlz|', '||'), '|', '') = ''", name=op.f('ck_profiel_overgangen')),
    sa.CheckConstraint("replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(leefgebieden, '|lichamelijke-gezondheid|', '||'), '|opvoeden-en-opgroeien|', '||'), '|psychische-gezondheid|', '||'), '|werk-en-dagbesteding|', '||'), '|gezin-en-relaties|', '||'), '|zelfstandig-leven|', '||'), '|sociale-contacten|', '||'), '|zingeving-en-rouw|', '||'), '|geld-en-schulden|', '||'), '|recht-en-regels|', '||'), '|leren-en-taal|', '||'), '|verslaving|', '||'), '|mantelzorg|', '||'), '|veiligheid|', '||'), '|vervoer|', '||'), '|wonen|', '||'), '|', '') = ''", name=op.f('ck_profiel_leefgebieden')),
    sa.CheckConstraint("replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(doelgroepen, '|verstandelijke-beperking|', '||'), '|psychische-kwetsbaarheid|', '||'), '|lichamelijke-beperking|', '||'), '|dak-en-thuislozen|', '||'), '|chronisch-zieken|', '||'), '|jongvolwassenen|', '||'), '|laaggeletterden|', '||'), '|mantelzorgers|', '||'), '|werkzoekenden|', '||'), '|hersenletsel|', '||'), '|laag-inkomen|', '||'), '|nieuwkomers|', '||'), '|kinderen|', '||'), '|jongeren|', '||'), '|gezinnen|', '||'), '|dementie|', '||'), '|ouderen|', '||'), '|ouders|', '||'), '|lhbti|', '||'), '|', '') = ''", name=op.f('ck_profiel_doelgroepen')),
    sa.CheckConstraint("replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(talen, '|dse|', '||'), '|nl|', '||'), '|en|', '||'), '|de|', '||'), '|fr|', '||'), '|es|', '||'), '|pl|', '||'), '|uk|', '||'), '|ro|', '||'), '|bg|', '||'), '|tr|', '||'), '|ar|', '||'), '|fa|', '||'), '|so|', '||'), '|ti|', '||'), '|', '') = ''", name=op.f('ck_profiel_talen')),
    sa.CheckConstraint("replace(replace(replace(replace(replace(replace(replace(replace(replace(wetten, '|participatiewet|', '||'), '|wet-inburgering|', '||'), '|jeugdwet|', '||'), '|wmo|', '||'), '|wlz|', '||'), '|zvw|', '||'), '|wgs|', '||'), '|wpg|', '||'), '|', '') = ''", name=op.f('ck_profiel_wetten')),
    sa.CheckConstraint('length(trim(organisatie)) > 0', name=op.f('ck_profiel_organisatie')),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], name=op.f('fk_profiel_gebruiker_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_profiel')),
    sa.UniqueConstraint('gebruiker_id', name=op.f('uq_profiel_gebruiker_id'))
    )
    op.create_table('netwerkantwoord',
    sa.Column('vraag_id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('voorziening_id', sa.Uuid(), nullable=True),
    sa.Column('tekst', sa.Text(), nullable=False),
    sa.Column('geschreven_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('length(trim(tekst)) > 0', name=op.f('ck_netwerkantwoord_tekst')),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], name=op.f('fk_netwerkantwoord_gebruiker_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voorziening_id'], ['voorziening.id'], name=op.f('fk_netwerkantwoord_voorziening_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['vraag_id'], ['netwerkvraag.id'], name=op.f('fk_netwerkantwoord_vraag_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_netwerkantwoord'))
    )
    op.create_index(op.f('ix_netwerkantwoord_gebruiker_id'), 'netwerkantwoord', ['gebruiker_id'], unique=False)
    op.create_index(op.f('ix_netwerkantwoord_vraag_id'), 'netwerkantwoord', ['vraag_id'], unique=False)
    op.create_table('tip',
    sa.Column('voorziening_id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('organisatie', sa.String(length=120), nullable=False),
    sa.Column('functie', sa.String(length=120), nullable=False),
    sa.Column('tekst', sa.Text(), nullable=False),
    sa.Column('geschreven_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('bevestigd_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gemeld_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('melding', sa.Text(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('length(trim(tekst)) > 0', name=op.f('ck_tip_tekst')),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], name=op.f('fk_tip_gebruiker_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voorziening_id'], ['voorziening.id'], name=op.f('fk_tip_voorziening_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tip'))
    )
    op.create_index(op.f('ix_tip_gebruiker_id'), 'tip', ['gebruiker_id'], unique=False)
    op.create_index(op.f('ix_tip_gemeld_op'), 'tip', ['gemeld_op'], unique=False)
    op.create_index(op.f('ix_tip_voorziening_id'), 'tip', ['voorziening_id'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_tip_voorziening_id'), table_name='tip')
    op.drop_index(op.f('ix_tip_gemeld_op'), table_name='tip')
    op.drop_index(op.f('ix_tip_gebruiker_id'), table_name='tip')
    op.drop_table('tip')
    op.drop_index(op.f('ix_netwerkantwoord_vraag_id'), table_name='netwerkantwoord')
    op.drop_index(op.f('ix_netwerkantwoord_gebruiker_id'), table_name='netwerkantwoord')
    op.drop_table('netwerkantwoord')
    op.drop_table('profiel')
    op.drop_index(op.f('ix_netwerkvraag_gesteld_op'), table_name='netwerkvraag')
    op.drop_index(op.f('ix_netwerkvraag_gebruiker_id'), table_name='netwerkvraag')
    op.drop_table('netwerkvraag')
    op.drop_index(op.f('ix_bewaarde_zoekopdracht_gebruiker_id'), table_name='bewaarde_zoekopdracht')
    op.drop_table('bewaarde_zoekopdracht')
