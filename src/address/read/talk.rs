//! What is said around an address in a chat: greetings, "my address is", "please send it to", thanks. It is none of the address.

use std::ops::Range;

use super::{Reader, Slot};
use crate::address::tokens::Token;
use crate::address::{Country, towns};

/// Words that greet, in English, German, Spanish, Polish and Greek; folded, as all words here.
const GREETINGS: &str =
    "hi hello hey hiya dear hallo servus moin hola buenas dias witam czesc hej dobry γεια χαιρετε καλημερα καλησπερα";

/// Words by which the rest of what is said is known: the address itself, sending, asking, thanking, buying.
const ANCHORS: &str = "address send ship deliver please pls plz thanks thank thx cheers regards i'm \
    adresse anschrift lieferadresse bitte schicken senden danke vielen gruss grusse lg vg mfg nehme \
    direccion envio envialo enviarlo enviar enviad enviadlo mandalo favor porfa gracias saludos besos abrazos \
    adres wyslac wyslij przesylke prosze poprosze dziekuje dzieki pozdrawiam pozdr pzdr biore kupuje \
    dekuji dekuju dakujem merci grazie obrigado obrigada bedankt \
    διευθυνση στειλτε στειλετε στειλε παρακαλω ευχαριστω ευχαριστουμε";

/// Words that belong to it before or between those, and mean nothing by themselves.
const BETWEEN: &str = "there good morning afternoon evening seller sir madam my our the new full shipping delivery postal here here's heres this is it's its \
    can could would you u i live want like for name \
    guten tag morgen abend liebe lieber meine mein neue die das ist hier lautet an ich wohne heisse name es schonen viele freundlichen mit konnen konnten sie \
    buenos tardes noches mi nueva la esta aqui es por lo puedes podria mandar muchas soy vivo me llamo nombre te os paso dejo mando \
    dzien moj nowy to jest oto na ponizszy podaje serdecznie bardzo nazywam sie mieszkam jestem \
    η ησ το τη την μου σασ σου ειναι αυτη εδω πολυ λεγομαι μενω";

/// Words that lead on to the address behind one of the anchors.
const LEADING_ON: &str = "is it to at this here you so much very a lot again all best kind \
    ist an am nach die folgende folgenden unten sehr schon im sie es \
    a al lo la siguiente muchas por soy to na pod jest ponizszy bardzo serdecznie μου ειναι στη στην στο το τη την πολυ";

/// Words that end a line which leads on to the address below it, and say nothing by themselves.
const LEADING_BELOW: &str = "to at is an nach ist a al es na pod jest στη στην στο στον ειναι";

/// Words that close what is said, or that a name follows: who writes signs behind them.
const CLOSINGS: &str = "thanks thank thx cheers regards danke gruss grusse lg vg mfg nehme \
    porfa gracias saludos saludo beso besos abrazo abrazos soy \
    dziekuje dzieki pozdrawiam pozdr pzdr biore kupuje jestem \
    dekuji dekuju dakujem merci grazie obrigado obrigada bedankt \
    ευχαριστω ευχαριστουμε";

/// Words that say what is bought; it follows them in small letters: `biorę kolczyki`.
const BUYING: &str = "nehme biore kupuje";

/// What is said in several words, each of which may be part of an address.
const PHRASES: [&[&str]; 13] = [
    &["in", "advance"],
    &["have", "a", "nice", "day"],
    &["have", "a", "good", "day"],
    &["im", "voraus"],
    &["de", "antemano"],
    &["un", "saludo"],
    &["my", "name", "is"],
    &["mein", "name", "ist"],
    &["un", "beso"],
    &["un", "abrazo"],
    &["z", "gory"],
    &["milego", "dnia"],
    &["εκ", "των", "προτερων"],
];

/// The most words of a name that is greeted or signs.
const NAME: usize = 3;

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

/// A word without the signs around it: `Hi!`, `thanks.`
fn bare(token: &Token) -> &str {
    token.folded.trim_matches(|c: char| !c.is_alphanumeric())
}

/// `:)`, `<3`, a heart: nothing of it can be read. A sign that stands for a word is none.
fn is_smiley(token: &Token) -> bool {
    let sign = token.text.as_str();
    sign == "<3" || !sign.chars().any(char::is_alphanumeric) && !matches!(sign, "/" | "&" | "+" | "#" | "№" | "'")
}

impl Reader {
    /// Sets aside what is said around the address, and parts it from that.
    pub(super) fn talk(&mut self) {
        let mut said = self.strong();
        self.lead_in(&mut said);
        for at in 1..said.len() {
            said[at] |= said[at - 1] && self.is_word(at, LEADING_ON) && self.line_of(at - 1) == self.line_of(at);
        }
        // Once more: what stands between two that were found.
        self.lead_in(&mut said);
        self.lead_below(&mut said);
        self.bought(&mut said);
        let mut more = 0;
        for at in 0..self.tokens.len() {
            let parts = at > 0 && said[at] != said[at - 1] && self.tokens[at].part + more == self.tokens[at - 1].part;
            more += usize::from(parts);
            if at > 0 && said[at] && !said[at - 1] {
                self.tokens[at - 1].end_sentence();
            }
            self.tokens[at].part += more;
        }
        self.put((0..said.len()).filter(|at| said[*at]), Slot::Beside);
        self.greeted(&said);
        self.signature = self.signature(&said);
        self.put(self.signature.clone().into_iter().flatten(), Slot::Beside);
    }

    /// A line that leads on to the one below it is talk from end to end: `bitte schicken Sie es an`.
    fn lead_below(&self, said: &mut [bool]) {
        for end in 1..said.len() {
            let line = self.line_of(end - 1);
            let leads =
                self.tokens.get(end - 1).is_some_and(|token| token.says) || self.is_word(end - 1, LEADING_BELOW);
            let start = (0..end).rev().take_while(|at| self.line_of(*at) == line).last().unwrap_or(end);
            let line_of_talk = start..end;
            if line != self.line_of(end)
                && leads
                && line_of_talk.clone().any(|at| said[at])
                && line_of_talk.clone().all(|at| self.is_free(at))
                && !self.has_digits(&line_of_talk)
            {
                said[line_of_talk].fill(true);
            }
        }
    }

    /// What is bought is no name: the rest of the part behind the word for buying, where it goes on in small letters.
    fn bought(&self, said: &mut [bool]) {
        for at in 1..said.len() {
            let rest = at..self.part(self.part_of(at)).end;
            let goes_on = self.tokens.get(at).is_some_and(|token| token.text.starts_with(char::is_lowercase));
            let is_behind = self.is_word(at - 1, BUYING) && self.part_of(at - 1) == self.part_of(at);
            if is_behind && goes_on && self.are_free(rest.clone()) && !self.has_digits(&rest) {
                said[rest].fill(true);
            }
        }
    }

    /// The name behind the last thanks or greeting, on its line or the next: `LG Sabine`. It is no town and no country, unless it can
    /// be nothing else.
    fn signature(&self, said: &[bool]) -> Option<Range<usize>> {
        let last = (0..said.len()).rev().find(|at| !said[*at])?;
        let name = self.part(self.part_of(last));
        let name = name.start..last + 1;
        let talk = (0..name.start).rev().take_while(|at| said[*at]);
        let closing = talk.into_iter().find(|at| has(CLOSINGS, bare(&self.tokens[*at])))?;
        let lines = self.line_of(name.start) - self.line_of(closing);
        let words = self.joined(name.clone());
        let is_country = Country::named(&words).is_some() && (lines > 0 || !super::country::is_first_name(&words));
        let is_town = towns::country_of(&self.joined_folded(name.clone())).is_some();
        let is_name = name.len() <= NAME && !self.has_digits(&name) && self.are_free(name.clone());
        (lines <= 1 && is_name && !is_country && !is_town).then_some(name)
    }

    /// Takes in what stands before the words that were found and belongs to them.
    fn lead_in(&self, said: &mut [bool]) {
        for at in (0..said.len().saturating_sub(1)).rev() {
            said[at] |= said[at + 1] && self.is_word(at, BETWEEN) && self.line_of(at) == self.line_of(at + 1);
        }
    }

    /// The words that are known as talk by themselves.
    fn strong(&self) -> Vec<bool> {
        let mut strong: Vec<bool> = (0..self.tokens.len())
            .map(|at| {
                let token = &self.tokens[at];
                self.is_free(at)
                    && (is_smiley(token)
                        || !token.has_digit() && (has(GREETINGS, bare(token)) || has(ANCHORS, bare(token))))
            })
            .collect();
        for at in 0..strong.len() {
            let is_said = |phrase: &&&[&str]| {
                phrase
                    .iter()
                    .zip(at..)
                    .all(|(word, at)| self.is_free(at) && self.tokens.get(at).map(bare) == Some(*word))
            };
            if let Some(phrase) = PHRASES.iter().find(is_said) {
                strong[at..at + phrase.len()].fill(true);
            }
        }
        strong
    }

    fn is_word(&self, at: usize, list: &str) -> bool {
        self.is_free(at) && self.tokens.get(at).is_some_and(|token| has(list, bare(token)))
    }

    /// A name behind a greeting is the seller's, where the address follows it: `Hi Anna, …`.
    fn greeted(&mut self, said: &[bool]) {
        for at in 0..said.len() {
            if !said[at] || !has(GREETINGS, bare(&self.tokens[at])) || said.get(at + 1) != Some(&false) {
                continue;
            }
            let name = self.part(self.part_of(at + 1));
            let is_name = name.len() < NAME && name.start == at + 1 && !self.has_digits(&name);
            if is_name
                && self.line_of(at) == self.line_of(at + 1)
                && name.end < said.len()
                && self.are_free(name.clone())
            {
                self.put(name, Slot::Beside);
            }
        }
    }

    /// The name below the thanks is who receives it, where nobody else is named; so is one in a sentence behind the town.
    pub(super) fn signed(&mut self) {
        if let Some(name) = self.signature.clone().filter(|_| !self.has(Slot::Recipient)) {
            self.put(name, Slot::Recipient);
        }
        let last = self.part(self.parts().saturating_sub(1));
        let follows_talk = last.start.checked_sub(1).is_some_and(|before| {
            self.slots.get(before) == Some(&Some(Slot::Beside))
                && self.tokens.get(before).is_some_and(|token| !token.has_digit())
        });
        let is_sentence = self.tokens.get(last.start).is_some_and(|token| token.opens);
        let is_name = (1..=NAME).contains(&last.len()) && !self.has_digits(&last) && self.are_free(last.clone());
        if (follows_talk || is_sentence) && is_name && !self.has(Slot::Recipient) {
            self.put(last, Slot::Recipient);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_folded() {
        let lists = [GREETINGS, ANCHORS, BETWEEN, LEADING_ON, LEADING_BELOW, CLOSINGS, BUYING]
            .into_iter()
            .flat_map(str::split_whitespace);
        for word in lists.chain(PHRASES.into_iter().flatten().copied()) {
            assert_eq!(crate::text::folded(word), word);
        }
    }
}
