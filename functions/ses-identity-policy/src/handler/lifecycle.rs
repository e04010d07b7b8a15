//! The two things that a request can ask for in either protocol: a state to settle, or a removal.

use super::Invocation;
use super::request_log::RequestLog;
use crate::attributes::Attributes;
use crate::desired::{DesiredState, Surroundings, claim, decide, earlier, no_attributes};
use crate::owner::Claim;
use crate::physical_id::{PhysicalId, PolicyLocation};
use crate::plan::{Change, plan};
use crate::request::RawProperties;
use crate::resource_type::ResourceType;
use crate::ses::{Limits, Removal, RequestFailure};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// The time in which a Delete with a made-up id looks for the policy of a Create that CloudFormation
/// cancelled, and that may still run. A Create starts no write later than [`WRITE_WINDOW`].
const SEARCH: Duration = Duration::from_secs(35);
const SEARCH_PAUSE: Duration = Duration::from_secs(5);
/// The time kept for the last look, at most.
const LAST_LOOK: Duration = Duration::from_secs(5);
/// The time after the receipt of a Create or an Update of CloudFormation in which a write may start.
pub(super) const WRITE_WINDOW: Duration = Duration::from_secs(30);
/// The time in which the failed calls of every other request are repeated: enough for many stacks that
/// share SES's one request a second, and less than a person waits for a stack.
pub(super) const RETRIES: Duration = Duration::from_secs(300);

/// One request for one resource, without its protocol.
pub(super) struct Lifecycle<'a> {
    pub(super) invocation: &'a Invocation,
    pub(super) log: &'a RequestLog,
    pub(super) resource_type: ResourceType,
    pub(super) surroundings: Surroundings<'a>,
    pub(super) limits: Limits,
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
    /// Serves Create and Update: reaches the desired state, and removes what the change replaces.
    pub(super) async fn settle(&self, change: &Change) -> Result<Settled, RequestFailure> {
        let value = self.properties.value().map_err(|error| {
            RequestFailure::without_trace(format!("the properties cannot be used: {error}"))
        })?;
        let previous = self.previous.value_or_null();
        let desired = decide(self.resource_type, &value, self.surroundings)
            .map_err(|refusal| RequestFailure::without_trace(refusal.to_string()))?;
        let earlier = earlier(self.resource_type, &previous, self.surroundings);
        let plan = plan(change, &desired.state, earlier);
        self.decided(plan.decision(), target(&desired.state));
        let claim = claim(self.resource_type, &[&value, &previous], self.surroundings);
        let limits = Limits {
            retry_until: self.limits.retry_until + wait(&desired.state),
            ..self.limits
        };
        let attributes = self
            .invocation
            .carry_out(&plan, desired, &claim, limits)
            .await?;
        Ok(Settled {
            physical_id: plan.physical_id,
            attributes,
        })
    }

    /// Serves CloudFormation's Delete. The physical id decides, so no property of any age can get in
    /// its way.
    pub(super) async fn delete_by_id(&self, id: &str) -> Result<Settled, RequestFailure> {
        let value = self.properties.value_or_null();
        let earlier = earlier(self.resource_type, &value, self.surroundings);
        let claim = claim(self.resource_type, &[&value], self.surroundings);
        let physical_id = PhysicalId::parse(id);
        match (&physical_id, &earlier.location) {
            (PhysicalId::At { location, .. }, _) => {
                let is_former_id = physical_id.is_spelt_as(earlier.spelling.as_deref());
                self.remove(location, &claim, is_former_id).await?;
            }
            (PhysicalId::MadeUp, Some(location)) => self.search(location, &claim).await?,
            (PhysicalId::MadeUp, None) | (PhysicalId::Nothing, _) => self.decided("nothing", None),
        }
        Ok(self.deleted(id))
    }

    /// Serves Terraform's delete, which has no physical id: the input names the policy. With an
    /// instance the mark also finds the policy that a failed update has left
    /// (terraform-provider-aws#43447).
    pub(super) async fn delete_by_input(&self) -> Result<Settled, RequestFailure> {
        let value = self.properties.value_or_null();
        let earlier = earlier(self.resource_type, &value, self.surroundings);
        let claim = claim(self.resource_type, &[&value], self.surroundings);
        match &earlier.location {
            Some(location) => {
                self.remove(location, &claim, false).await?;
                if claim.has_instance() {
                    self.remove_marked(location, &claim).await?;
                }
            }
            None => self.decided("nothing", None),
        }
        Ok(self.deleted(""))
    }

    async fn remove(
        &self,
        location: &PolicyLocation,
        claim: &Claim,
        is_former_id: bool,
    ) -> Result<(), RequestFailure> {
        self.decided("remove", None);
        let ses = self.invocation.ses(&location.region, self.limits);
        let removal = ses.remove(location, claim, is_former_id).await?;
        self.log_removal(removal);
        Ok(())
    }

    /// Looks for policies of ours until a cancelled Create can write no more.
    async fn search(&self, location: &PolicyLocation, claim: &Claim) -> Result<(), RequestFailure> {
        self.decided("search", None);
        let until = self.end_of_search();
        loop {
            self.remove_marked(location, claim).await?;
            let now = Instant::now();
            if now >= until {
                return Ok(());
            }
            sleep_until((now + SEARCH_PAUSE).min(until)).await;
        }
    }

    /// The last look needs some time itself, so a short deadline ends the search earlier.
    fn end_of_search(&self) -> Instant {
        let now = Instant::now();
        let left = self.limits.work_until.saturating_duration_since(now);
        now + SEARCH.min(left - LAST_LOOK.min(left / 3))
    }

    async fn remove_marked(
        &self,
        location: &PolicyLocation,
        claim: &Claim,
    ) -> Result<(), RequestFailure> {
        let ses = self.invocation.ses(&location.region, self.limits);
        let removed = ses.remove_marked(&location.identity, claim).await?;
        (0..removed).for_each(|_| self.log_removal(Removal::Removed));
        Ok(())
    }

    fn deleted(&self, physical_id: &str) -> Settled {
        Settled {
            physical_id: physical_id.to_owned(),
            attributes: no_attributes(self.resource_type),
        }
    }

    fn decided(&self, decision: &'static str, target: Option<PolicyLocation>) {
        self.invocation.progress.decided(decision, target);
        self.log.line("decided", json!({ "decision": decision }));
    }

    fn log_removal(&self, removal: Removal) {
        let removal: Value = format!("{removal:?}").into();
        self.log.line("removal", json!({ "removal": removal }));
    }
}

/// Returns the time that the resource may wait for a verification.
fn wait(desired: &DesiredState) -> Duration {
    match desired {
        DesiredState::Checked(Some(sender)) => sender.wait,
        _ => Duration::ZERO,
    }
}

fn target(desired: &DesiredState) -> Option<PolicyLocation> {
    desired.location().cloned()
}
