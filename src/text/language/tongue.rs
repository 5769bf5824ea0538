//! A language as the detector knows it.

use whatlang::{Lang, Script};

use super::lists::{LISTS, List};
use crate::model::Language;

/// A language of the shop, or one of the built-in ones that only compete.
#[derive(Clone, Debug)]
pub(super) struct Tongue {
    /// `None` for those that only compete.
    language: Option<Language>,
    /// Where it stands among the built-in lists.
    pub(super) list: Option<usize>,
    pub(super) lang: Option<Lang>,
}

impl Tongue {
    pub(super) fn of(language: Language) -> Self {
        let list = LISTS.iter().position(|list| list.code == language.base());
        let lang = lang_of(language.base());
        Self { language: Some(language), list, lang }
    }

    /// The built-in languages that are not among these.
    pub(super) fn others(shop: &[Self]) -> Vec<Self> {
        let missing = |&list: &usize| shop.iter().all(|tongue| tongue.list != Some(list));
        let other = |list: usize| Self {
            language: None,
            list: Some(list),
            lang: LISTS.get(list).and_then(|list| lang_of(list.code)),
        };
        (0..LISTS.len()).filter(missing).map(other).collect()
    }

    pub(super) fn language(&self) -> Option<&Language> {
        self.language.as_ref()
    }

    pub(super) fn list(&self) -> Option<&'static List> {
        LISTS.get(self.list?)
    }

    /// Whether the language is written, or often typed, in this script. One that nobody here knows may be written in any.
    pub(super) fn writes(&self, script: Script) -> bool {
        let typed = matches!(self.lang, Some(Lang::Ell | Lang::Rus)) && script == Script::Latin;
        typed || self.lang.is_none_or(|lang| script.langs().contains(&lang))
    }
}

/// `whatlang` counts in the three letters of ISO 639-3.
fn lang_of(code: &str) -> Option<Lang> {
    let long = LONG_CODES.split_whitespace().filter_map(|pair| pair.split_once('='));
    let code = long.into_iter().find(|(short, _)| *short == code).map_or(code, |(_, long)| long);
    Lang::from_code(code)
}

/// ISO 639-1 to 639-3, for the languages that `whatlang` knows.
const LONG_CODES: &str = "af=afr ak=aka am=amh ar=ara hy=hye az=aze be=bel bg=bul bn=ben ca=cat cs=ces cy=cym da=dan de=deu el=ell en=eng \
    eo=epo es=spa et=est fa=pes fi=fin fr=fra gu=guj he=heb hi=hin hr=hrv hu=hun id=ind it=ita ja=jpn jv=jav ka=kat km=khm kn=kan ko=kor \
    la=lat lt=lit lv=lav mk=mkd ml=mal mr=mar my=mya nb=nob ne=nep nl=nld no=nob or=ori pa=pan pl=pol pt=por ro=ron ru=rus si=sin sk=slk \
    sl=slv sn=sna sr=srp sv=swe ta=tam te=tel th=tha tk=tuk tl=tgl tr=tur uk=ukr ur=urd uz=uzb vi=vie yi=yid zh=cmn zu=zul";
