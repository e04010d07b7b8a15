sign-up =
    .subject = {"{####}"} is your code
