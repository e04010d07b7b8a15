//! `SENDERS`: where mail leaves when the first Region cannot send.

use sending::mailbox::Mailbox;
use theme::Problem;

/// A sender in a Region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The Region of SES.
    pub region: String,
    /// The sender, of an identity of that Region.
    pub from: Mailbox,
    /// The configuration set of that Region.
    pub configuration_set: Option<String>,
}

/// Reads entries of `Region=…;From=…;ConfigurationSet=…`, separated by line breaks or `|`. An unusable
/// entry is left out: the others can still send.
pub(super) fn read(value: Option<String>, problems: &mut Vec<Problem>) -> Vec<Sender> {
    let value = value.unwrap_or_default();
    let mut senders = Vec::new();
    for entry in split(&value, &['\n', '|']) {
        match sender(entry) {
            Ok(sender) => senders.push(sender),
            Err(reason) => {
                let reason = format!("{entry:?} is left out: {reason}");
                problems.push(Problem::of_file("SENDERS", reason));
            }
        }
    }
    senders
}

fn sender(entry: &str) -> Result<Sender, String> {
    let (mut region, mut from, mut configuration_set) = (None, None, None);
    for field in split(entry, &[';']) {
        let (name, value) = field
            .split_once('=')
            .ok_or("write Region=…;From=…;ConfigurationSet=…")?;
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "region" => region = Some(checked_region(value)?),
            "from" => from = Some(Mailbox::parse(value).map_err(|error| error.to_string())?),
            "configurationset" => configuration_set = Some(value.to_owned()),
            other => {
                return Err(format!(
                    "{other:?} is none of Region, From, ConfigurationSet"
                ));
            }
        }
    }
    Ok(Sender {
        region: region.ok_or("Region is missing")?,
        from: from.ok_or("From is missing")?,
        configuration_set,
    })
}

/// A Region becomes part of a host name.
fn checked_region(value: &str) -> Result<String, String> {
    let is_region = !value.is_empty()
        && value
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let unlike = || format!("{value:?} is not a Region such as eu-west-1");
    is_region.then(|| value.to_owned()).ok_or_else(unlike)
}

/// The parts between separators outside double quotes, without empty ones.
fn split<'t>(text: &'t str, separators: &[char]) -> Vec<&'t str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let parts = text.split(|c: char| {
        let separates = !is_quoted && separators.contains(&c);
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = is_quoted && c == '\\' && !is_escaped;
        separates
    });
    let parts = parts.map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (Vec<Sender>, Vec<String>) {
        let mut problems = Vec::new();
        let senders = read(Some(text.to_owned()), &mut problems);
        let reasons = problems.into_iter().map(|problem| problem.reason);
        (senders, reasons.collect())
    }

    #[test]
    fn entries_are_separated_by_lines_or_bars_outside_quotes() {
        let text = "Region=eu-west-1;From=\"Me | you; \\\"us\\\"\" <a@example.com>;ConfigurationSet=main\n\
                    region=us-east-1; from=b@example.org | Region=eu-central-1;From=c@example.net";
        let (senders, problems) = read_all(text);
        assert_eq!(problems, Vec::<String>::new());
        let regions: Vec<&str> = senders
            .iter()
            .map(|sender| sender.region.as_str())
            .collect();
        assert_eq!(regions, ["eu-west-1", "us-east-1", "eu-central-1"]);
        assert_eq!(senders[0].from.name(), "Me | you; \"us\"");
        assert_eq!(senders[0].configuration_set.as_deref(), Some("main"));
        assert_eq!(senders[1].configuration_set, None);
    }

    #[test]
    fn an_unusable_entry_is_left_out_alone() {
        for (entry, reason) in [
            ("From=a@example.com", "Region is missing"),
            ("Region=eu-west-1", "From is missing"),
            ("Region=evil.example/;From=a@example.com", "not a Region"),
            ("Region=eu-west-1;From=nobody", "not an address"),
            ("Region=eu-west-1;To=a@example.com", "\"to\" is none of"),
            ("eu-west-1", "write Region="),
        ] {
            let (senders, problems) =
                read_all(&format!("{entry}|Region=eu-west-2;From=a@example.com"));
            assert_eq!(senders.len(), 1, "{entry}");
            assert!(problems[0].contains(reason), "{problems:?}");
        }
    }
}
