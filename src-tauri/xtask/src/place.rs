//! Where things lie in the repository.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository this xtask was built from.
pub(crate) struct Place {
    root: PathBuf,
    target: PathBuf,
}

impl Place {
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .context("xtask does not lie in src-tauri/xtask of the repository")?
            .to_path_buf();
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
            || root.join("target"),
            // A relative path is meant from where cargo was called.
            |given| {
                std::path::absolute(PathBuf::from(given)).unwrap_or_else(|_| root.join("target"))
            },
        );
        Ok(Self { root, target })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// What xtask keeps for itself between two calls.
    pub(crate) fn own(&self) -> PathBuf {
        self.target.join("xtask")
    }

    pub(crate) fn screenshots(&self) -> PathBuf {
        self.target.join("screenshots")
    }

    /// The debug build of the app.
    pub(crate) fn app(&self) -> PathBuf {
        self.target
            .join("debug")
            .join(format!("waymark{}", std::env::consts::EXE_SUFFIX))
    }
}
