//! The case: a pool, the way that its mail takes, and the evidence.

use crate::catalog::Check;
use crate::evidence::{Asked, Evidence, Node};
use crate::facts::Target;
use crate::finding::Finding;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict, finding};
use sending::arn::{IdentityArn, UserPoolArn, account_of};
use sending::mailbox::Mailbox;
use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The sender of a pool's mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SendingAccount {
    /// `DEVELOPER`: SES of the pool's account.
    Developer,
    /// `COGNITO_DEFAULT`: Cognito's own SES.
    CognitoDefault,
}

/// A pool with its evidence.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    pub(crate) evidence: Evidence<'a>,
    /// Whatever almost every check asks for is read once.
    pool: OnceCell<Result<Node<'a>, Gap>>,
    has_custom_sender: OnceCell<bool>,
}

/// A check and its function.
pub(crate) type Row = (&'static Check, fn(&Case<'_>) -> Verdict);

impl<'a> Case<'a> {
    pub(crate) fn new(evidence: Evidence<'a>) -> Self {
        Self {
            evidence,
            pool: OnceCell::new(),
            has_custom_sender: OnceCell::new(),
        }
    }

    pub(crate) fn target(&self) -> &'a Target {
        &self.evidence.facts().target
    }

    /// Runs the checks of a hop.
    pub(crate) fn run(&self, rows: &[Row]) -> Vec<Finding> {
        let findings = rows
            .iter()
            .filter_map(|(check, function)| self.settle(check, || function(self)));
        findings.collect()
    }

    /// Makes the finding of one check. A check that panics has found nothing out.
    pub(crate) fn settle(
        &self,
        check: &'static Check,
        verdict: impl FnOnce() -> Verdict,
    ) -> Option<Finding> {
        let verdict = catch_unwind(AssertUnwindSafe(verdict));
        let verdict =
            verdict.unwrap_or_else(|_| Err(Gap::new("this check failed: please report it")));
        finding(check, verdict, self.has_custom_sender())
    }

    /// Returns the answer of DescribeUserPool.
    pub(crate) fn described(&self) -> Asked<'a> {
        let Target { pool, region, .. } = self.target();
        self.evidence.ask(Operation::DescribeUserPool, region, pool)
    }

    /// Returns `UserPool`.
    pub(crate) fn pool(&self) -> Result<Node<'a>, Gap> {
        self.pool.get_or_init(|| self.read_pool()).clone()
    }

    fn read_pool(&self) -> Result<Node<'a>, Gap> {
        let pool = self.described().body()?.at("UserPool");
        if pool.exists() {
            Ok(pool)
        } else {
            Err(Gap::new("the answer of DescribeUserPool has no UserPool").read(pool.read()))
        }
    }

    /// Returns the Region that the pool's mail is asked for.
    pub(crate) fn region(&self) -> &'a str {
        &self.target().region
    }

    /// Returns the pool's account.
    pub(crate) fn account(&self) -> Result<String, Gap> {
        let arn = self.pool()?.at("Arn");
        match arn.optional_text()?.and_then(account_of) {
            Some(account) => Ok(account.to_owned()),
            None => Err(Gap::new("the pool's Arn holds no account").read(arn.read())),
        }
    }

    /// Returns the pool's ARN, in the Region that was asked.
    pub(crate) fn pool_arn(&self) -> Result<UserPoolArn, Gap> {
        let arn = self.pool()?.at("Arn");
        UserPoolArn::parse(arn.text()?)
            .map_err(|error| Gap::new(error.to_string()).read(arn.read()))
    }

    pub(crate) fn email(&self) -> Result<Node<'a>, Gap> {
        let email = self.pool()?.at("EmailConfiguration");
        if email.exists() {
            Ok(email)
        } else {
            Err(Gap::new("the pool has no EmailConfiguration in the answer").read(email.read()))
        }
    }

    pub(crate) fn sending_account(&self) -> Result<SendingAccount, Gap> {
        let account = self.email()?.at("EmailSendingAccount");
        match account.text()? {
            "DEVELOPER" => Ok(SendingAccount::Developer),
            "COGNITO_DEFAULT" => Ok(SendingAccount::CognitoDefault),
            _ => Err(account.unfamiliar()),
        }
    }

    /// Returns the identity that the pool sends as; none for a pool that sends as Cognito itself.
    pub(crate) fn identity(&self) -> Result<Option<IdentityArn>, Gap> {
        let source = self.email()?.at("SourceArn");
        let is_default = self.sending_account()? == SendingAccount::CognitoDefault;
        if is_default && !source.exists() {
            return Ok(None);
        }
        // A SourceArn that is not an identity's has its own finding, pool-source-account.
        Ok(IdentityArn::parse(source.text()?).ok())
    }

    /// Returns the identity of a pool that sends through its account's own SES.
    pub(crate) fn own_identity(&self) -> Result<Option<IdentityArn>, Gap> {
        match self.sending_account()? {
            SendingAccount::Developer => self.identity(),
            SendingAccount::CognitoDefault => Ok(None),
        }
    }

    /// Returns the sender: `From`, or the identity if it is an address.
    pub(crate) fn sender(&self) -> Result<Option<Mailbox>, Gap> {
        let Some(identity) = self.identity()? else {
            return Ok(None);
        };
        let from = self.email()?.at("From");
        let text = match from.optional_text()? {
            Some(text) => text,
            None if identity.is_address() => &identity.name,
            None => return Ok(None),
        };
        Ok(Mailbox::parse(text).ok())
    }

    /// Returns true if the pool's mail is sent by a function of its owner.
    pub(crate) fn has_custom_sender(&self) -> bool {
        *self.has_custom_sender.get_or_init(|| {
            let triggers = self.pool().map(|pool| pool.at("LambdaConfig"));
            triggers.is_ok_and(|triggers| triggers.at("CustomEmailSender.LambdaArn").exists())
        })
    }

    /// Returns a pool setting's fixes: a command would reset every setting that it omits, so there is
    /// none.
    pub(crate) fn pool_setting(
        &self,
        outcome: Outcome,
        cloudformation: &str,
        terraform: &str,
    ) -> Outcome {
        let Target { pool, region, .. } = self.target();
        outcome
            .cloudformation(format!("# AWS::Cognito::UserPool, Properties\n{cloudformation}"))
            .terraform(format!("# aws_cognito_user_pool\n{terraform}"))
            .note(format!(
                "or in the console: Amazon Cognito, {region}, user pool {pool} (the API would reset every setting that it does not name)"
            ))
    }
}
