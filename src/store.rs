//! The one owner of the database.
