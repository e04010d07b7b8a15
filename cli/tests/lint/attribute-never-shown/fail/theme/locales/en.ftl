authentication =
    .intro = We called { $call }.
