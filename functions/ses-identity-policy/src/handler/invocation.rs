//! One invocation of the function, and the steps of its plan.

use super::App;
use crate::attributes::Attributes;
use crate::deadline::Deadline;
use crate::desired::{Attachment, Desired};
use crate::owner::Claim;
use crate::physical_id::PolicyLocation;
use crate::plan::{Plan, Step};
use crate::progress::Progress;
use crate::ses::{Limits, RequestFailure, Ses};
use lambda_runtime::Context;
use sending::arn;
use std::sync::Arc;

/// The state of one invocation.
#[derive(Debug, Clone)]
pub(super) struct Invocation {
    pub(super) app: App,
    pub(super) deadline: Deadline,
    /// The account that the function runs in, if Lambda names it.
    pub(super) account: Option<String>,
    pub(super) progress: Arc<Progress>,
}

impl Invocation {
    pub(super) fn new(app: App, context: &Context) -> Self {
        Self {
            app,
            deadline: Deadline::at(context.deadline),
            account: arn::account_of(&context.invoked_function_arn).map(str::to_owned),
            progress: Arc::default(),
        }
    }

    pub(super) fn ses(&self, region: &str, limits: Limits) -> Ses {
        self.app.ses.client(region, self.progress.clone(), limits)
    }

    /// Takes the steps of a plan in order; returns the attributes of the state that is then reached.
    pub(super) async fn carry_out(
        &self,
        plan: &Plan,
        desired: Desired,
        claim: &Claim,
        limits: Limits,
    ) -> Result<Attributes, RequestFailure> {
        let mut attributes = desired.attributes;
        attributes.warnings = desired.warnings;
        for step in &plan.steps {
            match step {
                Step::Check(sender) => {
                    let ses = self.ses(&sender.identity.region, limits);
                    attributes.warnings.extend(ses.check(sender).await?);
                }
                Step::Attach(attachment) => {
                    self.attach(attachment, claim, limits, &mut attributes)
                        .await?;
                }
                Step::Remove(location) => {
                    let ses = self.ses(&location.region, limits);
                    ses.remove(location, claim, false).await?;
                }
                Step::RemoveLeftover(location) => {
                    let note = self.remove_leftover(location, claim, limits).await?;
                    attributes.warnings.extend(note);
                }
            }
        }
        Ok(attributes)
    }

    async fn attach(
        &self,
        attachment: &Attachment,
        claim: &Claim,
        limits: Limits,
        attributes: &mut Attributes,
    ) -> Result<(), RequestFailure> {
        let ses = self.ses(&attachment.location.region, limits);
        let attached = ses.attach(attachment, claim).await?;
        attributes.warnings.extend(attached.warnings);
        if let Some(principals) = &attached.principals {
            attributes.set_principals(principals);
        }
        Ok(())
    }

    /// Returns a warning where the role may not look: a role that may not look has not attached
    /// anything there either, so the rollback can go on.
    async fn remove_leftover(
        &self,
        location: &PolicyLocation,
        claim: &Claim,
        limits: Limits,
    ) -> Result<Option<String>, RequestFailure> {
        let ses = self.ses(&location.region, limits);
        match ses.remove(location, claim, false).await {
            Ok(_) => Ok(None),
            Err(failure) if failure.denied => Ok(Some(format!(
                "a policy may be left at {location}: {failure}"
            ))),
            Err(failure) => Err(failure),
        }
    }
}
