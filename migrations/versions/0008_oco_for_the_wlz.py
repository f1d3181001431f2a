"""contacts of the region may be the OCO for the Wlz, which goes through the zorgkantoor

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_CHECK = "ck_regio_contact_contactsoort"


def upgrade() -> None:
    _allow("toegang", "oco", "oco-wlz")


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM regio_contact WHERE soort = 'oco-wlz'"))
    _allow("toegang", "oco")


def _allow(*soorten: str) -> None:
    """The kinds of contact that the table takes."""
    names = ", ".join(f"'{soort}'" for soort in soorten)
    with op.batch_alter_table("regio_contact") as batch_op:
        batch_op.drop_constraint(op.f(_CHECK), type_="check")
        batch_op.create_check_constraint(op.f(_CHECK), f"soort IN ({names})")
