//! Defects of a language.

use custom_message::handler::{Channel, Step};
use theme::Kind;

use super::{ENGLISH, rendered, warning};
use crate::cognito::{event_with_attribute, function_with_theme, outcome, theme};

#[test]
fn a_code_in_a_subject_costs_the_email_a_step() {
    let strings = "sign-up =\n    .subject = Your code is {\"{####}\"}\n";
    let outcome = rendered(&[(ENGLISH, strings)], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Theme)
    );
    let (channel, file, _, reason) = warning(&outcome);
    assert_eq!((channel, file), (Channel::Email, ENGLISH));
    assert!(
        reason.contains("sign-up.subject") && reason.contains("{####}"),
        "{reason}"
    );
}

#[test]
fn a_users_name_in_a_subject_or_sms_costs_its_channel_a_step() {
    let strings = "sign-up =\n    .subject = For { $name }\n    .sms = { $code } { $name }\n";
    let outcome = rendered(&[(ENGLISH, strings)], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Default)
    );
    for ((_, problem), line) in outcome.warnings.iter().zip([2, 3]) {
        assert_eq!((problem.file.as_str(), problem.line), (ENGLISH, line));
        assert!(problem.reason.contains("$name"), "{}", problem.reason);
    }
}

#[test]
fn an_sms_over_140_costs_the_sms_a_step_and_leaves_the_email() {
    let strings = format!("sign-up =\n    .sms = {{ $code }} {}\n", "x".repeat(132));
    let outcome = rendered(&[(ENGLISH, &strings)], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Theme, Step::Default)
    );
    let (channel, file, _, reason) = warning(&outcome);
    assert_eq!((channel, file), (Channel::Sms, ENGLISH));
    assert!(reason.contains("sign-up.sms: 141 characters"), "{reason}");
}

#[test]
fn an_sms_without_its_code_costs_the_sms_a_step() {
    let outcome = rendered(
        &[(ENGLISH, "sign-up =\n    .sms = Welcome!\n")],
        Kind::SignUp,
    );
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Theme, Step::Default)
    );
    assert!(warning(&outcome).3.contains("{####} is missing"));
}

#[test]
fn a_syntax_error_in_a_language_costs_its_part_and_is_counted() {
    let strings = "# mine\nsign-up =\n    .subject = { $x\n    .heading = My heading\n";
    let outcome = rendered(&[(ENGLISH, strings)], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Theme, Step::Theme)
    );
    assert_eq!(outcome.warnings.len(), 2, "one for each channel");
    for (_, problem) in &outcome.warnings {
        assert_eq!((problem.file.as_str(), problem.line), (ENGLISH, 3));
    }
    assert!(outcome.fell_back);
    let email = outcome.email.message.unwrap();
    assert_eq!(
        email.subject.as_str(),
        "Confirm your email address for Acme"
    );
    assert!(email.body.as_str().contains("My heading"));
}

#[test]
fn a_part_that_a_language_lacks_is_named_with_its_file() {
    let folder = theme(&[(
        "locales/xx.ftl",
        "\nsign-up =\n    .subject = Xx\n    .sms = { $code } xx\nshared =\n    .font = x\n    .breaking = x\n",
    )]);
    let event = event_with_attribute(Kind::SignUp, "locale", "xx");
    let outcome = outcome(&mut function_with_theme(folder.path(), &[]), &event);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Theme)
    );
    assert_eq!(outcome.email.locale.as_ref().unwrap().as_str(), "en");
    let (_, file, line, reason) = warning(&outcome);
    assert_eq!((file, line), ("locales/xx.ftl", 2), "{reason}");
    assert!(reason.starts_with("sign-up has no .preheader"), "{reason}");
}
