# Words of the app's other pages.

results-reset = { $count ->
    [one] One quiet week first
   *[other] { $count } quiet weeks first
}
    .lead = Cleanser, moisturiser and sunscreen are enough until your skin is calm.
results-rebuild = { $count ->
    [one] Build up first, for one week
   *[other] Build up first, for { $count } weeks
}
    .lead = Steady, gentle care comes before anything new.
results-introduce = { $count ->
   *[other] One new thing at a time
}
    .lead = Each gets a few weeks of its own, on few nights at first.
results-maintain = { $count ->
   *[other] Carry on as you are
}
    .lead = What you do suits your skin. Keep it, with sunscreen every morning.
results-stop = Stop { $actives } tonight
    .lead = That comes first. The rest of your routine stays gentle.
results-stop-prescribed = Ask your prescriber before you use { $actives } again
results-doctor = Let a doctor look first
results-nothing-more = Nothing more is needed right now
    .lead = Cleanse, moisturise, protect: that is a complete routine for skin like yours.
results-out-of = out of 100
results-index = Barrier index
results-range = Between { $low } and { $high }, because a sign was left open. The plan follows the lower number.
results-no-range = Made from seven signs of the past week.
results-no-range-since = Made from seven signs in the week before { $date }.
results-range-since = Checked on { $date }.
results-own-index = Our own index, not a validated medical test.
results-drivers = What weighs on it
results-no-drivers = Nothing in your answers points to a strain on your barrier.
results-to-plan = Clinic plan
driver-told = You told us: { $told }.
band-compromised = Very weak
band-impaired = Weak
band-strained = A little weak
band-strong = Strong
wall-compromised = Your barrier drawn as a wall: bricks lie loose, most mortar is gone and water escapes.
wall-impaired = Your barrier drawn as a wall: bricks have shifted, some mortar is missing and water escapes.
wall-strained = Your barrier drawn as a wall: bricks lie nearly straight, with small gaps in the mortar.
wall-strong = Your barrier drawn as a wall: bricks lie straight and the mortar is whole.
phases-title = What comes next
phases-note = Dates are the earliest. You move on when your skin is calm.
results-when = When you may see a change
results-when-note = As our sources report it. Every skin is different.
phases-from = From { $from }
phases-between = { $from } – { $to }
phase-reset = Reset
    .expect = Cleanse, moisturise, protect. Skin often feels less dry within days.
phase-rebuild = Rebuild
    .expect = Richer support. Skin should sting less and hold more water.
phase-introduce = One new thing
    .expect = One strong ingredient at a time, on few nights at first.
phase-introduce-one = New: { $active }
phase-introduce-hold = Nothing new for now
    .expect = The routine stays as it is until visits or your day leave room for something new.
phase-bring-back = Bring back: { $active }
    .expect = You know it already. One at a time, once your skin is calm.
phase-next = Once the one before sits well, { $active } follows.
phase-maintain = Keep going
    .expect = Keep what works, and sunscreen every morning.

stop-emergency = Call { $number } now
# In a text that somebody pastes, where no country is known.
text-emergency = Call your emergency number now
stop-urgent = Get medical help today
stop-told = You told us: { $answer }
stop-call = Call { $number }
stop-emergency-note = Say that you may be having a serious reaction. Let someone else drive.
stop-other-countries = Other countries
stop-others = In other countries: { $numbers }
stop-urgent-note = Call your doctor, a pharmacist or an out-of-hours service today. If you get worse or find it hard to breathe, call the emergency number.
stop-no-plan = There is no routine and no treatment in your plan until someone has looked at your skin.
stop-gentle = Gentle care until you are seen
stop-gentle-wash = Rinse with lukewarm water or a plain cleanser that does not sting.
stop-gentle-nothing-new = Put on nothing but a plain moisturiser. Leave out acids, retinoids, scrubs and anything new.
stop-gentle-sun = Stay out of strong sun, or cover up. Use SPF 50 in the morning if it does not sting.
stop-gentle-photo = Take a photo, and a list of what you use. It helps the person who looks at it.
stop-print = Print this for the doctor
stop-mistake = I ticked that by mistake
stop-correct = Correct what I entered
stop-helped = I have had help
ask-title = Talk to a pharmacist or doctor soon
ask-until = The plan goes on, without anything new until somebody has looked.
again-text = We ask these more precisely than before. Until you answer anew, the plan takes the more careful reading.
open-text = Something is not answered yet. Until it is, the plan takes the more careful reading.
again-row = Asked more precisely now: please look again.
doctor-title = See a doctor soon
doctor-stop = Stop the { $product }.
doctor-until = Until then the plan leaves out what could get in the way. The gentle routine stays.
triage-clear = No warning signs in the answers
triage-ask_soon = Talk to a pharmacist or doctor
triage-see_doctor = See a doctor soon
triage-urgent = Medical help today
triage-emergency = Emergency

today-morning = { $count ->
    [one] This morning: one step
   *[other] This morning: { $count } steps
}
today-evening = { $count ->
    [one] Tonight: one step
   *[other] Tonight: { $count } steps
}
routine-in = Routine: { $phase }
routine-paper = Routine · { $phase }
routine-day = { $phase } · day { $day }
routine-evening = Evening
routine-morning = Morning
routine-weekly = Once a week
routine-phases = Look ahead, phase by phase
routine-more = More about your routine
routine-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
step-done = Done: { $step }
week-title = Your seven nights
week-note = Calm nights lie between those with a strong ingredient. Never two of these in one night.
week-all-calm = Every night is calm in this phase.
night-calm = calm
routine-rest = Around the visit on { $visit }, from { $from } to { $to }: without { $actives }.
stop-now-title = Stop for now
stop-now-still = Leave out for now
stop-line = Leave out for now: { $actives }
avoid-title = Leave alone for now
avoid-nothing = Nothing needs to be left out.
avoid-none-used = You use none of the things that should wait.
avoid-others = { $count ->
    [one] And { $count } more, if you meet it
   *[other] And { $count } more, if you meet them
}
until-clinician = Until a clinician agrees
until-date = Until { $date }, then check again
until-never = Not part of this plan
until-phase = Not before { $date }

plan-title = A plan to discuss with a clinic
plan-lead = A draft to talk about, not an order.
plan-lead-nothing = Nothing here is needed for your goals right now. That is a fine result.
plan-home-only = You chose home care, so nothing here is suggested, only listed.
plan-summary = One page for the clinician
plan-know = Good to know before you agree
plan-questions = Questions to take along
plan-questions-more = { $count ->
    [one] And one more question
   *[other] And { $count } more questions
}
treatments-count = { $count ->
    [one] { $count } treatment
   *[other] { $count } treatments
}
treatments-more = { $count ->
    [one] And one more reason
   *[other] And { $count } more reasons
}
treatments-also = Also for: { $names }
tell-first = Tell them first
treatment-why-not = Why not now
treatment-before = Before
treatment-after = After
treatment-may-happen = What may happen
fact-visits = Visits
fact-apart = Apart
fact-upkeep = Top-up after
fact-downtime = Visible recovery
downtime-none = none to speak of
treatments-because = Because of { $told }
status-suggested = Suggested
    .note = These fit your answers.
status-ask_first = Ask first
    .note = A clinician decides with you.
status-not_yet = Not yet
    .note = Something else comes first.
status-blocked = Not for you now
    .note = We leave these out, and say why.
status-not_offered = Not offered here
    .note = This clinic does not have these.
status-not_needed = Not needed
    .note = No goal or sign of yours asks for these, or something gentler is planned in their place.
recovery-title-days = Recovery, day by day
recovery-visit = Visit
recovery-tone-marks = May be seen
recovery-tone-settles = Settles
recovery-tone-better = What it may bring
recovery-day = Day { $day }:
recovery-days = Days { $from }–{ $to }:
recovery-call = Call the clinic if pain grows, if skin turns pale or grey, or if anything gets worse instead of better.
calendar-title = Calendar
calendar-note = A proposal: the clinic sets the real dates.
calendar-visit = Visit
calendar-prep = Get ready
calendar-aftercare = Go gently
calendar-check_in = Check-in
calendar-upkeep = Top-up visit
calendar-and-more = { $dates } and later
calendar-all = All dates, and the months
calendar-keeps = Keeps until then
calendar-look = Arm test: look at the spot
agenda-same = The same again
agenda-note = From the day to get ready: no retinoid, no acid, no scrub. Go gently the day after a visit.
agenda-ready = Get ready from { $date }
region-EU = European Union
region-UK = United Kingdom
region-US = United States
region-KR = South Korea

why-product = Why it fits: { $about }
why-product-not = Why not: { $about }
why-suggested = Why { $about } may suit you
why-ask_first = Why ask first about { $about }
why-not_yet = Why { $about } must wait
why-blocked = Why the plan leaves out { $about }
why-not_needed = Why you do not need { $about }
why-not_offered = Why not here: { $about }
why-in-routine = Why your routine has { $about }
why-nights = Why your nights are spread like this
why-phase = Why this phase: { $about }
why-driver = Why this weighs on your barrier: { $about }
why-band = Why your barrier counts as { $about }
why-result = Why you may see it then: { $about }
why-programme = Why this programme: { $about }
why-date = Why { $about }?
why-triage = Why this comes first
why-answers = Your answers
why-change = What would change it
why-source = Source
why-grade = How far we checked
why-rule = Rule
why-rule-reviewed = { $rule }, last looked at on { $date }
why-signs = Signs that took points off, most first: { $signs }.
why-main = The main reason
why-enough = { $count ->
    [one] This alone would be enough, too
   *[other] Each of these would be enough, too
}
why-also = Also looked at
why-uncertain = An answer was left open here, so we took the safer reading.
why-bars = The bars show how far we checked, not how strong the evidence is. For that, look at the kind of source.
why-stricter = Where sources disagree we take the stricter one. Your clinician may see it differently, and may say so.
grade-v = We read the source itself
grade-s = Another page reports the source
grade-k = General knowledge, no source read
grade-p = Our own rule
source-general = General knowledge. We have read no source for this, so take it as a precaution.
source-policy = Our own rule
source-undated = no date given
source-kind-guideline = Guideline
source-kind-regulator = Regulator
source-kind-law = Law
source-kind-study = Study or review
source-kind-leaflet = Leaflet for the public
source-kind-report = Press or trade report
source-kind-article = Clinic or company article
source-kind-manual = Device manual
source-kind-general_knowledge = General knowledge
source-kind-policy = Our own rule

changed-title = What changed in your plan
changed-lead = You changed your answers: { $answers }.
changed-lead-many = { $count ->
    [one] You gave { $count } answer.
   *[other] You gave { $count } answers.
}
changed-which = Which ones
changed-nothing = Nothing in your plan changed.
changed-restart = Your plan starts again with its first day, on { $date }.
changed-same = Its steps and treatments stay the same.
changed-dates = Dates or nights in the plan have moved. Look at the routine and the calendar again.
changed-dates-few = { $count ->
    [one] Some appointments move by a day. Your routine stays as it is.
   *[other] Some appointments move by { $count } days at most. Your routine stays as it is.
}
changed-gone = This no longer holds: { $reason }
changed-rest = Everything else stays as it was.
changed-milder = Good to hear that it is milder. The plan takes its next step at a weekly check, so until then it stays on the careful side.
changed-see = See the new plan
changed-back = Back to the plan
changed-undo = Undo this change
changed-triage = Warning signs
changed-band = Barrier
changed-phase = Starting phase
changed-in = In the routine
changed-out = Not in the routine
changed-used = You use it
changed-freed = No need to leave it out
changed-avoid-only = Your steps and treatments stay the same. The list of what to leave alone changed, but only by things you do not use.
changed-actives = { $count ->
    [one] { $count } ingredient
   *[other] { $count } ingredients
}

learn-title = How the barrier works
learn-lead = Your outer skin is a wall, thinner than cling film. Two pictures and four short paragraphs say how it works.
learn-bricks = Bricks and mortar
    .text = Flat, tough cells are the bricks. Fats between them, such as ceramides, are the mortar. Together they keep water in, and dirt, germs and irritants out.
learn-thin = When mortar runs thin
    .text = Water leaves and irritants slip in. Skin may feel tight, sting, flake or itch. Redness can look pink, red, purple, brown or grey, depending on your skin tone.
    .picture = A wall that gets looser from one side to the other, until water escapes
learn-helpers = Three helpers
    .text = Fats seal the wall. Antioxidants mop up what sun, smoke and dirty air leave behind. Friendly microbes keep others out.
learn-mends = How it mends
    .text = After a scratch, young skin wins back about half of its barrier in a day and most of it in three days. Older skin takes longer. Left in peace, it does the work itself.
    .picture = A wall that gets firmer from one side to the other
learn-less = Why less is more
    .text = Acids, retinoids and scrubs can be useful, but too much wears the wall down faster than it mends. A few good products, used steadily, do more than ten steps.
learn-sun = Sun, air and seasons
    .text = Sunlight, wind, heat, dry air and dirty air all wear the wall down. Sun protection every morning helps most. A richer cream helps in winter, a lighter one in summer.

data-title = Your data, in your hands
data-lead = Everything on this page happens on this device.
data-seven-days = This browser may clear saved pages after seven days without a visit. Add the app to your home screen, or save a backup file.
backup-save = Backup file
    .text = Everything, to open again here or on another device.
    .button = Save backup
backup-passphrase = Passphrase, if you want one
backup-passphrase-hint = With a passphrase the file is locked. Nobody can open it without it, and we cannot help if it is lost.
backup-saved = Your browser was asked to save the backup file. Look in your downloads before you rely on it.
backup-refused = The browser did not allow the file. Try again without a passphrase, or in another browser.
open-title = Open a backup
    .text = A backup or FHIR file that this app saved. You see what is inside before anything changes.
open-label = Backup file
open-too-large = This file is too large to be a backup. Choose the .json file that this app saved.
open-refused = The browser could not read this file. Try again, or copy it to another folder first.
open-newer = This backup was made by a newer version of the app. Update the app, then open it again.
open-not-understood = This record carries “{ $name }”, which may change what its answers mean. This app cannot tell how, so it took nothing from it. Ask the clinic for a file without it.
open-nothing = There are no answers in this file.
open-damaged = This file is damaged or is not a backup. Choose the .json file that this app saved. Nothing was changed.
open-not-ours = This is not a backup of this app. Choose the .json file that this app saved. Nothing was changed.
open-passphrase = Passphrase of this file
open-wrong = That passphrase does not open the file. Check it and try again.
open-unlock = Unlock
open-holds = { $count ->
    [one] The file holds { $count } answer.
   *[other] The file holds { $count } answers.
}
open-differs = { $count ->
    [0] None differs from what is here.
    [one] { $count } answer differs from what is here.
   *[other] { $count } answers differ from what is here.
}
open-replace = Use the file’s answers
open-merge = Fill in and update mine
open-cancel = Leave things as they are
open-done = Done. Your answers are up to date.
aside-title = Set aside
aside-text = { $count ->
    [one] One earlier save could not be read. The original is kept here, so that nothing is lost. Save it to a file if someone may be able to help with it, then remove it.
   *[other] { $count } earlier saves could not be read. The originals are kept here, so that nothing is lost. Save them to a file if someone may be able to help with them, then remove them.
}
aside-save = Save the originals to a file
aside-remove = Remove the originals
aside-removed = { $count ->
    [one] One original was removed.
   *[other] { $count } originals were removed.
}
aside-refused = The browser did not allow the file. Nothing was removed. Try again, or in another browser.
keep-title = Where your answers are kept
keep-device = Keep on this device
    .hint = You find them again after closing the page.
keep-tab = Only while this tab is open
    .hint = Nothing is kept. Best on a shared device.
keep-ask = The copy that is saved on this device would be removed now, and photos with it. Other tabs with this app would be empty, and this one loses the answers when it closes.
keep-yes = Remove the saved copy
expiry-title = Erase them by themselves after
expiry-never = Never
expiry-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
erase-title = Erase everything
erase-text = Answers, plan, photos and settings on this device, and the app’s stored files. This cannot be undone.
erase-yes = Yes, erase everything
erase-no = Keep it
erase-done = Done. Entries erased: { $entries }. Stored file sets erased: { $caches }. Nothing of this app is left in this browser.
erase-running = What you entered is erased. The app’s stored files are being removed.
erase-files-left = Done: nothing that you entered is left in this browser. Entries erased: { $entries }. The browser has not removed all of the app’s own files yet. Close this tab and it goes on, or clear this site’s data in the browser’s settings.
erase-failed = Not everything could be removed. Clear this site’s data in the browser’s settings.

summary-title = Summary for the clinician
summary-last-check = Last weekly check: { $date }.
summary-lead = Filled in by the person themselves, { $date }. A draft to talk about, not an order.
summary-index-exact = Barrier index { $index } of 100, { $band }. The app’s own index, not a validated test.
summary-index = Barrier index { $index } of 100 (between { $low } and { $high }), { $band }. The app’s own index, not a validated test.
summary-hand-over = Hand it over
summary-hand-over-note = Print the page, or choose one of these. Nothing is sent by itself.

about-lead = A private assistant for skin routines: barrier first, looks second.
about-review = Who has checked this
    .text = The rules were written from the sources below. No dermatologist has reviewed them yet. A clinic should have them reviewed before it relies on them.
    .text-once-reviewed = The rules were written from the sources below. Some have been reviewed, each by whom and when is told here and beside every reason. A clinic should have the others reviewed before it relies on them.
review-title = Reviewed by
review-role-dermatologist = a dermatologist
review-role-physician = a physician
review-role-pharmacist = a pharmacist
review-role-nurse = a nurse
review-agree = { $date }, { $role }: agrees with { $rules }
review-change = { $date }, { $role }: asks to change { $rules }
review-remove = { $date }, { $role }: asks to remove { $rules }
about-index = The barrier index
    .text = It weighs seven signs of the past week: stinging 3, flaking 2.5, tightness 2, redness or darker patches 2, itch 2, roughness or dullness 1, breakouts 0.5. 100 means none of them. 80 and over is strong, 60 to 79 a little weak, 35 to 59 weak, below 35 very weak. Stinging on 5 days or more means weak at best. It is our own index, not a validated diagnostic test.
about-grades = How far we checked
    .text = Each rule says whether we read its source ourselves (three bars), know it from another page (two), or have read none (one). The bars are not about how strong the evidence is: the kind of source says that, from guideline to company article. What we have read no source for is never shown as a cited fact.
about-stricter = When sources disagree
    .text = We follow the stricter one. An answer that is left open counts as the careful case.
about-sources = { $count ->
    [one] The source
   *[other] All { $count } sources
}
about-version = Version { $version } · build { $build }

change = Change
answer = Answer
now = Now
today = today
print = Print
why-caution = Why, and what to mind
why-and-change = Why, and what would change it
region = Where you live
region-hint = It decides which emergency number stands first, what is sold without a prescription, and whose warnings you see.
region-browser = { $region } (by your browser)
region-elsewhere = Somewhere else
region-browser-unknown = Your browser does not say
region-clinic = The clinic’s settings are for: { $region }.
theme = Light or dark
theme-auto = Auto
theme-light = Light
theme-dark = Dark
not-answered = Not answered
weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
range = { $low } to { $high }
days = { $days } days
conflict-title = Another tab changed the same answers.
conflict-text = Which version should stay? These answers differ:
conflict-row = { $question }: here “{ $mine }”, in the other tab “{ $theirs }”
conflict-mine = Keep what this tab shows
conflict-theirs = Take the other tab’s version
check-title = Check your answers
check-lead = Change anything you like. The plan follows at once.
check-lead-open = Some questions are still open. Answer them to see your plan.
check-results = See my results
check-carry-on = Carry on
more-title = Make it fit you more closely
more-text = { $count ->
    [one] One more question about your skin, your days and your products. The plan works without it, and what is not known counts on the careful side.
   *[other] { $count } more questions about your skin, your days and your products. The plan works without them, and what is not known counts on the careful side.
}
more-start = Answer more questions
more-clinic-title = What would you like from a clinic?
more-clinic-text = Nobody has asked you yet what you want, how you feel about needles and how many days off you have. Until you say so, what follows is what a clinician might bring up.
