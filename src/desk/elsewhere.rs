//! The library for another program: espanso, which types it into any window.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;

use super::{Desk, Error, ExportError, key_words};
use crate::compose::{self, Context, Question, QuestionKind, Rendered, Request, SpanKind, Wanted, Workbench};
use crate::model::{Fact, Language, Pinned, Reply, Shortcut, Variant, words};
use crate::transfer::{self, FieldKind, Format, Match, Reading, Source, Stretch, write_espanso};

words! {
    /// What of a reply espanso cannot hold. Each has a sentence in the catalogue: `lost-<word>`.
    Loss {
        /// The text cannot be filled at all, and does not go.
        Broken = "broken",
        /// What depends on the order or the buyer: the text is that for an order of which nothing is known.
        Condition = "condition",
        /// Sentences to be switched on.
        Switch = "switch",
        /// A reminder of what is promised.
        Promise = "promise",
        /// A note of what to attach.
        Attach = "attach",
        /// A sensitive fact, which is asked instead.
        Sensitive = "sensitive",
    }
}

/// What was written for espanso, and what could not go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// How many replies.
    pub replies: usize,
    /// How many texts of theirs.
    pub texts: usize,
    /// Which replies lose what, each once.
    pub lost: Vec<(Loss, Shortcut)>,
}

/// What every text is filled with.
pub(super) struct Scene {
    facts: Vec<Fact>,
    /// The names of sensitive facts as questions call them.
    sensitive: Vec<String>,
    now: jiff::Zoned,
    pinned: Pinned,
}

impl Desk {
    /// Writes the library, or these replies of it, as a match file of espanso. Facts of the shop stand in it as they are now, but for
    /// the sensitive ones. What is put away goes only where it is named.
    ///
    /// # Errors
    /// Those of reading the records, and of the output.
    pub fn export_espanso(&self, only: &[Shortcut], out: impl Write) -> Result<Elsewhere, ExportError> {
        let replies =
            self.replies_where(|reply| if only.is_empty() { !reply.archived } else { only.contains(&reply.shortcut) })?;
        let scene = self.scene_elsewhere()?;
        let (mut matches, mut elsewhere) = (Vec::new(), Elsewhere::default());
        for reply in &replies {
            let before = matches.len();
            for variant in &reply.variants {
                matches.extend(self.as_match(&scene, reply, variant, &mut elsewhere));
            }
            elsewhere.replies += usize::from(matches.len() > before);
        }
        elsewhere.texts = matches.len();
        elsewhere.lost.sort();
        elsewhere.lost.dedup();
        write_espanso(&matches, out)?;
        Ok(elsewhere)
    }

    /// Whether a text that was written for espanso and changed there can take the place of the one here: where nothing is lost on the way,
    /// what comes back of it unchanged is the template itself.
    pub(super) fn comes_back(&self, scene: &Scene, reply: &Reply, variant: &Variant) -> bool {
        let Some(one) = self.as_match(scene, reply, variant, &mut Elsewhere::default()) else { return false };
        let mut out = Vec::new();
        if write_espanso(&[one], &mut out).is_err() {
            return false;
        }
        let reading = Reading { from: Some(Format::Espanso), ..Reading::default() };
        let read = transfer::read_replies(Source::new("-", out.as_slice()), &reading);
        let back = read.ok().and_then(|file| file.replies.into_iter().next());
        back.is_some_and(|back| back.reply.variants.iter().any(|one| one.body == variant.body))
    }

    /// What texts are filled with that leave for another program.
    ///
    /// # Errors
    /// Those of reading the records.
    pub(super) fn scene_elsewhere(&self) -> Result<Scene, Error> {
        let mut facts = self.nameable_facts()?;
        let sensitive = facts.iter().filter(|fact| fact.sensitive).map(|fact| format!("shop.{}", fact.name)).collect();
        for fact in facts.iter_mut().filter(|fact| fact.sensitive) {
            fact.value.clear();
        }
        Ok(Scene { facts, sensitive, now: self.now()?, pinned: Pinned::default() })
    }

    fn as_match(&self, scene: &Scene, reply: &Reply, variant: &Variant, elsewhere: &mut Elsewhere) -> Option<Match> {
        let mut lose = |loss| elsewhere.lost.push((loss, reply.shortcut.clone()));
        let render = |body: &str| self.alone(scene, reply.shortcut.as_str(), body, variant);
        let Ok(rendered) = render(&variant.body) else {
            lose(Loss::Broken);
            return None;
        };
        let today = render("{{ today | date }}").map(|rendered| rendered.preview().to_owned()).unwrap_or_default();
        let misses = [
            (Loss::Condition, has_conditions(&variant.body)),
            (Loss::Switch, !rendered.options.is_empty()),
            (Loss::Promise, !rendered.promises.is_empty() || variant.body.contains("promise(")),
            (Loss::Attach, reply.attach.is_some()),
            (Loss::Sensitive, rendered.questions.iter().any(|question| scene.sensitive.contains(&question.name))),
        ];
        misses.into_iter().filter(|(_, is_lost)| *is_lost).for_each(|(loss, _)| lose(loss));
        let title = reply.title(&variant.key.language);
        let asks = reply.asks.iter().filter(|asks| asks.language == variant.key.language);
        Some(Match {
            trigger: reply.shortcut.clone(),
            key: variant.key.clone(),
            label: match reply.variants.len() {
                1 => title.to_owned(),
                _ => format!("{title} ({})", key_words(&variant.key)),
            },
            search_terms: reply.tags.iter().chain(asks.flat_map(|asks| &asks.texts)).cloned().collect(),
            text: stretches(&rendered, &today),
        })
    }

    /// A text with nobody pinned.
    fn alone(&self, scene: &Scene, name: &str, body: &str, variant: &Variant) -> Result<Rendered, Error> {
        let language: &Language = &variant.key.language;
        let include = |shortcut: &str| {
            let reply = self.store.reply_by_shortcut(&shortcut.parse().ok()?).ok()??;
            let chosen = compose::choose(&reply, &Wanted::like(&variant.key, &self.settings.language))?;
            Some(chosen.variant.body.clone())
        };
        let (answers, options) = (BTreeMap::new(), BTreeMap::new());
        let context = Context {
            pinned: &scene.pinned,
            facts: &scene.facts,
            remembered: &[],
            now: &scene.now,
            language,
            interface: &self.settings.interface,
            channel: variant.key.channel.as_ref(),
            calendar: None,
            workbench: Workbench::default(),
        };
        let request = Request {
            name,
            source: body,
            context,
            answers: &answers,
            options: &options,
            asking: None,
            include: &include,
        };
        compose::render(&request).map_err(|mistake| Error::Template(Box::new(mistake)))
    }
}

/// Whether a template says different things for different orders.
fn has_conditions(body: &str) -> bool {
    let ifs = body.matches("{% if ").count() - body.matches("{% if option(").count();
    ifs > 0 || body.contains("{% for ")
}

/// A text with what is asked in it as fields, and the day of writing as such.
fn stretches(rendered: &Rendered, today: &str) -> Vec<Stretch> {
    let text = rendered.preview();
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let (mut stretches, mut at) = (Vec::new(), 0);
    for span in rendered.spans() {
        // What lies within a stretch that is taken already.
        if span.range.start < at {
            continue;
        }
        let stretch = match &span.kind {
            SpanKind::Missing { name } | SpanKind::Answered { name } => {
                let question = rendered.questions.iter().find(|question| question.name == *name);
                Stretch::Field(name.replace('.', "_"), question.map(field).unwrap_or_default())
            }
            SpanKind::Filled { path } if path == "today" && part(span.range.clone()) == today => Stretch::Today,
            SpanKind::Filled { path } if path == "now" => Stretch::Now,
            SpanKind::Filled { path } if path.starts_with("today") => {
                Stretch::Field("date".to_owned(), FieldKind::default())
            }
            SpanKind::Filled { .. } | SpanKind::Included { .. } => continue,
        };
        if span.range.start > at {
            stretches.push(Stretch::Text(part(at..span.range.start).to_owned()));
        }
        stretches.push(stretch);
        at = span.range.end;
    }
    if at < text.len() {
        stretches.push(Stretch::Text(part(at..text.len()).to_owned()));
    }
    stretches
}

/// How espanso asks a question.
fn field(question: &Question) -> FieldKind {
    let choices = if let QuestionKind::Choice(choices) = &question.kind { choices.clone() } else { Vec::new() };
    FieldKind { choices, default: question.default.clone(), long: question.kind == QuestionKind::LongText }
}
