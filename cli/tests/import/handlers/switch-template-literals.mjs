// A switch on the trigger source, template literals, a helper for the page, a fallback for the name.
const SITE = "https://app.example.com";
const html = (title, inner) => `
<!doctype html>
<html>
  <body style="margin:0;font-family:Arial,Helvetica,sans-serif">
    <p style="font-size:20px">${title}</p>
    ${inner}
    <p style="color:#666">Lark &amp; Sons, 1 High Street</p>
  </body>
</html>`;

export const handler = async (event) => {
  const { userAttributes, codeParameter, usernameParameter } = event.request;
  const name = userAttributes.given_name || userAttributes.nickname || "there";
  const params = new URLSearchParams({ email: userAttributes.email, user: event.userName });
  switch (event.triggerSource) {
    case "CustomMessage_SignUp":
    case "CustomMessage_ResendCode":
      event.response.emailSubject = "Welcome to Lark!";
      event.response.emailMessage = html(`Hi ${name}!`, `<p>Your code is <b>${codeParameter}</b></p>
    <p><a href="${SITE}/verify?${params}&code=${codeParameter}">Verify</a></p>`);
      event.response.smsMessage = `Lark: ${codeParameter}`;
      break;
    case "CustomMessage_AdminCreateUser":
      event.response.emailSubject = "Your Lark account";
      event.response.emailMessage = html("Welcome", `<p>User: ${usernameParameter}<br>Password: ${codeParameter}</p>`);
      event.response.smsMessage = `Lark: ${usernameParameter} ${codeParameter}`;
      break;
    case "CustomMessage_ForgotPassword":
      event.response.emailSubject = "Reset your Lark password";
      event.response.emailMessage = html("Forgot it?", userAttributes.family_name
        ? `<p>Dear ${userAttributes.given_name} ${userAttributes.family_name},</p><p>${codeParameter}</p>`
        : `<p>${codeParameter}</p>`);
      break;
  }
  return event;
};
