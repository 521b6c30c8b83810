//! The core of Alongside.
