"""What the writers of reports need to know of the settings."""

from __future__ import annotations

from typing import Protocol


class ReportOptions(Protocol):
    """The settings of a report; those of the application are such."""

    @property
    def format(self) -> str:
        """The name of the form."""

    @property
    def messages(self) -> str | None:
        """The language of the report; None: that of the article."""

    @property
    def persona(self) -> str:
        """For whom the report is: "gate", "desk" or "trainer"."""

    @property
    def fail_on(self) -> str:
        """The severity from which on a finding is a failure, or "never"."""

    @property
    def baseline(self) -> str | None:
        """The file of accepted findings, if there is one."""

    @property
    def bidi(self) -> str:
        """How Arabic is sent to the terminal."""

    @property
    def no_color(self) -> bool:
        """Whether nothing is coloured."""

    @property
    def quiet(self) -> bool:
        """Whether the report is findings only."""

    @property
    def statistics(self) -> bool:
        """Whether the findings of each rule are counted at the end."""
