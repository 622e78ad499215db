# The file for a clinic's record system (FHIR), and the published questionnaire.

records-title = For the clinic’s records
    .text = A FHIR file that a clinic’s computer can read: your answers, barrier index, draft plan and reasons, and no name. You decide who gets it.
    .button = Save FHIR file
records-saved = The FHIR file was handed to your browser. Look in your downloads.
records-refused = The browser did not allow the file. Try again in another browser.

## Inside the file

records-plan = Draft skin plan to discuss
records-index = Barrier index (the app’s own, 0 to 100, not a validated test)
records-index-lowest = Barrier index if every open sign were at its worst
records-index-highest = Barrier index if every open sign were absent
records-triage = What the answers say about seeing a doctor first
records-questionnaire = A self-assessment of the skin barrier, of what is used on the skin, and of what speaks against treatments. It gives general guidance and no diagnosis. No dermatologist has reviewed its rules yet.
records-questionnaire-once-reviewed = A self-assessment of the skin barrier, of what is used on the skin, and of what speaks against treatments. It gives general guidance and no diagnosis. A dermatologist has reviewed some of its rules.
