//! The help: clap's layout, our words. The text for a command is the message `cmd-<path>`, for its options and arguments the
//! attributes under it, else `arg-<name>` for those that many commands share.

use clap::{Arg, Command};

use crate::i18n::Messages;

/// The command with every text in the user's language. Costs a look at each option of each command, so it is only done where
/// the texts are going to be seen.
#[must_use]
pub fn worded(command: Command, messages: &Messages) -> Command {
    let mut command = with_words(command, "root", messages);
    // clap adds its own parts only now, and looks at ours to see whether --help has more to say than -h.
    command.build();
    built_in(command, messages)
}

fn with_words(command: Command, path: &str, messages: &Messages) -> Command {
    let id = format!("cmd-{path}");
    let mut command = command.about(messages.member("cmd", path));
    if let Some(long) = messages.under(&id, "long", &[]) {
        command = command.long_about(long);
    }
    if let Some(examples) = messages.under(&id, "examples", &[]) {
        command = command.after_help(examples);
    }
    command = command.mut_args(|arg| worded_argument(arg, &id, messages));
    command.mut_subcommands(|sub| {
        let name = sub.get_name();
        let path = if path == "root" { name.to_owned() } else { format!("{path}-{name}") };
        with_words(sub, &path, messages)
    })
}

/// Words what clap adds to every command: the options for help and version, and the command `help`, which holds a copy of the
/// whole tree of which only its own line is ever shown.
fn built_in(command: Command, messages: &Messages) -> Command {
    let own = |arg: Arg| match arg.get_id().as_str() {
        id @ ("help" | "version") => {
            let text = messages.member("arg", id);
            arg.help(text.clone()).long_help(text)
        }
        _ => arg,
    };
    command.mut_args(own).mut_subcommands(|sub| match sub.get_name() {
        "help" => sub.about(messages.text("cmd-help").into_owned()),
        _ => built_in(sub, messages),
    })
}

fn worded_argument(arg: Arg, command: &str, messages: &Messages) -> Arg {
    let id = arg.get_id().to_string();
    let text = messages.under(command, &id, &[]).unwrap_or_else(|| messages.member("arg", &id));
    arg.help(text)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::model::Language;

    fn missing(command: &Command, path: &str, found: &mut Vec<String>) {
        let mut look = |what: &str, text: Option<String>| {
            if text.is_none_or(|text| text.starts_with("cmd-") || text.starts_with("arg-")) {
                found.push(format!("{path} {what}"));
            }
        };
        look("", command.get_about().map(ToString::to_string));
        for arg in command.get_arguments() {
            look(arg.get_id().as_str(), arg.get_help().map(ToString::to_string));
        }
        for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
            missing(sub, &format!("{path} {}", sub.get_name()), found);
        }
    }

    fn messages() -> Messages {
        Messages::new(&Language::english())
    }

    #[test]
    fn every_command_and_every_option_has_a_text() {
        let mut found = Vec::new();
        missing(&worded(crate::cli::Cli::command(), &messages()), "replydesk", &mut found);
        assert!(found.is_empty(), "without a text: {found:#?}");
    }

    #[test]
    fn every_text_belongs_to_a_command_or_an_option() {
        let (mut ids, mut attributes) = (vec!["cmd-help".to_owned()], Vec::new());
        collect(&crate::cli::Cli::command(), "root", &mut ids, &mut attributes);
        for (id, attribute) in Messages::ids("cmd-").into_iter().chain(Messages::ids("arg-")) {
            match attribute {
                Some(name) if ["long", "examples"].contains(&name.as_str()) => {}
                Some(name) => assert!(attributes.contains(&format!("{id}.{name}")), "{id}.{name}"),
                None => assert!(ids.contains(&id), "{id}"),
            }
        }
    }

    fn collect(command: &Command, path: &str, ids: &mut Vec<String>, attributes: &mut Vec<String>) {
        let mut command = command.clone();
        command.build();
        ids.push(format!("cmd-{path}"));
        for arg in command.get_arguments() {
            ids.push(format!("arg-{}", arg.get_id()));
            attributes.push(format!("cmd-{path}.{}", arg.get_id()));
        }
        for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
            let name = sub.get_name();
            let path = if path == "root" { name.to_owned() } else { format!("{path}-{name}") };
            collect(sub, &path, ids, attributes);
        }
    }
}
