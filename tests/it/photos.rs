//! Private photos: what may be stored, under which key, and their backup, with every kind of bad file.

use barrier_first::domain::{
    Answer, Answers, ClosedSet, Journal, PHOTO_SIDE, PHOTOS_OF_A_DAY, Photo, PhotoId, PhotoView,
    plus_days,
};
use barrier_first::engine::may_be_under_18;
use barrier_first::storage::encrypted::{ITERATIONS, IV_BYTES, SALT_BYTES};
use barrier_first::storage::jpeg::{inspect, without_metadata};
use barrier_first::storage::photo_backup::{
    KeySource, Listed, MAX_FILE, PhotoBackupError, Record, begin, contents, item, open, parts,
    push, read_contents, read_item,
};
use barrier_first::storage::photos::{
    MAX_KEPT, by_day, few_photos_left, fit, from_key, hash, id_of, is_picture_of, key, may_be_kept,
    photo, unmatched,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::embedded;
use crate::jpeg_file::{CAMERA_NOTE, exif, jpeg, segment};

const DAY: Date = date(2026, 11, 28);

/// The picture of a seed: small, without metadata.
fn picture(seed: u16) -> Vec<u8> {
    jpeg(16, 24, &[], |column, row| (seed * 7 + column * 60 + row * 31) as u8)
}

fn some(count: u16) -> Vec<(Photo, Vec<u8>)> {
    let one = |n: u16| {
        let bytes = jpeg(16, 24, &[], move |column, row| match (column, row) {
            (0, 0) => n as u8,
            (0, 1) => (n >> 8) as u8,
            _ => 90,
        });
        let view = PhotoView::ALL[usize::from(n % 3)];
        (photo(plus_days(DAY, n / 3), view, &bytes), bytes)
    };
    (0..count).map(one).collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[test]
fn the_size_of_a_jpeg_is_read() {
    let info = inspect(&jpeg(320, 200, &[], |_, _| 200)).expect("a JPEG");
    assert_eq!((info.width, info.height, info.metadata), (320, 200, false));
}

/// Everything that a camera writes besides the picture is removed, and the picture is unchanged.
#[test]
fn metadata_is_taken_out() {
    let plain = jpeg(64, 32, &[], |column, _| column as u8 * 20);
    let kinds = [
        exif(6),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
        segment(0xE2, b"MPF\0second picture"),
        segment(0xED, b"Photoshop 3.0\0"),
        segment(0xFE, b"a comment"),
        segment(0xE0, b"JFXX\0thumbnail"),
        segment(0xEE, b"Other"),
    ];
    for extra in &kinds {
        let full = jpeg(64, 32, extra, |column, _| column as u8 * 20);
        assert!(inspect(&full).expect("a JPEG").metadata, "{extra:?}");
        assert_eq!(without_metadata(&full).as_ref(), Some(&plain), "{extra:?}");
        assert!(!may_be_kept(&full), "{extra:?}");
    }
    let full = jpeg(64, 32, &kinds.concat(), |column, _| column as u8 * 20);
    assert!(holds(&full, CAMERA_NOTE) && holds(&full, "Exif"));
    let kept = without_metadata(&full).expect("a JPEG");
    assert_eq!(kept, plain);
    assert!(may_be_kept(&kept));
    // Bytes after the end, as of a motion photo.
    let moving = [&plain[..], b"ftypmp42", CAMERA_NOTE.as_bytes()].concat();
    assert!(inspect(&moving).expect("a JPEG").metadata);
    assert_eq!(without_metadata(&moving), Some(plain));
}

/// Data needed to interpret the colours stays.
#[test]
fn segments_that_decoding_needs_stay() {
    let extra = [segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), segment(0xEE, b"Adobe\0d")];
    let full = jpeg(16, 16, &extra.concat(), |_, _| 1);
    assert!(!inspect(&full).expect("a JPEG").metadata);
    assert_eq!(without_metadata(&full), Some(full));
}

/// Little space is reported before a photo fails; plenty is not mentioned.
#[test]
fn little_room_is_told() {
    let photo = 300 << 10;
    assert_eq!(few_photos_left(0), Some(0));
    assert_eq!(few_photos_left(photo - 1), Some(0));
    assert_eq!(few_photos_left(7 * photo + 1), Some(7));
    assert_eq!(few_photos_left(50 * photo), Some(50));
    assert_eq!(few_photos_left(51 * photo), None);
    assert_eq!(few_photos_left(u64::MAX), None);
}

#[test]
fn what_is_no_whole_jpeg_is_refused() {
    let whole = jpeg(64, 32, &exif(1), |column, row| (column * 13 + row * 90) as u8);
    for end in 0..whole.len() {
        assert_eq!(inspect(&whole[..end]), None, "cut at {end}");
        assert_eq!(without_metadata(&whole[..end]), None, "cut at {end}");
    }
    for other in [&b"\x89PNG\r\n\x1a\n"[..], b"GIF89a", b"", b"\0\0\0\x18ftypheic", &[0xFF; 100]] {
        assert_eq!(inspect(other), None);
    }
    // A start and an end without a picture.
    assert_eq!(inspect(&[0xFF, 0xD8, 0xFF, 0xD9]), None);
    // Fill bytes before a marker are allowed.
    let filled = [&[0xFF, 0xD8, 0xFF, 0xFF], &whole[2..]].concat();
    assert!(inspect(&filled).is_some());
}

#[test]
fn only_pictures_within_the_limits_are_kept() {
    assert!(may_be_kept(&jpeg(1600, 1200, &[], |_, _| 0)));
    assert!(!may_be_kept(&jpeg(1601, 8, &[], |_, _| 0)));
    assert!(!may_be_kept(&jpeg(8, 1601, &[], |_, _| 0)));
    let bytes = picture(1);
    let known = photo(DAY, PhotoView::Front, &bytes);
    assert!(is_picture_of(known, &bytes));
    assert!(!is_picture_of(known, &picture(2)));
    assert!(!is_picture_of(Photo { bytes: known.bytes + 1, ..known }, &bytes));
    assert!(!is_picture_of(Photo { id: PhotoId(1), ..known }, &bytes));
}

/// The hash is SHA-256 (FIPS 180-4), and the id its first eight bytes.
#[test]
fn the_id_of_a_picture_is_its_hash() {
    assert_eq!(hash(b"abc")[..4], [0xBA, 0x78, 0x16, 0xBF]);
    assert_eq!(id_of(b"abc"), PhotoId(0xBA78_16BF_8F01_CFEA));
}

#[test]
fn keys_are_read_as_they_are_written() {
    for (photo, _) in some(30) {
        assert_eq!(from_key(&key(photo)), Some(photo));
    }
    let good = "2026-11-28/front/00000000000000ff/1234";
    assert_eq!(from_key(good).map(key).as_deref(), Some(good));
    for bad in [
        "",
        "2026-11-28",
        "2026-11-28/front/ff/1234",
        "2026-11-31/front/00000000000000ff/1234",
        "2026-11-28/back/00000000000000ff/1234",
        "2026-11-28/front/00000000000000FF/1234",
        "2026-11-28/front/00000000000000ff/01234",
        "2026-11-28/front/00000000000000ff/-1",
        "2026-11-28/front/00000000000000ff/1234/",
        "2026-11-28/front/00000000000000ff/99999999999999999999999",
    ] {
        assert_eq!(from_key(bad), None, "{bad}");
    }
    assert_eq!(from_key(&format!("2026-11-28/left/00000000000000ff/{}", MAX_KEPT + 1)), None);
}

#[test]
fn photos_stand_by_day_the_latest_first() {
    let kept: Vec<Photo> = some(7).into_iter().map(|(photo, _)| photo).collect();
    let days = by_day(&kept);
    let dates: Vec<Date> = days.iter().map(|(day, _)| *day).collect();
    assert_eq!(dates, [plus_days(DAY, 2), plus_days(DAY, 1), DAY]);
    assert_eq!(days.iter().map(|(_, photos)| photos.len()).sum::<usize>(), 7);
    for (day, photos) in days {
        assert!(photos.iter().all(|photo| photo.day == day));
        assert!(photos.is_sorted_by_key(|photo| photo.view));
    }
}

#[test]
fn journal_and_database_are_compared() {
    let kept: Vec<Photo> = some(3).into_iter().map(|(photo, _)| photo).collect();
    let mut journal = Journal::default();
    journal.add_photo(kept[0].day, kept[0].id);
    journal.add_photo(DAY, PhotoId(99));
    let found = unmatched(&journal, &kept);
    assert_eq!(found.unnoted, kept[1..]);
    assert_eq!(found.missing, [(DAY, PhotoId(99))]);
    journal.remove_photos(|photo| photo == PhotoId(99));
    kept.iter().for_each(|photo| journal.add_photo(photo.day, photo.id));
    assert_eq!(unmatched(&journal, &kept), Default::default());
}

/// A photo belongs to one day, a day has a maximum, and an empty day leaves nothing behind.
#[test]
fn the_journal_names_each_photo_once() {
    let mut journal = Journal::default();
    journal.add_photo(DAY, PhotoId(1));
    journal.add_photo(plus_days(DAY, 1), PhotoId(1));
    assert_eq!(journal.photos().collect::<Vec<_>>(), [(DAY, PhotoId(1))]);
    (0..40).for_each(|n| journal.add_photo(DAY, PhotoId(n)));
    assert_eq!(journal.photos().count(), PHOTOS_OF_A_DAY);
    journal.remove_photos(|_| true);
    assert_eq!(journal, Journal::default());
}

/// Unknown counts as under 18.
#[test]
fn who_may_be_under_18_is_told_by_the_age_band() {
    let question = embedded().find_question("age_band").expect("there");
    let of = |answer: Option<Answer>| {
        let mut answers = Answers::default();
        if let Some(answer) = answer {
            answers.set(question, answer);
        }
        may_be_under_18(embedded(), &answers)
    };
    let band = |id: &str| {
        let option = embedded().question(question).find_option(id).expect(id);
        of(Some(Answer::One(option)))
    };
    assert!(of(None) && of(Some(Answer::NotSure)));
    assert!(band("under_13") && band("13_17"));
    assert!(!band("18_24") && !band("80_plus"));
}

proptest! {
    #![proptest_config(crate::property(1000))]

    /// A picture keeps its aspect ratio, is never enlarged, and has no side of zero.
    #[test]
    fn a_picture_is_fitted(width in 1u32..20_000, height in 1u32..20_000) {
        let (w, h) = fit(width, height);
        prop_assert!(w >= 1 && h >= 1 && w <= width && h <= height);
        prop_assert!(w.max(h) == width.max(height).min(PHOTO_SIDE));
        let (one, other) = (u64::from(w) * u64::from(height), u64::from(h) * u64::from(width));
        prop_assert!(one.abs_diff(other) <= u64::from(width.max(height)), "{w}x{h}");
    }

    /// Any bytes are read without a panic, and what remains of a JPEG file carries no metadata.
    #[test]
    fn any_bytes_are_inspected(
        at in 0usize..2000,
        with in any::<u8>(),
        noise in prop::collection::vec(any::<u8>(), 0..64),
    ) {
        let mut bytes = jpeg(64, 32, &exif(3), |column, row| (column * 9 + row) as u8);
        let place = at % bytes.len();
        bytes[place] = with;
        for bytes in [&bytes[..], &noise, &[&[0xFF, 0xD8], &noise[..]].concat()] {
            if let Some(plain) = without_metadata(bytes) {
                prop_assert!(inspect(&plain).is_none_or(|info| !info.metadata));
                let again = without_metadata(&plain);
                prop_assert_eq!(again.as_ref(), Some(&plain));
            }
        }
    }
}

// ---------------------------------------------------------------- the backup

/// Instead of AES-GCM: the bytes with a mark that reveals changes.
fn lock(bytes: &[u8]) -> Record {
    let mark = hash(bytes);
    Record { iv: vec![7; IV_BYTES], data: [bytes, &mark[..16]].concat() }
}

fn unlock(record: &Record) -> Option<Vec<u8>> {
    let (bytes, mark) = record.data.split_last_chunk::<16>()?;
    (record.iv == [7; IV_BYTES] && *mark == hash(bytes)[..16]).then(|| bytes.to_vec())
}

fn source() -> KeySource {
    KeySource { iterations: ITERATIONS, salt: vec![3; SALT_BYTES] }
}

fn file(photos: &[(Photo, Vec<u8>)]) -> Vec<u8> {
    let listed: Vec<Listed> =
        photos.iter().map(|(photo, bytes)| Listed { photo: *photo, hash: hash(bytes) }).collect();
    let mut file = begin(&source());
    push(&mut file, &lock(&contents(&listed)));
    for (photo, bytes) in photos {
        push(&mut file, &lock(&item(*photo, bytes)));
    }
    file
}

/// Every photo that comes out of a file, and how many it should contain.
fn restored(bytes: &[u8]) -> (Vec<(Photo, Vec<u8>)>, Option<usize>) {
    let (mut found, mut listed) = (Vec::new(), None);
    for record in open(bytes).map(|file| file.records).unwrap_or_default() {
        let Some(bytes) = unlock(&record) else { continue };
        match (&listed, read_contents(&bytes)) {
            (None, Some(contents)) => listed = Some(contents),
            _ => {
                if let Some((photo, picture)) = read_item(&bytes, listed.as_deref()) {
                    found.push((photo, picture.to_vec()));
                }
            }
        }
    }
    (found, listed.map(|listed| listed.len()))
}

/// As many come back as went in.
#[test]
fn three_hundred_of_three_hundred_come_back() {
    let photos = some(300);
    let file = file(&photos);
    assert_eq!(open(&file).expect("a file").source, source());
    assert_eq!(restored(&file), (photos, Some(300)));
}

#[test]
fn an_empty_file_holds_nothing() {
    assert_eq!(restored(&file(&[])), (vec![], Some(0)));
}

/// A broken record affects no other, wherever it is broken.
#[test]
fn a_broken_record_costs_no_other() {
    let photos = some(5);
    let whole = file(&photos);
    let start = begin(&source()).len();
    let mut most_lost = 0;
    for at in start..whole.len() {
        let mut broken = whole.clone();
        broken[at] ^= 0x55;
        let (found, listed) = restored(&broken);
        // The mark of a record, or its list of contents: the rest is still restored.
        assert!(found.len() >= 4, "{} at {at}", found.len());
        assert!(found.iter().all(|one| photos.contains(one)), "at {at}");
        assert!(listed.is_none_or(|listed| listed == 5));
        most_lost = most_lost.max(5 - found.len());
    }
    assert_eq!(most_lost, 1);
}

/// Truncated anywhere, everything before the cut is restored, and the list says how many are missing.
#[test]
fn a_file_that_is_cut_off_gives_what_it_has() {
    let photos = some(4);
    let whole = file(&photos);
    let mut last = 0;
    for end in 0..=whole.len() {
        let (found, listed) = restored(&whole[..end]);
        assert!(found.len() >= last && found[..] == photos[..found.len()], "cut at {end}");
        assert!(found.is_empty() || listed == Some(4));
        last = found.len();
    }
    assert_eq!(last, 4);
}

#[test]
fn what_is_no_backup_of_photos_is_refused() {
    let good = file(&some(1));
    assert_eq!(open(b""), Err(PhotoBackupError::NotOurs));
    assert_eq!(open(b"{\"app\":\"barrier-first\"}"), Err(PhotoBackupError::NotOurs));
    assert_eq!(open(&good[..8]), Err(PhotoBackupError::Damaged));
    assert_eq!(open(&begin(&source())), Err(PhotoBackupError::Damaged));
    assert_eq!(open(&vec![0; MAX_FILE + 1]), Err(PhotoBackupError::TooLarge));
    let with = |at: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[at] = byte;
        open(&bytes).map(|_| ())
    };
    assert_eq!(with(8, 2), Err(PhotoBackupError::Newer));
    assert_eq!(with(8, 0), Err(PhotoBackupError::Damaged));
    // Rounds that would keep the page busy for hours.
    assert_eq!(with(9, 0xFF), Err(PhotoBackupError::Damaged));
}

/// A picture under a key or hash that is not its own, with metadata, or that is not a picture, is rejected.
#[test]
fn what_does_not_fit_its_name_is_not_taken() {
    let (photo, bytes) = some(2).remove(1);
    let listed = [Listed { photo, hash: hash(&bytes) }];
    assert!(read_item(&item(photo, &bytes), Some(&listed)).is_some());
    assert!(read_item(&item(photo, &bytes), None).is_some());
    assert_eq!(read_item(&item(photo, &bytes), Some(&[])), None);
    let other = [Listed { photo, hash: [0; 32] }];
    assert_eq!(read_item(&item(photo, &bytes), Some(&other)), None);
    assert_eq!(read_item(&item(photo, &picture(9)), None), None);
    let script = b"<script>alert(1)</script>";
    let named = barrier_first::storage::photos::photo(DAY, PhotoView::Front, script);
    assert_eq!(read_item(&item(named, script), None), None);
    let located = jpeg(16, 16, &exif(1), |_, _| 9);
    let named = barrier_first::storage::photos::photo(DAY, PhotoView::Front, &located);
    assert_eq!(read_item(&item(named, &located), None), None);
    assert_eq!(read_item(b"", None), None);
    for bad in ["x", "2026-11-28/front/00000000000000ff/12 zz", "\u{fffd} é"] {
        assert_eq!(read_contents(bad.as_bytes()), None, "{bad}");
    }
    assert_eq!(read_contents(&[0xFF, 0xFE]), None);
}

#[test]
fn many_photos_go_into_several_files() {
    let photos: Vec<Photo> = some(10).into_iter().map(|(photo, _)| photo).collect();
    let size = photos.iter().map(|photo| photo.bytes).max().expect("some");
    let divided = parts(&photos, 3 * size);
    assert!(divided.len() >= 4);
    assert_eq!(divided.concat(), photos);
    for part in &divided {
        assert!(part.iter().map(|photo| photo.bytes).sum::<usize>() <= 3 * size);
    }
    // One that exceeds the file limit gets a file of its own.
    assert_eq!(parts(&photos[..2], 1).len(), 2);
    assert!(parts(&[], 1).is_empty());
}

proptest! {
    #![proptest_config(crate::property(300))]

    /// Whatever is changed in a file: no panic, and no picture that was not in it.
    #[test]
    fn no_changed_file_gives_another_picture(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let photos = some(3);
        let mut bytes = file(&photos);
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let (found, _) = restored(&bytes);
        prop_assert!(found.iter().all(|one| photos.contains(one)));
    }
}
