forgot-password =
    .legal = Gleich gesendet.
    .spass = Nur hier
