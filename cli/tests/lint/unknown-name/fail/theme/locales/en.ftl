# Neither is a message: sign-up and verify-user-attribute are.
signup =
    .subject = Welcome to Kestrel
verifyUserAttribute =
    .subject = Kestrel: confirm
signup_merchant =
    .subject = Open your shop
newsletter =
    .subject = News
shard =
    .code-label = Code

-brnad = Kestrel
forgot-password =
    .subjet = Kestrel: new password
    .legal = Kestrel Ltd
resend-code = Again
