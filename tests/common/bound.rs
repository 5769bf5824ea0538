//! Tests of what may not be read or written: root, who runs tests in containers, may do everything.

/// From here on this thread, and the programs it starts, may do no more than the owner of a file may. Whoever is not root is bound already.
#[cfg(target_os = "linux")]
pub(crate) fn by_permissions() {
    use rustix::thread::{
        CapabilitySet, CapabilitySets, capabilities, remove_capability_from_bounding_set, set_capabilities,
    };
    if !rustix::process::geteuid().is_root() {
        return;
    }
    for one in [CapabilitySet::DAC_OVERRIDE, CapabilitySet::DAC_READ_SEARCH] {
        remove_capability_from_bounding_set(one).expect("root may give up what it may");
    }
    let all = capabilities(None).expect("what this thread may do");
    let passing_over = CapabilitySet::DAC_OVERRIDE | CapabilitySet::DAC_READ_SEARCH;
    let left = CapabilitySets {
        effective: all.effective - passing_over,
        permitted: all.permitted - passing_over,
        inheritable: all.inheritable - passing_over,
    };
    set_capabilities(None, left).expect("root may give up what it may");
}

/// Elsewhere tests are not run as root.
#[cfg(all(unix, not(target_os = "linux")))]
pub(crate) fn by_permissions() {}
