"""Set-up of the whole suite: hypothesis profiles, and the proof that CI tests the installed wheel."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# helpers.py, and what a test takes from its neighbour, are found in every import mode of pytest
_TESTS = Path(__file__).parent
sys.path[:0] = [str(_TESTS), str(_TESTS / "report")]
sys.path.append(str(_TESTS.parent))  # `fuzz`; behind all else, so that the folder `checker` here hides no installed one

_SLOW = [HealthCheck.too_slow]
settings.register_profile("dev", deadline=None, max_examples=60, suppress_health_check=_SLOW)
settings.register_profile(
    "ci", deadline=None, max_examples=100, derandomize=True, database=None, suppress_health_check=_SLOW
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

if os.environ.get("ITTISAQ_INSTALLED"):
    import checker

    assert "site-packages" in Path(checker.__file__).parts, (
        f"tests run against {checker.__file__}, not the installed wheel"
    )
