//! What the desktop does to a window and no page can: closing it by the cross in its corner.

use anyhow::{Context, Result};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, Window};
use x11rb::rust_connection::RustConnection;

/// Asks the window of a process to close, as a desktop does when the cross is pressed.
pub(crate) fn close_window_of(process: u32, display: &str) -> Result<()> {
    let (display, screen) = x11rb::connect(Some(display))?;
    let root = display
        .setup()
        .roots
        .get(screen)
        .context("the display has no screen")?
        .root;
    let window = window_of(&display, root, process)?;
    let protocols = atom(&display, "WM_PROTOCOLS")?;
    let delete = atom(&display, "WM_DELETE_WINDOW")?;
    let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
    display
        .send_event(false, window, EventMask::NO_EVENT, message)?
        .check()?;
    Ok(())
}

/// The window of a process that can be closed. There is no window manager on the test's display,
/// so it lies directly on the root.
fn window_of(display: &RustConnection, root: Window, process: u32) -> Result<Window> {
    let of_process = atom(display, "_NET_WM_PID")?;
    let protocols = atom(display, "WM_PROTOCOLS")?;
    for window in display.query_tree(root)?.reply()?.children {
        let property = |name, kind: AtomEnum| -> Result<Vec<u32>> {
            let reply = display
                .get_property(false, window, name, kind, 0, 64)?
                .reply()?;
            Ok(reply.value32().map(Iterator::collect).unwrap_or_default())
        };
        let shown = display.get_window_attributes(window)?.reply()?.map_state
            == x11rb::protocol::xproto::MapState::VIEWABLE;
        if shown
            && property(of_process, AtomEnum::CARDINAL)? == [process]
            && !property(protocols, AtomEnum::ATOM)?.is_empty()
        {
            return Ok(window);
        }
    }
    anyhow::bail!("process {process} shows no window")
}

fn atom(display: &RustConnection, name: &str) -> Result<u32> {
    Ok(display.intern_atom(false, name.as_bytes())?.reply()?.atom)
}
