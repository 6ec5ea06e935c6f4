//! What the window can call: the door, and beside it the hatch for files. Each call leaves the main thread, is written
//! into the log by name, time and outcome, and comes back as an answer or as a [`Problem`]: a finished sentence. A panic
//! behind the door is a problem too, and the window goes on. Long work tells its steps through a channel of the page
//! while it is under way. Files go through both as the bytes that they are, never as text.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::ipc::{Channel, InvokeBody, JavaScriptChannelId, Request, Response};
use tauri::{Emitter, State, Webview, WebviewWindow};
use uuid::Uuid;
use waymark_core::commands::{Answer, Output};
use waymark_core::desk::{Desk, Piece};
use waymark_core::domain::id::PupilId;
use waymark_core::domain::record::Kind;
use waymark_core::progress::Step;
use waymark_core::store::Changed;
use waymark_core::{Error, Problem, Progress};

use crate::app::own_commands::OwnCommand;
use crate::app::window;

/// What the page listens to: something was changed, and the change is on the disk.
const CHANGED: &str = "changed";

/// How the page follows long work.
#[derive(Deserialize)]
pub(crate) struct Watch {
    /// The name by which the page stops it with `cancel_work`.
    work: String,
    /// Where each step goes.
    told: JavaScriptChannelId,
}

impl Watch {
    fn told_on(&self, window: &WebviewWindow) -> Progress {
        let page: &Webview = window.as_ref();
        let channel: Channel<Step> = self.told.channel_on(page.clone());
        Progress::told_to(move |step| {
            // A page that is gone needs to know no more; the work ends by itself.
            let _ = channel.send(step.clone());
        })
    }
}

/// Runs a command of the core, or one of the app's own, by name.
#[tauri::command]
pub(crate) async fn door(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    command: String,
    input: Value,
    watch: Option<Watch>,
) -> Result<Response, Problem> {
    let desk = Arc::clone(&desk);
    let work = move || {
        answer(&command, |reference| match OwnCommand::named(&command) {
            Some(own) => own
                .run(&window, input)
                .map(|output| Output::Json(output.to_string()))
                .map_err(|error| Problem::of(&error, reference)),
            None => {
                let Answer { output, changed } = match watch {
                    None => desk.handle(&command, input, reference)?,
                    Some(watch) => {
                        let progress = watch.told_on(&window);
                        desk.handle_long(&command, input, &watch.work, &progress, reference)?
                    }
                };
                tell(&window, &changed);
                if turns_the_window(&command, &changed) {
                    window::forbid_capture(&window, !desk.capture_allowed());
                }
                Ok(output)
            }
        })
    };
    match tauri::async_runtime::spawn_blocking(work).await {
        // It goes to the page as it is: JSON that was written already, or the bytes of a file.
        Ok(outcome) => outcome.map(|output| match output {
            Output::Json(text) => Response::new(text),
            Output::File(bytes) => Response::new(bytes),
        }),
        // Only a runtime that is going away loses its work; the window goes with it.
        Err(_) => Err(closing()),
    }
}

/// Takes in one piece of a file that the page reads, with the name of its file, the size of that and its own place in
/// the headers.
#[tauri::command]
pub(crate) async fn bring(
    desk: State<'_, Arc<Desk>>,
    request: Request<'_>,
) -> Result<u32, Problem> {
    let header = |name: &str| {
        let value = request.headers().get(name)?.to_str().ok()?;
        Some(value.to_owned())
    };
    let number = |name: &str| header(name)?.parse::<u32>().ok();
    let (file, total, at) = (header("file"), number("total"), number("at"));
    let bytes = match request.body() {
        InvokeBody::Raw(bytes) => Some(bytes.clone()),
        // How a piece travels where the web view hands over no bytes.
        InvokeBody::Json(value) => serde_json::from_value(value.clone()).ok(),
    };
    let desk = Arc::clone(&desk);
    let work = move || {
        answer("bring", |reference| {
            let (Some(file), Some(total), Some(at), Some(bytes)) = (file, total, at, bytes) else {
                let error = Error::BadInput("a piece without its place".to_owned());
                return Err(Problem::of(&error, reference));
            };
            let piece = Piece {
                file: &file,
                total,
                at,
                bytes: &bytes,
            };
            desk.bring(&piece, reference)
        })
    };
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(_) => Err(closing()),
    }
}

fn closing() -> Problem {
    Problem::of(&Error::Internal("the app is closing".to_owned()), "closing")
}

/// Does the work of one call, whatever happens in it.
fn answer<Output>(
    command: &str,
    work: impl FnOnce(&str) -> Result<Output, Problem>,
) -> Result<Output, Problem> {
    let reference = new_reference();
    let start = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| work(&reference))).unwrap_or_else(|_| {
        let error = Error::Internal("panic".to_owned());
        Err(Problem::of(&error, &reference))
    });
    let took = start.elapsed().as_millis();
    let command = loggable(command);
    match &outcome {
        Ok(_) => log::info!("{command} {took} ms"),
        Err(Problem {
            code,
            reference: Some(reference),
            ..
        }) => {
            log::error!("{command} {took} ms {code:?} {reference}");
        }
        Err(Problem { code, .. }) => log::info!("{command} {took} ms {code:?}"),
    }
    outcome
}

/// Whether somebody else may be at the window now, or the school has other settings: then it is asked anew whether
/// pictures may be taken of it.
fn turns_the_window(command: &str, changed: &[Changed]) -> bool {
    const AT_THE_DOOR: [&str; 10] = [
        "desk_status",
        "create_school",
        "open_school",
        "open_sample",
        "remove_sample",
        "sign_in",
        "sign_out",
        "lock",
        "open_with_sheet",
        "restore_backup",
    ];
    AT_THE_DOOR.contains(&command) || changed.iter().any(|change| change.kind == Kind::School)
}

/// Tells the page which kinds of record a write has changed, and about which children.
fn tell(window: &WebviewWindow, changed: &[Changed]) {
    if changed.is_empty() {
        return;
    }
    if let Err(trouble) = window.emit(CHANGED, News::of(changed)) {
        log::warn!("the window could not be told of a change: {trouble}");
    }
}

/// What a write changed, each kind and each child named once.
#[derive(Clone, Serialize)]
struct News {
    kinds: Vec<Kind>,
    pupils: Vec<PupilId>,
}

impl News {
    fn of(changed: &[Changed]) -> Self {
        let mut news = Self {
            kinds: Vec::new(),
            pupils: Vec::new(),
        };
        for change in changed {
            add(&mut news.kinds, &change.kind);
            if let Some(pupil) = &change.pupil_id {
                add(&mut news.pupils, pupil);
            }
        }
        news
    }
}

fn add<T: Clone + PartialEq>(list: &mut Vec<T>, item: &T) {
    if !list.contains(item) {
        list.push(item.clone());
    }
}

/// A name from the page goes into the log only if it looks like one.
fn loggable(command: &str) -> &str {
    let is_name = !command.is_empty()
        && command.len() <= 40
        && command
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_name { command } else { "(not a command)" }
}

/// Eight characters to find a line of the log by, easily read out over the telephone.
fn new_reference() -> String {
    let mut id = Uuid::new_v4().simple().to_string().to_uppercase();
    id.truncate(8);
    id
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use serde_json::json;
    use waymark_core::error::ProblemCode;

    #[test]
    fn whether_pictures_may_be_taken_is_asked_when_somebody_else_may_be_there() {
        let of = |kind| Changed {
            kind,
            pupil_id: None,
        };
        assert!(turns_the_window("sign_in", &[]));
        assert!(turns_the_window("lock", &[]));
        assert!(turns_the_window("save_school", &[of(Kind::School)]));
        assert!(!turns_the_window("save_plan", &[of(Kind::Plan)]));
    }

    #[test]
    fn an_answer_comes_back_as_it_is() {
        assert_eq!(
            answer("desk_status", |_| Ok(json!({ "a": 1 }))).unwrap(),
            json!({ "a": 1 })
        );
    }

    #[test]
    fn news_name_each_kind_and_each_child_once() {
        let changed = |kind, pupil: Option<&str>| Changed {
            kind,
            pupil_id: pupil.map(PupilId::new),
        };
        let news = News::of(&[
            changed(Kind::Plan, Some("a")),
            changed(Kind::Target, Some("a")),
            changed(Kind::Plan, Some("b")),
            changed(Kind::School, None),
        ]);
        let told = serde_json::to_value(news).unwrap();
        let expected = json!({ "kinds": ["plan", "target", "school"], "pupils": ["a", "b"] });
        assert_eq!(told, expected);
    }

    #[test]
    fn a_panic_becomes_a_sentence_with_a_reference() {
        let problem = answer("desk_status", |_| -> Result<(), _> {
            panic!("Olena's plan")
        })
        .unwrap_err();
        assert_eq!(problem.code, ProblemCode::Internal);
        assert_eq!(problem.reference.unwrap().len(), 8);
        assert!(!problem.message.contains("Olena"), "{}", problem.message);
    }

    #[test]
    fn what_is_not_a_name_is_not_logged() {
        assert_eq!(loggable("save_plan"), "save_plan");
        assert_eq!(loggable("Olena Kovalenko"), "(not a command)");
        assert_eq!(loggable(&"a".repeat(41)), "(not a command)");
        assert_eq!(loggable(""), "(not a command)");
    }
}
