//! The code of an event: read, checked, decrypted.

use crate::aws::Patience;
use crate::ciphertext::{Envelope, KeyArn, Secret};
use crate::event::Trigger;
use crate::kms::Kms;
use crate::outcome::Failure;
use crate::password;

/// The name of the pool in the encryption context.
const POOL: &str = "userpool-id";

/// Reads the code's envelope and checks that it is of this pool, where it says which. Everything that
/// can be refused without KMS is.
///
/// # Errors
/// The reason, with the fix.
pub fn envelope(trigger: &Trigger) -> Result<Envelope, Failure> {
    let missing = || {
        Failure::of(
            "CodeMissing",
            "request.code is missing, and this message needs it",
        )
    };
    let envelope = Envelope::read(trigger.code.as_deref().ok_or_else(missing)?);
    let envelope = envelope.map_err(|refusal| Failure::of("CodeUnreadable", refusal))?;
    match envelope.context_value(POOL) {
        Some(pool) if Some(pool) != trigger.pool.as_deref() => Err(Failure::of(
            "CodeOfAnotherPool",
            "request.code was encrypted for another user pool than the event's",
        )),
        _ => Ok(envelope),
    }
}

/// Decrypts the code. A temporary password is unescaped.
///
/// # Errors
/// The reason, with the fix.
pub async fn open(
    kms: &Kms,
    key: &KeyArn,
    envelope: &Envelope,
    is_password: bool,
    patience: Patience,
) -> Result<Secret, Failure> {
    let data_keys = envelope.data_keys(key);
    let data_keys = data_keys.map_err(|refusal| Failure::of("CodeOfAnotherKey", refusal))?;
    let data_key = kms.decrypt(key, envelope, &data_keys, patience).await;
    let data_key = data_key.map_err(|failure| Failure::of("KmsFailed", failure))?;
    let secret = envelope.open(&data_key);
    let secret = secret.map_err(|refusal| Failure::of("CodeNotAuthentic", refusal))?;
    if !is_password {
        return Ok(secret);
    }
    Ok(Secret::from(password::unescaped(secret.expose())))
}
