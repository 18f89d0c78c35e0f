//! The Chinese grammar.
