"""The site: built by `python tools/build_site.py`, which writes the pages of the rules beside these."""

from __future__ import annotations

import sys
from pathlib import Path

import checker

sys.path.insert(0, str(Path(__file__).parent / "ext"))

project = "ittisaq · اتّساق"
author = "the ittisaq project"
copyright = "the ittisaq project, MIT"  # noqa: A001  # Sphinx gives it this name
release = checker.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "arabic"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = project
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_search_language = "ar"
html_extra_path = ["extra"]
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
exclude_patterns = ["ext"]
