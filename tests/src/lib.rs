//! Loopback Runtime API.
