//! The last step of the ladder: a mail of two lines that needs no theme.

use theme::Kind;
use theme::mail::DraftRequest;

/// Subject and text, in English.
pub(super) fn mail(request: &DraftRequest<'_>, brand: &str) -> (String, String) {
    let subject = format!("{} – {brand}", subject(request.kind));
    (subject, format!("{}\n{brand}\n", line(request)))
}

const fn subject(kind: Kind) -> &'static str {
    match kind {
        Kind::AdminCreateUser => "Your account",
        Kind::AccountTakeOverNotification => "Unusual sign-in to your account",
        Kind::PasswordChanged => "Your password was changed",
        Kind::Welcome => "Welcome",
        Kind::SignUp
        | Kind::ResendCode
        | Kind::ForgotPassword
        | Kind::UpdateUserAttribute
        | Kind::VerifyUserAttribute
        | Kind::Authentication => "Your code",
    }
}

/// One line, with the code, password or link at its end and nothing behind it.
fn line(request: &DraftRequest<'_>) -> String {
    if let Some(link) = request.verification_link {
        return format!("Confirm your address here: {link}");
    }
    let username = request.username.unwrap_or_default();
    match request.kind {
        Kind::AdminCreateUser if request.code.is_empty() => format!("Your user name: {username}"),
        Kind::AdminCreateUser => {
            format!(
                "Your user name: {username} Your temporary password: {}",
                request.code
            )
        }
        Kind::AccountTakeOverNotification => {
            "We noticed an unusual sign-in to your account. Not you? Change your password now."
                .to_owned()
        }
        Kind::PasswordChanged => {
            "Your password was changed just now. Not you? Reset your password now.".to_owned()
        }
        Kind::Welcome => "Your account is confirmed and ready to use.".to_owned(),
        Kind::SignUp
        | Kind::ResendCode
        | Kind::ForgotPassword
        | Kind::UpdateUserAttribute
        | Kind::VerifyUserAttribute
        | Kind::Authentication => format!("Your code: {}", request.code),
    }
}
