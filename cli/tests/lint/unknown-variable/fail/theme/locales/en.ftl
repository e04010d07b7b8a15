forgot-password =
    .intro = Hello { $plan }
