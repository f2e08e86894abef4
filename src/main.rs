//! The program: see [`pearls::cli`].

fn main() -> std::process::ExitCode {
    pearls::cli::run(std::env::args_os(), &pearls::cli::PROGRAM).into()
}
