use crate::files::{CUSTOM_EMAIL_SENDER, TERRAFORM_CUSTOM_EMAIL_SENDER, USER_POOL};
use crate::text::{fields, parameters, resource, resources};
use custom_email_sender::config::{Config, VARIABLES};
use std::collections::BTreeSet;

/// A theme comes as a layer, which lies where the function looks unasked.
const NOT_IN_TEMPLATES: [&str; 1] = ["THEME_DIR"];

/// `BRAND_NAME` is the parameter `BrandName`.
fn parameter(variable: &str) -> String {
    let capital = |word: &str| word[..1].to_owned() + &word[1..].to_ascii_lowercase();
    variable.split('_').map(capital).collect()
}

#[test]
fn both_functions_get_every_variable_from_the_parameter_of_its_name() {
    let read = VARIABLES.into_iter();
    let read: BTreeSet<&str> = read
        .filter(|name| !NOT_IN_TEMPLATES.contains(name))
        .collect();
    let variables = fields(CUSTOM_EMAIL_SENDER, "Variables:", ':');
    let set: BTreeSet<&str> = variables.keys().map(String::as_str).collect();
    assert_eq!(set, read);
    for (variable, value) in &variables {
        let name = parameter(variable);
        let given = value.contains(&format!("!Ref {name}"));
        assert!(given, "{variable}: {value}");
        assert!(parameters(CUSTOM_EMAIL_SENDER).contains(&format!("\n  {name}:\n")));
    }
}

/// In the whole pool's template these are known from the pool: no parameter has their name.
const OF_THE_POOL: [(&str, &str); 4] = [
    ("KEY_ARN", "!GetAtt CodeKey.Arn"),
    ("REPLY_TO", "!Ref ReplyToEmailAddress"),
    ("CONFIGURATION_SET", "!If"),
    (
        "LINK_DOMAIN",
        "!If [HasDomain, !Sub \"${DomainPrefix}.auth.${AWS::Region}.amazoncognito.com\", \"\"]",
    ),
];

#[test]
fn in_a_whole_pool_both_functions_get_the_same_variables() {
    let sender = resource(USER_POOL, "CustomEmailSender");
    let variables = fields(sender, "Variables:", ':');
    let notices = resource(USER_POOL, "ConfirmationNotices");
    assert_eq!(fields(notices, "Variables:", ':'), variables);
    let read = VARIABLES.into_iter();
    let read: BTreeSet<&str> = read
        .filter(|name| !NOT_IN_TEMPLATES.contains(name))
        .collect();
    let set: BTreeSet<&str> = variables.keys().map(String::as_str).collect();
    assert_eq!(set, read);
    for (variable, value) in &variables {
        let of_pool = OF_THE_POOL.iter().find(|(name, _)| name == variable);
        let expected = of_pool.map_or_else(
            || format!("!Ref {}", parameter(variable)),
            |(_, expected)| (*expected).to_owned(),
        );
        assert_eq!(*value, expected, "{variable}");
    }
}

#[test]
fn terraform_sets_the_same_variables() {
    let terraform = fields(TERRAFORM_CUSTOM_EMAIL_SENDER, "sender_variables = {", '=');
    let template = fields(CUSTOM_EMAIL_SENDER, "Variables:", ':');
    assert!(terraform.keys().eq(template.keys()), "{terraform:?}");
}

/// What a stage is told holds in both templates, letter for letter.
#[test]
fn both_templates_take_the_same_values() {
    for name in [
        "DeployerRoleArn",
        "Senders",
        "SenderResources",
        "Notices",
        "Send",
        "RedirectTo",
        "AllowRecipients",
        "ReservedConcurrency",
    ] {
        let head = format!("{name}:");
        let of = |text| fields(parameters(text), &head, ':');
        assert_eq!(of(USER_POOL), of(CUSTOM_EMAIL_SENDER), "{name}");
    }
}

#[test]
fn a_setting_of_the_sender_is_refused_where_cognito_sends() {
    let (_, rule) = USER_POOL
        .split_once("  SenderSettingsNeedCustom:\n")
        .unwrap();
    let (rule, _) = rule.split_once("\n  OneTheme:").unwrap();
    for name in [
        "Send",
        "RedirectTo",
        "AllowRecipients",
        "Notices",
        "Senders",
    ] {
        assert!(rule.contains(&format!("!Equals [!Ref {name}, ")), "{name}");
    }
}

#[test]
fn the_function_takes_every_value_that_a_parameter_allows() {
    for variable in ["SEND", "VERIFICATION"] {
        let head = format!("{}:", parameter(variable));
        let allowed = &fields(parameters(CUSTOM_EMAIL_SENDER), &head, ':')["AllowedValues"];
        for value in allowed.trim_matches(['[', ']']).split(", ") {
            let value = value.trim_matches('"');
            let config = Config::read(|name| (name == variable).then(|| value.to_owned()));
            let is_taken = config.problems.is_empty() && config.staging.is_ok();
            assert!(is_taken, "{variable}={value}");
        }
    }
}

#[test]
fn only_codes_of_the_pool_are_decrypted() {
    let policy = resource(CUSTOM_EMAIL_SENDER, "DecryptCodes");
    assert!(policy.contains("Action: kms:Decrypt"));
    assert!(policy.contains(
        "kms:EncryptionContext:userpool-id: !Select [1, !Split [\"/\", !Ref UserPoolArn]]"
    ));
    let mail = resource(CUSTOM_EMAIL_SENDER, "SendMail");
    assert!(mail.contains("Action: ses:SendEmail") && mail.contains("ses:FromAddress:"));
    for text in [policy, mail] {
        assert!(
            !text.contains("Resource: \"*\"") && !text.contains("Action: ses:*"),
            "{text}"
        );
    }
}

/// The function gives up after 20 seconds, a notice after 3.
#[test]
fn the_functions_have_the_time_that_they_take() {
    let functions = resources(CUSTOM_EMAIL_SENDER, "Type: AWS::Serverless::Function");
    let timeouts: Vec<String> = functions
        .iter()
        .map(|function| fields(function, "Properties:", ':')["Timeout"].clone())
        .collect();
    assert_eq!(timeouts, ["30", "5"]);
    assert!(!functions[1].contains("ReservedConcurrentExecutions"));
}

#[test]
fn what_failed_is_kept_encrypted_and_not_for_long() {
    let handling = fields(
        resource(CUSTOM_EMAIL_SENDER, "FailureHandling"),
        "Properties:",
        ':',
    );
    assert_eq!(handling["MaximumRetryAttempts"], "2");
    assert_eq!(handling["MaximumEventAgeInSeconds"], "600");
    let queue = fields(
        resource(CUSTOM_EMAIL_SENDER, "FailedMail"),
        "Properties:",
        ':',
    );
    assert_eq!(queue["SqsManagedSseEnabled"], "true");
    assert!(queue["MessageRetentionPeriod"].parse::<u32>().unwrap() <= 86_400);
    for (alarm, metric) in [
        ("FailedAlarm", "Errors"),
        ("DroppedAlarm", "AsyncEventsDropped"),
        ("WaitingAlarm", "AsyncEventAge"),
    ] {
        let alarm = fields(resource(CUSTOM_EMAIL_SENDER, alarm), "Properties:", ':');
        assert_eq!(alarm["MetricName"], metric);
    }
}
