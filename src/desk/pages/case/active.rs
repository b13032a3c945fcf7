//! Whether opening a file can run something, as far as its name and type tell. Pure.

/// Endings of files that run, or carry something that runs, when they are opened.
const ACTIVE: [&str; 39] = [
    "exe", "dll", "com", "scr", "bat", "cmd", "pif", "ps1", "js", "jse", "vbs", "vbe", "wsf", "hta", "msi",
    "msp", "jar", "lnk", "reg", "cpl", "iso", "img", "vhd", "apk", "app", "sh", "py", "html", "htm", "xhtml",
    "shtml", "mhtml", "svg", "xml", "docm", "xlsm", "pptm", "dotm", "xlam",
];

/// Whether opening such a file can run something.
#[must_use]
pub fn is_active(filename: &str, media_type: &str) -> bool {
    let ending = filename.rsplit_once('.').map_or("", |(_, ending)| ending).trim().to_ascii_lowercase();
    let is_markup = ["html", "svg", "xml", "javascript", "x-msdownload", "x-sh"]
        .iter()
        .any(|word| media_type.contains(word));
    let is_office = media_type.contains("openxmlformats") || media_type.contains("opendocument");
    ACTIVE.contains(&ending.as_str()) || (is_markup && !is_office) || media_type.contains("macroenabled")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_can_run_is_told_from_one_that_is_read() {
        for (name, kind) in [
            ("permit.pdf.exe", "application/pdf"),
            ("logo.SVG", "application/octet-stream"),
            ("x", "image/svg+xml"),
            ("list.xlsm", "application/octet-stream"),
            ("page", "text/html"),
        ] {
            assert!(is_active(name, kind), "{name} {kind}");
        }
        for (name, kind) in [
            ("permit.pdf", "application/pdf"),
            ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("svg", "text/plain"),
            ("photo.jpg", "image/jpeg"),
        ] {
            assert!(!is_active(name, kind), "{name} {kind}");
        }
    }
}
