//! Scopes that are alike: those of a theme for a thousand app clients differ in names, addresses and colours, and
//! hardly ever in their findings. The one with the shortest name and the one with the longest are checked. If their
//! findings are the same, all between have the same; else each half of them is looked at on its own.

use std::collections::BTreeMap;
use std::rc::Rc;

use theme::{Look, ScopeFile, Settings};

use super::case::Batch;
use super::checks::is_ordinary_target;
use super::finding::{Finding, Findings};
use super::rule;

/// The size up to which scopes are checked one by one.
const FEW: usize = 3;

/// Scopes of one language that are alike, those with the shortest names first.
#[derive(Debug)]
pub struct Group<'b> {
    /// Their batches.
    pub batches: Vec<&'b Batch>,
    /// True if they have colours of their own.
    pub has_palettes: bool,
}

/// A scope with its settings.
pub struct ScopeSettings {
    /// The app client, pool or tenant; none for all others.
    pub scope: Option<ScopeFile>,
    /// Its settings.
    pub settings: Rc<Settings>,
    /// Equal for scopes that are alike.
    likeness: String,
    /// Equal for those that have the same colours.
    palette: String,
}

#[cfg(test)]
impl<'b> Group<'b> {
    /// Makes a group of one batch, to check it by itself.
    pub fn of_one(batch: &'b Batch) -> Self {
        Self {
            batches: vec![batch],
            has_palettes: false,
        }
    }
}

impl ScopeSettings {
    /// Describes a scope; `base` are the settings of the theme.
    pub fn of(scope: Option<ScopeFile>, settings: Rc<Settings>, base: &Settings) -> Self {
        let look = &settings.look;
        Self {
            likeness: likeness(scope.as_ref(), &settings, base),
            palette: format!("{:?} {:?}", look.light, look.dark),
            scope,
            settings,
        }
    }

    fn name_length(&self) -> usize {
        self.settings.look.brand.name.len()
    }
}

/// Returns the scopes whose colours have to be looked at: one for each palette that is one of several among many
/// scopes that are otherwise alike.
pub fn palettes(scopes: &[ScopeSettings]) -> Vec<usize> {
    let mut groups: BTreeMap<&str, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (at, scope) in scopes.iter().enumerate() {
        let palettes = groups.entry(&scope.likeness).or_default();
        palettes.entry(&scope.palette).or_default().push(at);
    }
    let several = groups.into_values().filter(|palettes| {
        palettes.len() > 1 && palettes.values().map(Vec::len).sum::<usize>() > FEW
    });
    let firsts = several.flat_map(|palettes| palettes.into_values().map(|scopes| scopes[0]));
    firsts.collect()
}

/// Groups batches. `clear` are the scopes of [`palettes`] whose colours have no finding: they count as one palette.
pub fn groups<'b>(
    batches: &'b [Batch],
    scopes: &[ScopeSettings],
    clear: &[usize],
) -> Vec<Group<'b>> {
    let of_scope: BTreeMap<Option<&ScopeFile>, &ScopeSettings> = scopes
        .iter()
        .map(|scope| (scope.scope.as_ref(), scope))
        .collect();
    let clear: std::collections::BTreeSet<(&str, &str)> = clear
        .iter()
        .map(|at| (scopes[*at].likeness.as_str(), scopes[*at].palette.as_str()))
        .collect();
    let mut groups: BTreeMap<_, Vec<(&ScopeSettings, &Batch)>> = BTreeMap::new();
    for batch in batches {
        let scope = of_scope[&batch.scope.as_ref()];
        let (likeness, palette) = (scope.likeness.as_str(), scope.palette.as_str());
        let palette = if clear.contains(&(likeness, palette)) {
            ""
        } else {
            palette
        };
        let key = (batch.tag.clone(), likeness, palette);
        groups.entry(key).or_default().push((scope, batch));
    }
    let groups = groups.into_iter().map(|((.., palette), mut members)| {
        members.sort_by_key(|(scope, _)| scope.name_length());
        Group {
            batches: members.into_iter().map(|(_, batch)| batch).collect(),
            has_palettes: palette.is_empty(),
        }
    });
    groups.collect()
}

/// Checks a group with as few calls of `check` as its findings allow.
pub fn check(
    group: &[&Batch],
    has_palettes: bool,
    check_one: &mut impl FnMut(&Batch) -> (Findings, usize),
) -> (Findings, usize) {
    let (mut findings, mut rendered) = (Findings::default(), 0);
    if group.len() <= FEW {
        for batch in group {
            let (found, count) = check_one(batch);
            findings.extend(found);
            rendered += count;
        }
        return (findings, rendered);
    }
    let (shortest, longest) = (group[0], group[group.len() - 1]);
    let (of_shortest, count) = check_one(shortest);
    let (of_longest, count_of_longest) = check_one(longest);
    let are_alike = count == count_of_longest
        && of_shortest.is_like(&of_longest)
        && of_longest
            .all()
            .all(|finding| stands_for_others(finding, has_palettes));
    if are_alike {
        for batch in group {
            findings.extend(of_longest.of_scope(batch.scope.as_ref()));
        }
        return (findings, count * group.len());
    }
    let (one, other) = group.split_at(group.len() / 2);
    for half in [one, other] {
        let (found, count) = check(half, has_palettes, check_one);
        findings.extend(found);
        rendered += count;
    }
    (findings, rendered)
}

/// Returns true for a finding that tells nothing of its own scope: not at a line of the scope's file, not about a
/// colour where each has its own, not about an address.
fn stands_for_others(finding: &Finding, has_palettes: bool) -> bool {
    let is_in_scope = finding.place.as_ref().is_some_and(|place| {
        let mut folders = ["clients/", "pools/", "tenants/"].into_iter();
        folders.any(|folder| place.file.contains(folder))
    });
    let id = finding.rule.id;
    let is_about_address = id == rule::LINK.id || id == rule::LINK_HOST.id;
    !is_in_scope && !is_about_address && !(has_palettes && id == rule::CONTRAST.id)
}

/// Describes the settings of a scope without what may differ among scopes that are alike: ordinary names, the
/// characters of ordinary addresses, colours. A value that the theme has as well stays.
fn likeness(scope: Option<&ScopeFile>, settings: &Settings, base: &Settings) -> String {
    let mut settings = settings.clone();
    let (look, of_base) = (&mut settings.look, &base.look);
    if look.brand.name != of_base.brand.name && is_ordinary_name(&look.brand.name) {
        look.brand.name = String::new();
    }
    let addresses = [
        (&mut look.brand.website, &of_base.brand.website),
        (&mut look.brand.support_email, &of_base.brand.support_email),
        (&mut look.brand.logo_url, &of_base.brand.logo_url),
    ];
    for (own, of_base) in addresses {
        if let Some(address) = own.as_mut().filter(|own| Some(&**own) != of_base.as_ref()) {
            *address = masked(address);
        }
    }
    for (name, link) in &mut look.links {
        if of_base.links.get(name) != Some(link) {
            *link = masked(link);
        }
    }
    let base_of_links = look
        .link_base
        .get()
        .map(|own| match of_base.link_base.get() {
            Some(same) if same == own => own.to_owned(),
            _ => masked(own),
        });
    let default = Look::default();
    (look.light, look.dark) = (default.light, default.dark);
    look.link_base = default.link_base;
    settings.sending = Default::default();
    let kind = match scope {
        None => "theme".to_owned(),
        Some(ScopeFile::Client(id)) => format!("client {}", id.len()),
        Some(ScopeFile::Pool(id)) => format!("pool {}", id.len()),
        Some(ScopeFile::Tenant(id)) => format!("tenant {}", id.len()),
    };
    format!("{kind} {base_of_links:?} {settings:?}")
}

/// Returns true for a name that is neither the sample's nor reads as anything but a name.
fn is_ordinary_name(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ' || byte == b'-';
    name.bytes().all(is_plain) && name != Look::default().brand.name
}

/// Returns an address with one letter for all letters and one digit for all digits, except for names in braces and
/// the format of a file; an address that lint may have something to say about stays.
fn masked(address: &str) -> String {
    if !is_ordinary_target(address) {
        return address.to_owned();
    }
    let format = address.rfind('.').unwrap_or(address.len());
    let mut in_braces = false;
    let mask = |(at, c): (usize, char)| {
        in_braces = c == '{' || in_braces && c != '}';
        match c {
            c if in_braces || at >= format => c,
            c if c.is_ascii_digit() => '0',
            c if c.is_ascii_alphabetic() => 'a',
            c => c,
        }
    };
    address.char_indices().map(mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use super::super::case::Ways;
    use super::super::finding::Concern;
    use theme::locale::Tag;

    fn batches(count: usize) -> Vec<Batch> {
        let batch = |at| Batch {
            tag: Tag::parse("en").unwrap(),
            scope: ScopeFile::client(&format!("client{at:04}")),
            ways: Ways::Unknown,
        };
        (0..count).map(batch).collect()
    }

    /// Checks as many scopes, of which those from `long` on have a finding of their own; returns the number of
    /// batches that were looked at, and of the renderings that the finding concerns.
    fn checked(count: usize, long: usize) -> (usize, usize) {
        let batches = batches(count);
        let group: Vec<&Batch> = batches.iter().collect();
        let mut looks = 0;
        let mut check_one = |batch: &Batch| {
            looks += 1;
            let mut findings = Findings::default();
            let at = batches.iter().position(|it| it.scope == batch.scope);
            if at.unwrap() >= long {
                let concern = Concern {
                    message: "sign-up",
                    variant: None,
                    locale: "en".to_owned(),
                    scope: batch.scope.clone(),
                };
                let text = format!("{} characters", at.unwrap());
                let finding = Finding::new(&rule::SUBJECT_LENGTH, text).weighing(at.unwrap() + 1);
                findings.add(finding.concerning(&concern));
            }
            (findings, 1)
        };
        let (findings, rendered) = check(&group, false, &mut check_one);
        assert_eq!(rendered, count);
        let concerns = findings.all().map(|finding| finding.concerns.len()).sum();
        (looks, concerns)
    }

    #[test]
    fn a_thousand_scopes_that_are_alike_cost_two_looks() {
        assert_eq!(checked(1_000, 1_000), (2, 0));
        assert_eq!(checked(1_000, 0), (2, 1_000));
    }

    /// Where a finding begins in the middle, its place is searched by halves.
    #[test]
    fn a_finding_of_the_longer_names_concerns_those_alone() {
        for (count, long) in [
            (1_000, 999),
            (1_000, 1),
            (1_000, 500),
            (100, 37),
            (5, 2),
            (3, 1),
        ] {
            let (looks, concerns) = checked(count, long);
            assert_eq!(concerns, count - long, "{count} {long}");
            assert!(
                looks <= 2 * 2 * (count.ilog2() as usize + 1),
                "{looks} looks"
            );
        }
    }

    #[test]
    fn addresses_are_masked_but_for_names_and_formats() {
        for (address, expected) in [
            (
                "https://a1.example.com/x?c={code}",
                "aaaaa://a0.aaaaaaa.com/x?c={code}",
            ),
            ("/confirm/12?e={email}", "/aaaaaaa/00?a={email}"),
            ("https://a.example/logo.png", "aaaaa://a.aaaaaaa/aaaa.png"),
            ("help@a.example", "aaaa@a.example"),
            ("https://t.co/x", "https://t.co/x"),
            ("https://10.0.0.1/x", "https://10.0.0.1/x"),
        ] {
            assert_eq!(masked(address), expected);
        }
    }
}
