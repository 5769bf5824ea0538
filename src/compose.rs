//! From a template to a text: values filled in once, questions for what nobody knows, promises.
