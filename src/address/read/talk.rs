//! What is said around an address in a chat: greetings, "my address is", "please send it to", thanks. It is none of the address.

use super::{Reader, Slot};
use crate::address::tokens::Token;

/// Words that greet, in English, German, Spanish, Polish and Greek; folded, as all words here.
const GREETINGS: &str =
    "hi hello hey hiya dear hallo servus moin hola buenas dias witam czesc hej dobry γεια χαιρετε καλημερα καλησπερα";

/// Words by which the rest of what is said is known: the address itself, sending, asking, thanking.
const ANCHORS: &str = "address send ship deliver please pls plz thanks thank thx cheers regards i'm \
    adresse anschrift lieferadresse bitte schicken senden danke vielen grusse lg mfg \
    direccion envio envialo enviarlo enviar enviad enviadlo mandalo favor gracias saludos \
    adres wyslac wyslij przesylke prosze poprosze dziekuje dzieki pozdrawiam \
    διευθυνση στειλτε στειλετε στειλε παρακαλω ευχαριστω ευχαριστουμε";

/// Words that belong to it before or between those, and mean nothing by themselves.
const BETWEEN: &str = "there good morning afternoon evening seller sir madam my our the new full shipping delivery postal here here's heres this is it's its \
    can could would you u i live want like for name \
    guten tag morgen abend liebe lieber meine mein neue die das ist hier lautet an ich wohne heisse name es schonen viele freundlichen mit \
    buenos tardes noches mi nueva la esta aqui es por lo puedes podria mandar muchas soy vivo me llamo nombre \
    dzien moj nowy to jest oto na ponizszy podaje serdecznie bardzo nazywam sie mieszkam jestem \
    η ησ το τη την μου σασ σου ειναι αυτη εδω πολυ λεγομαι μενω";

/// Words that lead on to the address behind one of the anchors.
const LEADING_ON: &str = "is it to at this here you so much very a lot again all best kind \
    ist an am nach die folgende folgenden unten sehr schon im \
    es a al lo la siguiente muchas por to na pod jest ponizszy bardzo serdecznie μου ειναι στη στην στο το τη την πολυ";

/// What is said in several words, each of which may be part of an address.
const PHRASES: [&[&str]; 9] = [
    &["in", "advance"],
    &["have", "a", "nice", "day"],
    &["have", "a", "good", "day"],
    &["im", "voraus"],
    &["de", "antemano"],
    &["un", "saludo"],
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

    /// The name below the thanks is who receives it, where nobody else is named.
    pub(super) fn signed(&mut self) {
        let last = self.part(self.parts().saturating_sub(1));
        let follows_talk = last.start.checked_sub(1).is_some_and(|before| {
            self.slots.get(before) == Some(&Some(Slot::Beside))
                && self.tokens.get(before).is_some_and(|token| !token.has_digit())
        });
        let is_name = (1..=NAME).contains(&last.len()) && !self.has_digits(&last) && self.are_free(last.clone());
        if follows_talk && is_name && !self.has(Slot::Recipient) {
            self.put(last, Slot::Recipient);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_folded() {
        let lists = [GREETINGS, ANCHORS, BETWEEN, LEADING_ON].into_iter().flat_map(str::split_whitespace);
        for word in lists.chain(PHRASES.into_iter().flatten().copied()) {
            assert_eq!(crate::text::folded(word), word);
        }
    }
}
