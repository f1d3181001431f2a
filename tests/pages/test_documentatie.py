"""The documentation names what is there: terms, settings and commands."""

import inspect
from dataclasses import fields
from pathlib import Path

import click
import pytest

from portal.cli import cli
from portal.config import Settings
from portal.data.base import Base
from portal.domain import begrippen

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text()
BEHEER = (ROOT / "docs" / "handboek" / "beheer.md").read_text()


def test_every_model_and_enum_stands_in_the_glossary() -> None:
    models = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    enums = {name for name, value in inspect.getmembers(begrippen, inspect.isclass)}
    own = {name for name in enums if getattr(begrippen, name).__module__ == begrippen.__name__}

    missing = {name for name in models | own if f"| {name} |" not in GLOSSARY}

    assert missing == set()


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_stands_in_the_handbook(name: str) -> None:
    assert f"PORTAL_{name.upper()}" in BEHEER


def commands(group: click.Group, words: str = "portal") -> list[str]:
    found = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        path = f"{words} {name}"
        found += commands(command, path) if isinstance(command, click.Group) else [path]
    return found


@pytest.mark.parametrize("command", commands(cli))
def test_every_command_stands_in_the_handbook(command: str) -> None:
    assert command in BEHEER
