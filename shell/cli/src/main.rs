//! `attested`: the program. Input: arguments, environment, standard input. Output: standard output, one line of
//! error on standard error, exit 0, 1 (failure) or 2 (wrong use). All it does is in the library beside it.

fn main() -> std::process::ExitCode {
    attested_cli::run(std::env::args_os())
}
