"""Search, whole: documents in, answers out. Knows nothing of the portal or of Flask."""
