"""SHA-256 without OpenSSL, whose loading takes longer than the check of an article: as the standard library's `random` has it."""

from __future__ import annotations

try:
    from _sha2 import sha256  # type: ignore[import-not-found]  # from Python 3.12 on
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256  # where Python is built without its own

__all__ = ["sha256"]
