//! The program as the tests start it. Input: arguments, environment, standard input, as `attested` has them. Output:
//! the same. It only calls the library that `attested` calls, so that cargo builds it before the tests and tells
//! them where it is.

fn main() -> std::process::ExitCode {
    attested_cli::run(std::env::args_os())
}
