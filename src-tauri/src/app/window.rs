//! The one window, and what it may not do: leave its own pages, open another window, keep
//! anything of what it showed.

use std::path::Path;

use tauri::utils::config::WindowConfig;
use tauri::webview::NewWindowResponse;
use tauri::{App, Emitter, Manager, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent};

/// The name of the window in `tauri.conf.json` and in the capabilities.
pub(crate) const LABEL: &str = "main";

/// Told to the page when the person closes the window: save what is typed, then say `close_window`.
const CLOSING: &str = "closing";

/// How long the page may take over its last save before the window closes all the same.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

pub(crate) fn open(app: &mut App, web_view_folder: &Path) -> tauri::Result<()> {
    let config = config(app).ok_or(tauri::Error::WindowNotFound)?;
    let development = app
        .config()
        .build
        .dev_url
        .clone()
        .filter(|_| tauri::is_dev());
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .data_directory(web_view_folder.to_owned())
        .incognito(keeps_nothing())
        .on_navigation(move |url| is_own_page(url, development.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    check_spelling(&window)?;
    close_after_saving(&window);
    Ok(())
}

/// Keeps what the window shows out of screenshots, recordings and screens that are shared, or lets it in. Windows (from
/// 10 of 2020) and macOS can; WebKitGTK on Linux cannot, and the settings say so.
pub(crate) fn forbid_capture(window: &WebviewWindow, forbidden: bool) {
    if !cfg!(any(windows, target_os = "macos")) {
        return;
    }
    if let Err(trouble) = window.set_content_protected(forbidden) {
        log::error!("the window could not be kept out of screenshots: {trouble}");
    }
}

fn config(app: &App) -> Option<WindowConfig> {
    app.config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL)
        .cloned()
}

/// The web view keeps cookies, caches and the like in memory alone. WebKitGTK cannot be driven by
/// a test in that mode, so a debug build under automation does without, and that of a bench; a release never does.
fn keeps_nothing() -> bool {
    let automated =
        std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true");
    !(cfg!(any(debug_assertions, feature = "measure")) && automated)
}

/// Whether the window may go to an address: its own pages, under each system's name for them.
fn is_own_page(url: &Url, development: Option<&Url>) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        _ => development.is_some_and(|server| server.origin() == url.origin()),
    }
}

/// British spelling under every text box. WebView2 and macOS follow the system's own settings.
#[cfg(target_os = "linux")]
fn check_spelling(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{WebContextExt, WebViewExt};
    window.with_webview(|view| {
        if let Some(context) = view.inner().context() {
            context.set_spell_checking_languages(&["en_GB"]);
            context.set_spell_checking_enabled(true);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn check_spelling(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Drafts are saved a second after typing stops; someone who types and closes at once loses
/// nothing either, because the page is asked first.
fn close_after_saving(window: &WebviewWindow) {
    let asked = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            if asked.emit_to(LABEL, CLOSING, ()).is_err() {
                return;
            }
            api.prevent_close();
            let waiting = asked.clone();
            std::thread::spawn(move || {
                std::thread::sleep(PATIENCE);
                close(&waiting);
            });
        }
    });
}

/// Closes the window without asking again.
pub(crate) fn close(window: &WebviewWindow) {
    // A window that is gone already has been closed.
    if window.app_handle().get_webview_window(LABEL).is_some()
        && let Err(trouble) = window.destroy()
    {
        log::error!("the window could not be closed: {trouble}");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn may_go_to(address: &str) -> bool {
        is_own_page(&Url::parse(address).unwrap(), None)
    }

    #[test]
    fn the_window_goes_to_its_own_pages_alone() {
        assert!(may_go_to("tauri://localhost/pupils/1"));
        assert!(may_go_to("http://tauri.localhost/"));
        assert!(!may_go_to("https://example.org/"));
        assert!(!may_go_to("http://tauri.localhost.example.org/"));
        assert!(!may_go_to("tauri://elsewhere/"));
        assert!(!may_go_to("http://localhost:5173/"));
        assert!(!may_go_to("file:///etc/passwd"));
        assert!(!may_go_to("about:blank"));
        assert!(!may_go_to("data:text/html,hello"));
    }

    #[test]
    fn a_development_server_is_its_own_origin_and_no_other() {
        let server = Url::parse("http://localhost:5173").unwrap();
        let may_go_to = |address: &str| is_own_page(&Url::parse(address).unwrap(), Some(&server));
        assert!(may_go_to("http://localhost:5173/register"));
        assert!(!may_go_to("http://localhost:5174/register"));
    }
}
