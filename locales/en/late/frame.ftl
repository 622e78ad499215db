# The app inside another page: embed.js takes its words from here while building.
frame-title = Barrier First skin check
frame-start = Check my skin
frame-close = Close
frame-lost = The skin check did not load here.
frame-alone = Open it in a window of its own
