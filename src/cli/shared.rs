//! Options that several commands take.

use clap::Args;

use super::values;
use crate::model::{Channel, Language, Length, Tone};

/// How much of a list is shown.
#[derive(Clone, Debug, Args)]
pub struct Listing {
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

/// For whom and what a reply is filled. Each names one by a piece of its name, a handle or a number.
#[derive(Clone, Debug, Default, Args)]
pub struct Pin {
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub buyer: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = values::line)]
    pub order: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = values::line)]
    pub piece: Option<String>,
}

/// Which of a reply's texts is meant.
#[derive(Clone, Debug, Default, Args)]
pub struct Which {
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long, value_name = "NAME", value_parser = values::channel)]
    pub channel: Option<Channel>,
    #[arg(long, value_name = "TONE", value_parser = values::tone())]
    pub tone: Option<Tone>,
    #[arg(long, value_name = "LENGTH", value_parser = values::length())]
    pub length: Option<Length>,
}
