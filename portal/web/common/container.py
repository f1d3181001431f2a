"""The container of this process, for views."""

from flask import current_app

from portal.bootstrap import Container


def get_container() -> Container:
    container: Container = current_app.extensions["portal"]
    return container
