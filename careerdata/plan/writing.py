"""A plan in, the text of a `plan.toml` out, with the person's comments kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import tomlkit
from tomlkit.items import AoT

from careerdata.plan.model import Break, Criterion, Goal, Pending, Plan
from careerdata.plan.reading import read_plan
from careerdata.plan.values import same_one, usable

_TABLES: Mapping[str, tuple[str, ...]] = {
    "breaks": ("from", "to"),
    "goals": ("kind", "name", "target"),
    "criteria": ("name", "shows"),
    "pending": ("from", "hours_per_week", "escape_date", "break_from", "break_to", "kind", "name", "target", "drop"),
}
"""The keys of each table that can come several times."""
_WHY_IT_WAITS = "easier, so it counts from this day on; delete this part and it never does"


def write_plan(plan: Plan, text: str = "") -> str:
    """Return the text of a `plan.toml` that says `plan`, starting from `text`.

    Only what differs from what `text` says is touched: comments, order, layout and keys of the person's own stay.
    """
    document = tomlkit.parse(text)
    known = read_plan(text, plan.start)[0] if text.strip() else None
    for key in (item.name for item in fields(Plan)):
        value = getattr(plan, key)
        # Without its own line in the file either date would move along with the calendar.
        dated = key in document or key not in ("start", "escape_date")
        if (known is not None and value == getattr(known, key) and dated) or (known is None and value in ((), "", {})):
            continue
        if value is None:
            document.pop(key, None)
        elif key in _TABLES:
            _replace_tables(document, key, [_as_table(item) for item in value])
        elif key == "names":
            _update_names(document, value)
        elif key == "imports":
            _update_imports(document, value)
        elif key == "promises":
            _update_promises(document, value)
        elif isinstance(value, tuple):
            document[key] = list(value)
        else:
            document[key] = _plain_number(value) if isinstance(value, float) else value
    return tomlkit.dumps(document)


def write_names(text: str, names: Mapping[str, tuple[str, ...]]) -> str:
    """Return the text of a `plan.toml` with these other names of people; nothing else of `text` is touched."""
    document = tomlkit.parse(text)
    _update_names(document, names)
    return tomlkit.dumps(document)


def write_imports(text: str, imports: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the text of a `plan.toml` in which words of other programs mean this; nothing else of `text` is touched."""
    document = tomlkit.parse(text)
    _update_imports(document, imports)
    return tomlkit.dumps(document)


def _as_table(item: Break | Criterion | Goal | Pending) -> dict[str, Any]:
    if isinstance(item, Break):
        return {"from": item.first, "to": item.last}
    if isinstance(item, Criterion):
        return {"name": item.name} | ({"shows": item.shows} if item.shows else {})
    if isinstance(item, Goal):
        return {"kind": item.kind, "name": item.name, "target": _plain_number(item.target)}
    value, table = item.value, {"from": item.counts_from}
    if isinstance(value, Goal):
        goal = _as_table(value)
        return table | ({"kind": goal["kind"], "name": goal["name"], "drop": True} if item.dropped else goal)
    if isinstance(value, Break):
        return table | {"break_from": value.first, "break_to": value.last}
    return table | ({"escape_date": value} if isinstance(value, dt.date) else {"hours_per_week": _plain_number(value)})


def _plain_number(number: float) -> float | int:
    return int(number) if float(number).is_integer() else float(number)


def _replace_tables(document: tomlkit.TOMLDocument, key: str, wanted: list[dict[str, Any]]) -> None:
    """Bring an array of tables to `wanted`; tables that stay, or were not understood, keep their comments."""
    if not isinstance(document.get(key), AoT):
        document.pop(key, None)
        document[key] = tomlkit.aot()
    tables = document[key]
    if key in ("goals", "criteria"):
        _remove_repeated(key, tables)
    kept = [_identity(table) for table in wanted]
    while len(understood := _understood(key, tables)) > len(wanted):
        gone = [place for place in understood if _identity(tables[place]) not in kept]
        del tables[(gone or understood)[-1]]
    for count, new in enumerate(wanted):
        if count == len(understood):
            understood.append(len(tables))
            tables.append(tomlkit.item(new))
            tables[-1].trivia.indent = "\n"
            if key == "pending":
                tables[-1]["from"].comment(_WHY_IT_WAITS)
        table = tables[understood[count]]
        for name in _TABLES[key]:
            if name not in new:
                table.pop(name, None)
            elif table.get(name) != new[name]:
                table[name] = new[name]
    if not len(tables):
        document.pop(key)


def _remove_repeated(key: str, tables: AoT) -> None:
    """Remove tables that were left out because they repeat one: otherwise they would take the place of others."""
    places = _understood(key, tables)
    named = [same_one(tables[place].unwrap()) for place in places]
    for count in reversed(range(len(places))):
        if named[count] in named[:count]:
            del tables[places[count]]


def _understood(key: str, tables: AoT) -> list[int]:
    return [place for place, table in enumerate(tables) if usable(key, table.unwrap())]


def _identity(table: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what tells a goal from another, a criterion, a break, or a change that waits."""
    return tuple(table.get(name) for name in (*_TABLES["pending"], "to") if name != "target")


def _update_promises(document: tomlkit.TOMLDocument, promises: Mapping[str, int]) -> None:
    if not isinstance(document.get("promises"), Mapping):
        document.pop("promises", None)
        document["promises"] = tomlkit.table()
    table: Any = document["promises"]
    for circle, days in promises.items():
        if table.get(circle) != days:
            table[circle] = days


def _update_names(document: tomlkit.TOMLDocument, names: Mapping[str, tuple[str, ...]]) -> None:
    table: Any = document.get("names")
    if not isinstance(table, Mapping):
        document.pop("names", None)
        document["names"] = table = tomlkit.table()
    for name in [name for name in table if name not in names]:
        table.pop(name)
    for name, others in names.items():
        if list(table.get(name, ())) != list(others):
            table[name] = list(others)


def _update_imports(document: tomlkit.TOMLDocument, imports: Mapping[str, Mapping[str, Any]]) -> None:
    if not isinstance(document.get("imports"), Mapping):
        document.pop("imports", None)
        document["imports"] = tomlkit.table(is_super_table=True)
    tables: Any = document["imports"]
    for kind, words in imports.items():
        if not isinstance(tables.get(kind), Mapping):
            tables.pop(kind, None)
            tables[kind] = tomlkit.table()
        for label, meaning in words.items():
            value = _plain_number(meaning) if isinstance(meaning, float) else meaning
            if tables[kind].get(label) != value:
                tables[kind][label] = value
