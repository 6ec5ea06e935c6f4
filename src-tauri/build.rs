//! Reads `tauri.conf.json` at the root and the capabilities beside this file.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let attributes =
        tauri_build::Attributes::new().capabilities_path_pattern("src-tauri/capabilities/**/*");
    tauri_build::try_build(attributes)?;
    Ok(())
}
