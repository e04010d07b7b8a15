//! The Lambda function behind Amazon Cognito's CustomEmailSender trigger, as a library.

pub mod ciphertext;
