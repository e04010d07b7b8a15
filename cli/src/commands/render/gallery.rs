//! `--out`: writes each message as a file, samples in place of placeholders, and an index.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use theme::attribute;

use super::RenderedEvent;
use crate::commands::substitution;
use crate::content_policy;
use crate::output_folder::OutputFolder;

/// Writes the gallery and returns the path of its index. Further events of the same name get a number.
///
/// # Errors
/// The folder or a file cannot be written.
pub fn write(folder: &Path, rendered: &[RenderedEvent]) -> anyhow::Result<PathBuf> {
    let mut out = OutputFolder::open(folder).context("--out")?;
    let mut cards = String::new();
    let mut names: Vec<String> = Vec::new();
    for message in rendered {
        let name = unused(&message.name, &names);
        let sms = message.made.sms.as_ref();
        let sms = sms.map(|sms| substituted(message, &sms.text));
        let email = message.made.email.as_ref();
        if let Some(email) = email {
            let html = substituted(message, email.html.as_deref().unwrap_or_default());
            out.write(
                &format!("{name}.html"),
                content_policy::before(&html, content_policy::WITH_IMAGES),
            )?;
            if let Ok(text) = &email.text {
                out.write(&format!("{name}.txt"), substituted(message, text))?;
            }
        }
        if let Some(sms) = &sms {
            out.write(&format!("{name}.sms.txt"), format!("{sms}\n"))?;
        }
        card(
            &mut cards,
            &name,
            message,
            email.map(|email| email.subject.as_str()),
            sms.as_deref(),
        );
        names.push(name);
    }
    out.write("index.html", INDEX.replace("{{cards}}", &cards))
}

fn unused(name: &str, used: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    // `index.html` is the gallery's own index.
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| name != "index" && !used.contains(name))
        .expect("the numbers go on without end, the used names do not")
}

/// Returns a text as its reader would see it.
fn substituted(message: &RenderedEvent, text: &str) -> String {
    substitution::with_samples(&message.event, text)
}

fn card(
    cards: &mut String,
    name: &str,
    message: &RenderedEvent,
    subject: Option<&str>,
    sms: Option<&str>,
) {
    let tag = message.made.locale.as_ref();
    let tag = tag.map(ToString::to_string).unwrap_or_default();
    // The percent-encoding of links suits file names as well.
    let file = attribute::linked(name).unwrap_or_default();
    let name = escaped(name);
    let mail = subject.map_or_else(String::new, |_| {
        format!(
            // Sandboxed, because a theme may contain scripts.
            r#"<iframe sandbox src="{file}.html" title="{name}" loading="lazy"></iframe>
<p><a href="{file}.html">open on its own</a></p>"#
        )
    });
    let subject = escaped(subject.unwrap_or(message.made.email_step.words()));
    let sms = escaped(sms.unwrap_or(message.made.sms_step.words()));
    // Writing to a String cannot fail.
    let _ = writeln!(
        cards,
        r#"<article><h2>{name} <small>{tag}</small></h2><p class="subject" dir="auto">{subject}</p>
{mail}
<p class="sms" dir="auto">{sms}</p></article>"#
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

const INDEX: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; frame-src 'self' file:">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Signet: rendered messages</title>
<style>
:root{color-scheme:light dark}
body{margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;background:light-dark(#eef0f3,#111418)}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(375px,1fr));gap:24px}
article{background:light-dark(#fff,#1c2127);border:1px solid light-dark(#d9dde3,#333b45);border-radius:10px;padding:16px}
h1{font-size:20px;margin:0 0 20px}h2{font-size:16px;margin:0}small{font-weight:400;opacity:.75}
.subject{margin:4px 0 12px}iframe{width:100%;height:640px;border:1px solid light-dark(#d9dde3,#333b45);border-radius:6px}
.sms{margin:12px 0 4px;padding:10px 14px;border-radius:14px;background:light-dark(#e5e8ec,#2b333d);max-width:34ch}
</style></head><body><h1>Rendered messages</h1><main>
{{cards}}</main></body></html>
"#;
