use rstest::rstest;

use super::*;
use crate::clipboard::Terminal;

/// An environment with these tools installed, for as long as the directory lives.
fn with_tools(tools: &[&str]) -> (tempfile::TempDir, Environment) {
    let directory = tempfile::tempdir().unwrap();
    for tool in tools {
        let file = directory.path().join(tool);
        std::fs::write(&file, "").unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
    let path = Some(directory.path().as_os_str().to_owned());
    (directory, Environment { path, ..Environment::default() })
}

fn open(environment: &Environment, settings: &Settings) -> Vec<&'static str> {
    let candidates = candidates(environment, settings);
    candidates.iter().filter(|candidate| candidate.obstacle.is_none()).map(|candidate| candidate.route.word()).collect()
}

fn terminal(name: &str, environment: Environment) -> Environment {
    let terminal = Some(Terminal { name: name.into(), reluctant: false });
    Environment { terminal, ..environment }
}

#[test]
fn a_desktop_comes_before_tmux_and_tmux_before_the_terminal() {
    let (_directory, bare) = with_tools(&["tmux", "wl-copy"]);
    let environment = terminal(
        "xterm-256color",
        Environment {
            display: Some(":0".into()),
            wayland_display: Some("wayland-0".into()),
            tmux: Some("/tmp/tmux-0/default,1,0".into()),
            ..bare
        },
    );
    assert_eq!(open(&environment, &Settings::default()), ["wayland", "x11", "wl-copy", "tmux", "osc52"]);
}

#[test]
fn over_ssh_the_display_of_this_machine_is_passed_over() {
    let (_directory, bare) = with_tools(&["tmux", "wl-copy"]);
    let environment = terminal(
        "xterm-256color",
        Environment { display: Some(":0".into()), wayland_display: Some("wayland-0".into()), ssh: true, ..bare },
    );
    assert_eq!(open(&environment, &Settings::default()), ["osc52"]);
    let refused = candidates(&environment, &Settings::default());
    let x11 = refused.iter().find(|candidate| candidate.route == Route::X11).unwrap();
    assert_eq!(x11.obstacle, Some(Reason::OverSsh));
}

#[test]
fn the_command_of_the_config_comes_first() {
    let environment = Environment { display: Some(":0".into()), ..Environment::default() };
    let settings = Settings { copy_command: vec!["my-clip".into()], ..Settings::default() };
    assert_eq!(open(&environment, &settings), ["command", "x11"]);
}

#[test]
fn a_tool_that_is_not_installed_is_named() {
    let environment = Environment { tmux: Some("/tmp/tmux-0/default,1,0".into()), ..Environment::default() };
    let candidates = candidates(&environment, &Settings::default());
    let tmux = candidates.iter().find(|candidate| candidate.route == Route::Tmux).unwrap();
    assert_eq!(tmux.obstacle, Some(Reason::NotInstalled { tool: "tmux" }));
}

#[rstest]
#[case("xterm-256color", true)]
#[case("screen", true)]
#[case("linux", false)]
#[case("dumb", false)]
fn only_a_terminal_that_may_understand_is_asked(#[case] term: &str, #[case] asked: bool) {
    let environment = terminal(term, Environment::default());
    assert_eq!(open(&environment, &Settings::default()) == ["osc52"], asked);
}

#[test]
fn without_a_terminal_nothing_is_claimed_to_be_sent() {
    assert_eq!(open(&Environment::default(), &Settings::default()), [""; 0]);
}

#[rstest]
#[case(&["termux-clipboard-set"], "termux")]
#[case(&["pbcopy"], "pbcopy")]
#[case(&["clip.exe"], "clip-exe")]
fn an_installed_tool_is_a_route(#[case] tools: &[&str], #[case] route: &str) {
    let (_directory, environment) = with_tools(tools);
    assert_eq!(open(&environment, &Settings::default()), [route]);
}

#[test]
fn every_route_has_its_own_word() {
    let words: std::collections::HashSet<_> = Route::ALL.iter().map(|route| route.word()).collect();
    assert_eq!(words.len(), Route::ALL.len());
}

#[test]
fn the_advice_fits_what_failed() {
    let bare = Environment::default();
    assert_eq!(advice(&bare, &[]), Advice::SetCommand);
    assert_eq!(advice(&bare, &[(Route::X11, Reason::NoAnswer)]), Advice::CheckDisplay);
    assert_eq!(advice(&bare, &[(Route::Wayland, Reason::NoDataControl)]), Advice::Install("wl-clipboard"));
    let failed = Reason::Failed { code: Some(1), said: "no".into() };
    assert_eq!(advice(&bare, &[(Route::Command, failed), (Route::X11, Reason::NoAnswer)]), Advice::CheckCommand);
    let in_tmux = Environment { tmux: Some("socket".into()), ..Environment::default() };
    assert_eq!(advice(&in_tmux, &[]), Advice::Install("tmux"));
}
