//! The verbs of the shop, used alike by the command line and the interface.
