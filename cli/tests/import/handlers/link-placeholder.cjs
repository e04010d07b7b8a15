// Verification by Cognito's own link, with words of its own; the SMS has the code.
exports.handler = function (event, context) {
  if (event.triggerSource === "CustomMessage_SignUp" || event.triggerSource === "CustomMessage_ResendCode") {
    event.response = {
      emailSubject: "Finch: please verify",
      emailMessage: "Thank you for signing up. {##Verify my address##}",
      smsMessage: "Finch: " + event.request.codeParameter,
    };
  }
  context.done(null, event);
};
