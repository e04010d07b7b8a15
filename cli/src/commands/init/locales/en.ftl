# Your words over the default ones, string by string: these two change, all others stay.
# Look at the others with: signet preview

sign-up =
    .heading = Welcome! One step is left
    .intro = Good to have you with { -brand }. Enter this code to confirm that this address is yours.
