"""The public site: what its pages hold, and how they become files."""

from puntari.outlets.site.build import build_site

__all__ = ["build_site"]
