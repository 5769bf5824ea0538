//! What pickers and pages show: the desk's answers in words.

use crate::desk::{self, BoardFilter, Choices};
use crate::model::Secrets;
use crate::tui::message::{Looking, Target};
use crate::tui::page::{self, PageKind, Sheet};
use crate::tui::picker::Choice;
use crate::tui::{ask, words};

use super::Worker;

/// Lines of a picker.
const CHOICES: usize = 60;

impl Worker {
    pub(super) fn look(
        &self,
        looking: Looking,
        typed: &str,
        pins: desk::Pins,
    ) -> Result<Vec<Choice<Target>>, desk::Error> {
        Ok(match looking {
            Looking::Twin(of) => {
                let buyers = self.desk.find_twins(of, typed, CHOICES)?;
                words::buyer_choices(&self.messages, &buyers)
            }
            Looking::Buyer | Looking::Writer(_) => {
                let buyers = self.desk.find_buyers(typed, CHOICES)?;
                words::buyer_choices(&self.messages, &buyers)
            }
            Looking::Order => {
                let orders = self.desk.find_orders(typed, pins.buyer, CHOICES)?;
                orders.into_iter().map(|order| words::order_choice(&self.messages, &order)).collect()
            }
            Looking::Draft => {
                let drafts = self.desk.find_drafts(typed, CHOICES)?;
                drafts.into_iter().map(|draft| words::draft_choice(&self.messages, draft)).collect()
            }
            Looking::State(order) => {
                words::state_choices(&self.messages, order, &self.desk.next_states_of(order)?, typed)
            }
            Looking::Meeting(order) => ask::meeting::choices(&self.desk, &self.messages, order, typed, CHOICES)?,
            Looking::Piece => {
                let pieces = self.desk.find_pieces(typed, CHOICES)?;
                pieces.into_iter().map(|piece| words::piece_choice(&self.messages, &piece)).collect()
            }
        })
    }

    /// What a page says now.
    pub(super) fn sheet(&mut self, kind: PageKind) -> Result<Sheet, desk::Error> {
        Ok(match kind {
            PageKind::Buyer(id) => page::buyer::sheet(&self.messages, &self.desk.buyer_page(id)?),
            PageKind::Messages => {
                let (open, rest) = self.desk.messages_page()?;
                page::messages::sheet(&self.messages, &open, &rest)
            }
            PageKind::Order(id) => page::order::sheet(&self.messages, &self.desk.order_page(id)?),
            PageKind::Packing(id) => page::packing::sheet(&self.messages, &self.desk.order_page(id)?),
            PageKind::Pieces => page::pieces::sheet(&self.messages, &self.desk.pieces_page()?),
            PageKind::Due => {
                // So that messages come with the reply that answers them.
                self.desk.learn_library()?;
                page::due::sheet(&self.messages, &self.desk.due(false)?, self.desk.now()?.date())
            }
            PageKind::Stats => page::stats::sheet(&self.messages, &self.desk.stats(desk::USUAL_WEEKS)?),
            PageKind::Library(only) => page::library::sheet(&self.messages, &self.desk.library_page()?, only),
            PageKind::Reply(id) => page::reply::sheet(&self.messages, &self.desk.reply_page(id)?),
            PageKind::Version(id, number) => {
                let page = self.desk.reply_page(id)?;
                let version = page.history.iter().find(|version| u32::try_from(version.number) == Ok(number));
                version.map(|version| page::reply::version(&self.messages, &page, version)).unwrap_or_default()
            }
            PageKind::Facts => page::facts::sheet(&self.messages, &self.desk.facts_page()?),
            PageKind::Fact(id) => page::facts::one(&self.messages, &self.desk.fact_page(id)?),
            PageKind::Proposals => {
                page::proposals::sheet(&self.messages, &self.desk.plan_library(&Choices::default())?)
            }
            PageKind::Gallery(at) => {
                let languages = self.desk.library_languages()?;
                let shop = self.desk.settings().language.clone();
                let language = languages.get(at % languages.len().max(1)).cloned().unwrap_or(shop);
                let mut exhibits = self.desk.gallery(&language, &[])?;
                let secrets = Secrets::of(&self.desk.facts()?);
                for exhibit in &mut exhibits {
                    if let Some(masked) = secrets.masked(&exhibit.text) {
                        exhibit.text = masked;
                    }
                }
                page::gallery::sheet(&self.messages, &language, &exhibits)
            }
            PageKind::Board => page::board::sheet(&self.messages, &self.desk.board(&BoardFilter::default())?),
        })
    }
}
