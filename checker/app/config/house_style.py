"""`[house-style]`: one short table in place of the rules of style that it enables and the options that it sets."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from checker.app.config.keys import Key, WrongValueError, choice, names
from checker.core.bounded import quoted
from checker.core.errors import did_you_mean


class HouseStyleKey(Struct, frozen=True):
    """One habit of the house: what it may be, and the rule and option that watch it; no option: the rule alone."""

    key: Key
    rule: str
    option: str | None


HABITS = {
    "months": HouseStyleKey(
        choice(("gulf", "levant", "maghreb", "morocco", "mauritania"), "The system of month names."), "mixed-month-systems", "system"
    ),
    "month-spellings": HouseStyleKey(names("The spelling of single month names, such as أبريل."), "mixed-month-spelling", "spellings"),
    "date-order": HouseStyleKey(choice(("day", "month"), "What numeric dates begin with."), "mixed-date-order", "order"),
    "digits": HouseStyleKey(choice(("western", "eastern"), "123 or ١٢٣."), "mixed-digits", "digits"),
    "quote-marks": HouseStyleKey(choice(("guillemets", "double"), "«» or “”."), "mixed-quote-marks", "marks"),
    "ranges": HouseStyleKey(choice(("و", "إلى"), "The word behind بين in a range: بين 5 و7, or بين 5 إلى 7 too."), "range-connector", None),
}  # fmt: skip
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {name: {**habit.key.schema, "description": habit.key.does} for name, habit in HABITS.items()},
}


def read(value: Any) -> dict[str, Any]:
    """The settings that a table of habits stands for (enable, ignore, options); WrongValueError says what is wrong."""
    if not isinstance(value, dict):
        raise WrongValueError("must be a table of habits")
    enable: list[str] = []
    ignore: list[str] = []
    options: dict[str, dict[str, Any]] = {}
    for name, said in value.items():
        if name not in HABITS:
            raise WrongValueError(f"has no habit {quoted(name)}.{did_you_mean(name, HABITS)}")
        habit = HABITS[name]
        try:
            chosen = habit.key.read(said)
        except WrongValueError as wrong:
            raise WrongValueError(f"{name} {wrong}") from wrong
        if habit.option is None:
            (enable if chosen == "و" else ignore).append(habit.rule)
        else:
            enable.append(habit.rule)
            options[habit.rule] = {habit.option: list(chosen) if isinstance(chosen, tuple) else chosen}
    return {"enable": tuple(enable), "ignore": tuple(ignore), "options": options}


HOUSE_STYLE = Key(read, SCHEMA, "Habits of the house: months, spellings, date order, digits, quotation marks, ranges.")
