use serde::{Deserialize, Serialize};

use super::{Channel, Id, Language, Money, Translation};

/// Something the shop makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub id: Id,
    /// In the shop's language, as the seller calls it.
    pub name: String,
    /// What it is called in other languages, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Translation>,
    pub size: Option<String>,
    pub material: Option<String>,
    /// How to care for it.
    pub care: Option<String>,
    pub price: Option<Money>,
    /// What it can be chosen in: colours, sizes.
    pub variations: Vec<String>,
    pub supply: Supply,
    pub links: Vec<Link>,
    /// What its price is made of, for a buyer who asks (P26).
    pub breakdown: String,
    pub notes: String,
}

impl Piece {
    /// A piece of which nothing but the name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            id: Id::new(),
            name: name.to_owned(),
            titles: Vec::new(),
            size: None,
            material: None,
            care: None,
            price: None,
            variations: Vec::new(),
            supply: Supply::default(),
            links: Vec::new(),
            breakdown: String::new(),
            notes: String::new(),
        }
    }
}

impl Piece {
    /// What it is called in a text of this language: its title there, or in the base of the language (`pt` for `pt-BR`), else its name.
    #[must_use]
    pub fn called_in(&self, language: &Language) -> &str {
        self.title_in(language).unwrap_or(&self.name)
    }

    /// Its title in this language, where it has one that stands for the name of today.
    #[must_use]
    pub fn title_in(&self, language: &Language) -> Option<&str> {
        Translation::among(&self.titles, &self.name, language)
    }

    /// The languages whose titles stand for a name it had before: they rest.
    pub fn outdated(&self) -> impl Iterator<Item = &Language> {
        self.titles.iter().filter(|one| one.source != self.name).map(|one| &one.language)
    }

    /// Whether this is its name, or its title in any language; capitals do not matter.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let wanted = name.trim().to_lowercase();
        let titles = self.titles.iter().map(|title| title.text.as_str());
        titles.chain([self.name.as_str()]).any(|one| one.trim().to_lowercase() == wanted)
    }

    /// Says what it is called in a language; an empty text takes that back.
    pub fn set_title(&mut self, language: &Language, text: &str) {
        self.titles.retain(|one| one.language != *language);
        if !text.trim().is_empty() {
            let (text, source) = (text.trim().to_owned(), self.name.clone());
            self.titles.push(Translation { language: language.clone(), text, source });
        }
    }

    /// Whether one lies ready.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.supply.in_stock.is_some_and(|count| count > 0)
    }

    /// Whether one can be made for a buyer.
    #[must_use]
    pub const fn is_made_to_order(&self) -> bool {
        self.supply.days_to_make.is_some()
    }

    /// The link that suits a channel, else the first there is.
    #[must_use]
    pub fn link_for(&self, channel: Option<&Channel>) -> Option<&Link> {
        self.links.iter().find(|link| Some(&link.channel) == channel).or(self.links.first())
    }
}

/// How a piece is to be had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Supply {
    /// How many lie ready; `None` where nobody counts.
    pub in_stock: Option<u32>,
    /// How many working days making one takes; `None` where it is not made to order.
    pub days_to_make: Option<u32>,
    /// How many minutes of work one takes, where that is known.
    pub minutes_to_make: Option<u32>,
}

/// Where a piece can be seen or bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub channel: Channel,
    pub url: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_rest_once_the_name_is_another() {
        let language = |code: &str| -> Language { code.parse().unwrap() };
        let mut piece = Piece::named("Recipe book");
        piece.set_title(&language("pl"), "Przepiśnik");
        piece.set_title(&language("pl"), " Przepiśnik z zakładkami ");
        assert_eq!(piece.called_in(&language("pl-PL")), "Przepiśnik z zakładkami");
        assert_eq!(piece.called_in(&language("de")), "Recipe book");
        assert!(
            piece.is_called("przepiśnik Z zakładkami") && piece.is_called("recipe book") && !piece.is_called("book")
        );
        piece.name = "Notebook".to_owned();
        assert_eq!((piece.called_in(&language("pl")), piece.outdated().count()), ("Notebook", 1));
        piece.set_title(&language("pl"), "");
        assert_eq!(piece.titles, []);
    }
}
