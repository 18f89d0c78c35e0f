//! `attested`, built beside the tests so that they always run the program of this very tree, with cargo's own word on
//! where it is. Input, output: the program's. Left out: everything; it is `attested_cli::run`, as the real one is.

fn main() -> std::process::ExitCode {
    attested_cli::run(std::env::args_os())
}
