"""SQLAlchemy: models, queries, the unit of work and the outbox."""
