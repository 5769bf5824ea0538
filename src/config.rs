//! What the user has set: a strict file, defaults in one place.
