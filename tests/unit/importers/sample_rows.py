"""What the sample exports say: the rows of each, written down by hand from the files, every cell of them."""

import datetime as dt

MOODS = {"OK": 5, "Refreshed": 8, "irritable": 2, "happy": 8, "good day": 8, "bad day": 2}
LABELS = {
    "General Software Development": "SQL",
    "General News & Opinion": "",
    "Software Development": "SQL",
    "Communication & Scheduling": "",
    "Code": "Python",
}
SAID = {"me": "Me Example", "moods": MOODS, "skills": LABELS, "today": dt.date(2026, 11, 23)}
"""What the person says of every sample; of one, what comes first in its dates."""
ASKED = {"clockify/detailed_us_12h.csv": {"dates": "month"}}


def _day(text):
    return dt.date.fromisoformat(text)


def _hours(*entries):
    """Rows of skills.csv from (day, skill, hours, note, kind), the last two where there are any."""
    rows = []
    for day, skill, hours, *more in entries:
        note, kind = [*more, "", ""][:2]
        row = {"date": _day(day), "skill": skill, "hours": hours}
        rows.append(row | ({"kind": kind} if kind else {}) | ({"note": note} if note else {}))
    return {"skills": tuple(rows)}


def _moods(weeks, days):
    return {
        "mood": tuple({"week": _day(day), "mood": mood} for day, mood in weeks.items()),
        "days": tuple({"date": _day(day), "mood": mood} for day, mood in days.items()),
    }


def _person(name, through, organisation="", role="", met_on=""):
    filled = {"organisation": organisation, "role": role, "met_on": _day(met_on) if met_on else None}
    return {"contact": name, **{key: cell for key, cell in filled.items() if cell}, "met_through": through}


def _touches(*touches):
    return tuple({"date": _day(day), "contact": name, "kind": kind, "from": who} for day, name, kind, who in touches)


ADA, BO, DEE, CHLOE = "Ada Example", "Bo Sample", "Dee Fiction, PhD", "Chloé Test-Łącka"
_CONNECTIONS = {
    "contacts": (
        _person(BO, "LinkedIn", "Globex", 'Lead "Growth"', "2019-11-14"),
        _person(CHLOE, "LinkedIn", "Initech", "", "2021-08-01"),
        _person(DEE, "LinkedIn", "", "", "2024-03-12"),
        _person(ADA, "LinkedIn", "Acme, Inc.", "Engineering Manager", "2026-02-08"),
    ),
    "touches": (),
}


def _word(day, name, kind):
    return {"asked_on": _day(day), "contact": name, "kind": kind, "status": "given", "given_on": _day(day)}


ROWS = {
    # 1 hour and 1 second are 3,601 / 3,600 hours; 18:25 minutes 1,105 / 3,600; 1:47:06 hours 6,426 / 3,600.
    "toggl/detailed_with_amount.csv": _hours(
        ("2026-03-04", "Learn SQL", 1.0003, "Joins, windows"),
        ("2026-03-04", "Landing page", 1.25, "Draft", "freelance"),
    ),
    "toggl/detailed_classic_duration.csv": _hours(
        ("2026-08-21", "Learn SQL", 0.3069, "x"), ("2026-08-22", "Learn SQL", 1.785, "y")
    ),
    "toggl/detailed_quoted_no_amount.csv": _hours(("2026-03-06", "Learn SQL", 0.5, 'Said "done"')),
    "toggl/chosen_columns_stop_date.csv": _hours(("2026-05-22", "Learn SQL", 1.5, "Course week 3")),
    "clockify/detailed_activity_invoiced.csv": _hours(("2025-10-15", "Landing page", 0.5, "Draft", "freelance")),
    # 29/04 tells that the day comes first.
    "clockify/detailed_dmy_24h.csv": _hours(
        ("2026-04-03", "Learn SQL", 1.0, "a"), ("2026-04-29", "Learn SQL", 0.75, "b")
    ),
    "clockify/detailed_no_client_with_total.csv": _hours(("2026-03-02", "Learn SQL", 2.0, "c")),
    "clockify/detailed_us_12h.csv": _hours(("2026-03-04", "Learn SQL", 1.0003)),
    # bad, awful and rad are 2.5, 0 and 10; 2 March 2026 is a Monday.
    "daylio/daylio_export_12h.csv": _moods(
        {"2026-02-23": 5.0, "2026-03-02": 2.5}, {"2026-02-28": 10.0, "2026-03-01": 0.0, "2026-03-02": 2.5}
    ),
    "daylio/daylio_export_24h_custom_moods.csv": _moods(
        {"2026-02-23": 2.0, "2026-03-02": 6.5}, {"2026-03-01": 2.0, "2026-03-02": 6.5}
    ),
    "daylio/daylio_export_old_7_columns.csv": _moods({"2018-05-14": 8.0}, {"2018-05-18": 8.0}),
    "daylio/daylio_export_scales.csv": _moods({"2026-03-02": 5.0}, {"2026-03-02": 5.0}),
    # Mood 8 of the backup is of level 3 of 5, and its month 2 is March.
    "daylio/backup_sample.daylio": _moods({"2026-02-23": 5.0}, {"2026-03-01": 5.0}),
    # 4 of 1 to 10 is a third of the way.
    "bearable/Bearable App - Data Export. Generated 02-03-2026.csv": _moods({"2026-03-02": 3.5}, {"2026-03-02": 3.33}),
    # The mood of Monday, 0.5 of -1 to 1; the moments of Tuesday, -1 and 0.
    "apple_health/export.xml": _moods({"2026-03-02": 5.0}, {"2026-03-02": 7.5, "2026-03-03": 2.5}),
    # Monday, half past eleven in the evening in UTC, is Tuesday in Berlin.
    "day_one/Journal.json": _moods({"2026-03-02": 5.0}, {"2026-03-03": 5.0}),
    # 1,810 seconds, 300.5 of them and 2,040.
    "rescuetime/api_activity.csv": _hours(("2026-03-02", "SQL", 0.5028)),
    "rescuetime/rescuetime-activity-history.csv": _hours(("2026-03-02", "SQL", 0.5028)),
    "activitywatch/aw-buckets-export.json": _hours(("2026-03-02", "Python", 0.0835)),
    "wakatime/daily_dump.json": _hours(("2026-03-02", "side-project", 0.5667)),
    "timewarrior/export.json": _hours(("2026-03-02", "learn sql", 1.0, "skill")),
    "google_contacts/contacts_new.csv": {
        "contacts": (
            _person(ADA, "Address book", "Acme, Inc.", "CTO"),
            _person("Bo Sample (conference)", "Address book"),
        )
    },
    "google_contacts/contacts_old.csv": {"contacts": (_person(ADA, "Address book", "Acme, Inc.", "CTO"),)},
    "vcard/v21_quoted_printable.vcf": {"contacts": (_person("Chloé Łącka", "Address book"),)},
    "vcard/v3_apple_style.vcf": {"contacts": (_person("Dee Fiction", "Address book", "Globex"),)},
    "vcard/v3_google_style.vcf": {
        "contacts": (_person(ADA, "Address book", "Acme, Inc.", "CTO"), _person(BO, "Address book"))
    },
    "vcard/v4.vcf": {"contacts": (_person(ADA, "Address book"),)},
    # A conference of one's own and a lonely study hour are no meetings.
    "ics/all_day_exclusive_end.ics": {"contacts": (), "touches": ()},
    "ics/google_calendar.ics": {
        "contacts": (_person(ADA, "Calendar"),),
        "touches": _touches(("2026-03-02", ADA, "met", "both")),
    },
    "ics/outlook_windows_timezone.ics": {
        "contacts": (_person(BO, "Calendar"),),
        "touches": _touches(("2026-03-16", BO, "met", "both")),
    },
    "linkedin/Connections.csv": _CONNECTIONS,
    "linkedin/Connections_bom_crlf.csv": _CONNECTIONS,
    "linkedin/Connections_no_preamble.csv": _CONNECTIONS,
    "linkedin/Connections_resaved_in_spreadsheet.csv": {
        "contacts": (
            _person(BO, "LinkedIn", "Globex", "Lead", "2019-11-14"),
            _person(ADA, "LinkedIn", "Acme, Inc.", "Engineering Manager", "2026-02-08"),
        ),
        "touches": (),
    },
    # The draft to Ada, and what a closed account wrote, are no touches.
    "linkedin/messages.csv": {
        "contacts": (_person(BO, "LinkedIn"), _person("Dee Fiction", "LinkedIn"), _person(ADA, "LinkedIn")),
        "touches": _touches(
            ("2025-06-01", BO, "wrote", "me"),
            ("2025-06-01", "Dee Fiction", "wrote", "me"),
            ("2026-02-09", ADA, "wrote", "me"),
            ("2026-02-10", ADA, "wrote", "them"),
        ),
    },
    "linkedin/messages_10_columns.csv": {
        "contacts": (_person(BO, "LinkedIn"),),
        "touches": _touches(("2023-05-01", BO, "wrote", "me")),
    },
    "linkedin/Recommendations_Received.csv": {
        "contacts": (_person(BO, "LinkedIn"), _person(ADA, "LinkedIn", "Acme, Inc.", "CTO")),
        "touches": (),
        "endorsements": (_word("2019-01-16", BO, "recommendation"), _word("2022-08-30", ADA, "recommendation")),
    },
    "linkedin/Endorsement_Received_Info.csv": {
        "contacts": (_person(ADA, "LinkedIn"),),
        "touches": (),
        "endorsements": (_word("2026-07-28", ADA, "good_word"),),
    },
    # Bo's invitation came without a note.
    "linkedin/Invitations.csv": {
        "contacts": (_person(ADA, "LinkedIn"),),
        "touches": _touches(("2026-01-29", ADA, "wrote", "me")),
    },
    # What these say is offered for the plan, and no row.
    "linkedin/Positions.csv": {"contacts": (), "touches": ()},
    "linkedin/Skills.csv": {"contacts": (), "touches": ()},
    "linkedin/Jobs/Job Applications.csv": {
        "contacts": (),
        "touches": (),
        "applications": (
            {"date": _day("2025-03-14"), "organisation": "Acme", "role": "Data Analyst", "stage": "applied"},
        ),
    },
}
"""The rows of each sample by log, by its path."""
