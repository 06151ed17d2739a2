"""What options and settings choose from: known to the command line before anything that works on articles is loaded."""

from __future__ import annotations

from checker.core.severity import SEVERITIES
from checker.report import formats

PERSONAS = ("gate", "desk", "trainer")
FORMATS = tuple(known.name for known in formats.FORMATS)
LEDGER_FORMATS = tuple(known.name for known in formats.FORMATS if known.ledger)
MENTION_FORMATS = tuple(known.name for known in formats.FORMATS if known.lists_mentions)
BIDI = ("auto", "logical", "rtl", "visual")
FAIL_ON = (*SEVERITIES, "never")
MESSAGES = ("ar", "en")
HEADLINES = ("auto", "first-line", "none")
LANGUAGES = ("ar", "auto")
MOST_JOBS = 1024  # processes at once: whoever asks for more means something else
LONGEST_LIMIT = 86_400.0  # seconds that one article may take: a day
