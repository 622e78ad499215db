//! Where a person lives, according to the browser's languages.

use super::terms::Region;

/// Countries of the European Union (ISO 3166-1, since 2020), which share one cosmetics law.
const EUROPEAN_UNION: &str =
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

impl Region {
    /// Returns the region of the first of these language tags (BCP 47) that has a country, as
    /// `en-GB` does; `None` if the country is not in a supported region, or no tag has one. A
    /// language alone says nothing about where somebody lives.
    pub fn of_languages<'a>(tags: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let country = |tag: &'a str| {
            let two_letters = |part: &&str| {
                part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
            };
            tag.split('-').skip(1).take_while(|part| part.len() > 1).find(two_letters)
        };
        match tags.into_iter().find_map(country)?.to_ascii_uppercase().as_str() {
            "GB" => Some(Self::Uk),
            "US" => Some(Self::Us),
            "KR" => Some(Self::Kr),
            code => EUROPEAN_UNION.contains(code).then_some(Self::Eu),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_country_decides() {
        let of = |tags: &[&'static str]| Region::of_languages(tags.iter().copied());
        assert_eq!(of(&["ko-KR", "ko", "en-US", "en"]), Some(Region::Kr));
        assert_eq!(of(&["ko", "en-GB"]), Some(Region::Uk));
        assert_eq!(of(&["zh-Hant-HK", "en-US"]), None, "a country that is none of ours");
        assert_eq!(of(&["sr-Latn-AT"]), Some(Region::Eu));
        assert_eq!(of(&["en-us"]), Some(Region::Us));
        assert_eq!(of(&["de-DE-u-co-phonebk"]), Some(Region::Eu));
    }

    #[test]
    fn a_language_alone_says_nothing() {
        let of = |tags: &[&'static str]| Region::of_languages(tags.iter().copied());
        for tags in [&["ko"][..], &["en", "de"], &["es-419"], &["en-x-GB"], &["", "-", "--KR"], &[]]
        {
            assert_eq!(of(tags), None, "{tags:?}");
        }
    }
}
