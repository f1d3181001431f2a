"""Pure rules of the social domain: standard library only."""
