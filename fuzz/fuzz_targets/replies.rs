//! A file of replies of any program: it is refused, or read the same each time, with every mistake at a place that exists. What comes of it is no
//! template but where the format's texts are templates of ours, and nothing that acts or hides comes out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use replydesk::text::sanitise;
use replydesk::transfer::{Format, Reading, ReplyFile, Source, read_replies};

const FORMATS: [Format; 13] = [
    Format::JsonLines,
    Format::Json,
    Format::Csv,
    Format::Toml,
    Format::Espanso,
    Format::Beeftext,
    Format::TextExpander,
    Format::Briskine,
    Format::Gorgias,
    Format::Chatwoot,
    Format::Zammad,
    Format::Text,
    Format::Markdown,
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let from = FORMATS[usize::from(*first) % FORMATS.len()];
    let read = || read_replies(Source::new("replies", bytes), &Reading { from: Some(from), ..Reading::default() });
    let Ok(file) = read() else { return };
    let again = read().expect("it could be read");
    assert_eq!(file.replies.len(), again.replies.len());
    assert_eq!(file.faults.len(), again.faults.len());
    assert!(file.faults.len() <= ReplyFile::FAULTS_MAX);
    for reply in &file.replies {
        for variant in &reply.reply.variants {
            assert_eq!(sanitise(&variant.body), variant.body);
        }
        for title in &reply.reply.titles {
            assert_eq!(sanitise(&title.text), title.text);
        }
    }
});
