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

/// The number of scopes from which on it pays to look at their colours first. A group costs two checks, those of its
/// ends: of three scopes that would save one, and the look at their colours costs as much.
const MANY: usize = 4;

/// Scopes of one language that are alike, those with the shortest names first.
#[derive(Debug)]
pub struct Group<'b> {
    members: Vec<Member<'b>>,
    /// True if they have colours of their own.
    has_palettes: bool,
}

/// A scope in a group.
#[derive(Debug, Clone, Copy)]
struct Member<'b> {
    batch: &'b Batch,
    /// The length of its name, in bytes.
    length: usize,
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
impl Group<'_> {
    /// Divides the group into one for each member, to check it by itself.
    pub fn apart(self) -> impl Iterator<Item = Self> {
        let alone = |member| Self {
            members: vec![member],
            has_palettes: false,
        };
        self.members.into_iter().map(alone)
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

    fn member<'b>(&self, batch: &'b Batch) -> Member<'b> {
        let length = self.settings.look.brand.name.len();
        Member { batch, length }
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
        palettes.len() > 1 && palettes.values().map(Vec::len).sum::<usize>() >= MANY
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
    let mut groups: BTreeMap<_, Vec<Member<'b>>> = BTreeMap::new();
    for batch in batches {
        let scope = of_scope[&batch.scope.as_ref()];
        let (likeness, palette) = (scope.likeness.as_str(), scope.palette.as_str());
        let palette = if clear.contains(&(likeness, palette)) {
            ""
        } else {
            palette
        };
        let key = (batch.tag.clone(), likeness, palette);
        groups.entry(key).or_default().push(scope.member(batch));
    }
    let groups = groups.into_iter().map(|((.., palette), mut members)| {
        members.sort_by_key(|member| member.length);
        Group {
            members,
            has_palettes: palette.is_empty(),
        }
    });
    groups.collect()
}

/// The findings of one batch, and the number of its rendered mails.
type Checked = (Findings, usize);

/// A run of a group's members that is checked by its ends.
struct Ends<'g, 'b> {
    members: &'g [Member<'b>],
    /// The findings of the first member, if they are known.
    first: Option<Checked>,
    /// Those of the last one.
    last: Option<Checked>,
}

impl Group<'_> {
    /// Checks the group with as few calls of `check_one` as its findings allow.
    pub fn check(&self, check_one: &mut impl FnMut(&Batch) -> Checked) -> Checked {
        let ends = Ends {
            members: &self.members,
            first: None,
            last: None,
        };
        let mut checked = (Findings::default(), 0);
        self.check_run(ends, check_one, &mut checked);
        checked
    }

    fn check_run(
        &self,
        ends: Ends<'_, '_>,
        check_one: &mut impl FnMut(&Batch) -> Checked,
        checked: &mut Checked,
    ) {
        let members = ends.members;
        let [one, .., other] = members else {
            if let [only] = members {
                let known = ends.first.or(ends.last);
                add(checked, known.unwrap_or_else(|| check_one(only.batch)));
            }
            return;
        };
        let first = ends.first.unwrap_or_else(|| check_one(one.batch));
        let last = ends.last.unwrap_or_else(|| check_one(other.batch));
        if self.are_alike(&first, &last) {
            for member in members {
                let findings = last.0.of_scope(member.batch.scope.as_ref());
                add(checked, (findings, last.1));
            }
            return;
        }
        let (shorter, longer) = members.split_at(middle(members));
        let shorter = Ends {
            members: shorter,
            first: Some(first),
            last: None,
        };
        let longer = Ends {
            members: longer,
            first: None,
            last: Some(last),
        };
        self.check_run(shorter, check_one, checked);
        self.check_run(longer, check_one, checked);
    }

    /// Returns true if what is found at both ends holds for all between.
    fn are_alike(&self, first: &Checked, last: &Checked) -> bool {
        let mut findings = last.0.all();
        first.1 == last.1
            && first.0.is_like(&last.0)
            && findings.all(|finding| stands_for_others(finding, self.has_palettes))
    }
}

fn add(checked: &mut Checked, (findings, rendered): Checked) {
    checked.0.extend(findings);
    checked.1 += rendered;
}

/// Returns the place to split a run at: where the name's length changes, next to the middle, since names of one
/// length differ least.
fn middle(members: &[Member<'_>]) -> usize {
    let half = members.len() / 2;
    let changes = (1..members.len()).filter(|at| members[*at].length != members[at - 1].length);
    changes.min_by_key(|at| at.abs_diff(half)).unwrap_or(half)
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
    !(is_in_scope || is_about_address || has_palettes && id == rule::CONTRAST.id)
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
            target: crate::args::Target::CustomMessage,
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
        // Three names of each length.
        let member = |(at, batch)| Member {
            batch,
            length: at / 3,
        };
        let group = Group {
            members: batches.iter().enumerate().map(member).collect(),
            has_palettes: false,
        };
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
        let (findings, rendered) = group.check(&mut check_one);
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
            assert!(looks <= 2 * (count.ilog2() as usize + 2), "{looks} looks");
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
