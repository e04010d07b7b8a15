forgot-password =
    .legal = Binnen { $hours } Stunde gesendet.
