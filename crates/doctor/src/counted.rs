//! Numbers with their noun, for sentences.

/// Returns `1 mail`, `2 mails`.
pub(crate) fn counted<N: ToString + Copy>(number: N, noun: &str) -> String {
    let number = number.to_string();
    let end = if number == "1" { "" } else { "s" };
    format!("{number} {noun}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_is_no_plural() {
        assert_eq!(counted(1, "mail"), "1 mail");
        assert_eq!(counted(1.0, "mail"), "1 mail");
        assert_eq!(counted(0, "mail"), "0 mails");
        assert_eq!(counted(1.5, "mail"), "1.5 mails");
    }
}
