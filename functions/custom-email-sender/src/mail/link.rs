//! The link that confirms an account. Cognito gives only the code to a custom sender.

use crate::event::Trigger;
use theme::attribute::linked;

/// Builds the link to the page of the pool's domain that confirms an account:
/// `https://<domain>/confirmUser?client_id=…&user_name=…&confirmation_code=…`, every value percent-encoded.
/// Nothing where the event lacks the app client or the user name.
#[must_use]
pub fn confirmation_url(domain: &str, trigger: &Trigger, code: &str) -> Option<String> {
    let client = linked(trigger.client.as_deref()?)?;
    let user_name = linked(trigger.person.user_name.as_deref()?)?;
    let code = linked(code)?;
    Some(format!(
        "https://{domain}/confirmUser?client_id={client}&user_name={user_name}&confirmation_code={code}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, read};
    use proptest::prelude::*;

    fn trigger(user_name: &str, client: &str) -> Trigger {
        let event = serde_json::json!({
            "triggerSource": "CustomEmailSender_SignUp", "userName": user_name,
            "callerContext": { "clientId": client }, "request": {}
        });
        match read(&event.to_string()) {
            Event::Mail(trigger) => *trigger,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_value_is_percent_encoded() {
        let url = confirmation_url(
            "auth.example.com",
            &trigger("jane+a&b@example.com", "c1"),
            "123456",
        );
        assert_eq!(
            url.unwrap(),
            "https://auth.example.com/confirmUser?client_id=c1&user_name=jane%2Ba%26b%40example.com&confirmation_code=123456"
        );
        let nobody = trigger("jane", "CLIENT_ID_NOT_APPLICABLE");
        assert_eq!(confirmation_url("auth.example.com", &nobody, "1"), None);
    }

    proptest! {
        #[test]
        fn no_value_leaves_its_place(user_name in "\\PC{1,60}", client in "\\PC{1,20}", code in "\\PC{1,20}") {
            if let Some(url) = confirmation_url("auth.example.com", &trigger(&user_name, &client), &code) {
                prop_assert!(url.starts_with("https://auth.example.com/confirmUser?client_id="));
                prop_assert_eq!(url.matches('&').count(), 2);
                prop_assert_eq!(url.matches('=').count(), 3);
                prop_assert!(!url.contains(['#', '"', '<', ' ']) && url.is_ascii());
            }
        }
    }
}
