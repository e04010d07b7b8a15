//! A code that is seen.
