//! Finds what is in a paste and where. It never judges and never fails.
