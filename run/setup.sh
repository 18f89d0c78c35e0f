# Sets up what building Attested needs and the machine lacks. Sourced by run/demo and run/test; prints only what it does.
#
# Needs: a C compiler, make and perl (SQLCipher and OpenSSL are compiled from C), Rust, and for the tests Python. What is there is left as it
# is. On Debian and its kin the rest comes by apt-get, as root or through sudo; Rust comes by rustup. Anything that
# can't be installed is named, with what to do, and the exit code is 1.

: "${root:?run/setup.sh is sourced, with the root folder in \$root}"

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

# Installs Debian packages, or says which ones to install.
install_packages() {
    command -v apt-get >/dev/null 2>&1 ||
        stop "Missing: $*. Install them (the names are Debian's) and run this again."
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            stop "Missing: $*. As root, run: apt-get install $*; then run this again."
        as_root=sudo
        [ -t 0 ] || as_root='sudo -n'
    fi
    say "Installing $* ..."
    # shellcheck disable=SC2086 # sudo with its flag, or nothing
    {
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    } </dev/null >/dev/null ||
        stop "apt-get could not install: $*. Install them and run this again."
}

compiles_c() {
    printf '#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n' |
        cc -x c - -o /dev/null 2>/dev/null
}

# OpenSSL is configured by perl scripts; these modules are not in Debian's minimal perl.
runs_perl() { perl -MFindBin -MIPC::Cmd -MFile::Compare -MFile::Copy -MTime::Piece -e 1 2>/dev/null; }

need_c_tools() {
    set --
    compiles_c || set -- "$@" gcc libc6-dev
    command -v make >/dev/null 2>&1 || set -- "$@" make
    runs_perl || set -- "$@" perl
    [ $# -eq 0 ] || install_packages "$@"
}

# What `cargo xtask api` runs: schemathesis, which pip puts into a venv under target/.
need_python() {
    python3 -c 'import venv, ensurepip' 2>/dev/null || install_packages python3 python3-venv
}

# What `cargo xtask browser` runs: the pages' tests, in Chromium by node. The packages they stand on are npm's, pinned, under target/.
need_browser() {
    set --
    command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || [ -n "${ATTESTED_CHROMIUM:-}" ] ||
        set -- "$@" chromium
    command -v node >/dev/null 2>&1 || set -- "$@" nodejs
    command -v npm >/dev/null 2>&1 || set -- "$@" npm
    [ $# -eq 0 ] || install_packages "$@"
}

rust_needed() { sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml"; }

# The number after "1." of the installed Rust, or 0.
rust_minor() { rustc --version 2>/dev/null | sed -n 's/^rustc 1\.\([0-9]*\).*/\1/p' | grep . || echo 0; }

install_rust() {
    command -v curl >/dev/null 2>&1 || install_packages curl ca-certificates
    say "Installing Rust with rustup ..."
    installer=$(mktemp)
    if curl --proto '=https' --tlsv1.2 --silent --show-error --fail --connect-timeout 20 \
        --output "$installer" https://sh.rustup.rs &&
        sh "$installer" -y --quiet --no-modify-path --profile minimal --component rustfmt,clippy </dev/null >&2; then
        rm -f "$installer"
    else
        rm -f "$installer"
        stop "Rust could not be installed: https://sh.rustup.rs can't be reached, or its installer failed." \
            "Install Rust $(rust_needed) or later (https://rustup.rs says how), then run this again."
    fi
}

# need_rust [COMPONENT...]: Rust, new enough, with these components.
need_rust() {
    PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
    export PATH
    cargo --version >/dev/null 2>&1 || install_rust
    needed=$(rust_needed)
    if [ "$(rust_minor)" -lt "${needed#1.}" ]; then
        say "Rust $needed or later is needed; this is $(rustc --version)."
        { command -v rustup >/dev/null 2>&1 && rustup update stable >&2 && [ "$(rust_minor)" -ge "${needed#1.}" ]; } ||
            stop "Update Rust (https://rustup.rs says how), then run this again."
    fi
    for component in "$@"; do
        "cargo-$component" --version >/dev/null 2>&1 || {
            say "Installing $component ..."
            rustup component add "$component" >&2 ||
                stop "Missing: $component. Install it (rustup component add $component), then run this again."
        }
    done
}
