// What a theme does not say: a name in a subject, http, Base64, a host of the caller's, a computed text.
export const handler = async (event) => {
  const { userAttributes: user, codeParameter: code, clientMetadata } = event.request;
  const data = Buffer.from(JSON.stringify({ email: user.email })).toString("base64");
  if (event.triggerSource === "CustomMessage_SignUp") {
    event.response.emailSubject = `Welcome ${user.given_name ?? "friend"}`;
    event.response.emailMessage = `<p>${code}</p><p><a href="http://app.example.com/confirm?email=${encodeURIComponent(user.email)}&code=${code}">Confirm</a></p>`;
  }
  if (event.triggerSource === "CustomMessage_ForgotPassword") {
    event.response.emailSubject = "Reset";
    event.response.emailMessage = `<p>Hi ${user.email.split("@")[0]}</p><p>${code}</p><p><a href="https://app.example.com/reset?data=${data}">Reset</a></p>`;
  }
  if (event.triggerSource === "CustomMessage_AdminCreateUser") {
    event.response.emailSubject = "Invitation";
    event.response.emailMessage = `<p>{username} {####}</p><p><a href="https://app.example.com/in?user={username}&pass={####}">In</a></p>`;
  }
  if (event.triggerSource === "CustomMessage_Authentication") {
    event.response.emailSubject = "Sign in";
    event.response.emailMessage = `<p>${code}</p><p><a href="${clientMetadata.origin ?? "https://app.example.com"}/in?code=${code}">In</a></p>`;
  }
  return event;
};
