//! The Korean grammar.
