# Your own words. These two strings replace the default ones; all other strings stay the same.
# See every message with: signet preview

sign-up =
    .heading = Welcome! One step is left
    .intro = Good to have you with { -brand }. Enter this code to confirm that this address is yours.
