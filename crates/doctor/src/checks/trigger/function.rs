//! The functions themselves.

use crate::case::Case;
use crate::evidence::{Asked, Node};
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

/// The triggers that come before a mail: a failure of one means that no mail leaves.
const BEFORE_A_MAIL: [&str; 3] = ["PreSignUp", "CustomMessage", "CustomEmailSender.LambdaArn"];

/// A function that the pool calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Function {
    /// The trigger's name.
    pub(super) trigger: String,
    /// The ARN as the pool has it.
    pub(super) arn: String,
    /// The function's Region.
    pub(super) region: String,
    /// The function's name.
    pub(super) name: String,
    /// The version or the alias, if the ARN has one.
    pub(super) qualifier: Option<String>,
}

impl Function {
    /// Reads `arn:aws:lambda:<region>:<account>:function:<name>[:<qualifier>]`.
    fn parse(trigger: &str, arn: &str) -> Option<Self> {
        let parts: Vec<&str> = arn.split(':').collect();
        let ["arn", _, "lambda", region, _, "function", name, rest @ ..] = parts.as_slice() else {
            return None;
        };
        Some(Self {
            trigger: trigger.split('.').next().unwrap_or(trigger).to_owned(),
            arn: arn.to_owned(),
            region: (*region).to_owned(),
            name: (*name).to_owned(),
            qualifier: rest.first().map(|qualifier| (*qualifier).to_owned()),
        })
    }

    /// Returns true for the function that sends the mail in place of Cognito.
    pub(super) fn is_custom_sender(&self) -> bool {
        self.trigger == "CustomEmailSender"
    }

    /// Returns the ARN without a qualifier.
    pub(super) fn unqualified(&self) -> &str {
        match &self.qualifier {
            Some(qualifier) => self
                .arn
                .trim_end_matches(qualifier.as_str())
                .trim_end_matches(':'),
            None => &self.arn,
        }
    }

    /// Returns `--function-name NAME`, with the qualifier.
    pub(super) fn arguments(&self) -> String {
        let qualifier = self.qualifier.as_ref();
        let qualifier = qualifier
            .map(|it| format!(" --qualifier {it}"))
            .unwrap_or_default();
        format!(
            "--region {} --function-name {}{qualifier}",
            self.region, self.name
        )
    }

    /// Returns the command that shows the log of the last day.
    pub(super) fn log(&self) -> String {
        format!(
            "aws logs tail /aws/lambda/{} --region {} --since 1d",
            self.name, self.region
        )
    }

    pub(super) fn configuration<'a>(&self, case: &Case<'a>) -> Asked<'a> {
        case.evidence
            .ask(Operation::GetFunctionConfiguration, &self.region, &self.arn)
    }

    /// Returns true if Lambda says that the function does not exist, which has its own finding.
    pub(super) fn is_absent(&self, case: &Case<'_>) -> bool {
        matches!(self.configuration(case).found(), Ok(None))
    }
}

pub(super) fn triggers<'a>(case: &Case<'a>) -> Result<Node<'a>, Gap> {
    let triggers = case.pool()?.at("LambdaConfig");
    triggers.members()?;
    Ok(triggers)
}

/// Returns the functions of the triggers before a mail, each once.
pub(super) fn all(case: &Case<'_>) -> Result<Vec<Function>, Gap> {
    let triggers = triggers(case)?;
    let mut functions: Vec<Function> = vec![];
    for trigger in BEFORE_A_MAIL {
        let arn = triggers.at(trigger);
        let Some(text) = arn.optional_text()? else {
            continue;
        };
        let function = Function::parse(trigger, text).ok_or_else(|| arn.unfamiliar())?;
        match functions.iter_mut().find(|known| known.arn == function.arn) {
            Some(known) => known.trigger = format!("{} and {}", known.trigger, function.trigger),
            None => functions.push(function),
        }
    }
    Ok(functions)
}

pub(super) fn missing(case: &Case<'_>, function: &Function) -> Verdict {
    let asked = function.configuration(case);
    let (trigger, arn) = (&function.trigger, &function.arn);
    if asked.found()?.is_some() {
        return Outcome::ok(format!("the {trigger} function {arn} exists"))
            .read(asked.read())
            .into();
    }
    let outcome = Outcome::broken(format!(
        "the pool's {trigger} function {arn} does not exist"
    ))
    .read(asked.read())
    .command(format!(
        "aws lambda list-functions --region {}",
        function.region
    ));
    let cloudformation = format!("LambdaConfig:\n  {trigger}: !GetAtt YourFunction.Arn");
    let terraform =
        "lambda_config {\n  custom_message = aws_lambda_function.yours.arn\n}".to_owned();
    case.pool_setting(outcome, &cloudformation, &terraform)
        .into()
}

pub(super) fn state(case: &Case<'_>, function: &Function) -> Verdict {
    let Some(configuration) = function.configuration(case).found()? else {
        return Ok(None);
    };
    let (state, update) = (
        configuration.at("State"),
        configuration.at("LastUpdateStatus"),
    );
    let subject = format!("the {} function {}", function.trigger, function.name);
    let code = configuration.at("StateReasonCode");
    let reason = reason(&configuration, "StateReasonCode", "StateReason")?;
    match state.text()? {
        "Active" => {}
        "Pending" | "Inactive" | "Failed" | "Deactivating" | "ActiveNonInvocable" => {
            return Outcome::broken(format!("{subject} is not active: {}{reason}", state.text()?))
                .read(state.read())
                .reads(code.exists().then(|| code.read()))
                .command(format!("aws lambda get-function-configuration {}", function.arguments()))
                .note("fix the reason that Lambda gives, then update the function's code or configuration")
                .into();
        }
        _ => return Err(state.unfamiliar()),
    }
    if update.text()? == "Failed" {
        let reason = self::reason(
            &configuration,
            "LastUpdateStatusReasonCode",
            "LastUpdateStatusReason",
        )?;
        return Outcome::risk(format!(
            "the last update of {subject} failed, so an older version answers{reason}"
        ))
        .read(update.read())
        .note("update the function again")
        .into();
    }
    Outcome::ok(format!("{subject} is active"))
        .read(state.read())
        .into()
}

fn reason(configuration: &Node<'_>, code: &str, text: &str) -> Result<String, Gap> {
    let parts = [
        configuration.at(code).optional_text()?,
        configuration.at(text).optional_text()?,
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    Ok(if parts.is_empty() {
        String::new()
    } else {
        format!(" ({})", parts.join(": "))
    })
}

/// Cognito's limit for every trigger ("Customizing user pool workflows with Lambda triggers").
const COGNITO_WAITS: f64 = 5.0;

pub(super) fn timeout(case: &Case<'_>, function: &Function) -> Verdict {
    let Some(configuration) = function.configuration(case).found()? else {
        return Ok(None);
    };
    let (timeout, vpc) = (
        configuration.at("Timeout"),
        configuration.at("VpcConfig.VpcId"),
    );
    let seconds = timeout.number()?;
    let subject = format!("the {} function {}", function.trigger, function.name);
    if vpc.optional_text()?.is_some_and(|vpc| !vpc.is_empty()) {
        return Outcome::risk(format!("{subject} runs in a VPC, which delays its start and its way to AWS; Cognito waits 5 seconds"))
            .read(vpc.read())
            .note("take it out of the VPC if it needs nothing there")
            .into();
    }
    let message = if function.is_custom_sender() {
        format!("Cognito does not wait for {subject}")
    } else if seconds > COGNITO_WAITS {
        format!("{subject} may take {seconds} s, of which Cognito waits 5")
    } else {
        format!("{subject} ends before Cognito stops waiting")
    };
    Outcome::ok(message).read(timeout.read()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arn_with_and_without_a_qualifier() {
        let plain = "arn:aws:lambda:eu-west-1:123456789012:function:cm";
        let function = Function::parse("CustomMessage", &format!("{plain}:live")).unwrap();
        assert_eq!(function.unqualified(), plain);
        assert_eq!(
            function.arguments(),
            "--region eu-west-1 --function-name cm --qualifier live"
        );
        assert_eq!(
            Function::parse("CustomMessage", plain)
                .unwrap()
                .unqualified(),
            plain
        );
        assert_eq!(
            Function::parse("CustomMessage", "arn:aws:sns:eu-west-1:1:t"),
            None
        );
    }
}
