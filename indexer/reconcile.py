"""The daily net under the outbox: what differs between the truth and the index."""

from collections.abc import Mapping

from indexer.engine import IndexWriter


def reconcile(versies: Mapping[str, int], writer: IndexWriter) -> tuple[list[str], list[str]]:
    """Compare the versions that should be in the index with those that are.

    Returns the ids that are missing or another version, and those that are there but should not be.
    """
    shown = writer.versions()
    wrong = [id_ for id_, version in versies.items() if shown.get(id_) != version]
    surplus = [id_ for id_ in shown if id_ not in versies]
    return wrong, surplus
