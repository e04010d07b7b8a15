//! `--out`: each message as a file, with samples where Cognito substitutes, and an index.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use custom_message::{event, untrusted};

use super::Rendered;
use super::report::locale;

/// What stands where a channel has no message of ours.
const COGNITOS_OWN: &str = "Cognito's own message";
const SAMPLE_CODE: &str = "482913";
/// Passwords that Cognito makes hold such characters, and it inserts them raw.
const SAMPLE_PASSWORD: &str = "tK4!x9Qz$Rm2";
const SAMPLE_USERNAME: &str = "ana@example.com";
const SAMPLE_LINK: &str = r#"<a href="https://auth.example.com/confirmUser?client_id=1example23456789&amp;user_name=ana&amp;confirmation_code=482913">Click Here</a>"#;

/// Writes the gallery and returns its index. Two events of one name get a number.
///
/// # Errors
/// A folder that cannot be made or written to.
pub fn write(folder: &Path, rendered: &[Rendered]) -> anyhow::Result<PathBuf> {
    std::fs::create_dir_all(folder).with_context(|| format!("--out {}", folder.display()))?;
    let mut cards = String::new();
    let mut names: Vec<String> = Vec::new();
    for message in rendered {
        let name = unused(&message.name, &names);
        let sms = message
            .outcome
            .sms
            .message
            .as_ref()
            .map(|sms| substituted(message, sms.as_str()));
        let email = message.outcome.email.message.as_ref();
        if let Some(email) = email {
            save(
                folder,
                &format!("{name}.html"),
                &substituted(message, email.body.as_str()),
            )?;
        }
        if let Some(sms) = &sms {
            save(folder, &format!("{name}.sms.txt"), &format!("{sms}\n"))?;
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
    save(folder, "index.html", &INDEX.replace("{{cards}}", &cards))?;
    Ok(folder.join("index.html"))
}

fn save(folder: &Path, name: &str, text: &str) -> anyhow::Result<()> {
    let path = folder.join(name);
    std::fs::write(&path, text).with_context(|| path.display().to_string())
}

fn unused(name: &str, used: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    // `index.html` is the gallery's own
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| name != "index" && !used.contains(name))
        .unwrap_or_default()
}

/// A text as its reader would see it: samples in place of the placeholders.
fn substituted(message: &Rendered, text: &str) -> String {
    let Ok(request) = event::read(&message.event) else {
        return text.to_owned();
    };
    let placeholders = request.placeholders;
    let code = if message.outcome.kind.is_invitation() {
        SAMPLE_PASSWORD
    } else {
        SAMPLE_CODE
    };
    let mut text = text.replace(&placeholders.code, code);
    if let Some(link) = &placeholders.link {
        text = text.replace(link, SAMPLE_LINK);
    }
    match &placeholders.username {
        Some(username) if message.outcome.kind.is_invitation() => {
            text.replace(username, SAMPLE_USERNAME)
        }
        _ => text,
    }
}

fn card(
    cards: &mut String,
    name: &str,
    message: &Rendered,
    subject: Option<&str>,
    sms: Option<&str>,
) {
    let tag = locale(message).map(ToString::to_string).unwrap_or_default();
    let file = untrusted::linked(name).unwrap_or_default();
    let name = escaped(name);
    let mail = subject.map_or_else(String::new, |_| {
        format!(
            r#"<iframe sandbox src="{file}.html" title="{name}" loading="lazy"></iframe>
<p><a href="{file}.html">open alone</a></p>"#
        )
    });
    let subject = escaped(subject.unwrap_or(COGNITOS_OWN));
    let sms = escaped(sms.unwrap_or(COGNITOS_OWN));
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
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
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
