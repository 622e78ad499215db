# Words that the first page and the questions need. All others are in late/.

app-name = Barrier First
page-title = { $title } – Barrier First
title-error = Error: { $title }
back = Back
continue = Continue
or = or
optional = (optional)
why = Why
menu = Menu
menu-answers = Your answers
shelf-title = My shelf
menu-learn = How the barrier works
menu-data = Print, back up, erase
nav-plan = Your plan
nav-results = Results
nav-progress = Progress
nav-today = Today
nav-clinic = Clinic
footer-note = General wellness, not a diagnosis. No dermatologist has reviewed these rules yet.
footer-note-once-reviewed = General wellness, not a diagnosis. A dermatologist has reviewed some of these rules; the page about this app says which.
footer-nav = About this app
about-title = About and sources
privacy-title = Privacy
accessibility-title = Accessibility
footer-erase = Erase my data
skip-question = Skip this question
step = Step { $n } of { $m }

saved-nothing = Nothing is saved yet
saved-kept = Saved on this device, { $time }
saved-tab-only = Only while this tab is open
saved-blocked = Not saved on this device
saved-full = Not saved: no room left
saved-failed = Not saved: the browser refused
saved-newer = Not saved: a newer version of the app was here
saved-aside = Not saved: damaged saves are in the way
saved-conflict = Two tabs disagree
not-kept-blocked = This browser keeps nothing for this page. You can go on; your answers last while the page is open.
not-kept-full = Storage in this browser is full. Free some room, or save a backup file.
not-kept-failed = We try again with your next answer.
not-kept-newer = What it saved is left untouched. Update the app to see it.
not-kept-aside = Three damaged saves are kept aside, and there is no room to keep another safe. Decide about them, and your answers are saved at once.
not-kept-decide = Look at them
not-kept-backup = Save a backup file
safe-mode = The app stopped twice in a row, so it opened without your saved answers. They are still on this device.
safe-mode-asked = The app opened without your saved answers, as you asked. They are still on this device.
language-missing = That language did not arrive, so the page stays as it is. Try again in a moment, or load the page again.
notice-open-question = Your change has opened one more question. Once it is answered, your plan is there again.
update-ready = A new version is ready. Your answers stay.
update-loses = Something here is not saved and would be lost. Finish this page, or save a backup file.
update-now = Update now
update-later = Later

error-title = There is a problem
error-prefix = Error:
error-choose = Choose the answer that fits you
error-choose-level = Choose how often this happened
error-choose-or-none = Choose all that fit, or the first answer if none do
error-too-many = Choose up to { $most }
error-number = Enter a whole number from { $min } to { $max }
error-date = Enter a day, or skip this question
error-past = Enter a day that is still to come, or skip this question

welcome-picture = A wall of bricks: loose on one side, firm on the other
welcome-start = Start, about five minutes
welcome-not = It does not name a disease or replace a doctor. It sells nothing and sends nothing anywhere: switch on flight mode, and it still works.
welcome-open-backup = Open a backup
resume-title = Welcome back
resume-left = { $count ->
    [one] One question is still open. Nothing is lost.
   *[other] { $count } questions are still open. Nothing is lost.
}
resume-complete = Your answers are here.
resume-carry-on = Carry on
resume-see-today = Go to today
resume-answers = Look at my answers
resume-start-again = Start again
notice-need-answers = That page shows a plan, and a plan needs your answers first. Start here, it takes about five minutes.
notice-set-aside = { $count ->
    [one] One part of what was saved could not be read. It was set aside, and its question is asked again.
   *[other] { $count } parts of what was saved could not be read. They were set aside, and their questions are asked again.
}
notice-damaged = What was saved on this device could not be read. The original is kept aside; you can start afresh or open a backup.
notice-expired = Your answers had reached the age you set and were erased.
notice-erased = { $count ->
    [one] One entry was erased.
   *[other] { $count } entries were erased.
}
late-coming = One moment: this part is on its way.
late-missing-title = This part has not arrived
late-missing-lead = Your answers are safe. The connection broke while the rest of the app was being fetched. Check your connection, then try again.
late-missing-newer = Your answers are safe. A newer version of the app is out, and this part of the old one is gone. Load the page again to get it.
late-missing-changed = Your answers are safe. This part is missing on the site, or was changed on its way to you. Try again; if it stays like this, try another network, or tell the people who run this site.
late-again = Try again
not-found-title = This page does not exist
not-found-lead = The link may be old or mistyped. Your answers are not affected.
to-start = Go to the start
