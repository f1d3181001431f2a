"""The server engine: Meilisearch 1.21 or newer."""

from indexer.engines.meilisearch.engine import MeilisearchEngine

__all__ = ["MeilisearchEngine"]
