"""The embedded engine: SQLite in its own file, nothing else to install or start."""

from indexer.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
