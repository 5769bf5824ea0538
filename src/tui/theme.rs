//! Colours by meaning. No widget names a colour: it names what it wants to say.
//!
//! Only the sixteen colours that every terminal lets its user choose are used, so that a theme of the terminal carries
//! over. Colour never carries meaning alone: what is marked by colour is marked by weight, a sign or brackets too.

use ratatui::style::{Color, Modifier, Style};

/// Which set of colours to use, as the config names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Dark or light by what the terminal says of itself, dark where it says nothing.
    #[default]
    Auto,
    Dark,
    Light,
    /// The strongest contrast the terminal has, for tired or weak eyes.
    HighContrast,
    /// No colours at all: weight and signs carry everything (`NO_COLOR`).
    Plain,
}

/// The styles of one scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether values taken from the shop's records need ‹ › around them, since colour cannot show them.
    pub brackets: bool,
    pub text: Style,
    /// What matters now: the focus, the matched letters.
    pub accent: Style,
    /// What is there when looked for: headings, times, hints.
    pub muted: Style,
    /// Rules between regions.
    pub rule: Style,
    /// The chosen line of a list.
    pub selected: Style,
    /// Letters of a list line that the query matched.
    pub matched: Style,
    /// A value taken from buyer, order, piece or shop.
    pub filled: Style,
    /// A value nobody knows yet.
    pub missing: Style,
    pub good: Style,
    pub warning: Style,
    pub danger: Style,
    /// A key in a hint.
    pub key: Style,
}

impl Theme {
    /// The styles of a scheme. `background_is_light` is what the terminal says of itself, where it says anything.
    pub fn new(scheme: Scheme, background_is_light: Option<bool>) -> Self {
        match scheme {
            Scheme::Auto if background_is_light == Some(true) => Self::light(),
            Scheme::Auto | Scheme::Dark => Self::dark(),
            Scheme::Light => Self::light(),
            Scheme::HighContrast => Self::high_contrast(),
            Scheme::Plain => Self::plain(),
        }
    }

    fn dark() -> Self {
        Self::coloured(Color::Cyan, Color::DarkGray, Color::Green, Color::Yellow, Color::LightRed)
    }

    fn light() -> Self {
        Self::coloured(Color::Blue, Color::DarkGray, Color::Green, Color::Magenta, Color::Red)
    }

    fn coloured(accent: Color, muted: Color, good: Color, warning: Color, danger: Color) -> Self {
        let base = Style::new();
        Self {
            brackets: false,
            text: base,
            accent: base.fg(accent),
            muted: base.fg(muted),
            rule: base.fg(muted),
            selected: base.add_modifier(Modifier::BOLD),
            matched: base.fg(accent).add_modifier(Modifier::BOLD),
            filled: base.fg(accent),
            missing: base.fg(warning).add_modifier(Modifier::BOLD),
            good: base.fg(good),
            warning: base.fg(warning),
            danger: base.fg(danger).add_modifier(Modifier::BOLD),
            key: base.add_modifier(Modifier::BOLD),
        }
    }

    fn high_contrast() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            muted: Style::new(),
            rule: Style::new(),
            selected: bold.add_modifier(Modifier::REVERSED),
            matched: bold.add_modifier(Modifier::UNDERLINED),
            filled: bold,
            missing: bold.add_modifier(Modifier::REVERSED),
            brackets: true,
            ..Self::coloured(Color::LightYellow, Color::White, Color::LightGreen, Color::LightYellow, Color::LightRed)
        }
    }

    fn plain() -> Self {
        let base = Style::new();
        let bold = base.add_modifier(Modifier::BOLD);
        let dim = base.add_modifier(Modifier::DIM);
        Self {
            brackets: true,
            text: base,
            accent: bold,
            muted: dim,
            rule: dim,
            selected: bold,
            matched: bold.add_modifier(Modifier::UNDERLINED),
            filled: base,
            missing: bold.add_modifier(Modifier::REVERSED),
            good: base,
            warning: bold,
            danger: bold,
            key: bold,
        }
    }
}

/// Whether `COLORFGBG` (set by rxvt, Konsole and others as "foreground;background") tells of a light background.
pub fn background_is_light(colorfgbg: &str) -> Option<bool> {
    let background: u8 = colorfgbg.rsplit(';').next()?.parse().ok()?;
    Some(background == 7 || (9..=15).contains(&background))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_theme_has_no_colour_and_brackets_instead() {
        let plain = Theme::new(Scheme::Plain, None);
        let all = [plain.accent, plain.muted, plain.filled, plain.missing, plain.good, plain.warning, plain.danger];
        assert!(all.iter().all(|style| style.fg.is_none() && style.bg.is_none()));
        assert!(plain.brackets);
    }

    #[test]
    fn the_background_is_what_the_terminal_says() {
        assert_eq!(background_is_light("15;0"), Some(false));
        assert_eq!(background_is_light("0;default;15"), Some(true));
        assert_eq!(background_is_light("nonsense"), None);
    }
}
