//! `--out`: the mails before and after, side by side, as pages and as pictures.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::Context;

use super::format::Report;
use super::mails::{Mail, Pair};
use crate::commands::substitution;
use crate::content_policy;
use crate::output_folder::OutputFolder;
use crate::printer::Printer;
use crate::visible;

/// The browsers that take pictures, by the names of their programs.
const BROWSERS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
/// The most pictures: each takes a second.
const PICTURES_MAX: usize = 40;
/// The longest that a picture may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Writes the pages of the mails that differ, and returns the path of their index.
///
/// # Errors
/// The folder or a file cannot be written.
pub fn write(
    folder: &Path,
    report: &Report<'_>,
    mails: &[Pair],
    printer: &mut Printer,
) -> anyhow::Result<PathBuf> {
    let mut out = OutputFolder::open(folder).context("--out")?;
    let browser = browser();
    let mut cards = String::new();
    let mut pictures = 0;
    let differing = mails.iter().filter(|pair| pair.old != pair.new);
    for (at, pair) in differing.enumerate() {
        let name = format!("{:03}-{}-{}", at + 1, pair.message, pair.locale);
        let mut frames = String::new();
        for (side, mail) in [("before", &pair.old), ("after", &pair.new)] {
            let page = format!("{name}.{side}.html");
            let path = out.write(&page, shown(pair, mail))?;
            let picture = browser.as_deref().filter(|_| pictures < PICTURES_MAX);
            let picture = picture.and_then(|browser| taken(browser, &path));
            let shown = match picture {
                Some(bytes) => {
                    pictures += 1;
                    let file = format!("{name}.{side}.png");
                    out.write(&file, bytes)?;
                    format!(
                        "<a href=\"{page}\"><img src=\"{file}\" alt=\"{side}\" loading=\"lazy\"></a>"
                    )
                }
                None => format!(
                    "<iframe sandbox src=\"{page}\" title=\"{side}\" loading=\"lazy\"></iframe>"
                ),
            };
            let subject = mail.subject.as_deref().unwrap_or("Cognito's own message");
            frames.push_str(&format!(
                "<figure><figcaption>{side}<br><b dir=\"auto\">{}</b></figcaption>{shown}</figure>",
                escaped(subject)
            ));
        }
        let scope = pair.scope.as_deref().unwrap_or_default();
        cards.push_str(&format!(
            "<article><h2>{} <small>{} {}</small></h2><div>{frames}</div></article>\n",
            escaped(&pair.message),
            pair.locale,
            escaped(scope)
        ));
    }
    if browser.is_none() {
        printer.hint("no pictures: Chromium is not installed; the pages show the mails themselves");
    }
    let index = INDEX
        .replace(
            "{{verdict}}",
            &escaped(report.text().lines().next().unwrap_or_default()),
        )
        .replace("{{cards}}", &cards);
    out.write("index.html", index)
}

/// Returns a mail as its reader sees it, as a page of its own.
fn shown(pair: &Pair, mail: &Mail) -> String {
    let html = mail
        .html
        .as_deref()
        .unwrap_or("<p>Cognito's own message</p>");
    let html = substitution::with_samples(&pair.event, html);
    content_policy::before(&html, content_policy::WITH_IMAGES)
}

/// Finds a browser that takes pictures.
fn browser() -> Option<String> {
    let runs = |name: &&str| {
        let mut command = Command::new(name);
        command
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    BROWSERS.into_iter().find(runs).map(str::to_owned)
}

/// Takes a picture of a page; nothing if the browser fails or takes too long.
fn taken(browser: &str, page: &Path) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().ok()?;
    let picture = folder.path().join("mail.png");
    let page = std::path::absolute(page).ok()?;
    let mut child = Command::new(browser)
        .args([
            "--headless",
            "--hide-scrollbars",
            "--disable-gpu",
            "--no-first-run",
            "--window-size=640,960",
        ])
        // Containers and CI have no user namespaces; the mail's policy runs no script.
        .arg("--no-sandbox")
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("--screenshot={}", picture.display()))
        .arg(format!("file://{}", page.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let started = std::time::Instant::now();
    while child.try_wait().ok()?.is_none() {
        if started.elapsed() > PATIENCE {
            // It may have ended by itself in the meantime.
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    std::fs::read(picture).ok()
}

fn escaped(text: &str) -> String {
    let text = visible::line(text).replace('&', "&amp;");
    let text = text.replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

const INDEX: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:; frame-src 'self' file:">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Mail before and after</title>
<style>
:root{color-scheme:light dark}
body{margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;background:light-dark(#eef0f3,#111418)}
article{background:light-dark(#fff,#1c2127);border:1px solid light-dark(#d9dde3,#333b45);border-radius:10px;padding:16px;margin:0 0 24px}
article>div{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,320px),1fr));gap:16px}
h1{font-size:20px;margin:0 0 20px}h2{font-size:16px;margin:0 0 12px}small{font-weight:400;opacity:.75}
figure{margin:0}figcaption{margin:0 0 8px}
iframe,img{width:100%;border:1px solid light-dark(#d9dde3,#333b45);border-radius:6px;background:#fff}iframe{height:640px}
</style></head><body><h1>{{verdict}}</h1><main>
{{cards}}</main></body></html>
"#;
