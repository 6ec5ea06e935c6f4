//! How the window looks: pictures, sizes, and whether everybody can use it.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use thirtyfour::WebDriver;

use super::school::root;
use super::window::Window;

/// The sizes at which every screen is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// 1280 x 800: the office PC's laptop.
    Laptop,
    /// 1920 x 1080: a full screen.
    Full,
}

impl Size {
    pub(crate) fn pixels(self) -> (u32, u32) {
        match self {
            Self::Laptop => (1280, 800),
            Self::Full => (1920, 1080),
        }
    }
}

/// The folder of the pictures that journeys leave behind.
pub(super) fn screenshots() -> Result<PathBuf> {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join("screenshots");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Saves what the window shows as `target/screenshots/<name>.png`.
pub(crate) async fn screenshot(window: &WebDriver, name: &str) -> Result<PathBuf> {
    let path = screenshots()?.join(format!("{name}.png"));
    window.execute(KEEP_PAINTING, Vec::new()).await?;
    let picture = window.screenshot_as_png().await;
    window.execute(STOP_PAINTING, Vec::new()).await?;
    std::fs::write(&path, picture?)?;
    Ok(path)
}

/// WebKit takes its picture with the next frame, and a page at rest has none: one pixel in the
/// corner, all but transparent, changes until the picture is taken.
const KEEP_PAINTING: &str = "
    const dot = document.createElement('i');
    dot.setAttribute('aria-hidden', 'true');
    Object.assign(dot.style, { position: 'fixed', right: 0, bottom: 0, width: '1px', height: '1px' });
    document.body.append(dot);
    let frame = 0;
    const timer = window.setInterval(() => {
        dot.style.background = `rgb(128 128 128 / ${(frame++ % 2) / 100})`;
    }, 10);
    window.stopPainting = () => { window.clearInterval(timer); dot.remove(); };
";

const STOP_PAINTING: &str = "window.stopPainting(); delete window.stopPainting;";

impl Window {
    /// Saves what the window shows as `target/screenshots/<name>.png`.
    pub(crate) async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        screenshot(self.driver(), name).await
    }

    /// Looks at a screen as everybody does: at both sizes, by eye (`<name>-1280.png`, `<name>-1920.png`) and with axe.
    pub(crate) async fn look(&self, name: &str) -> Result<()> {
        for (size, end) in [(Size::Full, "1920"), (Size::Laptop, "1280")] {
            self.resize(size).await?;
            self.screenshot(&format!("{name}-{end}")).await?;
        }
        self.check_axe()
            .await
            .with_context(|| format!("on the screen {name}"))
    }

    /// Gives the window a size, and waits until it has it.
    pub(crate) async fn resize(&self, size: Size) -> Result<()> {
        let (width, height) = size.pixels();
        self.driver().set_window_rect(0, 0, width, height).await?;
        super::wait_for(
            &format!("the window to be {width} x {height}"),
            || async move {
                let inner = self
                    .script("return [window.innerWidth, window.innerHeight];", vec![])
                    .await?;
                Ok((inner == serde_json::json!([width, height])).then_some(()))
            },
        )
        .await
    }

    /// Asks axe whether what the window shows can be used by everybody (WCAG 2.2 A and AA, and
    /// axe's own good practice).
    ///
    /// # Errors
    /// When a rule is violated: which, and where.
    pub(crate) async fn check_axe(&self) -> Result<()> {
        let library = root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&library).with_context(|| {
            format!(
                "{} is missing: `cargo xtask setup` brings it",
                library.display()
            )
        })?;
        let script = format!(
            "const done = arguments[arguments.length - 1];
             if (!window.axe) {{ {axe}
             }}
             window.axe.run(document, {{ resultTypes: ['violations'] }})
                 .then((result) => done({{ violations: result.violations }}))
                 .catch((trouble) => done({{ trouble: String(trouble) }}));"
        );
        let answer = self
            .driver()
            .execute_async(script, Vec::new())
            .await?
            .json()
            .clone();
        if let Some(trouble) = answer.get("trouble") {
            bail!("axe could not look at the page: {trouble}");
        }
        let violations = answer
            .get("violations")
            .and_then(Value::as_array)
            .context("axe gave no answer")?;
        if violations.is_empty() {
            return Ok(());
        }
        let told: Vec<String> = violations.iter().map(violation).collect();
        bail!(
            "axe found {} violation(s):\n{}",
            told.len(),
            told.join("\n")
        )
    }
}

fn violation(violation: &Value) -> String {
    let text = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or("?")
            .to_owned()
    };
    let nodes = violation
        .get("nodes")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let targets: Vec<String> = nodes
        .iter()
        .map(|node| {
            format!(
                "    {} {}",
                node.get("target").map(Value::to_string).unwrap_or_default(),
                text(node, "failureSummary").replace('\n', " ")
            )
        })
        .collect();
    format!(
        "  {}: {}\n{}",
        text(violation, "id"),
        text(violation, "help"),
        targets.join("\n")
    )
}
