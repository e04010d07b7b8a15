use crate::files::{IDENTITY, METRICS, TERRAFORM_MONITORING, USER_POOL, WITH_CUSTOM_MESSAGE};
use crate::text::resource;

fn filter_counts(template: &str, metric: &str) {
    let filter = resource(template, metric);
    assert!(filter.contains("Type: AWS::Logs::MetricFilter"));
    assert!(filter.contains(&format!("FilterPattern: \"{{ $.{metric} > 0 }}\"")));
    assert!(filter.contains("MetricNamespace: Signet\n"));
}

#[test]
fn alarm_and_dashboard_count_what_the_function_logs() {
    assert!(METRICS.contains("NAMESPACE: &str = \"Signet\""));
    for metric in ["FellBack", "Rendered"] {
        assert!(METRICS.contains(&format!("name: \"{metric}\"")));
        assert!(TERRAFORM_MONITORING.contains(&format!("\"{metric}\"")));
        filter_counts(USER_POOL, metric);
    }
    for metric in ["FellBack", "Unbranded"] {
        assert!(METRICS.contains(&format!("name: \"{metric}\"")));
        assert!(TERRAFORM_MONITORING.contains(&format!("\"{metric}-${{var.name}}\"")));
        for template in WITH_CUSTOM_MESSAGE {
            filter_counts(template, metric);
        }
    }
}

/// SES reports nothing through a destination that is not enabled, which is the default.
#[test]
fn every_event_destination_is_enabled_and_the_same_in_both_stack_templates() {
    for name in ["CloudWatch", "Sns", "EventBridge", "Firehose"] {
        let name = format!("MailEventsTo{name}");
        let destination = resource(USER_POOL, &name);
        assert!(destination.contains("Enabled: true"), "{name}");
        assert_eq!(destination, resource(IDENTITY, &name));
    }
    let role = "MailEventsToFirehoseRole";
    assert_eq!(resource(USER_POOL, role), resource(IDENTITY, role));
}
