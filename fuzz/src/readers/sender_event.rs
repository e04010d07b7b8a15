//! An event of custom-email-sender: it is read, and its recipient is one plain address or none.

use custom_email_sender::event::{self, Event};
use custom_email_sender::recipient::Recipient;

/// Looks at an event.
pub fn look(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let trigger = match event::read(text) {
        Event::Mail(trigger) | Event::PostConfirmation(trigger) => trigger,
        Event::Unknown(reason) => {
            assert!(reason.chars().count() < 300, "{reason}");
            return;
        }
    };
    let Some(address) = trigger.person.text("email") else {
        return;
    };
    if let Ok(recipient) = Recipient::parse(address) {
        let address = recipient.address();
        assert!(address.is_ascii() && address.len() <= 254, "{address}");
        assert!(
            !address.contains([' ', ',', ';', '<', '>', '"', '\r', '\n', '\0']),
            "{address}"
        );
        assert_eq!(address.matches('@').count(), 1, "{address}");
    }
}
