// Loaded before cognito-local: its mail as one JSON line each, instead of a box drawn around it.
const { ConsoleMessageSender } = require("cognito-local/lib/services/messageDelivery/consoleMessageSender");
const { appendFileSync } = require("node:fs");

ConsoleMessageSender.prototype.sendToConsole = async (_context, _user, destination, message) => {
  appendFileSync(process.env.SIGNET_MAIL, JSON.stringify({ destination, ...message }) + "\n");
};
