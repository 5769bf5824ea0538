//! From replies to a message: the right text of each, filled and joined.

use super::review::{Answering, Outgoing};
use super::{Composition, Desk, Error, Preview, Shown, Sketch, Source, StockList, Thing};
use crate::compose::{
    self, Asking, Chosen, Compromise, Context, Missing, Rendered, Request, SpanKind, Wanted, Workbench, agree,
};
use crate::model::{
    Channel, Fact, Id, Language, Length, Order, Piece, Pinned, Remembered, Reply, Role, Scope, Secrets, Situation,
    Variant, VariantKey,
};

/// How often the texts of a message are made again for what they ask differently.
const ROUNDS: u32 = 4;

/// What texts are filled from, gathered once for a message.
pub(super) struct Scene {
    pinned: Pinned,
    facts: Vec<Fact>,
    remembered: Vec<Remembered>,
    now: jiff::Zoned,
    pub(super) channel: Option<Channel>,
    /// What the message that is answered is written in, where that is clear.
    language: Option<Language>,
    /// Whether that message doubts the quality.
    doubts: bool,
}

impl Scene {
    /// A message that is made for it, still without its text.
    pub(super) fn outgoing<'a>(&'a self, composition: &'a Composition, preview: &'a Preview) -> Outgoing<'a> {
        Outgoing {
            text: "",
            spans: &[],
            language: preview.shown.first().map(|shown| &shown.key.language),
            channel: self.channel.as_ref(),
            pinned: &self.pinned,
            answers: match (&composition.message, composition.answers_message) {
                _ if self.doubts => Answering::Doubts,
                (None, None) => Answering::Nothing,
                _ => Answering::Message,
            },
            of_replies: !composition.parts.is_empty(),
            situations: &preview.situations,
            greets: preview.greets,
            known: &[],
            written: "",
            facts: &self.facts,
            now: &self.now,
        }
    }
}

/// What is worked out for a text that speaks of it.
#[derive(Default)]
struct WorkedOut {
    /// The pieces that the items of the order are.
    pieces: Vec<Piece>,
    stock: StockList,
    piece_ready_on: Option<jiff::civil::Date>,
    order_ready_on: Option<jiff::civil::Date>,
    address_points: Vec<String>,
    address_question: Option<String>,
    address_lines: Option<String>,
}

/// A template on its way to be rendered.
#[derive(Clone, Copy)]
struct Text<'a> {
    name: &'a str,
    body: &'a str,
    key: &'a VariantKey,
    /// The language dates and sums print in.
    language: &'a Language,
    /// What is known of its questions from the other texts of the message.
    asking: Option<&'a Asking>,
}

/// A part of a message, rendered.
struct Filled {
    shown: Shown,
    role: Role,
    situations: Vec<Situation>,
    attach: Option<String>,
    rendered: Rendered,
}

impl Desk {
    /// The message as it would be copied now; `None` where it has no parts.
    ///
    /// # Errors
    /// Those of reading the records. A mistake in a template is an error too: such a reply cannot be saved, but an older
    /// program or another's hand may have written it.
    pub fn preview(&self, composition: &Composition) -> Result<Option<Preview>, Error> {
        let Some((scene, preview)) = self.filled(composition)? else { return Ok(None) };
        self.reviewed(&scene, composition, preview).map(Some)
    }

    /// The message with what there is to know of it.
    pub(super) fn reviewed(
        &self,
        scene: &Scene,
        composition: &Composition,
        preview: Preview,
    ) -> Result<Preview, Error> {
        let concerns = self.concerns(Outgoing {
            text: preview.rendered.preview(),
            spans: preview.rendered.spans(),
            ..scene.outgoing(composition, &preview)
        })?;
        Ok(Preview { concerns, ..preview })
    }

    /// The same without a look at what there is to know of it.
    ///
    /// # Errors
    /// As for [`Self::preview`].
    pub(super) fn unreviewed(&self, composition: &Composition) -> Result<Option<Preview>, Error> {
        Ok(self.filled(composition)?.map(|(_, preview)| preview))
    }

    /// The message with what it was filled from, still without a look at what there is to know of it.
    pub(super) fn filled(&self, composition: &Composition) -> Result<Option<(Scene, Preview)>, Error> {
        if composition.parts.is_empty() {
            return Ok(None);
        }
        let scene = self.scene(composition)?;
        let mut replies = Vec::new();
        for part in &composition.parts {
            replies.extend(self.store.reply(part.reply)?.map(|reply| (reply, part.variant)));
        }
        let (filled, asking) = self.fill_all(&scene, &replies, composition)?;
        let own = self.own_language(&scene, composition, &filled, &asking)?;
        Ok(joined(filled).map(|preview| {
            let secrets = Secrets::of(&scene.facts);
            (scene, Preview { own, secrets, ..preview })
        }))
    }

    /// The parts of a message, and what each had to know of the questions of the others.
    fn fill_all(
        &self,
        scene: &Scene,
        replies: &[(Reply, Option<Id>)],
        composition: &Composition,
    ) -> Result<(Vec<Filled>, Vec<Asking>), Error> {
        let mut asking = vec![Asking::default(); replies.len()];
        let mut rounds = 0;
        loop {
            let filled = replies.iter().zip(&asking).map(|((reply, variant), asking)| {
                let filled = self.fill(scene, reply, *variant, composition, Some(asking));
                filled.transpose()
            });
            let filled: Vec<Filled> = filled.flatten().collect::<Result<_, Error>>()?;
            let texts: Vec<(&str, &Rendered)> =
                filled.iter().map(|one| (one.shown.shortcut.as_str(), &one.rendered)).collect();
            let has_others = texts.len() > 1 && texts.len() == replies.len();
            // An answer may bring up another question: each round settles what the one before has asked.
            if rounds == ROUNDS || !has_others || !agree(&texts, &mut asking) {
                return Ok((filled, asking));
            }
            rounds += 1;
        }
    }

    /// A template that is being written, as it would be copied.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn sketch(&self, source: &Source) -> Result<Sketch, Error> {
        let composition = Composition { pins: source.pins, ..Composition::default() };
        let scene = self.scene(&composition)?;
        if let Err(mistake) = self.check_body(&source.name, &source.body, &self.known()?) {
            return Ok(Err(mistake));
        }
        let key = VariantKey::of(source.language.clone());
        let text = Text { name: &source.name, body: &source.body, key: &key, language: &source.language, asking: None };
        Ok(match self.render(&scene, text, &composition) {
            Ok(rendered) => {
                let concerns = self.slips_in(&rendered, &source.language)?;
                Ok(Preview { rendered, concerns, secrets: Secrets::of(&scene.facts), ..Preview::default() })
            }
            Err(Error::Template(mistake)) => Err(*mistake),
            Err(other) => return Err(other),
        })
    }

    pub(super) fn scene(&self, composition: &Composition) -> Result<Scene, Error> {
        self.scene_for(self.pinned(composition.pins)?, composition)
    }

    /// The same for somebody and something that need not be among the records like this.
    fn scene_for(&self, pinned: Pinned, composition: &Composition) -> Result<Scene, Error> {
        let mut remembered = self.store.remembered(Scope::Shop)?;
        if let Some(buyer) = &pinned.buyer {
            remembered.extend(self.store.remembered(Scope::Buyer(buyer.id))?);
        }
        if let Some(order) = &pinned.order {
            remembered.extend(self.store.remembered(Scope::Order(order.id))?);
        }
        let of_order = pinned.order.as_ref().and_then(|order| order.channel.clone());
        let channel = composition
            .channel
            .clone()
            .or(of_order)
            .or_else(|| pinned.buyer.as_ref().and_then(|buyer| buyer.channel().cloned()));
        let language = composition.message.as_deref().and_then(|message| self.clear_language_of(message));
        let doubts = composition.message.as_deref().map(|message| self.doubts_quality(message)).transpose()?;
        let (facts, now, doubts) = (self.nameable_facts()?, self.now()?, doubts.unwrap_or_default());
        Ok(Scene { pinned, facts, remembered, now, channel, language, doubts })
    }

    /// A text of a reply that is not among the records like this, filled as it would be for a message; and the channel of that.
    pub(super) fn filled_with(
        &self,
        reply: &Reply,
        variant: Id,
        composition: &Composition,
    ) -> Result<(Option<Rendered>, Option<Channel>), Error> {
        let scene = self.scene(composition)?;
        let filled = self.fill(&scene, reply, Some(variant), composition, None)?;
        Ok((filled.map(|filled| filled.rendered), scene.channel))
    }

    /// A text of a reply, filled for somebody and something that need not be among the records like this.
    pub(super) fn filled_for(&self, pinned: Pinned, reply: &Reply, variant: Id) -> Result<Option<Rendered>, Error> {
        let composition = Composition::default();
        let scene = self.scene_for(pinned, &composition)?;
        Ok(self.fill(&scene, reply, Some(variant), &composition, None)?.map(|filled| filled.rendered))
    }

    /// The facts made of words that a text says in the shop's language, though it is in another.
    fn untranslated(&self, scene: &Scene, rendered: &Rendered, language: &Language) -> Vec<Compromise> {
        if self.is_of_shop(language) {
            return Vec::new();
        }
        let is_said = |fact: &&Fact| {
            rendered.spans().iter().any(|span| match &span.kind {
                SpanKind::Filled { path } => path.strip_prefix("shop.") == Some(fact.name.as_str()),
                _ => false,
            })
        };
        let facts = scene.facts.iter().filter(|fact| self.has_words(fact) && fact.translation(language).is_none());
        let said = facts.filter(is_said);
        said.map(|fact| Compromise::Fact { name: fact.name.clone(), got: self.settings.language.clone() }).collect()
    }

    /// The pieces that a text calls by their names, though they have titles in other languages, and none that holds for its own.
    fn untitled(&self, scene: &Scene, rendered: &Rendered, language: &Language) -> Result<Vec<Compromise>, Error> {
        let says = |path: &str| {
            rendered.spans().iter().any(|span| matches!(&span.kind, SpanKind::Filled { path: one } if one == path))
        };
        let mut said: Vec<Piece> = Vec::new();
        if self.is_of_shop(language) {
            return Ok(Vec::new());
        }
        if says("piece.name") {
            said.extend(scene.pinned.piece.clone());
        }
        if let Some(order) = scene.pinned.order.as_ref().filter(|_| says("order.items")) {
            said.extend(self.pieces_of(order)?);
        }
        let is_foreign = |piece: &Piece| !piece.titles.is_empty() && piece.title_in(language).is_none();
        let mut names: Vec<String> = said.into_iter().filter(is_foreign).map(|piece| piece.name).collect();
        names.dedup();
        let got = &self.settings.language;
        Ok(names.into_iter().map(|name| Compromise::Piece { name, got: got.clone() }).collect())
    }

    /// The pieces of the shop that the items of an order are.
    fn pieces_of(&self, order: &Order) -> Result<Vec<Piece>, Error> {
        let ids = order.items.iter().filter_map(|item| item.piece);
        Ok(ids.filter_map(|id| self.store.piece(id).transpose()).collect::<Result<_, _>>()?)
    }

    /// Chooses the text of a reply and fills it; `None` where the reply has no text.
    fn fill(
        &self,
        scene: &Scene,
        reply: &Reply,
        variant: Option<Id>,
        composition: &Composition,
        asking: Option<&Asking>,
    ) -> Result<Option<Filled>, Error> {
        let Some((mut shown, chosen)) = self.choose(scene, reply, variant) else { return Ok(None) };
        let text = Text {
            name: reply.shortcut.as_str(),
            body: &chosen.variant.body,
            key: &chosen.variant.key,
            language: &chosen.language,
            asking,
        };
        let rendered = self.render(scene, text, composition)?;
        shown.compromises.extend(self.untranslated(scene, &rendered, &chosen.variant.key.language));
        shown.compromises.extend(self.untitled(scene, &rendered, &chosen.variant.key.language)?);
        let (attach, situations) = (reply.attach.clone(), reply.situations.clone());
        Ok(Some(Filled { shown, role: reply.role, situations, attach, rendered }))
    }

    /// The text of a reply that suits, or the one the seller has stepped to, and what the list of its texts looks like.
    fn choose<'r>(&self, scene: &Scene, reply: &'r Reply, stepped: Option<Id>) -> Option<(Shown, Chosen<'r>)> {
        let wanted = self.wanted(scene);
        let best = compose::choose(reply, &wanted)?;
        let order = self.steps(&best, &wanted, stepped);
        let at = stepped.and_then(|id| order.iter().position(|one| *one == id)).unwrap_or(0);
        let next = *order.get((at + 1) % order.len())?;
        let chosen = if at == 0 {
            best
        } else {
            let key = &reply.variants.iter().find(|one| Some(one.id) == order.get(at).copied())?.key;
            // What a text lacks that the seller has stepped to, they have seen.
            Chosen { compromises: Vec::new(), ..best.step_to(key, &wanted)? }
        };
        let shown = Shown {
            reply: reply.id,
            shortcut: reply.shortcut.clone(),
            variant: chosen.variant.id,
            key: chosen.variant.key.clone(),
            compromises: chosen.compromises.clone(),
            place: (at + 1, order.len()),
            next,
            has_shorter: has_shorter(reply, &chosen.variant.key),
        };
        Some((shown, chosen))
    }

    /// The texts one key steps through: those in the language of the chosen one and in the shop's own. Where nobody has said which
    /// language it is to be, the most suitable text of each other language comes after them.
    fn steps(&self, best: &Chosen<'_>, wanted: &Wanted, stepped: Option<Id>) -> Vec<Id> {
        let mut spoken = vec![best.variant.key.language.base(), self.settings.language.base()];
        let (near, far): (Vec<&Variant>, Vec<&Variant>) =
            best.all().partition(|one| spoken.contains(&one.key.language.base()));
        let mut order: Vec<Id> = near.iter().map(|one| one.id).collect();
        for one in far {
            let is_offered = wanted.language.is_none() && !spoken.contains(&one.key.language.base());
            if is_offered || stepped == Some(one.id) {
                spoken.push(one.key.language.base());
                order.push(one.id);
            }
        }
        order
    }

    /// What the pinned buyer should get, or whoever wrote the message.
    fn wanted(&self, scene: &Scene) -> Wanted {
        let shop_language = self.settings.language.clone();
        let shop = Wanted { language: scene.language.clone(), shop_language, channel: None, tone: None, length: None };
        Wanted::by(&scene.pinned, scene.channel.as_ref(), &shop)
    }

    fn render(&self, scene: &Scene, text: Text<'_>, composition: &Composition) -> Result<Rendered, Error> {
        let worked_out = self.worked_out(&scene.pinned, text, composition)?;
        let include = |shortcut: &str| self.included(shortcut, text.key);
        // The shop's days are only needed for reading what was answered.
        let calendar = if composition.answers.is_empty() { None } else { Some(self.calendar()?) };
        let context = Context {
            pinned: &scene.pinned,
            facts: &scene.facts,
            remembered: &scene.remembered,
            now: &scene.now,
            language: text.language,
            interface: &self.settings.interface,
            channel: scene.channel.as_ref(),
            calendar: calendar.as_ref(),
            workbench: Workbench {
                pieces: &worked_out.pieces,
                ready: &worked_out.stock.ready,
                to_order: &worked_out.stock.to_order,
                piece_ready_on: worked_out.piece_ready_on,
                order_ready_on: worked_out.order_ready_on,
                address_points: &worked_out.address_points,
                address_question: worked_out.address_question.as_deref(),
                address_lines: worked_out.address_lines.as_deref(),
            },
        };
        let request = Request {
            name: text.name,
            source: text.body,
            context,
            answers: &composition.answers,
            options: &composition.options,
            asking: text.asking,
            include: &include,
        };
        compose::render(&request).map_err(|mistake| Error::Template(Box::new(mistake)))
    }

    /// What has to be worked out for a text, where it speaks of it: most do not, and are filled while the seller types.
    fn worked_out(&self, pinned: &Pinned, text: Text<'_>, composition: &Composition) -> Result<WorkedOut, Error> {
        // What an included reply speaks of is not known yet.
        let speaks_of = |path: &str| text.body.contains(path) || text.body.contains("include");
        let mut worked_out = WorkedOut::default();
        if speaks_of("order.items")
            && let Some(order) = &pinned.order
        {
            worked_out.pieces = self.pieces_of(order)?;
        }
        if speaks_of("shop.in_stock") || speaks_of("shop.made_to_order") {
            worked_out.stock = StockList::of(self.store.pieces()?);
        }
        if speaks_of("piece.ready_on")
            && let Some(piece) = &pinned.piece
        {
            worked_out.piece_ready_on = self.piece_ready_on(piece)?;
        }
        if speaks_of("order.ready_on")
            && let Some(order) = &pinned.order
        {
            worked_out.order_ready_on = self.order_ready_on(order)?;
        }
        if (speaks_of("buyer.address_question") || speaks_of("buyer.address_points"))
            && let Some(buyer) = &pinned.buyer
            && let Some(read) = self.address_asked_for(buyer, composition.message.as_deref())
        {
            worked_out.address_points = read.points(text.language);
            worked_out.address_question = read.question(buyer.language.as_ref().unwrap_or(text.language));
        }
        // `buyer.address_as` stands in every greeting, and has nothing to do with it.
        let mut after = text.body.split("buyer.address").skip(1);
        if (after.any(|rest| !rest.starts_with('_')) || text.body.contains("include"))
            && let Some(buyer) = &pinned.buyer
        {
            worked_out.address_lines = self.address_lines(buyer, text.language);
        }
        Ok(worked_out)
    }

    /// The text of another reply, in the same language, channel and tone.
    fn included(&self, shortcut: &str, key: &VariantKey) -> Option<String> {
        let reply = self.store.reply_by_shortcut(&shortcut.parse().ok()?).ok()??;
        let chosen = compose::choose(&reply, &Wanted::like(key, &self.settings.language))?;
        Some(chosen.variant.body.clone())
    }

    /// What the message says in the seller's own language, where it is in another: what am I sending?
    fn own_language(
        &self,
        scene: &Scene,
        composition: &Composition,
        filled: &[Filled],
        asking: &[Asking],
    ) -> Result<Option<Rendered>, Error> {
        let own = &self.settings.interface;
        let is_foreign = |one: &Filled| one.shown.key.language.base() != own.base();
        if !filled.iter().any(is_foreign) {
            return Ok(None);
        }
        let wanted = Wanted { language: Some(own.clone()), ..self.wanted(scene) };
        let mut parts = Vec::new();
        for (one, asking) in filled.iter().zip(asking) {
            let Some(reply) = self.store.reply(one.shown.reply)? else { continue };
            let Some(chosen) = compose::choose(&reply, &wanted) else { continue };
            let key = &chosen.variant.key;
            if key.language.base() != own.base() {
                return Ok(None);
            }
            let name = reply.shortcut.as_str();
            let text = Text { name, body: &chosen.variant.body, key, language: &chosen.language, asking: Some(asking) };
            parts.push((reply.role, self.render(scene, text, composition)?));
        }
        Ok(Some(join(&parts)))
    }
}

/// Whether a reply has a short text in the language of one that is not.
fn has_shorter(reply: &Reply, key: &VariantKey) -> bool {
    let is_short = |key: &VariantKey| key.length == Some(Length::Short);
    let is_shorter = |one: &Variant| one.key.language.base() == key.language.base() && is_short(&one.key);
    !is_short(key) && reply.variants.iter().any(is_shorter)
}

pub(super) fn gone() -> Error {
    Error::NotFound { what: Thing::Reply, name: String::new(), near: Vec::new() }
}

fn join(parts: &[(Role, Rendered)]) -> Rendered {
    let replies: Vec<(Role, &Rendered)> = parts.iter().map(|(role, rendered)| (*role, rendered)).collect();
    compose::join(&replies)
}

/// The parts as one message.
fn joined(filled: Vec<Filled>) -> Option<Preview> {
    if filled.is_empty() {
        return None;
    }
    let mut shown = Vec::with_capacity(filled.len());
    let mut attach: Vec<String> = Vec::new();
    let mut parts = Vec::with_capacity(filled.len());
    let mut situations = Vec::new();
    let greets = filled.iter().any(|one| one.role == Role::Greeting);
    for one in filled {
        situations.extend(one.situations);
        shown.push(one.shown);
        attach.extend(one.attach.filter(|what| !attach.contains(what)));
        parts.push((one.role, one.rendered));
    }
    let rendered = if parts.len() == 1 { parts.swap_remove(0).1 } else { join(&parts) };
    Some(Preview { shown, rendered, attach, situations, greets, ..Preview::default() })
}

/// What a text lacks, as an error for those who cannot be asked.
impl From<Box<Preview>> for Missing {
    fn from(preview: Box<Preview>) -> Self {
        preview.rendered.missing()
    }
}
