//! Suggestions for misspelt names.

/// The known name that a misspelt one most likely means: at most two letters differ, or a third of them
/// in a longer name. Letter case, `-` and `_` do not count.
pub fn closest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let plain = |text: &str| text.replace('-', "_").to_lowercase();
    let name = plain(name);
    let bound = (name.chars().count() / 3).max(2);
    let distance = |candidate: &&'k str| strsim::osa_distance(&name, &plain(candidate));
    let nearest = known.into_iter().min_by_key(distance)?;
    let is_near = distance(&nearest) <= bound && distance(&nearest) < name.chars().count();
    is_near.then_some(nearest)
}

/// ": did you mean `name`", or nothing where no known name is close.
pub fn did_you_mean<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    closest(name, known).map_or_else(String::new, |near| format!(": did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_name_is_suggested_and_a_distant_one_is_not() {
        let known = ["endblock", "endif", "user_name"];
        assert_eq!(closest("endblok", known), Some("endblock"));
        assert_eq!(closest("userName", known), Some("user_name"));
        assert_eq!(closest("swimming", known), None);
        assert_eq!(closest("x", known), None);
        assert_eq!(did_you_mean("endfi", known), ": did you mean `endif`?");
    }
}
