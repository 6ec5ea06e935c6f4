//! The window as a person uses it: finding by role and name, pressing, typing, reading.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{Key, WebDriver, WebElement};

use super::desktop;
use super::driver::Driver;
use super::school::{School, root};
use super::wait_for;

/// An open window. It is open until [`Window::close`], [`Window::kill`] or the journey's end.
pub(crate) struct Window {
    web: WebDriver,
    driver: Arc<Driver>,
    /// The part of the page that is looked in; all of it where there is none.
    part: Option<WebElement>,
}

/// Stops of the focus after which what is looked for is taken not to be there.
const MOST_STOPS: usize = 120;

/// Asks Testing Library, whose idea of roles and names the window's unit tests share.
const QUERY: &str = "
    const [query, words, { begins, ...options }, part] = arguments;
    const bare = (name) => (name + ' ').replace(/[,.?:(\\s]+/g, ' ');
    if (begins) options.name = (name) => bare(name).startsWith(bare(begins));
    return window.TestingLibraryDom[query](part ?? document.body, ...words, options);
";

/// Answers once what it is given has stood at one place in three frames running, or that it did not within so many.
const LIE_STILL: &str = "
    const [what, done] = arguments;
    const place = () => {
        what.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = what.getBoundingClientRect();
        return [x, y, width, height].join();
    };
    let before = '';
    let still = 0;
    let left = 120;
    const look = () => {
        const now = place();
        // What is in the page and not shown yet has no place at all.
        still = now === before && what.getClientRects().length > 0 ? still + 1 : 0;
        before = now;
        if (still === 2 || !what.isConnected || --left === 0) done(still === 2 && what.isConnected);
        else window.requestAnimationFrame(look);
    };
    look();
";

/// Notes whether the next press lands on the element: what the page lays over it in that moment takes the press.
const WATCH: &str = "
    const [what] = arguments;
    window.pressLanded = false;
    document.addEventListener(
        'pointerdown',
        ({ target }) => (window.pressLanded = what.contains(target)),
        { once: true, capture: true },
    );
";
const MISSED: &str = "return window.pressLanded === false;";

impl Window {
    pub(crate) async fn open(school: &School) -> Result<Self> {
        let (driver, web) = Driver::start(school).await?;
        let driver = Arc::new(driver);
        school.windows().add(web.clone(), Arc::clone(&driver));
        let window = Self {
            web,
            driver,
            part: None,
        };
        wait_for("the page to be loaded", || async {
            let loaded =
                "return location.protocol !== 'about:' && document.readyState === 'complete';";
            Ok((window.script(loaded, vec![]).await? == true).then_some(()))
        })
        .await?;
        Ok(window)
    }

    pub(crate) fn driver(&self) -> &WebDriver {
        &self.web
    }

    /// The process that it belongs to.
    pub(crate) fn process(&self) -> Result<u32> {
        self.driver.app()
    }

    /// Runs JavaScript in the page and gives what it returns.
    pub(crate) async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.web.execute(script, arguments).await?.json().clone())
    }

    /// The part of the page with this role and name, to find things in that the page has more than once.
    pub(crate) async fn within(&self, role: &str, name: &str) -> Result<Self> {
        Ok(self.only(self.find(role, name).await?))
    }

    /// This window, looking in one part of the page.
    pub(super) fn only(&self, part: WebElement) -> Self {
        Self {
            part: Some(part),
            ..self.whole_page()
        }
    }

    /// This window, looking in all of the page.
    pub(super) fn whole_page(&self) -> Self {
        Self {
            web: self.web.clone(),
            driver: Arc::clone(&self.driver),
            part: None,
        }
    }

    /// What has this role and this name (the whole name, as a screen reader says it). Waits for it.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Result<WebElement> {
        let found = self.wait_for_one("queryAllByRole", role, json!({ "name": name }));
        found
            .await
            .with_context(|| format!("looked for the {role} \"{name}\""))
    }

    /// Whether something of this role and name is there at this moment.
    pub(crate) async fn has(&self, role: &str, name: &str) -> Result<bool> {
        Ok(!self
            .query("queryAllByRole", role, json!({ "name": name }))
            .await?
            .is_empty())
    }

    /// All that has this role at this moment, in the order of the page.
    pub(crate) async fn all(&self, role: &str) -> Result<Vec<WebElement>> {
        self.query("queryAllByRole", role, json!({})).await
    }

    /// The control that this label belongs to. Waits for it.
    pub(crate) async fn labelled(&self, label: &str) -> Result<WebElement> {
        let found = self.wait_for_one("queryAllByLabelText", label, json!({}));
        found
            .await
            .with_context(|| format!("looked for the control labelled \"{label}\""))
    }

    /// The box of text whose name begins so. Waits for it.
    pub(crate) async fn box_that_asks(&self, words: &str) -> Result<WebElement> {
        let found = self.wait_for_one("queryAllByRole", "textbox", json!({ "begins": words }));
        found
            .await
            .with_context(|| format!("looked for the box \"{words} …\""))
    }

    /// Waits until the text stands somewhere in the window, whole or within a longer one.
    pub(crate) async fn see(&self, text: &str) -> Result<()> {
        wait_for(&format!("the window to show \"{text}\""), || async {
            Ok(self.shows(text).await?.then_some(()))
        })
        .await
    }

    /// Waits until the text stands nowhere in the window.
    pub(crate) async fn no_longer_see(&self, text: &str) -> Result<()> {
        wait_for(&format!("\"{text}\" to go"), || async {
            Ok((!self.shows(text).await?).then_some(()))
        })
        .await
    }

    /// Whether the text can be read in the window at this moment.
    pub(crate) async fn shows(&self, text: &str) -> Result<bool> {
        let shown = self.script(
            "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0]);",
            vec![json!(text)],
        );
        Ok(shown.await? == true)
    }

    /// Presses what has this role and name.
    pub(crate) async fn press(&self, role: &str, name: &str) -> Result<()> {
        wait_for(&format!("the {role} \"{name}\" to be pressed"), || async {
            // It may still be moving into place, or be replaced between finding and pressing.
            let found = self.find(role, name).await?;
            self.click(found).await?;
            Ok(Some(()))
        })
        .await
    }

    /// Ticks or picks what has this role and a name that begins so, by the words beside it, as a person points at them.
    pub(crate) async fn pick(&self, role: &str, name: &str) -> Result<()> {
        wait_for(&format!("the {role} \"{name}\" to be picked"), || async {
            let mut found = self
                .query("queryAllByRole", role, json!({ "begins": name }))
                .await?;
            let (Some(control), true) = (found.pop(), found.is_empty()) else {
                return Ok(None);
            };
            let control = control.to_json()?;
            let words = "return arguments[0].labels?.[0] ?? arguments[0];";
            let label = self.web.execute(words, vec![control]).await?;
            self.click(label.element()?).await?;
            Ok(Some(()))
        })
        .await
    }

    /// Puts text into the control with this label, in place of what was there.
    pub(crate) async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let control = self.labelled(label).await?;
        let clicked = self.click(control.clone()).await;
        clicked.with_context(|| format!("going into \"{label}\""))?;
        control.send_keys(Key::Control + "a").await?;
        control.send_keys(Key::Delete + "").await?;
        control
            .send_keys(text)
            .await
            .with_context(|| format!("typing into \"{label}\""))
    }

    /// Chooses one of the values of a native list by what it says.
    pub(crate) async fn choose(&self, label: &str, option: &str) -> Result<()> {
        let control = self.labelled(label).await?;
        let xpath = format!(".//option[normalize-space(.)=\"{option}\"]");
        self.bring_into_sight(&control).await?;
        let found = control.find(thirtyfour::By::XPath(xpath)).await;
        found
            .with_context(|| format!("\"{label}\" has no \"{option}\""))?
            .click()
            .await?;
        Ok(())
    }

    /// Types wherever the focus is: text, or keys such as `Key::Tab` or `Key::Control + "k"`.
    pub(crate) async fn keys(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
        let keys = keys.into().to_string();
        // What has the focus may be drawn anew between the two questions; nothing was typed then.
        wait_for("the keys to be taken", || async {
            let focus = self.web.active_element().await?;
            Ok(Some(focus.send_keys(keys.as_str()).await?))
        })
        .await
    }

    /// Goes forward with Tab until the focus is on what bears this name.
    pub(crate) async fn tab_to(&self, name: &str) -> Result<()> {
        self.move_to(Key::Tab, name).await
    }

    /// Goes on with the arrow key among the choices of a group until this one is picked.
    pub(crate) async fn arrow_to(&self, name: &str) -> Result<()> {
        self.move_to(Key::Down, name).await
    }

    async fn move_to(&self, key: Key, name: &str) -> Result<()> {
        let mut passed = Vec::new();
        while passed.len() < MOST_STOPS {
            self.keys(key.clone() + "").await?;
            let at = self.focused().await?;
            // What follows the name may be a hint, or "last time"; it is not the end of another word.
            if at
                .strip_prefix(name)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            {
                return Ok(());
            }
            passed.push(at);
        }
        bail!("\"{name}\" was not reached; the focus passed {passed:?}")
    }

    /// Opens an address of the window itself, as a link to it would.
    pub(crate) async fn go(&self, address: &str) -> Result<()> {
        let leave = "window.left = true; window.location.assign(arguments[0]);";
        self.script(leave, vec![json!(address)]).await?;
        wait_for(&format!("{address} to be loaded"), || async {
            let there = "return !window.left && document.readyState === 'complete'
                && Boolean(document.querySelector('main h1'));";
            Ok((self.script(there, vec![]).await? == true).then_some(()))
        })
        .await
    }

    /// Waits until the window is at an address, with a heading in it.
    pub(crate) async fn arrive(&self, address: &str) -> Result<()> {
        wait_for(&format!("the window to be at {address}"), || async {
            let there = "return window.location.pathname === arguments[0]
                && Boolean(document.querySelector('main h1'));";
            let there = self.script(there, vec![json!(address)]);
            Ok((there.await? == true).then_some(()))
        })
        .await
    }

    /// The name of what has the focus, as a screen reader would say it.
    pub(crate) async fn focused(&self) -> Result<String> {
        self.library().await?;
        let name = self.script(
            "const it = document.activeElement;
             const words = (element) => [...element.childNodes]
                 .filter((node) => node.ariaHidden !== 'true')
                 .map((node) => node.nodeType === Node.TEXT_NODE ? node.textContent : words(node))
                 .join(' ').replace(/\\s+/g, ' ').trim();
             const labels = [...(it.labels ?? [])].map(words).join(' ');
             return (it.getAttribute('aria-label') || labels || words(it)).trim();",
            vec![],
        );
        Ok(name.await?.as_str().unwrap_or_default().to_owned())
    }

    /// Ends the window's process as a power cut would.
    pub(crate) async fn kill(self) -> Result<()> {
        self.driver.kill_app()
    }

    /// Closes the window as a person does, and waits until its process has ended.
    pub(crate) async fn close(self) -> Result<()> {
        desktop::close_window_of(self.driver.app()?, self.driver.display())?;
        wait_for("the window's process to end", || async {
            Ok(self.driver.app().is_err().then_some(()))
        })
        .await
    }

    /// Clicks something that may lie under a foot of the screen that stays in sight, where WebKit would leave it. A press
    /// that does not land on it is made again.
    pub(super) async fn click(&self, what: WebElement) -> Result<()> {
        // While a message goes away the page beneath takes no click; a click that is refused has done nothing.
        wait_for("it to take the click", || async {
            self.bring_into_sight(&what).await?;
            self.web.execute(WATCH, vec![what.to_json()?]).await?;
            what.click().await?;
            // A page that went away with the click has taken it.
            let missed = self.web.execute(MISSED, vec![]).await;
            let missed = missed.is_ok_and(|missed| *missed.json() == true);
            Ok((!missed).then_some(()))
        })
        .await
    }

    /// Scrolls it into the middle, and waits until it lies still: what is still moving when it is clicked leaves the
    /// click to its neighbour.
    async fn bring_into_sight(&self, what: &WebElement) -> Result<()> {
        let still = self.web.execute_async(LIE_STILL, vec![what.to_json()?]);
        ensure!(still.await?.json() == true, "it does not come to rest");
        Ok(())
    }

    pub(super) async fn wait_for_one(
        &self,
        query: &str,
        word: &str,
        options: Value,
    ) -> Result<WebElement> {
        wait_for("exactly one of it", || async {
            let mut found = self.query(query, word, options.clone()).await?;
            match found.len() {
                0 => Ok(None),
                1 => Ok(found.pop()),
                many => bail!("there are {many} of it"),
            }
        })
        .await
    }

    pub(super) async fn query(
        &self,
        query: &str,
        word: &str,
        options: Value,
    ) -> Result<Vec<WebElement>> {
        self.library().await?;
        let mut arguments = vec![json!(query), json!([word]), options];
        if let Some(part) = &self.part {
            arguments.push(part.to_json()?);
        }
        Ok(self.web.execute(QUERY, arguments).await?.elements()?)
    }

    /// Brings Testing Library into the page, once a page.
    async fn library(&self) -> Result<()> {
        if self
            .script("return Boolean(window.TestingLibraryDom);", vec![])
            .await?
            == true
        {
            return Ok(());
        }
        let path = root()
            .join("ui/node_modules/@testing-library/dom/dist/@testing-library/dom.umd.min.js");
        let source = std::fs::read_to_string(&path).with_context(|| {
            format!(
                "{} is missing: `cargo xtask setup` brings it",
                path.display()
            )
        })?;
        // It hangs itself on `this`, which a script function does not have by itself.
        self.script(
            &format!("(function () {{ {source}\n }}).call(window);"),
            vec![],
        )
        .await?;
        Ok(())
    }
}
