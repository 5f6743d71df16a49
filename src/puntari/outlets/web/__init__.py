"""The server of the public site."""

from puntari.outlets.web.app import make_app, serve

__all__ = ["make_app", "serve"]
