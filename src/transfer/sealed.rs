//! Files that a passphrase opens: the age format (age-encryption.org/v1), which the program `age` reads and writes too.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};

use age::armor::ArmoredReader;
use age::secrecy::{ExposeSecret as _, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt};

/// What such a file begins with.
pub(super) const BEGINNING: &[u8] = b"age-encryption.org/v1\n";

/// What one begins with that is written in letters, to be sent as a text.
pub(super) const ARMOURED: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// How its files end.
pub const ENDING: &str = "age";

/// How hard a passphrase is to try: the logarithm of the cost of one try. It is what `age` takes, a second or two.
const WORK: u8 = 18;

/// The most that a file may ask of us: a minute or so, and four gigabytes of memory. What asks for more was made to harm.
const MOST_WORK: u8 = 22;

/// A passphrase, which nothing prints and which is wiped from memory.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// `None` for one that is empty. Nothing of it is left out: blanks count.
    #[must_use]
    pub fn new(text: String) -> Option<Self> {
        let secret = SecretString::from(text);
        (!secret.expose_secret().is_empty()).then_some(Self(secret))
    }

    /// Whether it is the same as another.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// Why a sealed file cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The passphrase is another.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// It is sealed for a key, not with a passphrase.
    #[error("not sealed with a passphrase")]
    NoPassphrase,
    /// Opening it would take longer and more memory than is reasonable.
    #[error("a work factor of {required} is too high")]
    TooMuchWork { required: u8 },
    /// It was changed or cut off since it was sealed, or is of a later form.
    #[error("not whole")]
    Broken,
    #[error(transparent)]
    File(#[from] io::Error),
}

impl From<DecryptError> for Error {
    fn from(error: DecryptError) -> Self {
        match error {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
                Self::WrongPassphrase
            }
            DecryptError::ExcessiveWork { required, .. } => Self::TooMuchWork { required },
            DecryptError::Io(error) => Self::File(error),
            _ => Self::Broken,
        }
    }
}

/// So much of a file tells whether it is sealed.
pub const TELLING: usize = ARMOURED.len();

/// Whether a file begins as sealed ones do: it takes [`TELLING`] bytes to know.
#[must_use]
pub fn is_sealed(beginning: &[u8]) -> bool {
    beginning.starts_with(BEGINNING) || beginning.starts_with(ARMOURED)
}

/// Seals what `write` writes.
///
/// # Errors
/// Those of `write`, and of writing.
pub fn seal<T, E: From<io::Error>>(
    passphrase: &Passphrase,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    seal_with(WORK, passphrase, out, write)
}

fn seal_with<T, E: From<io::Error>>(
    work: u8,
    passphrase: &Passphrase,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(work);
    let sealing = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient));
    let mut sealed = sealing.map_err(io::Error::other).and_then(|sealing| sealing.wrap_output(out))?;
    let value = write(&mut sealed)?;
    sealed.finish()?;
    Ok(value)
}

/// What a sealed file holds. Reading it fails where it was changed or cut off.
///
/// # Errors
/// [`Error`].
pub fn open<'r>(passphrase: &Passphrase, input: impl Read + 'r) -> Result<impl Read + 'r, Error> {
    let mut input = BufReader::new(input);
    let input: Box<dyn BufRead + 'r> =
        if input.fill_buf()?.starts_with(ARMOURED) { Box::new(ArmoredReader::new(input)) } else { Box::new(input) };
    let sealed = Decryptor::new_buffered(input)?;
    if !sealed.is_scrypt() {
        return Err(Error::NoPassphrase);
    }
    let mut identity = scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(MOST_WORK);
    Ok(sealed.decrypt(std::iter::once(&identity as &dyn age::Identity))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quick to try.
    const LITTLE: u8 = 2;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned()).unwrap()
    }

    fn sealed(work: u8, text: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        seal_with(work, &passphrase("correct horse"), &mut out, |out| out.write_all(text)).unwrap();
        out
    }

    fn opened(given: &str, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let mut text = Vec::new();
        open(&passphrase(given), sealed)?.read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn what_was_sealed_is_opened_by_its_passphrase_alone() {
        let text = "Anna Nowak, ul. Długa 3".repeat(10_000);
        let sealed = sealed(LITTLE, text.as_bytes());
        assert!(is_sealed(&sealed) && !is_sealed(text.as_bytes()));
        assert!(!sealed.windows(5).any(|part| part == b"Nowak"));
        assert_eq!(opened("correct horse", &sealed).unwrap(), text.as_bytes());
        assert!(matches!(opened("correct horse ", &sealed), Err(Error::WrongPassphrase)));
    }

    #[test]
    fn a_sealed_file_in_letters_is_opened_too() {
        let sealed = sealed(LITTLE, b"Anna Nowak");
        let mut letters = Vec::new();
        let format = age::armor::Format::AsciiArmor;
        let mut out = age::armor::ArmoredWriter::wrap_output(&mut letters, format).unwrap();
        out.write_all(&sealed).unwrap();
        out.finish().unwrap();
        assert!(is_sealed(&letters) && letters.is_ascii());
        assert_eq!(opened("correct horse", &letters).unwrap(), b"Anna Nowak");
        assert!(opened("correct horse", &letters[..letters.len() / 2]).is_err());
    }

    #[test]
    fn what_was_changed_or_cut_off_is_not_taken() {
        let whole = sealed(LITTLE, &vec![7; 200_000]);
        let mut changed = whole.clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        assert!(opened("correct horse", &changed).is_err());
        for length in [0, 10, 100, whole.len() / 2, whole.len() - 1] {
            assert!(opened("correct horse", &whole[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn nobody_can_be_kept_busy() {
        let mut greedy = sealed(LITTLE, b"x");
        let stanza = String::from_utf8_lossy(&greedy).find(" 2\n").unwrap();
        greedy.splice(stanza..stanza + 2, *b" 40");
        assert!(matches!(opened("correct horse", &greedy), Err(Error::TooMuchWork { required: 40 })));
    }

    #[test]
    fn a_passphrase_is_not_printed() {
        assert_eq!(format!("{:?}", passphrase("correct horse")), "Passphrase");
        assert!(Passphrase::new(String::new()).is_none());
    }

    /// A sealed file from here is opened by `age`: the passphrase is typed, so `script` gives it a terminal.
    #[test]
    #[ignore = "needs age"]
    fn age_opens_what_was_sealed_here() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("x.age");
        std::fs::write(&file, sealed(10, b"Anna Nowak")).unwrap();
        let line = format!("(sleep 1; echo 'correct horse') | script -qec 'age -d {}' /dev/null", file.display());
        let told = std::process::Command::new("sh").args(["-c", &line]).output().unwrap();
        assert!(String::from_utf8_lossy(&told.stdout).contains("Anna Nowak"), "{told:?}");
    }
}
