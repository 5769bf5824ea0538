use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::desk::demo;
use crate::model::Language;
use crate::store::Store;
use crate::transfer::tests::any_reply;

/// A shop with nothing in it.
fn empty() -> Desk {
    let store = Store::in_memory().expect("records in memory");
    Desk::new(store, crate::desk::Settings::default(), Box::new(demo::fixed_moment)).expect("a desk")
}

/// A shop with the starter library, a folder, and the two in agreement.
fn mirrored() -> (Desk, tempfile::TempDir, Folder) {
    let directory = tempfile::tempdir().expect("a directory");
    let folder = Folder::open(directory.path()).expect("a folder");
    let mut desk = demo::ready_made();
    let written = follow(&mut desk, &folder, Way::Out);
    assert_eq!(written.len(), desk.replies(usize::MAX).expect("replies").len());
    assert!(follow(&mut desk, &folder, Way::Out).is_empty() && follow(&mut desk, &folder, Way::In).is_empty());
    (desk, directory, folder)
}

fn news(desk: &mut Desk, folder: &Folder, way: Way, settled: &[&str]) -> Vec<MirrorNews> {
    let settled: Vec<Shortcut> = settled.iter().map(|one| one.parse().expect("a shortcut")).collect();
    desk.mirror(folder, folder.scan().expect("a folder"), way, &settled, false).expect("a mirror")
}

/// What came of it, in words.
fn follow(desk: &mut Desk, folder: &Folder, way: Way) -> Vec<String> {
    words(&news(desk, folder, way, &[]))
}

fn words(news: &[MirrorNews]) -> Vec<String> {
    let word = |one: &MirrorNews| match one {
        MirrorNews::Written(shortcut) => format!("written {shortcut}"),
        MirrorNews::Dropped(shortcut) => format!("dropped {shortcut}"),
        MirrorNews::Taken { shortcut, is_new } => format!("taken {shortcut} {is_new}"),
        MirrorNews::Archived(shortcut) => format!("archived {shortcut}"),
        MirrorNews::Conflict { shortcut, at } => format!("conflict {shortcut} {}:{}", at.file.display(), at.line),
        MirrorNews::Waiting(shortcut) => format!("waiting {shortcut}"),
        MirrorNews::Mistake { shortcut, at, .. } => format!("mistake {shortcut} {}", at.file.display()),
        MirrorNews::Twice { shortcut, .. } => format!("twice {shortcut}"),
        MirrorNews::Broken(error) => format!("broken {:?}", error.place.map(|place| place.line)),
        other => format!("{other:?}"),
    };
    news.iter().map(word).collect()
}

/// Changes a file as an editor would.
fn edit(directory: &Path, file: &str, from: &str, to: &str) {
    let path = directory.join(file);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{from:?} in {text}");
    fs::write(path, text.replacen(from, to, 1)).expect("a file");
}

/// Changes a text of a reply.
fn say(desk: &mut Desk, shortcut: &str, words: &str) {
    let mut reply = desk.reply_called(shortcut).expect("a reply");
    reply.variants[0].body = words.to_owned();
    desk.save_reply(&reply).expect("a reply");
}

fn said(desk: &Desk, shortcut: &str) -> String {
    desk.reply_called(shortcut).expect("a reply").variants[0].body.clone()
}

/// What a library says, whatever the identities are.
fn contents(desk: &Desk) -> Vec<Vec<ReplyPart>> {
    desk.replies_where(|reply| !reply.archived).expect("replies").iter().map(ReplyPart::all_of).collect()
}

#[test]
fn a_library_goes_out_and_comes_into_another_shop_the_same() {
    let (desk, _directory, folder) = mirrored();
    let mut other = empty();
    let taken = follow(&mut other, &folder, Way::In);
    assert!(taken.iter().all(|one| one.starts_with("taken") && one.ends_with("true")), "{taken:?}");
    assert_eq!(contents(&other), contents(&desk));
    assert!(follow(&mut other, &folder, Way::Out).is_empty());
    other.undo().expect("one action");
    assert!(contents(&other).is_empty());
}

#[test]
fn a_change_travels_either_way_and_touches_one_table() {
    let (mut desk, directory, folder) = mirrored();
    let before = fs::read_to_string(directory.path().join("en/pickup.toml")).expect("a file");
    say(&mut desk, "pickup-car", "Park by the river.");
    assert_eq!(follow(&mut desk, &folder, Way::In), ["waiting pickup-car"]);
    assert_eq!(follow(&mut desk, &folder, Way::Out), ["written pickup-car"]);
    let after = fs::read_to_string(directory.path().join("en/pickup.toml")).expect("a file");
    assert!(before.lines().filter(|line| !after.contains(line)).count() < 12 && after.contains("Park by the river."));
    edit(directory.path(), "en/pickup.toml", "Park by the river.", "Park by the mill.");
    assert_eq!(follow(&mut desk, &folder, Way::Out), ["waiting pickup-car"]);
    assert_eq!(follow(&mut desk, &folder, Way::In), ["taken pickup-car false"]);
    assert_eq!(said(&desk, "pickup-car"), "Park by the mill.");
    assert!(follow(&mut desk, &folder, Way::In).is_empty());
    desk.undo().expect("one action");
    assert_eq!(said(&desk, "pickup-car"), "Park by the river.");
    assert_eq!(follow(&mut desk, &folder, Way::Out), ["written pickup-car"], "what was taken back goes out");
}

#[test]
fn what_is_changed_on_both_sides_is_left_on_both_until_somebody_says() {
    let (mut desk, directory, folder) = mirrored();
    say(&mut desk, "pickup-car", "Park by the river.");
    assert_eq!(follow(&mut desk, &folder, Way::Out), ["written pickup-car"]);
    for (way, left) in [(Way::In, "Here."), (Way::Out, "There.")] {
        say(&mut desk, "pickup-car", "Here.");
        edit(directory.path(), "en/pickup.toml", "Park by the river.", "There.");
        for way in [Way::In, Way::Out] {
            let told = follow(&mut desk, &folder, way);
            assert!(matches!(&told[..], [one] if one.starts_with("conflict pickup-car en/pickup.toml:")), "{told:?}");
        }
        assert_eq!(said(&desk, "pickup-car"), "Here.");
        let other = news(&mut desk, &folder, way, &["pickup-car"]);
        assert_eq!(other.len(), 1, "{other:?}");
        let text = fs::read_to_string(directory.path().join("en/pickup.toml")).expect("a file");
        assert!(!text.contains(left) && said(&desk, "pickup-car") != left);
        say(&mut desk, "pickup-car", "Park by the river.");
        assert_eq!(follow(&mut desk, &folder, Way::Out), ["written pickup-car"]);
    }
}

#[test]
fn removal_travels_too_and_nothing_that_was_changed_is_lost_by_it() {
    let (mut desk, directory, folder) = mirrored();
    let car = desk.reply_called("pickup-car").expect("a reply");
    desk.archive_reply(car.id).expect("it is put away");
    assert_eq!(follow(&mut desk, &folder, Way::Out), ["dropped pickup-car"]);
    let all: String = ["en", "de"]
        .iter()
        .map(|code| fs::read_to_string(directory.path().join(code).join("pickup.toml")).expect("a file"))
        .collect();
    assert!(!all.contains("\"pickup-car\""));
    desk.undo().expect("an undo");
    assert_eq!(follow(&mut desk, &folder, Way::Out), ["written pickup-car"]);
    for code in ["en", "es", "de", "pl", "el"] {
        fs::remove_file(directory.path().join(code).join("pickup.toml")).expect("a file");
    }
    say(&mut desk, "pickup-car", "Changed here.");
    let told = follow(&mut desk, &folder, Way::In);
    assert!(told.iter().filter(|one| one.starts_with("archived pickup")).count() > 3, "{told:?}");
    assert!(told.contains(&"waiting pickup-car".to_owned()), "what was changed here stays: {told:?}");
    assert_eq!(follow(&mut desk, &folder, Way::Out), ["written pickup-car"]);
    desk.undo().expect("one action brings them all back");
    assert!(desk.archived_replies().expect("replies").is_empty());
}

#[test]
fn a_file_with_a_mistake_keeps_what_stood_in_it_and_the_rest_goes_on() {
    let (mut desk, directory, folder) = mirrored();
    let path = directory.path().join("pl/pickup.toml");
    let whole = fs::read_to_string(&path).expect("a file");
    fs::write(&path, whole.split_at(whole.floor_char_boundary(whole.len() / 2)).0).expect("a file");
    edit(directory.path(), "en/payment.toml", "title = \"", "title = \"New ");
    let told = follow(&mut desk, &folder, Way::In);
    assert!(
        matches!(&told[..], [broken, taken] if broken.starts_with("broken Some") && taken.starts_with("taken")),
        "{told:?}"
    );
    assert!(desk.archived_replies().expect("replies").is_empty());
    fs::write(&path, &whole).expect("a file");
    assert!(follow(&mut desk, &folder, Way::In).is_empty());
    edit(directory.path(), "en/pickup.toml", "body = \"\"\"\n", "body = \"\"\"\n{{ shop.nothing_such }}\n");
    let told = follow(&mut desk, &folder, Way::In);
    assert!(
        matches!(&told[..], [mistake] if mistake.starts_with("mistake") && mistake.ends_with("en/pickup.toml")),
        "{told:?}"
    );
}

#[test]
fn a_folder_that_is_empty_all_at_once_takes_nothing_away() {
    let (mut desk, directory, folder) = mirrored();
    let before = contents(&desk);
    for code in ["en", "es", "de", "pl", "el"] {
        fs::remove_dir_all(directory.path().join(code)).expect("a directory");
    }
    assert_eq!(follow(&mut desk, &folder, Way::In), ["Emptied"]);
    assert_eq!(contents(&desk), before);
    assert_eq!(follow(&mut desk, &folder, Way::Out).len(), before.len(), "and is filled anew");
    fs::remove_dir_all(directory.path()).expect("a directory");
    assert!(folder.scan().is_err());
}

#[test]
fn a_reply_may_be_renamed_and_moved_in_the_folder() {
    let (mut desk, directory, folder) = mirrored();
    let id = desk.reply_called("pickup-car").expect("a reply").id;
    for code in ["en", "es", "de", "pl", "el"] {
        let file = format!("{code}/pickup.toml");
        edit(directory.path(), &file, "shortcut = \"pickup-car\"", "shortcut = \"pickup-by-car\"");
    }
    assert_eq!(follow(&mut desk, &folder, Way::In), ["taken pickup-by-car false"]);
    assert_eq!(desk.reply_called("pickup-by-car").expect("a reply").id, id);
    assert!(follow(&mut desk, &folder, Way::In).is_empty() && follow(&mut desk, &folder, Way::Out).is_empty());
    let mut reply = desk.reply(id).expect("a reply");
    reply.category = "Cars & more".to_owned();
    desk.save_reply(&reply).expect("a reply");
    assert_eq!(follow(&mut desk, &folder, Way::Out), ["written pickup-by-car"]);
    let moved = fs::read_to_string(directory.path().join("el/cars-more.toml")).expect("a file");
    assert!(moved.starts_with("language = \"el\"\ncategory = \"Cars & more\"\n"), "{moved}");
    assert!(follow(&mut desk, &folder, Way::In).is_empty());
}

#[cfg(unix)]
#[test]
fn links_other_files_and_strange_directories_are_passed_over() {
    let (mut desk, directory, folder) = mirrored();
    let root = directory.path();
    fs::write(root.join("README.md"), "Ours.").expect("a file");
    fs::write(root.join("en/notes.txt"), "Ours.").expect("a file");
    fs::create_dir(root.join("klingon")).expect("a directory");
    fs::copy(root.join("en/pickup.toml"), root.join("klingon/pickup.toml")).expect("a file");
    std::os::unix::fs::symlink(root.join("en/pickup.toml"), root.join("de/linked.toml")).expect("a link");
    let told = follow(&mut desk, &folder, Way::In);
    assert!(matches!(&told[..], [one, other] if one.contains("linked.toml") && other.contains("klingon")), "{told:?}");
    fs::copy(root.join("en/pickup.toml"), root.join("en/Copy.TOML")).expect("a file");
    let told = follow(&mut desk, &folder, Way::In);
    assert!(told.contains(&"twice pickup-car".to_owned()), "{told:?}");
    assert!(desk.archived_replies().expect("replies").is_empty());
}

#[test]
fn a_file_that_is_written_into_meanwhile_is_left() {
    let (mut desk, directory, folder) = mirrored();
    let scan = folder.scan().expect("a folder");
    say(&mut desk, "pickup-car", "Park by the river.");
    edit(directory.path(), "en/pickup.toml", "title = \"", "title = \"New ");
    let told = desk.mirror(&folder, scan, Way::Out, &[], false).expect("a mirror");
    assert!(
        matches!(&told[..], [MirrorNews::Unwritten(Unwritten::Changed(path))] if path.ends_with("pickup.toml")),
        "{told:?}"
    );
    assert!(fs::read_to_string(directory.path().join("en/pickup.toml")).expect("a file").contains("\"New "));
}

#[test]
fn every_language_says_the_same_of_a_reply_as_a_whole() {
    let (mut desk, directory, folder) = mirrored();
    edit(directory.path(), "de/pickup.toml", "situations = ", "tags = [\"door\"]\nsituations = ");
    let told = follow(&mut desk, &folder, Way::In);
    assert_eq!(told.len(), 1, "{told:?}");
    let tagged = desk.replies_where(|reply| reply.tags == ["door"]).expect("replies");
    assert_eq!(tagged.len(), 1);
    let title = tagged[0].title(&Language::english()).to_owned();
    assert_eq!(follow(&mut desk, &folder, Way::Out), [format!("written {}", tagged[0].shortcut)], "{title}");
    let english = fs::read_to_string(directory.path().join("en/pickup.toml")).expect("a file");
    assert_eq!(english.matches("\"door\"").count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_a_reply_says_travels_both_ways(
        one in any_reply("one".to_owned()),
        other in any_reply("two".to_owned()),
        later in any_reply("one".to_owned()),
    ) {
        // What is no template is told, which is tested elsewhere.
        let plain = |mut reply: Reply| {
            reply.archived = false;
            reply.variants.iter_mut().for_each(|variant| variant.body = format!("x{}", variant.body.replace(['{', '}'], "")));
            reply
        };
        let directory = tempfile::tempdir().expect("a directory");
        let folder = Folder::open(directory.path()).expect("a folder");
        let (mut here, mut there) = (empty(), empty());
        let put = |desk: &mut Desk, reply: &Reply| desk.save_reply(reply).expect("a reply");
        let (one, other) = (plain(one), plain(other));
        put(&mut here, &one);
        put(&mut here, &other);
        prop_assert_eq!(follow(&mut here, &folder, Way::Out).len(), 2);
        prop_assert_eq!(follow(&mut there, &folder, Way::In).len(), 2);
        prop_assert_eq!(contents(&there), contents(&here));
        let id = there.reply_called("one").expect("a reply").id;
        put(&mut there, &Reply { id, ..plain(later) });
        follow(&mut there, &folder, Way::Out);
        follow(&mut here, &folder, Way::In);
        prop_assert_eq!(contents(&there), contents(&here));
        for desk in [&mut here, &mut there] {
            prop_assert!(follow(desk, &folder, Way::In).is_empty() && follow(desk, &folder, Way::Out).is_empty());
        }
    }
}
