"""For operators: is the process alive, can it serve, how busy is it."""

from flask import Blueprint

bp = Blueprint("status", __name__)
