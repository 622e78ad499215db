# Privacy and accessibility: pages of plain text. Keys are <topic>-<n> with .text and .item-<n>.

privacy-lead = In short: what you type stays on this device.
privacy-1 = Where your answers are
    .text = They are kept in this browser’s own storage, and only after your first answer. There is no account and no server. We could not read them if we wanted to. You can choose to keep nothing at all.
privacy-2 = What leaves the device
    .text = Nothing, unless you hand it over yourself:
    .item-1 = when you print a page,
    .item-2 = when you save a file, such as a backup or a calendar,
    .item-3 = when you copy or share your plan as text,
    .item-4 = when you show the code for the clinic’s screen, or pass on the link in it,
    .item-5 = when you press “Share with this clinic” inside a clinic’s own page: it gets what you were shown before, and nothing else.
privacy-3 = What the app asks the network for
    .text = Only its own files, from the address you opened. No analytics, no advertising, no fonts or pictures from elsewhere, no cookies. Your answers are part of an address in one place only: the link for the clinic’s screen, which you make yourself. There they stand behind the # sign, a part that browsers do not send to anyone.
privacy-4 = Who else can see your answers
    .text = Anyone who can use this browser on this device, and any extension you allow to read pages. On a shared device choose “only while this tab is open”, or erase your answers when you are done.
privacy-5 = How long they stay
    .text = Until you erase them, or until the day you set. Some browsers clear stored pages after a week without a visit, so save a backup file if the plan matters to you.
privacy-6 = Backup files
    .text = A backup is a plain file that anyone who has it can read, unless you lock it with a passphrase.
privacy-7 = Calendar, text and code
    .text = A calendar often copies its entries to a company’s servers, and shows them on locked screens. Titles name no treatment, and the entries are marked as private. Text goes wherever you paste it. Whoever photographs the code for the clinic’s screen can read your answers, and a browser that opens it may keep the link in its history.

accessibility-lead = The app should work for everyone, with any device and any way of reading.
accessibility-1 = What we aim for
    .text = The Web Content Accessibility Guidelines (WCAG) 2.2, level AA.
accessibility-2 = What is built in
    .text = What you can count on:
    .item-1 = everything works with the keyboard alone, and you can see where you are;
    .item-2 = each question stands on its own page, with a heading and a label that screen readers read out;
    .item-3 = each picture has a text that says the same;
    .item-4 = nothing is said by colour alone;
    .item-5 = pages fit a screen 320 pixels wide, and text can be enlarged to four times its size;
    .item-6 = light, dark, high contrast and reduced motion follow your settings.
accessibility-3 = How we check
    .text = Every page is checked with axe-core in each language, in light and dark, on a phone and on a desktop, each time the app is built. The journey is walked with the keyboard in automated tests. No test with people who use screen readers every day has been done yet.
accessibility-4 = Known limits
    .text = The printed calendar shows months as a table, which some screen readers read cell by cell; the list beside it says the same. The Korean text has not been checked by a second reader.
