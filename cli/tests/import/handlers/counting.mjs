// A mail that is computed from a value in a way that no theme has: the length of a name.
export const handler = async (event) => {
  if (event.triggerSource === "CustomMessage_SignUp") {
    const { email } = event.request.userAttributes;
    event.response.emailSubject = "Hello from Siskin";
    event.response.emailMessage = `<p>${event.request.codeParameter}</p><p>${[...email].reduce((sum, c) => sum + c.charCodeAt(0), 0)}</p>`;
  }
  return event;
};
