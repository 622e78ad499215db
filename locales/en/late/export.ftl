# The calendar file, the plan as text, the link for the clinic, and the part of the pages that hands them over.

## The calendar file

ics-name = Skin plan
ics-for = { $title } ({ $name })
ics-morning = Morning routine
ics-evening = Evening routine
ics-evening-with = Evening routine: { $active }
ics-weekly = Once a week, in the evening
ics-check-in = One-minute look at your skin
    .text = Answer the questions about the past week again. Your plan follows what your skin does.
ics-consultation = Proposal: first talk with a clinic
ics-visit = Proposal: clinic visit
ics-upkeep = Proposal: upkeep visit
ics-prep = Get ready, if the visit stands
ics-aftercare = Go gently, if you had the visit
ics-proposal = A proposal to discuss, not an appointment. The clinic sets the real date and decides with you what is done.
ics-of = From your plan of { $date }. If your answers change, delete these entries and add the new file.

## The plan as text

text-date = From { $date }, by Barrier First
text-nights = (only on these nights: { $nights })
