authentication =
    .heading = Your code, { $name }
