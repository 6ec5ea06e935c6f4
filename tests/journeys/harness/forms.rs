//! Filling forms as a person does: by the words that a question begins with, a date in its three boxes, a choice from
//! a menu.

use anyhow::{Context, Result, bail};
use serde_json::json;
use thirtyfour::{Key, WebElement};

use super::wait_for;
use super::window::Window;

impl Window {
    /// The part of the page with this role and a name that begins so.
    pub(crate) async fn within_what_begins(&self, role: &str, name: &str) -> Result<Self> {
        let part = self
            .wait_for_one("queryAllByRole", role, json!({ "begins": name }))
            .await
            .with_context(|| format!("looked for the {role} \"{name} …\""))?;
        Ok(self.only(part))
    }

    /// Types into the box that asks this, in place of what was there.
    pub(crate) async fn write(&self, question: &str, text: &str) -> Result<()> {
        let control = self.box_that_asks(question).await?;
        self.type_over(control, text)
            .await
            .with_context(|| format!("typing into \"{question} …\""))
    }

    /// Goes on writing in the box that asks this, after what stands there.
    pub(crate) async fn add_to(&self, question: &str, text: &str) -> Result<()> {
        let control = self.box_that_asks(question).await?;
        self.click(control.clone()).await?;
        // A click puts the caret where it points, and Ctrl and End behind the last word.
        control.send_keys(Key::Control + Key::End).await?;
        control
            .send_keys(text)
            .await
            .with_context(|| format!("adding to \"{question} …\""))
    }

    /// Types into the box that asks this and proposes answers, in place of what was there.
    pub(crate) async fn write_listed(&self, question: &str, text: &str) -> Result<()> {
        let control = self
            .wait_for_one("queryAllByRole", "combobox", json!({ "begins": question }))
            .await
            .with_context(|| format!("looked for the box \"{question} …\""))?;
        self.type_over(control, text).await
    }

    async fn type_over(&self, control: WebElement, text: &str) -> Result<()> {
        self.click(control.clone()).await?;
        control.send_keys(Key::Control + "a").await?;
        // What is typed takes the place of what is marked; where nothing is typed, it has to be taken out.
        if text.is_empty() {
            control.send_keys(Key::Delete + "").await?;
        }
        Ok(control.send_keys(text).await?)
    }

    /// Enters a date, given as `2026-09-03`, into the three boxes of the question.
    pub(crate) async fn date(&self, question: &str, day: &str) -> Result<()> {
        let boxes = self.within_what_begins("group", question).await?;
        let parts: Vec<&str> = day.split('-').collect();
        let &[year, month, day] = parts.as_slice() else {
            bail!("{day} is no date");
        };
        for (part, number) in [("Day", day), ("Month", month), ("Year", year)] {
            boxes
                .write(part, number)
                .await
                .with_context(|| format!("the date \"{question}\""))?;
        }
        Ok(())
    }

    /// Presses what has this role and a name that begins so.
    pub(crate) async fn press_what_begins(&self, role: &str, name: &str) -> Result<()> {
        wait_for(
            &format!("the {role} \"{name} …\" to be pressed"),
            || async {
                let mut found = self
                    .query("queryAllByRole", role, json!({ "begins": name }))
                    .await?;
                let (Some(control), true) = (found.pop(), found.is_empty()) else {
                    return Ok(None);
                };
                self.click(control).await?;
                Ok(Some(()))
            },
        )
        .await
    }

    /// Opens what is folded under these words.
    pub(crate) async fn unfold(&self, words: &str) -> Result<()> {
        let summary = self
            .wait_for_one("queryAllByText", words, json!({ "exact": false }))
            .await
            .with_context(|| format!("looked for \"{words} …\" to unfold"))?;
        self.click(summary).await
    }

    /// The dialog that is open.
    pub(crate) async fn only_dialog(&self) -> Result<Self> {
        let dialog = self
            .wait_for_one("queryAllByRole", "dialog", json!({}))
            .await
            .context("looked for a dialog")?;
        Ok(self.only(dialog))
    }

    /// Chooses, of what a box finds as it is typed into, what begins so.
    pub(crate) async fn find_and_choose(&self, question: &str, begins: &str) -> Result<()> {
        let finder = self
            .wait_for_one("queryAllByRole", "combobox", json!({ "begins": question }))
            .await
            .with_context(|| format!("looked for the list \"{question} …\""))?;
        self.click(finder.clone()).await?;
        finder.send_keys(begins).await?;
        self.take_one("option", begins).await
    }

    /// Opens a menu and takes what it offers.
    pub(crate) async fn take(&self, menu: &str, entry: &str) -> Result<()> {
        self.press("button", menu).await?;
        self.take_one("menuitem", entry).await
    }

    /// Takes what a list that floats above the page offers under this name.
    async fn take_one(&self, role: &str, begins: &str) -> Result<()> {
        wait_for(&format!("\"{begins}\" to be offered"), || async {
            let mut found = self
                .whole_page()
                .query("queryAllByRole", role, json!({ "begins": begins }))
                .await?;
            let (Some(item), true) = (found.pop(), found.is_empty()) else {
                return Ok(None);
            };
            item.click().await?;
            Ok(Some(()))
        })
        .await
    }
}
