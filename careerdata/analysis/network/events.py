"""What came of each event: whom you met there, and what followed within eight weeks."""

from __future__ import annotations

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import counted, in_words

WEEKS_AFTER = 8
DAYS_APART = 3
"""Days of one name that lie no further apart are one event: a conference takes some days, a meetup comes again."""
TABLE = ["event", "day", "people", "new", "in_touch_again", "next_steps", "gigs", "over"]
_UNNAMED = "an event"
_COLUMNS = {
    "date": "datetime64[us]",
    "contact": "str",
    "kind": "str",
    "event": "str",
    "next_step": "str",
}


def read(book: Logbook) -> Finding:
    """Say of each event what came of it in the eight weeks after its last day.

    Args:
        book: touches.csv, in which an event is the rows with one name in `event`, on days no more than three apart, and
            touches of the kind "event" without a name are one a day; touches after `book.today` are left out.
            contacts.csv, for where people work. gigs.csv: a gig came of an event when its first row is of the eight
            weeks, and its client is one of the people, or where one of them works.

    Returns:
        A table with one row an event, the latest first: event (its name; "an event" without one), day (its first),
        people, new (of them, how many you had not been in touch with before), in_touch_again (of them, within eight
        weeks), next_steps (noted with them, at the event or in the eight weeks), gigs, over (whether the eight weeks
        are).
    """
    now = pd.Timestamp(plain_date(book.today))
    log = book.touches.dropna(subset=["date", "contact"])
    log["date"] = log["date"].dt.normalize()
    log = log[log["date"] <= now]
    at = log[log["event"].notna() | log["kind"].eq("event")].sort_values(["event", "date"], kind="stable")
    unnamed = at["event"].isna()
    at = at.assign(event=at["event"].fillna(_UNNAMED))
    most = unnamed.map({True: 0, False: DAYS_APART})
    at["number"] = (at["event"].ne(at["event"].shift()) | (at["date"].diff().dt.days > most)).cumsum()
    work = book.contacts[["contact", "organisation"]].drop_duplicates("contact").set_index("contact")
    rows = [_what_came(event, log, work["organisation"], book.gigs, now) for _, event in at.groupby("number")]
    table = pd.DataFrame(rows, columns=TABLE)
    table = table.sort_values(["day", "event"], ascending=[False, True], ignore_index=True)
    return Finding(
        table=table,
        sentence=_sentence(table),
        caution="This counts what followed, not what an event brought about: you may have met some of them anyway.",
        example=book.example,
    )


def _what_came(
    event: pd.DataFrame, log: pd.DataFrame, work: pd.Series[str], gigs: pd.DataFrame, now: pd.Timestamp
) -> dict[str, object]:
    first, last = event["date"].min(), event["date"].max()
    people = event["contact"].unique()
    theirs = log[log["contact"].isin(people)]
    until = last + pd.Timedelta(weeks=WEEKS_AFTER)
    after = theirs[(theirs["date"] > last) & (theirs["date"] <= until)]
    steps = theirs[theirs["date"].between(first, until)].drop_duplicates(["contact", "date", "next_step"])
    clients = gigs.groupby("client")["date"].min() if len(gigs) else pd.Series([], dtype="datetime64[us]")
    began = clients.index[(clients >= first) & (clients <= min(until, now))]
    return {
        "event": event["event"].iloc[0],
        "day": first,
        "people": len(people),
        "new": int((theirs.groupby("contact")["date"].min() >= first).sum()),
        "in_touch_again": after["contact"].nunique(),
        "next_steps": int(steps["next_step"].notna().sum()),
        "gigs": int(began.isin([*people, *work.reindex(people).dropna()]).sum()),
        "over": until <= now,
    }


def _sentence(table: pd.DataFrame) -> str:
    if table.empty:
        return "No event is logged yet. Log the next one with everybody you met there, and what came of it stands here."
    over = table[table["over"]]
    under_way = table[~table["over"]]
    parts = []
    if len(over):
        met, again = int(over["people"].sum()), int(over["in_touch_again"].sum())
        parts.append(
            f"Of {counted(met, 'meeting')} at {counted(len(over), 'event')}, {again} led to being in touch again within "
            f"{WEEKS_AFTER} weeks{_besides(over)}."
        )
    for one in under_way.head(1).to_dict("records"):
        missing = one["people"] - one["in_touch_again"]
        then = "you have been in touch again with everybody" if not missing else f"{counted(missing, 'person')} to go"
        day = one["day"] + pd.Timedelta(weeks=WEEKS_AFTER)
        parts.append(
            f"After {one['event']} of {in_words(one['day'])}, {then}; its {WEEKS_AFTER} weeks end on {in_words(day)}."
        )
    return " ".join(parts)


def _besides(over: pd.DataFrame) -> str:
    steps, gigs = int(over["next_steps"].sum()), int(over["gigs"].sum())
    said = [counted(steps, "next step")] * bool(steps) + [counted(gigs, "gig")] * bool(gigs)
    return f", with {' and '.join(said)}" if said else ""
