//! Results that Cognito would not take, and renderings that do not end well.

use custom_message::handler::Step;
use theme::Kind;

use super::{MESSAGE, PANICS, email_falls, rendered};
use crate::cognito::{event, function_with_theme, outcome, theme};

#[test]
fn an_over_long_body_costs_the_email_a_step() {
    let long = format!("{{{{ code }}}}{}", "é".repeat(19_999));
    email_falls(&[(MESSAGE, &long)], MESSAGE, 0, "over its limit of 20000");
}

#[test]
fn a_body_without_its_code_costs_the_email_a_step() {
    email_falls(
        &[(MESSAGE, "<p>Welcome!</p>")],
        MESSAGE,
        0,
        "{####} is missing",
    );
    email_falls(&[(MESSAGE, "")], MESSAGE, 0, "a length of 0");
}

#[test]
fn a_body_with_a_placeholder_of_another_message_costs_the_email_a_step() {
    let template = "{{ code }} {{ '{' ~ 'username}' }}";
    email_falls(
        &[(MESSAGE, template)],
        MESSAGE,
        0,
        "{username} stands where",
    );
    let template = "{{ code }} {{ '{' ~ '##Here##}' }}";
    email_falls(&[(MESSAGE, template)], MESSAGE, 0, "{## stands where");
}

#[test]
fn a_template_that_grows_without_end_costs_the_email_a_step() {
    let long = format!(
        "{{{{ code }}}}{{% for i in range(end=1000) %}}{}{{% endfor %}}",
        "for ever ".repeat(40)
    );
    email_falls(&[(MESSAGE, &long)], MESSAGE, 0, "grows without end");
    let growing = "{%- component code(value: string) -%}{{ value }}{{ <code value={value} /> }}{%- endcomponent code -%}";
    let outcome = rendered(&[("components.html", growing)], Kind::SignUp);
    assert_eq!(outcome.email.step, Step::Default);
}

#[test]
fn a_panic_in_a_filter_costs_the_email_a_step() {
    email_falls(&[(MESSAGE, PANICS)], MESSAGE, 0, "a panic while rendering");
    // and the next message of the same process is well
    let folder = theme(&[(MESSAGE, PANICS)]);
    let mut function = function_with_theme(folder.path(), &[]);
    for _ in 0..3 {
        assert_eq!(
            outcome(&mut function, &event(Kind::SignUp)).email.step,
            Step::Default
        );
        assert_eq!(
            outcome(&mut function, &event(Kind::ResendCode)).email.step,
            Step::Theme
        );
    }
}
