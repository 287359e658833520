"""Looking outside, told by hand: `applications.csv`. What came by somebody reached a talk far more often than what did not."""

from __future__ import annotations

from collections.abc import Mapping

from example_person.people import rows

REACHED_A_TALK: Mapping[str, tuple[int, int]] = {"cold": (1, 14), "recruiter": (1, 1), "referred": (5, 10)}
"""By source: how many reached a talk, of how many that began more than four weeks before the last day of the story."""
OPEN = (
    ("Corvane", "Data analyst"),
    ("Emberley", "Product analyst"),
    ("Osprey Lane", "Product analyst"),
    ("Tern & Tide", "Product analyst"),
    ("Villhem", "Product analyst"),
)
"""What is open on the last day."""
KNOWN_THERE = ("Kwabena Osei-Mensah", "Leilani Kahananui", "Mikael Ståhl", "Tom Ferriby")
"""Whom Robin knows at Osprey Lane, where the next one would be a cold one."""

APPLICATIONS = rows(
    """\
date,organisation,role,stage,source,contact,hours,next_step,next_step_on,note
2026-02-03,Brightwater Labs,Product analyst,applied,cold,,3,,,"first one since 2022, took a whole evening"
2026-02-05,Fennick & Cole,Data analyst,applied,cold,,2,,,
2026-02-10,Harrowgate Post,Product analyst,applied,cold,,2,,,
2026-02-12,Tern & Tide,Insights analyst,applied,referred,Zoë Achterberg,2.5,,,Zoë sent it on herself
2026-02-17,Lumen Grocery,Insights analyst,applied,cold,,1.5,,,
2026-02-19,Tern & Tide,Insights analyst,talked,,,1,,,
2026-02-20,Fennick & Cole,Data analyst,refused,,,,,,
2026-02-24,Pellworth,Product analyst,applied,cold,,1.5,,,
2026-02-26,Kestrelworks,Product analyst,applied,referred,Yusuf Demirkan,2,,,
2026-03-02,Lumen Grocery,Insights analyst,refused,,,,,,two lines
2026-03-03,Tern & Tide,Insights analyst,interview,,,3,,,an entry test and three people
2026-03-03,Saltmarsh Energy,Data analyst,applied,cold,,1.5,,,
2026-03-05,Brightwater Labs,Product analyst,silent,,,,,,
2026-03-05,Tallow Street Bank,Product analyst,applied,cold,,2,,,a form of eleven pages
2026-03-06,Kestrelworks,Product analyst,talked,,,1,,,
2026-03-10,Villhem,Experiment analyst,applied,referred,Henrik Solberg-Dahl,2,,,
2026-03-10,Tern & Tide,Insights analyst,refused,,,,,,"second place, they said; ask again in the autumn"
2026-03-12,Harrowgate Post,Product analyst,silent,,,,,,
2026-03-12,Umber Travel,Data analyst,applied,cold,,1,,,
2026-03-13,Kestrelworks,Product analyst,withdrawn,,,,,,two hours on the train each way
2026-03-17,Saltmarsh Energy,Data analyst,talked,,,1,,,
2026-03-17,Osprey Lane,Insights analyst,applied,referred,Leilani Kahananui,1.5,,,
2026-03-19,Vantry,Product analyst,applied,cold,,1.5,,,
2026-03-24,Halcyon Mutual,Product analyst,applied,referred,Mei-Lin Tan,2,,,a friend of hers hires there
2026-03-24,Saltmarsh Energy,Data analyst,refused,,,,,,
2026-03-25,Osprey Lane,Insights analyst,talked,,,1,,,
2026-03-26,Pellworth,Product analyst,silent,,,,,,
2026-03-30,Umber Travel,Data analyst,refused,,,,,,
2026-03-31,Wexcombe Health,Data analyst,applied,cold,,1.5,,,
2026-04-02,Tallow Street Bank,Product analyst,silent,,,,,,
2026-04-07,Kestrelworks,Data analyst,applied,referred,Ravi Menon-Bell,1,,,
2026-04-08,Osprey Lane,Insights analyst,refused,,,,,,kind letter
2026-04-09,Yarrow Rail,Insights analyst,applied,cold,,1.5,,,
2026-04-10,Halcyon Mutual,Product analyst,refused,,,,,,
2026-04-14,Villhem,Experiment analyst,silent,,,,,,
2026-04-16,Greyfriars Press,Data analyst,applied,referred,Ruth Ellingham,1.5,,,
2026-04-20,Vantry,Product analyst,silent,,,,,,
2026-04-21,Birchline,Product analyst,applied,cold,,1.5,,,
2026-04-21,Yarrow Rail,Insights analyst,refused,,,,,,
2026-04-22,Quenby Insurance,Senior product analyst,found,recruiter,,,,,a message out of the blue
2026-04-24,Quenby Insurance,Senior product analyst,talked,,,1,,,
2026-04-24,Kestrelworks,Data analyst,refused,,,,,,
2026-04-27,Greyfriars Press,Data analyst,talked,,,1,,,
2026-04-28,Marlow & Finch,Product analyst,applied,referred,Zoë Achterberg,1.5,,,
2026-04-30,Wexcombe Health,Data analyst,silent,,,,,,
2026-05-04,Quenby Insurance,Senior product analyst,withdrawn,,,,,,"sounded high, was far away"
2026-05-05,Corvane,Data analyst,applied,cold,,1.5,,,
2026-05-07,Villhem,Product analyst,applied,referred,Nguyễn Thị Hoa,2,,,
2026-05-13,Marlow & Finch,Product analyst,refused,,,,,,
2026-05-14,Oakhanger,Product analyst,applied,referred,Yusuf Demirkan,2,,,
2026-05-19,Duskwood Media,Insights analyst,applied,cold,,1.5,,,
2026-05-20,Villhem,Product analyst,talked,,,1.5,,,
2026-05-21,Birchline,Product analyst,silent,,,,,,
2026-05-27,Greyfriars Press,Data analyst,silent,,,,,,
2026-05-28,Duskwood Media,Insights analyst,refused,,,,,,
2026-06-11,Villhem,Product analyst,interview,,,3.5,send them the two charts,2026-07-02,"they asked about the banner test, good"
2026-06-16,Emberley,Product analyst,applied,cold,,2,,,
2026-06-18,Tern & Tide,Product analyst,applied,referred,Aoife Brannigan-Cole,2,ask Aoife when they decide,2026-07-06,
2026-06-18,Oakhanger,Product analyst,silent,,,,,,
2026-06-24,Osprey Lane,Product analyst,found,cold,,,,,on their page; I know people there
"""
)
