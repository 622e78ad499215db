# Words of the static shell. The English text stands in index.html too: keep both equal.
welcome-title = Calm skin first. Glow comes after.
welcome-lead = Answer a few questions and see how your skin barrier is doing, what to do tonight, and what to ask a clinic. Every line says why.
welcome-private = No account. Your answers stay on this device.
welcome-loose = Loose: water leaves, irritants get in
welcome-firm = Firm: bricks set, mortar whole
skip-link = Skip to main content

boot-opening = Opening the questions…
boot-slow = This takes too long: the connection may be slow, or a part of the app is missing or was changed on its way. You can wait, or load the page again.
boot-failed = A part of the app did not arrive. Check your connection, then load the page again.
boot-newer = A newer version of the app is out, and parts of this one are gone. Your answers stay. Load the page again.
boot-changed = A part of the app is missing here, or was changed on its way to you. Load the page again. If it stays like this, try another network, or tell the people who run this site.
boot-sandboxed = The page around this app allows it too little: the sandbox of its frame needs allow-scripts, allow-same-origin and allow-forms.
boot-alone = Open the app in a window of its own
boot-unsupported = This browser cannot run the app, or one of its settings blocks it. Update the browser, or try another one.
boot-reload = Load the page again
noscript = This app works inside your browser and needs JavaScript to be switched on.

recovery-title = Something went wrong
recovery-lead = The app has stopped. Your saved answers are still on this device.
recovery-lead-unsaved = The app has stopped. No saved answers were found on this device.
recovery-reload = Open it again
recovery-download = Save my answers to a file
recovery-again = If it keeps happening
recovery-step-save = Save your answers to a file.
recovery-step-safe = Open the app without your saved answers. They are kept, but left alone.
recovery-step-erase = If it still stops, erase everything, then open the file.
recovery-safe = Open without my answers
recovery-erase = Erase everything
recovery-erase-warning = This removes your answers, your photos and this app’s files from this browser. It cannot be undone.
recovery-erase-confirm = Yes, erase everything
recovery-erased = Done. Nothing from this app is left in this browser.
recovery-erase-failed = Not everything could be removed. Clear this site’s data in the browser’s settings.
recovery-details = Details for the people who fix it
