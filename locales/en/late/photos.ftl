# Private photos: the section of the progress page, and their backup.

photos-offer = Photos, if you like
    .text = Photos stay in this browser, covered until you tap them, and the place, time and device that a camera writes into them are taken out. Nothing is ever judged from a photo, and you can delete each one for good.
    .button = Turn photos on
photos-title = Photos
photos-how = Same place, same light, same distance and angle: by a window in daylight, the camera at eye level and an arm’s length away. Once a month is enough. For a wound, a mole or a fast change, a doctor sees more than a photo.
photos-next = The next one from { $date }, if you like.
photos-uncover = Tap a photo to uncover it, and a second one to put them side by side. Leaving the page covers them again.
photos-unreadable = This browser gives photos no room here, which is usual in a private window. Everything else works. To keep photos, open the app in an ordinary window.
photos-missing = { $count ->
    [one] { $count } photo is noted here, but its picture is not on this device. If you have a backup of your photos, open it on the page “Your data”.
   *[other] { $count } photos are noted here, but their pictures are not on this device. If you have a backup of your photos, open it on the page “Your data”.
}
photos-forget = Take these notes away
photos-to-backup = Back up photos
photos-saved = Last saved to a file on { $date }.
photos-never-saved = Not saved to a file yet, so they are on this device only.
photos-since = { $count ->
    [one] { $count } photo has been added since.
   *[other] { $count } photos have been added since.
}
photos-off = Turn photos off
photos-off-ask = { $count ->
    [one] { $count } photo would be deleted from this device. This cannot be undone.
   *[other] All { $count } photos would be deleted from this device. This cannot be undone.
}
photos-off-yes = Yes, delete all photos

photo-view = What it shows
photo-view-front = Front
photo-view-left = Left side
photo-view-right = Right side
photo-take = Take a photo
photo-choose = Choose a picture
photo-busy = One moment.
photo-name = { $date }, { $view }
photo-cover = Cover
photo-delete = Delete
photo-ask = Delete the photo of { $photo }? This cannot be undone.
photo-yes = Yes, delete it
photo-added = The photo is kept on this device.
photo-deleted = The photo is deleted.
photo-not-deleted = The browser did not delete the photo. It is still here. Reload the page and try again.
photo-lost = This picture cannot be read any more. Delete it, or open a backup of your photos.
photo-too-large = This file is too large for a photo. Choose one below 48 MB.
photo-no-picture = This browser cannot read a picture from this file. If it is a HEIC picture, save it as JPEG first, or take the photo here.
photo-not-encoded = The browser did not hand out the picture, so nothing was kept. Try a smaller picture, or another browser.
photo-altered = A guard against tracking changes pictures in this browser, so nothing was kept. Allow canvas for this site in the settings of the browser, then add the photo again.
photo-twice = This photo is here already.
photo-too-many = There are 16 photos of this day already. Delete one first.
photo-no-room = There is no room left for photos in this browser. Nothing was lost. Delete some photos, or free space on the device, then add it again.
photos-few-left = { $count ->
    [0] This browser has no room left for another photo. Free space on the device, or save a backup and delete some photos.
    [one] This browser has room for about one more photo. Save a backup of your photos before it is full.
   *[other] This browser has room for about { $count } more photos. Save a backup of your photos before it is full.
}
photo-not-kept = The browser did not keep the photo. Nothing was lost. Reload the page and try again.

photos-first = A first photo, if you like
photos-sheet = Photos for this page
    .text = None is on it unless you tick it here. Ticked ones are printed with the page; they go into no code and no file, and the ticks are gone once you leave.

photo-backup = Your photos
photo-save = Backup of your photos
    .text = A file of its own, because the backup file above holds no pictures. It is always locked.
    .button = Save photos
photo-passphrase = Passphrase for this file
photo-passphrase-hint = Nobody can open the file without it, and we cannot help if it is lost.
photo-backup-needs = Type a passphrase first. Photos are never saved without one.
photo-backup-none = There are no photos here yet.
photo-backup-refused = The browser did not allow the file. Try again, or use another browser.
photo-backup-saved = Your browser was asked to save { $saved } of { $all } photos. Look in your downloads before you rely on it.
photo-open = Open a backup of photos
    .text = Photos that are here already stay single.
photo-open-label = Backup file of photos
photo-open-not-ours = This is not a backup of photos. Choose the file whose name starts with barrier-first-photos. Nothing was changed.
photo-open-too-large = This file is too large to be a backup of photos. Nothing was changed.
photo-open-damaged = This file is damaged at its beginning, so nothing of it can be opened. Nothing was changed. Try another copy of it.
photo-restored = { $good } of { $all } photos are here. New: { $added }. Here already: { $known }.
photo-restored-part = { $good } of { $all } photos are here. New: { $added }. Here already: { $known }. The others are damaged in this file or were not kept. Try another copy of it.
photo-restored-full = { $good } of { $all } photos are here, then there was no room left. Free space on the device and open the file again. Nothing is doubled.
