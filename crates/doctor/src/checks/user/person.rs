//! A user, found by name or by address.

use crate::case::Case;
use crate::evidence::Node;
use crate::finding::Read;
use crate::operation::Operation;
use crate::verdict::Gap;

/// A user as ListUsers or AdminGetUser describes it.
#[derive(Debug, Clone)]
pub(super) struct Person<'a> {
    /// The description.
    pub(super) node: Node<'a>,
    attributes: Node<'a>,
    /// True if the description lists the factors that the user has set up.
    pub(super) has_factors: bool,
}

/// The users found, and the evidence.
pub(super) struct Found<'a> {
    pub(super) people: Vec<Person<'a>>,
    pub(super) read: Read,
}

/// Finds users. An address is looked up by ListUsers, because AdminGetUser makes an active user of
/// whoever it returns, which is billed.
pub(super) fn find<'a>(case: &Case<'a>, asked: &str) -> Result<Found<'a>, Gap> {
    if !asked.contains('@') {
        return by_name(case, asked);
    }
    let listed = case
        .evidence
        .ask(Operation::ListUsers, case.region(), asked);
    let users = match listed.body().and_then(|body| body.at("Users").list()) {
        Ok(users) => users,
        Err(gap) => {
            return by_name(case, asked)
                .ok()
                .filter(|found| !found.people.is_empty())
                .ok_or(gap);
        }
    };
    if users.is_empty() {
        return by_name(case, asked);
    }
    let people = users.into_iter().map(|node| Person {
        attributes: node.at("Attributes"),
        node,
        has_factors: false,
    });
    Ok(Found {
        people: people.collect(),
        read: listed.read(),
    })
}

fn by_name<'a>(case: &Case<'a>, name: &str) -> Result<Found<'a>, Gap> {
    let asked = case
        .evidence
        .ask(Operation::AdminGetUser, case.region(), name);
    let person = asked.found()?.map(|node| Person {
        attributes: node.at("UserAttributes"),
        node,
        has_factors: true,
    });
    Ok(Found {
        people: person.into_iter().collect(),
        read: asked.read(),
    })
}

impl<'a> Person<'a> {
    pub(super) fn status(&self) -> Node<'a> {
        self.node.at("UserStatus")
    }

    /// Returns the value of an attribute; none if the user lacks it.
    pub(super) fn attribute(&self, name: &str) -> Result<Option<Node<'a>>, Gap> {
        for attribute in self.attributes.list()? {
            if attribute.at("Name").text()? == name {
                return Ok(Some(attribute.at("Value")));
            }
        }
        Ok(None)
    }

    pub(super) fn has_attribute(&self, name: &str, value: &str) -> Result<bool, Gap> {
        let found = self.attribute(name)?;
        found.map_or(Ok(false), |found| Ok(found.text()? == value))
    }

    /// Returns the evidence of the list of attributes, without its values.
    pub(super) fn read_attributes(&self, name: &str) -> Read {
        let mut read = self.attributes.read();
        let value = self.attribute(name).ok().flatten();
        read.field = format!("{} {name}", read.field);
        read.value = value.map_or_else(|| "absent".to_owned(), |value| value.read().value);
        read
    }

    /// Returns the user's address.
    pub(super) fn email(&self) -> Result<Option<String>, Gap> {
        let email = self.attribute("email")?;
        let text = email.map(|email| email.text()).transpose()?;
        Ok(text.filter(|text| !text.is_empty()).map(str::to_owned))
    }

    /// Returns `--region … --user-pool-id … --username …`.
    pub(super) fn arguments(&self, case: &Case<'_>) -> String {
        let name = self.node.at("Username");
        let name = name.text().unwrap_or("USERNAME").replace('"', "\\\"");
        format!(
            "--region {} --user-pool-id {} --username \"{name}\"",
            case.region(),
            case.target().pool
        )
    }
}
