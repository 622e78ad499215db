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
    .open = The check: { $address }
    .where = Open the page on which you made your plan, and there the weekly check.
ics-keeps = Last day of a product of yours
    .text = { $product } keeps until today, by the day you opened it and the months you gave. After that, replace it.
ics-look = Look at the spot on your arm
    .text = Arm test of { $product }: is anything to be seen or felt there? Say so in the app, and stop if there is. If you left days out, the app knows the new day.
ics-consultation = Proposal: first talk with a clinic
ics-visit = Proposal: clinic visit
ics-upkeep = Proposal: top-up visit
ics-prep = Get ready, if the visit stands
ics-aftercare = Go gently, if you had the visit
ics-proposal = A proposal to discuss, not an appointment. The clinic sets the real date and decides with you what is done.
ics-of = From your plan of { $date }. A newer file of this plan updates these entries in most calendars. When a new plan starts, delete them and add its file.

## The plan as text

text-date = From { $date }, by Barrier First
text-nights = (only on these nights: { $nights })

## Save or share

take-title = Save or share
take-calendar = Reminders in your calendar
    .text = A file with your routine, check-ins and the dates to discuss. It is made on this device. Its times are clock times without a time zone; a calendar that shows other hours has taken them for UTC.
    .button = Save the calendar file
    .share = Share the calendar file
take-choose = Choose times and reminders
take-routine = Put in the morning and evening routine
take-morning = Morning routine at
take-evening = Evening routine at
take-alarms = Ring for the routine and the check-ins
take-before = Remind me of the clinic dates
take-before-1 = The day before
take-before-7 = A week before
take-before-none = Not at all
take-name = Whose plan it is, if you share the calendar
take-name-hint = Give the same name each time. Then a newer file of the same plan moves the entries instead of adding to them.
calendar-old = The dates of your plan have moved since you took the calendar file on { $date }.
    .text = Imported again, it moves its entries in most calendars, so do not delete them first. What still stands on an old day afterwards, delete there by hand.
    .button = Save the calendar file again
take-saved = Your browser was asked to save the file. Open it to add the entries. A newer file of the same plan updates them in most calendars, so do not delete them before. When a new plan starts, delete the old ones and add its file.
take-frame = Your browser was asked to save the file. If none arrives, the site around this page does not allow files: copy the text instead.
take-refused = The browser did not allow this. Copy the plan as text instead.
take-handed = The file went to the app that you chose.
take-cancelled = Nothing was handed on.
file-other-app = This page is open inside another app, where files often do not arrive. Open it in your own browser: the other app’s menu has an entry for it. Your answers do not come along by themselves.
file-other-app-link = Show them there by the link for the clinic
file-other-app-offered = The file was offered for saving, but inside another app it often does not arrive. If you do not find it, open this page in your own browser: the other app’s menu has an entry for it.
take-text = Your plan as text
    .text = To paste into a note or a message.
    .button = Copy the text
    .share = Share the text
take-copied = Copied. You can paste it now.
take-select = This browser does not let the page copy. The text is selected below: copy it yourself.
take-clinic = To print, to open on the clinic’s screen by a code, or to save for its records.
    .button = Open the page

## The code for the clinic, and the page that it opens

code-title = A code for the clinic’s screen
code-what = The code holds your answers and the day of your plan. No name is in it, and nothing is sent: the clinic’s device opens this app and works out the same plan.
code-who = Anyone who photographs the code, or gets the link in it, can read your answers. Show it only to people who may know them.
code-show = Show a code for the clinic
code-hide = Hide the code
code-label = A QR code that opens your answers in this app
code-link = The link in the code
code-copy = Copy the link
code-too-long = The address of this page is too long for a code. Copy the link instead.
shared-title = Someone’s answers from { $date }
shared-nothing-saved = Nothing of it is saved here. The plan was worked out anew from the answers.
shared-address = The answers stand in the address of this page, so this browser may keep them in its history.
shared-own = Your own answers on this device are not touched.
shared-open = There is no plan, because these answers are missing or were asked differently when the link was made. Please ask them again:
shared-lost = Some answers in this link belong to questions that are asked differently now. They were left out.
shared-all = All answers
shared-refused = This link cannot be opened
shared-damaged = It is cut off or damaged. Scan the code once more, or ask for the link again.
shared-newer = A newer version of the app made it. Update the app on this device, then open the link again.
