//! What the operating system must bring: found by asking the package manager, installed where
//! that can be done (Debian, Ubuntu and their kin), and otherwise listed plainly.

use std::process::Command;

use anyhow::{Result, bail};

use crate::stage::{ask, run};

/// What a set of packages is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// To compile the app.
    Build,
    /// To open the window where there is no display, and to drive it in tests.
    Window,
    /// To read a printed sheet, and to cut the power of a disk of its own.
    Fire,
}

struct Package {
    need: Need,
    debian: &'static str,
    fedora: &'static str,
}

const PACKAGES: &[Package] = &[
    build("build-essential", "gcc gcc-c++ make"),
    build("pkg-config", "pkgconf-pkg-config"),
    build("libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel"),
    build("librsvg2-dev", "librsvg2-devel"),
    build("libssl-dev", "openssl-devel"),
    window("webkit2gtk-driver", "webkit2gtk-driver"),
    window("xvfb", "xorg-x11-server-Xvfb"),
    window("dbus", "dbus-daemon"),
    window("dbus-x11", "dbus-x11"),
    window("gnome-keyring", "gnome-keyring"),
    window("fonts-dejavu-core", "dejavu-sans-fonts"),
    window("poppler-utils", "poppler-utils"),
    window("qpdf", "qpdf"),
    fire("poppler-utils", "poppler-utils"),
    fire("e2fsprogs", "e2fsprogs"),
    fire("mount", "util-linux"),
];

const fn build(debian: &'static str, fedora: &'static str) -> Package {
    Package {
        need: Need::Build,
        debian,
        fedora,
    }
}

const fn window(debian: &'static str, fedora: &'static str) -> Package {
    Package {
        need: Need::Window,
        debian,
        fedora,
    }
}

const fn fire(debian: &'static str, fedora: &'static str) -> Package {
    Package {
        need: Need::Fire,
        debian,
        fedora,
    }
}

/// Makes sure that the packages are there.
///
/// # Errors
/// When something is missing that cannot be installed from here; the message lists what to install.
pub(crate) fn ensure(need: Need) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return ensure_elsewhere();
    }
    let wanted: Vec<&Package> = PACKAGES
        .iter()
        .filter(|package| package.need == need)
        .collect();
    if ask("dpkg-query", ["--version"]).is_none() {
        return check_by_program(need, &wanted);
    }
    let names: Vec<&str> = wanted.iter().map(|package| package.debian).collect();
    let missing = missing_on_debian(&names);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing what this system lacks: {}", missing.join(" "));
    install(&missing)
}

/// Which of the packages dpkg does not know as installed.
fn missing_on_debian<'a>(names: &[&'a str]) -> Vec<&'a str> {
    // dpkg-query fails when it does not know one of the names, and still lists the others.
    let known = Command::new("dpkg-query")
        .args([
            "--show",
            "--showformat",
            "${Package} ${db:Status-Status}\\n",
        ])
        .args(names)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    lacking(names, &known)
}

fn lacking<'a>(names: &[&'a str], known: &str) -> Vec<&'a str> {
    names
        .iter()
        .filter(|name| {
            !known.lines().any(|line| {
                matches!(line.split_once(' '), Some((package, status))
                    if package == **name && (status == "installed" || status.starts_with("triggers")))
            })
        })
        .copied()
        .collect()
}

/// Installs Debian packages, asking for the password where we are not root.
pub(crate) fn install(names: &[&str]) -> Result<()> {
    let by_hand = format!(
        "    sudo apt-get update && sudo apt-get install {}",
        names.join(" ")
    );
    let sudo = !is_root();
    if sudo && ask("sudo", ["--version"]).is_none() {
        bail!(
            "Some packages are missing, and only an administrator can install them. Ask for:\n\n{by_hand}\n"
        );
    }
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(if sudo { "sudo" } else { "apt-get" });
        if sudo {
            // sudo clears the environment, so the variable is handed to the command itself.
            command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments);
        run(&mut command)
    };
    let mut full = vec!["install", "--yes", "--no-install-recommends", "--quiet"];
    full.extend_from_slice(names);
    // The lists may be old or, in a fresh container, missing: they are renewed first.
    apt(&["update", "--quiet"])
        .and_then(|()| apt(&full))
        .map_err(|trouble| {
            trouble.context(format!(
                "The packages could not be installed. To do it by hand:\n\n{by_hand}\n"
            ))
        })
}

fn is_root() -> bool {
    ask("id", ["-u"]).as_deref() == Some("0")
}

/// A Linux without dpkg: look for what the packages bring, and list what is missing.
fn check_by_program(need: Need, wanted: &[&Package]) -> Result<()> {
    let complete = match need {
        Need::Build => ["webkit2gtk-4.1", "librsvg-2.0", "openssl"]
            .iter()
            .all(|library| ask("pkg-config", ["--exists", library]).is_some()),
        Need::Window => programs(&[
            "WebKitWebDriver",
            "Xvfb",
            "dbus-run-session",
            "gnome-keyring-daemon",
            "qpdf",
        ]),
        Need::Fire => programs(&["pdftotext", "mkfs.ext4", "losetup"]),
    };
    if complete {
        return Ok(());
    }
    let fedora: Vec<&str> = wanted.iter().map(|package| package.fedora).collect();
    let debian: Vec<&str> = wanted.iter().map(|package| package.debian).collect();
    bail!(
        "This system lacks some of what Waymark is built with, and its package manager is not one \
         that this command can drive.\n\n  Fedora and kin:   sudo dnf install {}\n  \
         Elsewhere, what Debian calls:   {}\n",
        fedora.join(" "),
        debian.join(" ")
    );
}

fn programs(names: &[&str]) -> bool {
    let found = |name: &&str| ask("sh", ["-c", &format!("command -v {name}")]).is_some();
    names.iter().all(found)
}

/// Windows and macOS bring the web view themselves.
fn ensure_elsewhere() -> Result<()> {
    if cfg!(windows) {
        println!(
            "On Windows Waymark needs the Visual Studio C++ build tools, Perl (for OpenSSL) and WebView2 \
             (part of Windows 11)."
        );
    } else if ask("xcode-select", ["--print-path"]).is_none() {
        bail!("On macOS Waymark needs Apple's command line tools:\n\n    xcode-select --install\n");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_is_removed_or_unknown_counts_as_missing() {
        let known = "xvfb installed\nqpdf config-files\ndbus triggers-pending\n";
        assert_eq!(
            lacking(&["xvfb", "qpdf", "dbus", "gnome-keyring"], known),
            ["qpdf", "gnome-keyring"]
        );
    }

    #[test]
    fn a_package_is_not_taken_for_one_whose_name_begins_alike() {
        assert_eq!(lacking(&["dbus"], "dbus-x11 installed\n"), ["dbus"]);
    }
}
