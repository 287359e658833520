"""Gigs: how far each one is, what it paid an hour, and what comes next. Currencies are never added up."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import counted, in_words, join_words

STAGES = {"lead": "leads", "pitched": "pitched", "active": "active", "done": "done", "lost": "lost"}
"""The stages in their order, as the pipeline says them."""
OVER = ("done", "lost")
"""The stages after which a gig is over: a later step with the same client begins another one."""
QUIET_DAYS = 21
"""An open gig without a step for so many days gets a reminder."""
NO_CURRENCY = "(no currency)"
TABLE = ["client", "stage", "since", "days_quiet", "hours", "income", "currency", "per_hour", "evidence", "next_step"]
_CAUTION = (
    "An hour's pay counts every hour you logged for that gig, the unpaid ones of pitching too; it is before tax, and "
    "currencies are kept apart."
)


def read(book: Logbook) -> Finding:
    """Say where each gig stands, what it brought in, and what to do next.

    Args:
        book: gigs.csv; steps after `book.today` are left out.

    Returns:
        A table with one row a gig, the open ones first, the latest step first: client, stage (of the latest step),
        since (its day), days_quiet (days since then), hours (of all its steps), income and currency (NaN and "" where
        nothing was paid; with several currencies NaN, and all of them named), per_hour (income an hour, in the currency; NaN where
        either is missing), evidence (the latest, "" for none) and next_step (words). `frames` holds ``pipeline``
        (a row a stage: stage, gigs, names), ``months`` (income by month, first to last of each currency: month,
        currency, income) and ``currencies`` (a row a currency: currency, income, hours, per_hour).
    """
    day = pd.Timestamp(plain_date(book.today))
    steps = _steps(book.gigs[book.gigs["date"] <= day])
    rows = [_gig(rows, day) for _, rows in steps.groupby("gig", sort=True)]
    table = pd.DataFrame(rows, columns=TABLE).astype(_TYPES)
    table["over"] = table["stage"].isin(OVER)
    table = table.sort_values(["over", "since", "client"], ascending=[True, False, True], kind="stable")
    table = table[TABLE].reset_index(drop=True)
    money = _currencies(table, steps)
    return Finding(
        table=table,
        sentence=_sentence(table, money),
        caution=_CAUTION if len(table) else "A gig counts from its first step on: a lead is enough to begin.",
        frames={"pipeline": _pipeline(table), "months": _months(steps), "currencies": money},
        example=book.example,
    )


_TYPES = {
    **dict.fromkeys(["client", "stage", "currency", "evidence", "next_step"], "str"),
    **dict.fromkeys(["hours", "income", "per_hour"], "float64"),
    "since": "datetime64[us]",
    "days_quiet": "int64",
}


def _steps(gigs: pd.DataFrame) -> pd.DataFrame:
    """Return the steps in order, each with the number of its gig: one a client, until it is done or lost."""
    steps = gigs.assign(place=gigs["stage"].map({stage: place for place, stage in enumerate(STAGES)}))
    steps = steps.sort_values(["date", "place"], kind="stable").reset_index(drop=True)
    for column in ("client", "currency", "evidence"):
        steps[column] = steps[column].str.strip().fillna("")
    person = steps["client"].str.casefold()
    over = steps["stage"].isin(OVER).astype("int64")
    before = over.groupby(person).cumsum() - over
    steps["gig"] = pd.Series(list(zip(person, before, strict=True)), index=steps.index, dtype="object")
    return steps


def _gig(steps: pd.DataFrame, day: pd.Timestamp) -> dict[str, Any]:
    last = steps.iloc[-1]
    paid = steps[steps["income"] > 0]
    currencies = list(dict.fromkeys(paid["currency"].replace("", NO_CURRENCY)))
    hours = float(steps["hours"].sum())
    income = float(paid["income"].sum()) if len(currencies) == 1 else float("nan")
    shown = steps.loc[steps["evidence"] != "", "evidence"]
    gig = {
        "client": last["client"],
        "stage": last["stage"],
        "since": last["date"],
        "days_quiet": (day - last["date"]).days,
        "hours": hours,
        "income": income,
        "currency": join_words(currencies),
        "per_hour": income / hours if hours else float("nan"),
        "evidence": shown.iloc[-1] if len(shown) else "",
    }
    return gig | {"next_step": _next_step(gig, settled=bool(steps["income"].notna().any()))}


def _next_step(gig: dict[str, Any], *, settled: bool) -> str:
    """Return what to do next for a gig; "" for nothing. It is settled once what was paid is said, be it 0."""
    quiet = gig["days_quiet"] > QUIET_DAYS
    if NO_CURRENCY in gig["currency"]:
        return "Add the currency that it was paid in."
    if gig["stage"] == "done" and not settled:
        return "Send the bill, or write down what was paid."
    if gig["stage"] in OVER:
        show = gig["stage"] == "done" and not gig["evidence"]
        return "Keep something to show for it: a link, or a sentence of theirs." if show else ""
    do = {
        "lead": "Say in a few lines what you would do, by when, for how much.",
        "pitched": "Ask whether they have decided.",
        "active": "Finish it, and write down hours and pay.",
    }[gig["stage"]]
    return f"{do} Nothing was logged for {gig['days_quiet']} days." if quiet else do


def _pipeline(table: pd.DataFrame) -> pd.DataFrame:
    names = {stage: list(table.loc[table["stage"] == stage, "client"]) for stage in STAGES}
    return pd.DataFrame(
        {
            "stage": list(STAGES),
            "gigs": [len(names[stage]) for stage in STAGES],
            "names": pd.Series([", ".join(names[stage]) for stage in STAGES], dtype="str"),
        }
    )


def _months(steps: pd.DataFrame) -> pd.DataFrame:
    """Return income by month and currency; a month between two that paid is a 0, for nothing logged is nothing paid."""
    paid = steps[steps["income"] > 0]
    paid = paid.assign(currency=paid["currency"].replace("", NO_CURRENCY), month=paid["date"].dt.to_period("M"))
    parts = []
    for currency, rows in paid.groupby("currency"):
        by_month = rows.groupby("month")["income"].sum()
        months = pd.period_range(by_month.index.min(), by_month.index.max(), freq="M")
        income = by_month.reindex(months, fill_value=0.0).to_numpy()
        parts.append(pd.DataFrame({"month": months.to_timestamp(), "currency": currency, "income": income}))
    if not parts:
        return pd.DataFrame({"month": pd.Series([], dtype="datetime64[us]"), "currency": [], "income": []})
    return pd.concat(parts, ignore_index=True).astype({"month": "datetime64[us]", "currency": "str"})


def _currencies(table: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """Return per currency what came in, and an hour's pay over the gigs that were paid in it alone and have hours."""
    paid = steps[steps["income"] > 0].assign(currency=lambda rows: rows["currency"].replace("", NO_CURRENCY))
    income = paid.groupby("currency")["income"].sum()
    clear = table[(table["income"] > 0) & (table["hours"] > 0)].groupby("currency")[["income", "hours"]].sum()
    clear = clear.reindex(income.index)
    return pd.DataFrame(
        {
            "currency": income.index.to_series().to_numpy(dtype="str").astype("object"),
            "income": income.to_numpy(),
            "hours": clear["hours"].to_numpy(),
            "per_hour": (clear["income"] / clear["hours"]).to_numpy(),
        }
    ).astype({"currency": "str"})


def _sentence(table: pd.DataFrame, money: pd.DataFrame) -> str:
    if table.empty:
        return "There is no gig yet. Somebody who might need an afternoon of what you can do is a lead."
    there = table["stage"].value_counts()
    counts = [counted(there[stage], stage, more) for stage, more in STAGES.items() if stage in there]
    said = f"Your gigs: {join_words(counts)}."
    for currency, income, per_hour in zip(money["currency"], money["income"], money["per_hour"], strict=True):
        an_hour = f", {_money(per_hour, currency)} an hour" if per_hour > 0 else ""
        said += f" So far {_money(income, currency)}{an_hour}."
    to_do = table[table["next_step"] != ""]
    if len(to_do):
        first = to_do.iloc[0]
        said += (
            f" Next, for {first['client']} ({first['stage']} since {in_words(first['since'])}): {first['next_step']}"
        )
    elif table["stage"].isin(OVER).all():
        said += " None is open now: the next lead may be somebody you have helped before."
    return said


def _money(amount: float, currency: str) -> str:
    """Return an amount as it is said: whole where it is large or whole, with cents where it is not."""
    words = f"{amount:,.0f}" if amount >= 100 or float(amount).is_integer() else f"{amount:,.2f}"
    return f"{words} {currency}"
