//! The window and what only an app can do for it: its folders, its log, a file dialog.

mod daily;
mod file_dialog;
mod folders;
mod log_file;
pub(crate) mod own_commands;
#[cfg(target_os = "linux")]
mod view_processes;
pub(crate) mod window;

use std::path::PathBuf;
use std::sync::Arc;

use tauri::RunEvent;

use crate::{desk_on, door, no_dump};

/// Opens the window on a data folder and stays until it is closed.
///
/// # Errors
/// A sentence for the person who started Waymark, when the window cannot be opened at all.
pub(crate) fn open_window(data_folder: PathBuf) -> Result<(), String> {
    prepare_environment();
    folders::make_private(&data_folder).map_err(|trouble| {
        format!(
            "The data folder {} cannot be used ({trouble}). Choose another with --data, or ask whoever looks \
             after this PC.",
            data_folder.display()
        )
    })?;
    log_file::start(&data_folder);
    if let Err(trouble) = no_dump::forbid() {
        log::warn!("a crash may leave a picture of the memory: {trouble}");
    }
    let web_view_folder = folders::fresh_web_view_folder(&data_folder)
        .map_err(|trouble| format!("The window's own folder cannot be made: {trouble}."))?;

    let for_window = web_view_folder.clone();
    let desk = Arc::new(desk_on(data_folder));
    daily::look_after(&desk);
    let leaving = Arc::clone(&desk);
    let app = tauri::Builder::default()
        .manage(desk)
        .invoke_handler(tauri::generate_handler![door::bring, door::door])
        .setup(move |app| Ok(window::open(app, &for_window)?))
        .build(tauri::generate_context!())
        .map_err(|trouble| format!("The window could not be opened: {trouble}."))?;
    app.run(move |_app, event| {
        if let RunEvent::Exit = event {
            // Signs out, with the backup that is due then. The window has gone already.
            if let Err(trouble) = leaving.leave() {
                log::error!("signing out: {}", trouble_kind(&trouble));
            }
            log::info!("closed");
            #[cfg(target_os = "linux")]
            view_processes::end();
            folders::wipe_until_gone(&web_view_folder);
        }
    });
    Ok(())
}

/// What kind of trouble it was, without any content.
fn trouble_kind(trouble: &waymark_core::Error) -> String {
    format!("{:?}", waymark_core::Problem::of(trouble, "").code)
}

/// On some graphics cards WebKitGTK's newest way of drawing leaves the window blank. The old way
/// works on all, so it is the default; whoever sets the variable decides otherwise.
#[cfg(target_os = "linux")]
fn prepare_environment() {
    let overwrite = false;
    if let Err(trouble) = webkit2gtk::glib::setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1", overwrite)
    {
        log::warn!("the renderer could not be chosen: {trouble}");
    }
}

#[cfg(not(target_os = "linux"))]
fn prepare_environment() {}
