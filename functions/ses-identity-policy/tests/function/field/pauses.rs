//! Sending that is paused.

use doubles::ses::Ses;
use serde_json::{Value, json};

use super::{CHECK, PATIENCE, both, case, of_type, play, play_on, ses_of, with};

#[test]
fn paused_account() {
    let case = case("paused-account");
    for played in both(&case) {
        assert!(
            played
                .warnings()
                .contains("paused for the account in us-east-1")
        );
    }
    let check = with(&of_type(&case, CHECK), &json!({ "UserPoolArn": null }));
    assert!(play(&check).warnings().contains("paused for the account"));
}

#[test]
fn other_pauses() {
    let mut case = case("paused-account");
    case["account"] = Value::Null;
    let paused = |change: &dyn Fn(&Ses), changes: &Value| {
        let ses = ses_of(&case);
        change(&ses);
        play_on(ses, &with(&case, changes), PATIENCE).warnings()
    };
    let add_sets = |ses: &Ses| {
        let mut world = ses.world();
        world.configuration_sets = ["mail".to_owned(), "other".to_owned()].into();
        world.paused_sets = ["mail".to_owned()].into();
    };
    let default_set = |ses: &Ses| {
        add_sets(ses);
        ses.with_identity("us-east-1", "example.org", |it| {
            it.default_set = Some("mail".to_owned());
        });
    };
    let own = paused(&add_sets, &json!({ "ConfigurationSet": "mail" }));
    assert!(
        own.contains("paused for the configuration set mail"),
        "{own}"
    );
    let default = paused(&default_set, &json!({}));
    assert!(
        default.contains("the default of the identity example.org"),
        "{default}"
    );
    // The pool's own set takes the place of the identity's.
    assert_eq!(
        paused(&default_set, &json!({ "ConfigurationSet": "other" })),
        ""
    );
    let gone = paused(
        &|ses| {
            ses.with_identity("us-east-1", "example.org", |it| {
                it.default_set = Some("gone".to_owned());
            });
        },
        &json!({}),
    );
    assert!(gone.contains("gone does not exist"), "{gone}");
    for (status, said) in [
        ("SHUTDOWN", "no mail leaves"),
        ("PROBATION", "under review"),
    ] {
        let warnings = paused(
            &|ses| ses.world().enforcement_status = Some(status.to_owned()),
            &json!({}),
        );
        assert!(warnings.contains(said), "{warnings}");
    }
}
