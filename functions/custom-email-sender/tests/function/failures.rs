//! SES and KMS that refuse, throttle and hang; other Regions.

use std::collections::VecDeque;
use std::time::Duration;

use crate::material::named;
use crate::stage::{Stage, event, sign_up, with_code};
use doubles::kms;
use doubles::outbox::Reaction;

const SENDERS: &str = "Region=eu-central-1;From=a@example.com|Region=us-east-1;From=b@example.com";
/// Short, so that a service that hangs is given up soon.
const SHORT: Duration = Duration::from_millis(2_500);

fn reacts(stage: &Stage, reactions: &[Reaction]) {
    let queue = VecDeque::from(reactions.to_vec());
    stage
        .ses
        .world()
        .reactions
        .insert("eu-west-1".to_owned(), queue);
}

fn always(stage: &Stage, region: &str, reaction: Reaction) {
    stage.ses.world().always.insert(region.to_owned(), reaction);
}

fn asked(stage: &Stage) -> Vec<String> {
    let mut asked = stage.ses.world().asked.clone();
    asked.dedup();
    asked
}

#[test]
fn throttling_and_faults_are_waited_out() {
    let mut stage = with_code(&[]);
    let throttled = Reaction::Refuses(
        429,
        "TooManyRequestsException",
        "Maximum sending rate exceeded.",
    );
    let fault = Reaction::Refuses(500, "InternalServiceErrorException", "");
    reacts(&stage, &[throttled.clone(), fault, throttled]);
    stage.invoke(&sign_up()).unwrap();
    assert_eq!(
        (stage.accepted().len(), stage.ses.world().asked.len()),
        (1, 4)
    );
}

#[test]
fn what_an_operator_can_fix_is_an_error() {
    for (status, name, words, told) in [
        (400, "AccountSuspendedException", "", "may not send"),
        (400, "SendingPausedException", "", "paused"),
        (400, "MailFromDomainNotVerifiedException", "", "MAIL FROM"),
        (
            400,
            "MessageRejected",
            "Email address is not verified: zebedee@quux.example",
            "not verified",
        ),
        (
            403,
            "AccessDeniedException",
            "no ses:SendEmail for zebedee@quux.example",
            "ses:SendEmail",
        ),
        (404, "NotFoundException", "", "configuration set"),
        (
            400,
            "LimitExceededException",
            "Daily message quota exceeded.",
            "quota",
        ),
    ] {
        let mut stage = with_code(&[]);
        always(&stage, "eu-west-1", Reaction::Refuses(status, name, words));
        let error = stage.invoke(&sign_up()).unwrap_err();
        assert!(
            error.starts_with("SesFailed") && error.contains(told),
            "{error}"
        );
        let line = stage.line();
        assert_eq!(
            (&line["level"], &line["Failed"], &line["Sent"]),
            (&"ERROR".into(), &1.into(), &0.into())
        );
        assert!(stage.accepted().is_empty());
    }
}

#[test]
fn a_failed_mail_is_sent_by_the_next_try() {
    let mut stage = with_code(&[]);
    reacts(
        &stage,
        &[Reaction::Refuses(400, "SendingPausedException", "")],
    );
    stage.invoke(&sign_up()).unwrap_err();
    stage.invoke(&sign_up()).unwrap();
    assert_eq!(stage.accepted().len(), 1);
}

#[test]
fn another_region_sends_what_the_first_cannot() {
    for reaction in [
        Reaction::Refuses(400, "SendingPausedException", ""),
        Reaction::Refuses(400, "AccountSuspendedException", ""),
        Reaction::Refuses(400, "MessageRejected", "Email address is not verified."),
        Reaction::Refuses(403, "AccessDeniedException", ""),
        Reaction::Refuses(503, "ServiceUnavailable", ""),
    ] {
        let mut stage = with_code(&[("SENDERS", SENDERS)]);
        always(&stage, "eu-west-1", reaction);
        always(
            &stage,
            "eu-central-1",
            Reaction::Refuses(400, "SendingPausedException", ""),
        );
        stage.invoke(&sign_up()).unwrap();
        assert_eq!(asked(&stage), ["eu-west-1", "eu-central-1", "us-east-1"]);
        let accepted = stage.accepted();
        assert_eq!(
            (accepted[0].region.as_str(), accepted.len()),
            ("us-east-1", 1)
        );
        assert_eq!(accepted[0].mail["FromEmailAddress"], "b@example.com");
        assert_eq!(stage.line()["refusals"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn a_region_that_hangs_gives_way_to_the_next() {
    let mut stage = with_code(&[("SENDERS", SENDERS)]);
    always(&stage, "eu-west-1", Reaction::Silent);
    stage.invoke_for(&sign_up(), SHORT).unwrap();
    assert_eq!(stage.accepted()[0].region, "eu-central-1");
}

#[test]
fn refused_content_is_offered_to_nobody_else() {
    for (name, words) in [
        ("MessageRejected", "Content is spam"),
        ("BadRequestException", "Too long"),
    ] {
        let mut stage = with_code(&[("SENDERS", SENDERS)]);
        always(&stage, "eu-west-1", Reaction::Refuses(400, name, words));
        let error = stage.invoke(&sign_up()).unwrap_err();
        assert!(error.starts_with("SesRefused"), "{error}");
        assert_eq!(asked(&stage), ["eu-west-1"]);
    }
}

#[test]
fn a_recipient_that_ses_refuses_is_no_error() {
    let mut stage = with_code(&[("SENDERS", SENDERS)]);
    let words = "Domain contains illegal character: zebedee@quux.example";
    always(
        &stage,
        "eu-west-1",
        Reaction::Refuses(400, "BadRequestException", words),
    );
    stage.invoke(&sign_up()).unwrap();
    assert_eq!(asked(&stage), ["eu-west-1"]);
    assert_eq!(stage.line()["reason"], "recipient refused");
}

#[test]
fn an_address_that_cannot_be_is_refused_without_a_call() {
    for address in [
        "zebedee",
        "zebedee@quux.example\r\nBcc: x@example.com",
        "zébedee@quux.example",
        "",
    ] {
        let mut stage = with_code(&[]);
        let mut event = sign_up();
        event["request"]["userAttributes"]["email"] = address.into();
        stage.invoke(&event).unwrap();
        assert_eq!(stage.line()["NotSent"], 1);
        assert!(stage.kms.vault().calls.is_empty() && stage.ses.world().asked.is_empty());
    }
}

#[test]
fn a_service_that_hangs_is_an_error_before_the_deadline() {
    let mut stage = with_code(&[]);
    always(&stage, "eu-west-1", Reaction::Silent);
    let error = stage.invoke_for(&sign_up(), SHORT).unwrap_err();
    assert!(error.contains("no answer"), "{error}");
    let mut stage = with_code(&[]);
    stage
        .kms
        .vault()
        .reactions
        .extend([kms::Reaction::Silent, kms::Reaction::Silent]);
    let error = stage.invoke_for(&sign_up(), SHORT).unwrap_err();
    assert!(error.starts_with("KmsFailed"), "{error}");
}

#[test]
fn a_mail_whose_yes_was_not_seen_is_sent_again() {
    let mut stage = with_code(&[]);
    reacts(&stage, &[Reaction::AcceptsSilently]);
    stage.invoke_for(&sign_up(), SHORT).unwrap_err();
    stage.invoke(&sign_up()).unwrap();
    let accepted = stage.accepted();
    assert_eq!(accepted.len(), 2);
    assert_eq!(accepted[0].mail, accepted[1].mail);
}

#[test]
fn a_process_that_died_before_it_sent_loses_nothing() {
    let message = named("python-0378");
    let mut stage = with_code(&[]);
    always(&stage, "eu-west-1", Reaction::Silent);
    stage.invoke_for(&sign_up(), SHORT).unwrap_err();
    assert_eq!(stage.kms.vault().calls.len(), 1);
    drop(stage);
    let mut next = Stage::start(&[]);
    next.knows(&message);
    next.invoke(&sign_up()).unwrap();
    assert_eq!(next.accepted().len(), 1);
}

#[test]
fn kms_refuses_with_what_to_do() {
    for (name, told) in [
        ("AccessDeniedException", "kms:Decrypt"),
        ("com.amazonaws.kms#DisabledException", "enable it"),
        ("KMSInvalidStateException", "deletion"),
        ("NotFoundException", "does not exist"),
    ] {
        let mut stage = with_code(&[]);
        stage
            .kms
            .vault()
            .reactions
            .push_back(kms::Reaction::Refuses(400, name, "zebedee"));
        let error = stage.invoke(&sign_up()).unwrap_err();
        assert!(
            error.starts_with("KmsFailed") && error.contains(told),
            "{error}"
        );
        assert!(stage.ses.world().asked.is_empty());
    }
}

#[test]
fn kms_that_throttles_is_waited_for() {
    let mut stage = with_code(&[]);
    let throttled = kms::Reaction::Refuses(400, "ThrottlingException", "");
    let fault = kms::Reaction::Refuses(500, "KMSInternalException", "");
    stage.kms.vault().reactions.extend([throttled, fault]);
    stage.invoke(&sign_up()).unwrap();
    assert_eq!(
        (stage.accepted().len(), stage.kms.vault().calls.len()),
        (1, 3)
    );
}

#[test]
fn a_code_that_is_not_ours_is_an_error_without_a_call() {
    let code = named("python-0378").code;
    let mut another_pool = sign_up();
    another_pool["userPoolId"] = "eu-west-1_Another".into();
    let refused = crate::material::all("refused");
    let another_key = KEY_OF_ANOTHER.as_slice();
    for (variables, event, kind) in [
        (&[][..], another_pool, "CodeOfAnotherPool"),
        (another_key, sign_up(), "CodeOfAnotherKey"),
        (
            &[][..],
            event("SignUp", Some(&refused[0].code)),
            "CodeUnreadable",
        ),
        (&[][..], event("SignUp", Some("123456!")), "CodeUnreadable"),
        (
            &[][..],
            event("SignUp", Some(&code[..400])),
            "CodeUnreadable",
        ),
        (&[][..], event("SignUp", None), "CodeMissing"),
    ] {
        let mut stage = with_code(variables);
        let error = stage.invoke(&event).unwrap_err();
        assert!(error.starts_with(kind), "{error}");
        assert!(stage.kms.vault().calls.is_empty() && stage.accepted().is_empty());
    }
}

const KEY_OF_ANOTHER: [(&str, &str); 1] =
    [("KEY_ARN", "arn:aws:kms:eu-west-1:111122223333:key/another")];

#[test]
fn a_code_that_was_changed_is_an_error() {
    let mut stage = with_code(&[]);
    let mut bytes = named("python-0378").bytes();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let code = aws_smithy_types::base64::encode(bytes);
    let error = stage.invoke(&event("SignUp", Some(&code))).unwrap_err();
    assert!(error.starts_with("CodeNotAuthentic"), "{error}");
    assert!(stage.accepted().is_empty());
}
