//! What `cargo xtask bench` says to a bench.

use std::path::PathBuf;

pub(crate) struct Options {
    /// The ages of the schools that are asked.
    pub(crate) years: Vec<u8>,
    /// Where the bench leaves its part of the page.
    pub(crate) write: Option<PathBuf>,
    /// Where schools that were made are kept for the next bench; without it each makes its own.
    pub(crate) schools: Option<PathBuf>,
    /// A Python that has the peers; without it they are left out.
    pub(crate) peers: Option<PathBuf>,
    /// Only the screens whose name begins so, for whoever mends one.
    pub(crate) asking: Option<String>,
    /// Whether every statement of a screen is told with its time, and not the slowest alone.
    pub(crate) statements: bool,
}

impl Options {
    pub(crate) fn read() -> Self {
        let mut options = Self {
            years: vec![1, 5, 25],
            write: None,
            schools: None,
            peers: None,
            asking: None,
            statements: false,
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--years" => {
                    let list = arguments
                        .next()
                        .expect("--years wants numbers, such as 1,5,25");
                    options.years = list
                        .split(',')
                        .map(|one| one.parse().expect("a number of years"))
                        .collect();
                }
                "--write" => options.write = arguments.next().map(PathBuf::from),
                "--schools" => options.schools = arguments.next().map(PathBuf::from),
                "--peers" => options.peers = arguments.next().map(PathBuf::from),
                "--asking" => options.asking = arguments.next(),
                "--statements" => options.statements = true,
                // Cargo says this to every bench.
                "--bench" => {}
                other => panic!("the bench does not know {other}"),
            }
        }
        options
    }

    /// The age of the oldest school.
    pub(crate) fn most_years(&self) -> u8 {
        self.years.iter().copied().max().unwrap_or(25)
    }
}
