"""Settings, rule pages, baselines and patterns of paths at random: some as they should be, some at the edge, some broken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from checker.app.config.house_style import HABITS
from checker.app.config.keys import KEYS, LEVELS, OVERRIDABLE, Key
from checker.rulebook import loader
from fuzz import words
from fuzz.cases import Case
from fuzz.growth_texts import ROOT
from fuzz.mutations import mutated

PAGE = "fuzzed-rule"  # what the rule of a page is called
_EDGES = (
    "0", "1", "-1", "5", "100", "9223372036854775807", "9223372036854775808", "9" * 400, "9" * 4301, "0x" + "f" * 40,
    "1.5", "-0.0", "inf",
    "nan", "1e999", "true", "false", '""', '" "', '"\\u0000"', '"\\u202e"', '"\\u001b]0;x\\u0007"', '"x"', "[]",
    '[""]', "[1]", '["x", "y"]',
    "[[]]", "{}", "{ a = 1 }", '{ "" = "" }', "2024-02-30", "2024-02-29", "0001-01-01", "9999-12-31T23:59:59+14:00", "07:32:00",
    "[" * 40 + "]" * 40, "[" * 2000 + "]" * 2000, '"' + "x" * 3000 + '"', "'''\n[x\n'''", '"../../etc/passwd"', '"/dev/zero"', '"{x}"',
)  # fmt: skip
_TOML = (
    "[", "]", "[[", "]]", "=", ".", ",", '"', "'", '"""', "'''", "#", "\n", "\r", "\t", "{", "}", "[overrides]\n",
    "[[overrides]]\n", "paths = ",
    "[options.", "[severity]\n", "[gazetteer]\n", "[house-style]\n", "\\", "\\u0000", "\\ud800", "a.b.c",
    "a." * 70 + "b = 1\n", "\ufeff", "\0",
    "names = ", "= true\n", "*" * 20, "!", "**/",
)  # fmt: skip
_CARD = (
    "~~~toml card\n", "~~~\n", "~~~bad\n", "~~~good\n", "~~~todo\n", "~~~bad published=", "~~~bad title\n", "⟦", "⟧",
    "[options]\n", "[message]\n",
    "[variants.", 'severity = "error"\n', 'check = "', "enabled = false\n", "fix = true\n", "{", "}", "{text}", "{0}",
    "{x.__class__}", "{{", "%s",
    "value = 1.0\n", "true = ", "# ", "\n## Examples\n",
)  # fmt: skip
_STORED = (
    "{",
    "}",
    "[",
    "]",
    '"',
    ":",
    ",",
    "null",
    "-1",
    "1e9",
    "9" * 4301,
    '"version": 1',
    '"articles": ',
    '"count": ',
    '"rule": ',
    "[" * 400,
)
_PATTERN = (
    "*",
    "**",
    "?",
    "[",
    "]",
    "[a-z]",
    "[!a]",
    "[]a]",
    "\\",
    "/",
    "!",
    "#",
    "a",
    "aaaa",
    ".txt",
    " ",
    "**/",
    "/**",
    "a*a*a*a*b",
    "\n",
    "\0",
    "خبر",
)


@cache
def _rules() -> tuple[str, ...]:
    return tuple(loader.load())


def _list(chance: Random, of: Callable[[Random], str]) -> str:
    return f"[{', '.join(of(chance) for _ in range(chance.randrange(4)))}]"


def _rule(chance: Random) -> str:
    return f'"{chance.choice(_rules())}"'


def _table(chance: Random, name: Callable[[Random], str], values: tuple[str, ...]) -> str:
    rows = {name(chance): chance.choice(values) for _ in range(chance.randrange(3))}
    return "{ " + ", ".join(f'{key} = "{value}"' for key, value in rows.items()) + " }"


def _place(chance: Random) -> str:
    return '"' + chance.choice(("غزة", "مخيم الريحان", "x", "5", "أ ب ج", "الأحد")) + '"'


# what keys take whose schema does not say enough
_TAKEN: dict[str, Callable[[Random], str]] = {
    "select": lambda chance: _list(chance, _rule),
    "ignore": lambda chance: _list(chance, _rule),
    "enable": lambda chance: _list(chance, _rule),
    "severity": lambda chance: _table(chance, _rule, ("error", "warning", "note")),
    "options": lambda chance: f"{{ {_rule(chance)} = {{}} }}",
    "gazetteer": lambda chance: _table(chance, _place, LEVELS),
    "names": lambda chance: _list(chance, _place),
    "published": lambda chance: chance.choice(
        ('"2024-02-11"', "2024-02-29", "0001-01-01", '"9999-12-31T23:59:59+14:00"')
    ),
    "time-zone": lambda chance: chance.choice(('"+03:00"', '"Asia/Riyadh"', '"-12:00"', '"UTC"')),
    "rules": lambda _: "[]",
    "month-spellings": lambda chance: chance.choice(('["أبريل"]', '["إبريل", "يونيه"]', "[]")),
}
_PLAIN = {
    "boolean": ("true", "false"),
    "integer": ("0", "1", "7", "1000"),
    "number": ("0", "1", "2.5"),
    "string": ('"x"',),
}


def _value(name: str, key: Key, chance: Random) -> str:
    """A value that a key takes."""
    if name in _TAKEN:
        return _TAKEN[name](chance)
    if "enum" in key.schema:
        return f'"{chance.choice(key.schema["enum"])}"'
    return chance.choice(_PLAIN.get(str(key.schema.get("type")), _EDGES))


def _lines(known: Mapping[str, Key], most: int, chance: Random, edges: float) -> str:
    """Some keys, each with a value that it takes, or one at the edge."""
    names = chance.sample([name for name in known if name != "baseline" or edges], chance.randrange(most + 1))
    given = (
        (name, chance.choice(_EDGES) if chance.random() < edges else _value(name, known[name], chance))
        for name in names
    )
    return "".join(f"{name} = {value}\n" for name, value in given)


def _options(chance: Random, edges: float) -> str:
    """A table of options of some rule, as its check declares them."""
    rule = chance.choice([rule for rule in loader.load().values() if rule.check.options])
    written = {
        int: ("0", "1", "3", "60"),
        str: ('""', '"levant"', '"day"'),
        list: ("[]", '["text"]', '["أبريل"]'),
        dict: ("{}",),
    }
    lines = (
        f"{name} = {chance.choice(written.get(type(option.default), _EDGES) if chance.random() > edges else _EDGES)}\n"
        for name, option in rule.check.options.items()
    )
    return f"[options.{rule.id}]\n" + "".join(lines)


def _toml(chance: Random) -> str:
    edges = chance.choice((0.0, 0.0, 0.1, 0.4))
    text = _lines(KEYS, 6, chance, edges)
    if chance.random() < 0.4 and "options" not in text:
        text += _options(chance, edges)
    if chance.random() < 0.3:
        text += "[house-style]\n" + _lines({name: habit.key for name, habit in HABITS.items()}, 4, chance, edges)
    for _ in range(chance.choice((0, 0, 1, 2))):
        text += f'[[overrides]]\npaths = ["{chance.choice(("*.txt", "a/", "**/x", "!a", "*a*a*a*b", "خبر*"))}"]\n'
        text += _lines(OVERRIDABLE, 3, chance, edges)
    return mutated(chance, text, lambda c: c.choice(_TOML + _EDGES)) if chance.random() < 0.3 else text


@cache
def _pages() -> tuple[str, ...]:
    pages = sorted((ROOT / "rules").rglob("*-*.md"))
    return tuple(path.read_text(encoding="utf-8").replace(f"# {path.stem}\n", f"# {PAGE}\n", 1) for path in pages)


def _page(chance: Random) -> str:
    text = chance.choice(_pages())
    return mutated(chance, text, lambda c: c.choice(_CARD + _EDGES) if c.random() < 0.5 else words.token(c))


def _baseline(chance: Random) -> str:
    rows = '{"version": 1, "articles": {"a.txt": [{"rule": "month-pair-mismatch", "fingerprint": "x", "count": 1, "text": "11"}]}}'
    return mutated(chance, rows, lambda c: c.choice(_STORED))


def _ignore(chance: Random) -> str:
    return "".join(chance.choice(_PATTERN) for _ in range(chance.choice((1, 2, 4, 8, 20, 60))))


_MAKERS: tuple[tuple[int, str, Callable[[Random], str]], ...] = (
    (6, ".toml", _toml), (2, ".md", _page), (1, ".json", _baseline), (2, ".ignore", _ignore),
)  # fmt: skip


def make(chance: Random) -> Case:
    """Settings, a rule page, a baseline or patterns."""
    _, suffix, maker = chance.choices(_MAKERS, [weight for weight, *_ in _MAKERS])[0]
    return Case(suffix, maker(chance).encode("utf-8", "surrogatepass"))
