//! Properties as raw JSON.

use super::Fields;
use serde_json::Value;
use serde_json::value::RawValue;

/// Properties as raw JSON.
#[derive(Debug, Clone, Default)]
pub struct RawProperties {
    json: Option<Box<RawValue>>,
    /// A key that belongs to the protocol.
    without: Option<String>,
}

impl RawProperties {
    pub(super) fn of(fields: &Fields<'_>, name: &str) -> Self {
        Self {
            json: fields.get(name).map(|raw| (*raw).to_owned()),
            without: None,
        }
    }

    /// Returns the whole of a payload without one of its keys.
    pub(super) fn payload(payload: &RawValue, without: &str) -> Self {
        Self {
            json: Some(payload.to_owned()),
            without: Some(without.to_owned()),
        }
    }

    /// Returns the JSON, `null` if there is none.
    ///
    /// # Errors
    /// If the JSON is valid but cannot be held, such as nesting beyond 128 levels.
    pub fn value(&self) -> Result<Value, serde_json::Error> {
        let Some(json) = &self.json else {
            return Ok(Value::Null);
        };
        let mut value: Value = serde_json::from_str(json.get())?;
        if let (Some(fields), Some(key)) = (value.as_object_mut(), &self.without) {
            fields.remove(key);
        }
        Ok(value)
    }

    /// Returns the JSON, `null` if there is none that can be held.
    #[must_use]
    pub fn value_or_null(&self) -> Value {
        self.value().unwrap_or_default()
    }
}
