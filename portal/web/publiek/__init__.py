"""The pages for residents and everybody who helps them."""

from flask import Blueprint

bp = Blueprint("publiek", __name__)
