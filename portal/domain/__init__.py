"""Pure rules of the social domain: no database, no network, no web, no clock of its own.

Besides the standard library only libraries that know a format (phone numbers, mail addresses,
opening hours) are used.
"""
