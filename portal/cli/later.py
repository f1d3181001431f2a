"""Commands that are read when they are asked for.

To read all of them takes a second, most of it for web pages that no other command draws: as long as
it takes to index a thousand voorzieningen.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LaterGroup(click.Group):
    """``later``: for each name of a command the module and the name where it stands, as
    ``portal.cli.index:index``."""

    def __init__(self, *args: Any, later: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._later = later

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self._later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._later:
            return super().get_command(ctx, cmd_name)
        module, name = self._later[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command
