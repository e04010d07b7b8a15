//! One invocation of the function, and the steps of its plan.

use super::App;
use crate::attributes::Attributes;
use crate::deadline::Deadline;
use crate::desired::{Attachment, DesiredState};
use crate::physical_id::PolicyLocation;
use crate::plan::{Plan, Step};
use crate::progress::Progress;
use crate::ses::{Removal, RequestFailure};
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

    /// Takes the steps of a plan in order; returns the attributes of the policy that is then attached.
    pub(super) async fn carry_out(
        &self,
        plan: &Plan,
        desired: &DesiredState,
        sids: &[String],
    ) -> Result<Attributes, RequestFailure> {
        let mut attributes = match desired {
            DesiredState::Nothing { warnings } => Attributes::nothing(warnings.clone()),
            DesiredState::Attached(_) => Attributes::default(),
        };
        let mut notes = vec![];
        for step in &plan.steps {
            match step {
                Step::Attach(attachment) => attributes = self.attach(attachment, sids).await?,
                Step::Remove(location) => drop(self.remove(location, sids).await?),
                Step::RemoveLeftover(location) => {
                    notes.extend(self.remove_leftover(location, sids).await?);
                }
            }
        }
        attributes.warnings.extend(notes);
        Ok(attributes)
    }

    async fn attach(
        &self,
        attachment: &Attachment,
        sids: &[String],
    ) -> Result<Attributes, RequestFailure> {
        let region = &attachment.location.region;
        let ses = self.app.ses.client(region, self.progress.clone());
        let warnings = ses.attach(attachment, sids).await?;
        Ok(Attributes::of(attachment, warnings))
    }

    pub(super) async fn remove(
        &self,
        location: &PolicyLocation,
        sids: &[String],
    ) -> Result<Removal, RequestFailure> {
        let ses = self.app.ses.client(&location.region, self.progress.clone());
        ses.remove(location, sids).await
    }

    /// Returns a warning where the role may not look: a role that may not look has not attached
    /// anything there either, so the rollback can go on.
    async fn remove_leftover(
        &self,
        location: &PolicyLocation,
        sids: &[String],
    ) -> Result<Option<String>, RequestFailure> {
        match self.remove(location, sids).await {
            Ok(_) => Ok(None),
            Err(failure) if failure.denied => Ok(Some(format!(
                "a policy may be left at {location}: {failure}"
            ))),
            Err(failure) => Err(failure),
        }
    }
}
