//! The two things that a request can ask for in either protocol: a state to settle, or a removal.

use super::Invocation;
use super::request_log::RequestLog;
use crate::attributes::Attributes;
use crate::desired::{DesiredState, decide, location_of, owner_of};
use crate::owner::Maker;
use crate::physical_id::PolicyLocation;
use crate::plan::{Change, plan, plan_delete};
use crate::properties::Properties;
use crate::request::RawProperties;
use crate::ses::RequestFailure;
use serde_json::json;

/// One request for one resource, without its protocol.
pub(super) struct Lifecycle<'a> {
    pub(super) invocation: &'a Invocation,
    pub(super) log: &'a RequestLog,
    pub(super) maker: Maker<'a>,
    /// The properties to settle, or those of the resource to delete.
    pub(super) properties: &'a RawProperties,
    /// The properties before them, of an update.
    pub(super) previous: &'a RawProperties,
}

/// The result of a request that succeeded.
pub(super) struct Settled {
    pub(super) physical_id: String,
    pub(super) attributes: Attributes,
}

impl Lifecycle<'_> {
    /// Serves Create and Update: attaches the desired policy, and removes what the change replaces.
    pub(super) async fn settle(&self, change: &Change) -> Result<Settled, RequestFailure> {
        let properties = self
            .properties
            .value()
            .map_err(|error| unusable(&error))
            .and_then(|value| Properties::parse(&value).map_err(|error| unusable(&error)))?;
        let previous = Properties::parse_leniently(&self.previous.value_or_null());
        let desired = decide(&properties, self.maker, self.invocation.account.as_deref())
            .map_err(|refusal| RequestFailure::without_trace(refusal.to_string()))?;
        let plan = plan(change, &desired, location_of(&previous, self.maker));
        self.decided(plan.decision(), target(&desired));
        let marks = self.marks(&[&properties, &previous]);
        let attributes = self.invocation.carry_out(&plan, &desired, &marks).await?;
        Ok(Settled {
            physical_id: plan.physical_id,
            attributes,
        })
    }

    /// Serves Delete. CloudFormation gives a physical id, and the id alone decides, so no property
    /// of any age can get in its way. Terraform gives none: the input names the policy.
    pub(super) async fn delete(&self, physical_id: &str) -> Result<Settled, RequestFailure> {
        let properties = Properties::parse_leniently(&self.properties.value_or_null());
        let location = match self.maker {
            Maker::Stack { .. } => PolicyLocation::parse(physical_id),
            Maker::Terraform => location_of(&properties, self.maker),
        };
        let plan = plan_delete(location.clone(), physical_id);
        self.decided(plan.decision(), None);
        if let Some(location) = location {
            let marks = self.marks(&[&properties]);
            let removal = self.invocation.remove(&location, &marks).await?;
            let removal = format!("{removal:?}");
            self.log.line("removal", json!({ "removal": removal }));
        }
        Ok(Settled {
            physical_id: plan.physical_id,
            attributes: Attributes::nothing(vec![]),
        })
    }

    /// Returns the marks of this resource. Terraform's depends on the input, so the input before the
    /// change gives a second one.
    fn marks(&self, ages: &[&Properties]) -> Vec<String> {
        let owners = ages
            .iter()
            .filter_map(|properties| owner_of(properties, self.maker));
        owners.map(|owner| owner.sid()).collect()
    }

    fn decided(&self, decision: &'static str, target: Option<PolicyLocation>) {
        self.invocation.progress.decided(decision, target);
        self.log.line("decided", json!({ "decision": decision }));
    }
}

fn target(desired: &DesiredState) -> Option<PolicyLocation> {
    match desired {
        DesiredState::Attached(attachment) => Some(attachment.location.clone()),
        DesiredState::Nothing { .. } => None,
    }
}

fn unusable(error: &dyn std::error::Error) -> RequestFailure {
    RequestFailure::without_trace(format!("the properties cannot be used: {error}"))
}
