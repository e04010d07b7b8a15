import Handlebars from "./escape.mjs";
import { handlerOf } from "../node-mail/handler.mjs";
import credential from "./templates/credential.hbs";
import invitation from "./templates/invitation.hbs";
import layout from "./templates/layout.hbs";
import withCode from "./templates/with_code.hbs";

Handlebars.registerPartial({ credential, layout });

export const handler = handlerOf((view) => (view.username ? invitation(view) : withCode(view)));
