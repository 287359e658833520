"""What is told by hand: the plan, the small logs, and the touches that the story needs."""

from __future__ import annotations

import datetime as dt

from careerdata.dates import deadline
from example_person.people import rows

PLAN_START = dt.date(2025, 9, 1)
BREAKS = (
    (dt.date(2025, 12, 22), dt.date(2026, 1, 4)),
    (dt.date(2026, 8, 10), dt.date(2026, 8, 23)),
)

NOT_SHOWN = "Teaching others"
"""The criterion of the plan that no win shows."""
MONTHS_WITHOUT_A_WIN = tuple(
    dt.date.fromisoformat(day) for day in ("2025-08-01", "2025-12-01", "2026-01-01", "2026-05-01")
)

PLAN = f"""\
# Robin Hale's plan. Robin is invented, and so is everybody Robin knows.
# Change anything you like: this file is yours, and your comments stay when careerdata saves it.

# Only this fictional folder has an as_of: the day it pretends to be today. Leave it out of your own plan.
as_of = 2026-06-28

# Where from, where to.
current_role = "Reporting analyst"
target_role = "Product analyst"
target_team = "Product Analytics"

# What the postings for that role ask for, the hours and the evidence beside it in the notebook 05-plan-the-escape.
target_skills = ["SQL", "Experiment design", "Storytelling with data", "Python", "Dashboards", "Stakeholder interviews"]

# A deadline is a date on the calendar: 12, 18 or 24 months after the start. These are 18; at first it was 12.
start = {PLAN_START}
escape_date = {deadline(PLAN_START, 18)}

# Hours a week for the skills below. It was 8 at first; plan-history.csv says why it is 6 now.
hours_per_week = 6

# Be in touch again within so many days, by circle.
[promises]
close = 30
active = 60
wide = 180

# Time off from the plan. It costs nothing in the forecast.
[[breaks]]
from = {BREAKS[0][0]} # two weeks of books without charts
to = {BREAKS[0][1]}

[[breaks]]
from = {BREAKS[1][0]} # the sea
to = {BREAKS[1][1]}

# What has to be done by the escape date. The first goal is the most important one.
[[goals]]
kind = "skill_hours"
name = "SQL"
target = 150

[[goals]]
kind = "skill_hours"
name = "Experiment design"
target = 110

[[goals]]
kind = "skill_hours"
name = "Storytelling with data"
target = 60

# Evidence is what you can show: a certificate, a dashboard, a talk.
[[goals]]
kind = "evidence"
name = "SQL"
target = 4

# Results together with the target team, in exposure.csv.
[[goals]]
kind = "exposure"
name = "Wins with Product Analytics"
target = 6

[[goals]]
kind = "gigs"
name = "A paid gig"
target = 1

# People you know in the target team.
[[goals]]
kind = "people"
name = "People in Product Analytics"
target = 8

# What a senior analyst is asked for, as Margit put it in the last review.
[[criteria]]
name = "Work that others build on"
shows = "others use it without asking me"

[[criteria]]
name = "Decisions with numbers"
shows = "something was decided because of my numbers"

[[criteria]]
name = "{NOT_SHOWN}"
shows = "somebody does on their own what I taught them"
"""

PLAN_HISTORY = rows(
    """\
changed_on,field,before,after,counts_from,why
2025-11-10,hours_per_week,8,6,,"Eight was a wish, six is what my weeks can carry."
2026-01-12,escape_date,2026-09-01,2027-03-01,2026-01-19,"Twelve months were for somebody without a job. Six hours a week make eighteen."
"""
)

PAINS = rows(
    """\
noticed_on,pain,kind,weight,status,note
2025-02-16,Fewer copy-and-paste reports,want,4,asked,"the self-service project was the answer, until it was stopped"
2025-03-09,Work I can learn from,need,5,open,
2025-05-18,To be thanked now and then,unsorted,2,open,maybe I only want it in bad months
2025-07-13,A desk away from the printer,want,1,met,moved in July
2025-10-12,Pay that matches the market,want,3,refused,"said kindly: ""not this year"", again"
2026-01-18,A manager who tells me before things are stopped,need,4,asked,
2026-02-22,A say in which tools we use,want,2,open,
2026-03-08,Sundays that are mine,need,4,open,
2026-05-17,A parking space,want,1,dropped,I cycle now
"""
)

EXPOSURE = rows(
    """\
date,project,team,result,measure,before,after,unit,better,shareable,note
2025-10-17,Refund dashboard,Product Analytics,One page instead of a mail for every question,mails about refunds,19,6,a week,lower,yes,"José's idea, my page"
2025-11-28,Checkout funnel check,Product Analytics,Found the step that lost one basket in nine,baskets lost at step three,11.5,8.9,%,lower,yes,
2026-02-13,Weekly numbers from the warehouse,Product Analytics,The weekly numbers fill themselves,hours,5,1.5,hours a week,lower,yes,
2026-03-27,Banner test,Product Analytics,Sample size worked out before the test and not after it,days until a decision,24,15,days,lower,yes,
2026-04-30,Basket reminder report,Checkout,Priya's team reads it without me,questions answered by hand,8,2,a week,lower,yes,
2026-05-29,Search cohorts,Product Analytics,Showed who comes back after a search,customers back within a month,31,34.5,%,higher,no,"not public yet, ask Mei-Lin first"
"""
)

WINS = rows(
    """\
date,win,measure,before,after,unit,said_by,criterion,shareable,note
2025-02-10,The board used my chart,,,,,the board,,yes,
2025-07-18,The pack closes a day earlier,days to close the pack,4,3,days,Margit: "solid",Work that others build on,yes,
2025-09-26,One list of shop codes for everybody,lists in use,5,1,,Łukasz,Work that others build on,yes,
2025-10-09,Found the double count in the refunds,,,,,Margit told the board,Decisions with numbers,yes,
2025-11-21,"The self-service project was approved, with my numbers",,,,,,Decisions with numbers,no,"stopped in January, a win all the same"
2026-02-06,Two packs from one file,hours to build the second pack,16,4,hours,,Work that others build on,yes,
2026-03-12,Showed why one shop's costs were wrong,,,,,the shop's manager wrote to thank me,Decisions with numbers,yes,
2026-04-30,The quarter closed without a night shift,,,,,,,,
2026-06-04,Handover notes that the temp could follow,questions in the first week,20,4,,Hugo: "first time",Work that others build on,yes,
"""
)

GIGS = rows(
    """\
date,client,stage,hours,income,currency,evidence,note
2026-01-29,Marrow Street Books,lead,,,,,Ruth asked at the Data Evening whether I do stock lists
2026-02-17,Marrow Street Books,pitched,1,,,,
2026-03-07,Marrow Street Books,active,6.5,,,,two Saturdays
2026-04-18,Marrow Street Books,done,7,640,EUR,https://example.com/robin/reorder-list,"paid in four days, with a book on top"
2026-05-12,Pear Tree Bakery,lead,,,,,
2026-06-02,Pear Tree Bakery,lost,,,,,wanted an app
"""
)

PAY = rows(
    """\
date,role,low,high,currency,source,note
2025-09-19,Product analyst,54000,63000,EUR,posting,Tern & Tide
2025-11-20,Product analyst,57500,,EUR,promoted_peer,"Zoë, in confidence"
2026-01-23,Product analyst,52000,66000,EUR,survey,"one country, 210 answers"
2026-02-26,Reporting analyst,47000,49000,EUR,peer,
2026-03-19,Product analyst,56000,60000,EUR,promoted_peer,"moved inside last year, in confidence"
2026-04-22,Senior product analyst,64000,72000,EUR,recruiter,sounded high
2026-06-11,Product analyst,55000,62000,EUR,posting,Villhem
"""
)

ENDORSEMENTS = rows(
    """\
asked_on,contact,kind,status,given_on,note
2025-11-26,José Ballesteros Rey,introduction,given,2025-12-03,to Ines
2026-03-31,Priya Raghunathan,recommendation,given,2026-04-13,"two lines, both good"
2026-04-23,Hugo Lindqvist,good_word,declined,,"does not mix in other teams' business, fair"
2026-06-10,Mei-Lin Tan,reference,asked,,
"""
)

ACTIVITIES = rows(
    """\
date,activity,effect,note
2026-06-08,Pack by copy and paste,drains,
2026-06-08,Explaining a chart,gives,to the shop manager from Graz
2026-06-09,Pack by copy and paste,drains,
2026-06-10,Questions at month's end,drains,
2026-06-11,Stand-up with Checkout,gives,
2026-06-12,Explaining a chart,gives,
2026-06-15,Pack by copy and paste,drains,
2026-06-16,Stand-up with Checkout,gives,
2026-06-17,Questions at month's end,drains,
2026-06-18,Explaining a chart,gives,Ravi saw at once what was odd
2026-06-18,Pack by copy and paste,drains,
2026-06-22,Stand-up with Checkout,drains,nobody had read anything
2026-06-23,Explaining a chart,gives,
2026-06-24,Pack by copy and paste,drains,
"""
)

ASKS = rows(
    """\
date,to,pain,request,intent,win_win,fallback_1,fallback_2,otherwise,otherwise_is,answer,follow_up_on,note
2026-04-14,Margit Havas,Work I can learn from,Two days a month with Product Analytics until the end of the year,I want to stay at Quillmoor and learn work that I can grow in,"My packs get faster, and you hear early what Product Analytics changes",One day a month from June,A three-month trial in the summer,,,counter,2026-07-14,one day a month from June
2026-07-16,Ines Okafor-Reid,Work I can learn from,A product analyst's post in your team from January,I would like to do this work every day and not once a month,Five results with your team are there already; no one has to be taught the tables,A six-month exchange with Fatuma,A post shared half and half with Finance Reporting,Half a year of freelancing,wish,not_yet,,"prepare with Yusuf, bring two charts"
"""
)

TOUCHES = rows(
    """\
date,contact,kind,from,event,next_step,next_step_on,next_step_done_on,note
2025-09-04,Zoë Achterberg,met,both,,write the plan down by Sunday,2025-09-07,2025-09-07,"told her about the 18 months: ""finally"", she said"
2025-10-02,Yusuf Demirkan,asked,me,,,,,"what they leave out of an application, more than I thought"
2025-11-26,José Ballesteros Rey,asked,me,,,,,whether he would put in a word with Ines
2025-12-03,José Ballesteros Rey,introduced,them,,,,,"to Ines, properly this time"
2025-12-09,José Ballesteros Rey,thanked,me,,,,,cake
2026-01-29,Ruth Ellingham,event,both,Data Evening,send her an example,2026-02-03,2026-02-03,she needs a stock list that counts itself
2026-02-12,Zoë Achterberg,asked,me,,try one before Easter,2026-03-29,2026-03-29,what an entry test looks like
2026-02-24,Priya Raghunathan,gave,me,,,,,the basket numbers by shop
2026-03-31,Priya Raghunathan,asked,me,,,,,for two lines of recommendation
2026-04-14,Margit Havas,asked,me,,ask whether she has thought about it,2026-04-21,2026-04-21,two days a month with Product Analytics
2026-04-23,Hugo Lindqvist,asked,me,,,,,for a good word; he would rather not
2026-06-10,Mei-Lin Tan,asked,me,,,,,for a reference
"""
)
