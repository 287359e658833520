"""The cast: everybody Robin Hale knows, as one table.

All people and organisations are invented. The first thirteen columns are those of `contacts.csv`; the last three
tell `network` how the touches go:

* ``first_week``: number of the week of the first touch in the log, 0 being the first week;
* ``rhythm``: about how many days lie between two touches;
* ``silent``: days since the last touch on the last day of the story; empty = in touch well within the promise.
"""

from __future__ import annotations

import csv

Row = dict[str, str]
"""One row of a CSV: every value as the text that stands in the file, "" for an empty cell."""

_CAST = """\
contact,organisation,role,team,circle,every_days,influence,support,shares,met_on,met_through,snooze_until,note,first_week,rhythm,silent
Zoë Achterberg,Tern & Tide,product analyst,Product Analytics,close,,2,2,Work I can learn from,2019-09-02,first job,,"did the same move two years ago, ask how",0,15,
Łukasz Brzozowski,Quillmoor,reporting analyst,Finance Reporting,close,,1,2,Fewer copy-and-paste reports; Work I can learn from,2022-03-01,Finance Reporting,,,0,12,
José Ballesteros Rey,Quillmoor,product analyst,Product Analytics,close,,3,2,,2023-05-11,the canteen queue,,"sits near the window, third floor",0,17,
Margit Havas,Quillmoor,head of reporting,Finance Reporting,close,,5,0,,2022-03-01,Finance Reporting,,my manager,0,14,
Amara Nwosu-Lind,Quillmoor,data engineer,Data Platform,close,,2,2,Fewer copy-and-paste reports,2022-06-13,José Ballesteros Rey,,,0,18,
Tom Ferriby,Osprey Lane,teacher,,close,,,,,2014-10-06,shared a flat,,moved north in the autumn,0,20,171
Priya Raghunathan,Quillmoor,product manager,Checkout,close,,4,1,A say in which tools we use,2023-02-20,José Ballesteros Rey,,,0,19,41
Yusuf Demirkan,Kestrelworks,head of analytics,,close,21,2,2,,2021-11-18,an evening class,,"mentor; ""every three weeks or we both forget"", he says",3,19,27
Ines Okafor-Reid,Quillmoor,head of product analytics,Product Analytics,active,,5,1,,,José Ballesteros Rey,,she decides about the team,24,33,
Mei-Lin Tan,Quillmoor,senior product analyst,Product Analytics,active,,3,1,,,José Ballesteros Rey,,,9,30,
Fatuma Warsame,Quillmoor,product analyst,Product Analytics,active,,2,2,Work I can learn from,,Mei-Lin Tan,,,27,32,
Dragan Petrović,Quillmoor,experimentation lead,Product Analytics,active,,4,0,,,Ines Okafor-Reid,,,39,33,75
Aoife Brannigan-Cole,Tern & Tide,analytics manager,Product Analytics,active,,4,1,,,Zoë Achterberg,,"hires in the autumn, Zoë says",22,37,12
Hugo Lindqvist,Quillmoor,controller,Finance,active,,2,0,,2022-04-04,Finance Reporting,2025-10-01,,0,28,
Sunniva Aas,Quillmoor,user researcher,Research,active,,1,1,,,a stuck lift,,,8,30,160
Kwabena Osei-Mensah,Osprey Lane,data analyst,,active,,,1,Work I can learn from,2020-01-20,an evening class,,,0,26,198
Renáta Kováčová,Kestrelworks,reporting developer,,active,,,1,Fewer copy-and-paste reports,,Yusuf Demirkan,,,6,24,226
Daniel Abebe-Stone,Quillmoor,reporting analyst,Finance Reporting,active,,1,1,Fewer copy-and-paste reports; To be thanked now and then,2023-09-04,Finance Reporting,,,0,21,
Chiara Montefalco,Quillmoor,people partner,People,active,,3,0,,,Margit Havas,,knows how moves inside are done,21,42,
Nguyễn Thị Hoa,Villhem,data analyst,,active,,,1,,,Data Evening,,,13,38,
Ruth Ellingham,Marrow Street Books,owner,,active,,,2,,,Petra Novotná,,"pays on time, bless her",48,21,
Søren Kjærgaard,Quillmoor,data engineer,Data Platform,active,,2,1,,,Amara Nwosu-Lind,2026-07-20,on leave until the middle of July,18,40,88
Ravi Menon-Bell,Kestrelworks,product analyst,,active,,,1,,,Renáta Kováčová,,,25,40,
Elif Yıldırım,Quillmoor,finance partner,Finance,active,,2,1,Pay that matches the market,,Hugo Lindqvist,2026-03-01,,9,35,
Henrik Solberg-Dahl,Villhem,product analytics lead,Product Analytics,wide,,3,0,,,Nguyễn Thị Hoa,,,34,80,
Matteo Orsini-Webb,Quillmoor,analytics engineer,Product Analytics,wide,,2,1,,,Fatuma Warsame,,,50,62,
Grace Thistlewood,Quillmoor,product analyst,Product Analytics,wide,,1,0,,,Dragan Petrović,,,63,45,
Leilani Kahananui,Osprey Lane,insights analyst,Insights,wide,,,,,,Kwabena Osei-Mensah,,,45,75,
Petra Novotná,Data Evening,host,,wide,,1,1,,,Data Evening,,,12,26,215
Jonas Weidenbach,Weidenbach & Row,recruiter,,wide,,1,0,,,a message out of the blue,,,16,27,165
Akiko Hanamura,self-employed,data illustrator,,wide,,,1,,,Data Evening,,lovely talk about bar charts,19,88,205
Bilal Rahimov,Quillmoor,service desk,,wide,,,1,,,a broken laptop,,,2,95,
Wanjiru Kamau-Pike,Quillmoor,product manager,Search,wide,,2,0,,,Priya Raghunathan,,,15,90,
Emeka Uzor,Tern & Tide,data engineer,,wide,,,,,,Zoë Achterberg,,,28,85,
Thandiwe Mokoena,Quillmoor,designer,Checkout,wide,,1,1,,,Priya Raghunathan,,,30,70,
Björn Eklund,Villhem,product manager,,wide,,,,,,Henrik Solberg-Dahl,,,36,90,
Saoirse Devlin-Park,Quillmoor,legal counsel,,wide,,,,,,the choir,,,41,80,
Ana Lucía Quispe,Kestrelworks,data analyst,,wide,,,1,,,Ravi Menon-Bell,,,42,85,
Mikael Ståhl,Osprey Lane,statistician,,wide,,,,,,Leilani Kahananui,2026-05-15,,47,70,
Farida El Mansouri,Quillmoor,product manager,Accounts,wide,,2,0,,,Wanjiru Kamau-Pike,,,53,60,
Colm Hargreave,Quillmoor,analyst,Growth,wide,,1,0,,,a workshop,,,55,70,
Ioana Dumitrescu,Tern & Tide,product analyst,,wide,,,1,Work I can learn from,,Aoife Brannigan-Cole,,,57,65,
Pedro Guimarães-Holt,Data Evening,speaker,,wide,,,,,,Data Evening,,,60,70,
Noor van der Zwaan,Marrow Street Books,bookseller,,wide,,,,,,Ruth Ellingham,,,65,60,
Tamsin Okello,Quillmoor,product manager,Checkout,wide,,2,1,,,Thandiwe Mokoena,,,67,50,
Jiří Marek,Villhem,experiment designer,,wide,,,,,,Björn Eklund,,,70,60,
Hana Suleiman-Frost,Quillmoor,analyst,Growth,wide,,1,0,,,Colm Hargreave,,,72,60,
Viktor Ásgeirsson,Data Evening,speaker,,wide,,,,,,Data Evening,,,75,60,
"""


def rows(text: str) -> list[Row]:
    """Return CSV text (a header, then a row a line) as one dict a row."""
    return list(csv.DictReader(text.splitlines()))


CAST = tuple(rows(_CAST))
