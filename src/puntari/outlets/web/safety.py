"""What every answer of the server tells browsers to refuse."""

from __future__ import annotations

HTML = "text/html; charset=utf-8"
SAFETY = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
