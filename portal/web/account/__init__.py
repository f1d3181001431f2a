"""Logging in, second factor, sessions, invitations: what everybody with an account has."""

from flask import Blueprint

bp = Blueprint("account", __name__)
