use super::*;

const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:25 / /home/ana/nas rw,relatime - nfs4 nas:/shop rw,vers=4.2
31 22 0:26 / /home/ana/my\\040shop rw - cifs //nas/shop rw
32 22 0:27 / /home/ana/ssh rw - fuse.sshfs ana@nas: rw
33 22 0:28 / /home/ana/safe rw - fuse.gocryptfs /home/ana/.safe rw
34 30 8:2 / /home/ana/nas/stick rw - vfat /dev/sdb1 rw
35 22 0:29 / /mnt/c rw - 9p C: rw
broken line
";

fn told(directory: &str, marks: &[&str]) -> Disk {
    let exists = |path: &Path| marks.iter().any(|mark| path == Path::new(mark));
    let names = |directory: &Path| {
        let inside = marks.iter().filter_map(|mark| Path::new(mark).strip_prefix(directory).ok());
        inside.map(|name| name.display().to_string()).collect()
    };
    Disk::told_by(Path::new(directory), Some(0xef53), MOUNTS, &exists, &names)
}

fn network(name: &str) -> Disk {
    Disk::Network { name: name.to_owned() }
}

#[test]
fn disks_of_others_are_known_by_their_mounts() {
    assert_eq!(told("/home/ana/.local/share/replydesk", &[]), Disk::Own);
    assert_eq!(told("/home/ana/nas/replydesk", &[]), network("nfs4"));
    assert_eq!(told("/home/ana/nasty", &[]), Disk::Own);
    assert_eq!(told("/home/ana/my shop", &[]), network("cifs"));
    assert_eq!(told("/home/ana/ssh/a/b", &[]), network("fuse.sshfs"));
    assert_eq!(told("/home/ana/safe", &[]), Disk::Own, "what only encrypts is of this machine");
    assert_eq!(told("/home/ana/nas/stick", &[]), Disk::Own, "the nearest mount counts");
    assert_eq!(told("/mnt/c/Users/ana", &[]), network("9p"));
}

#[test]
fn without_mounts_the_number_of_the_file_system_tells() {
    let told = |magic| Disk::told_by(Path::new("/x"), Some(magic), "", &|_| false, &|_| Vec::new());
    assert_eq!(told(0x6969), network("nfs"));
    assert_eq!(told(0xff53_4d42), network("cifs"));
    assert_eq!(told(0xef53), Disk::Own);
}

#[test]
fn folders_that_are_copied_elsewhere_are_known_by_what_lies_in_them() {
    let cases = [
        ("/home/ana/Dropbox/shop", "/home/ana/Dropbox/.dropbox.cache", "Dropbox"),
        ("/home/ana/sync/a/b", "/home/ana/sync/.stfolder", "Syncthing"),
        ("/home/ana/cloud/shop", "/home/ana/cloud/.sync_0f3a.db", "Nextcloud"),
        ("/home/ana/cloud/shop", "/home/ana/cloud/._sync_0f3a.db", "Nextcloud"),
        ("/home/ana/drive", "/home/ana/drive/.tmp.driveupload", "Google Drive"),
        ("/home/ana/OneDrive/shop", "", "OneDrive"),
        ("/home/ana/OneDrive - Keramik/shop", "", "OneDrive"),
    ];
    for (directory, mark, by) in cases {
        assert_eq!(told(directory, &[mark]), Disk::Synced { by }, "{directory}");
    }
    assert_eq!(told("/home/ana/shop", &["/home/ana/Dropbox/.dropbox"]), Disk::Own);
    assert_eq!(told("/home/ana/OneDriver", &[]), Disk::Own);
}

#[test]
fn a_real_folder_is_looked_at() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("shop/not/there/yet.db");
    assert_eq!(Disk::of(&path), Disk::Own);
    fs::create_dir(directory.path().join(".stfolder")).unwrap();
    assert_eq!(Disk::of(&path), Disk::Synced { by: "Syncthing" });
}
