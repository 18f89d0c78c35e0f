//! Stock and flow by probability: against counting every state, and what must hold of any answer. Leaves out a project's record.

mod against_counting;
mod contradictions;
