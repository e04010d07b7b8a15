//! The functions that the pool calls on the way to a mail.

hop! { Trigger:
    TRIGGER_CUSTOM_SENDER "trigger-custom-sender" Warns Own []
        "the sender of the pool's mail is known"
        "With a CustomEmailSender Cognito itself sends nothing: it gives the encrypted code to that function. SES matters only if the function uses it."
        "Look at the log of that function.";
    TRIGGER_FUNCTION_MISSING "trigger-function-missing" Breaks Own [GetFunctionConfiguration]
        "the pool's functions exist"
        "Cognito calls the function before the mail. If it does not exist, the user's request fails and no mail leaves."
        "Attach a function that exists, or detach this one.";
    TRIGGER_PERMISSION "trigger-permission" Breaks Own [GetPolicy]
        "the functions let the pool call them"
        "The Lambda console adds the permission by itself; templates, Terraform and the CLI do not. Without it the user's request fails with AccessDeniedException."
        "Add a permission for cognito-idp.amazonaws.com with the pool as source.";
    TRIGGER_STATE "trigger-state" Breaks Own [GetFunctionConfiguration]
        "the functions are active"
        "Lambda refuses calls of a function that is not Active: a lost KMS key, a deleted subnet, an image that is gone."
        "Fix the reason that Lambda gives, then update the function.";
    TRIGGER_TIMEOUT "trigger-timeout" Warns Own [GetFunctionConfiguration]
        "the functions can answer within Cognito's 5 seconds"
        "Cognito waits 5 seconds for an answer and gives up after three tries. Functions in a VPC start later and need a way out of it."
        "Take the function out of the VPC if it needs nothing there, and keep it below 5 seconds.";
    TRIGGER_ERRORS "trigger-errors" Warns Own [GetMetricData]
        "the functions do not fail"
        "If a trigger fails, the user's request fails with UserLambdaValidationException or UnexpectedLambdaException, and no mail leaves."
        "Read the function's log.";
    TRIGGER_CONCURRENCY "trigger-concurrency" Breaks Own [GetFunctionConcurrency]
        "the functions may run"
        "A reserved concurrency of 0 is Lambda's way to switch a function off."
        "Remove the reserved concurrency.";
    TRIGGER_GIVEN_UP "trigger-given-up" Warns Own [GetMetricData]
        "the custom sender gave no mail up"
        "Cognito does not wait for a custom sender, so no user and no caller sees a failure. Lambda tries a failed event twice more, then moves it to the function's on-failure destination, or drops it where there is none."
        "Read the function's log, then the failure queue (trigger-failure-queue).";
    TRIGGER_FAILURE_QUEUE "trigger-failure-queue" Warns Own [GetFunctionEventInvokeConfig, GetFunctionConfiguration, GetQueueAttributes, GetMetricData]
        "no mail waits in the custom sender's failure queue"
        "What Lambda gave up waits in the queue of the function's on-failure destination until it is read. Only a queue can be looked at; without one Lambda drops what failed."
        "Find the cause in the function's log. Hand over again only what is younger than its code: minutes for a sign-in (the app client's AuthSessionValidity), 1 hour for a reset, 24 hours for a sign-up. An older code is useless, and its user has to ask for another.";
    TRIGGER_KMS "trigger-kms" Breaks Own [DescribeKey, GetKeyPolicy, ListGrants]
        "the custom sender's key works"
        "Cognito encrypts each code with the pool's KMSKeyID before it calls the custom sender. Without a working key of the same Region no code can be sent."
        "Give KMSKeyID a symmetric key that is enabled, in the pool's Region, and that Cognito may use.";
}
