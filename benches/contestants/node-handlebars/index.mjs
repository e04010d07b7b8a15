import Handlebars from "./escape.mjs";
import { handlerOf } from "../node-mail/handler.mjs";
import code from "./templates/code.hbs";
import credential from "./templates/credential.hbs";
import invitation from "./templates/invitation.hbs";
import layout from "./templates/layout.hbs";
import note from "./templates/note.hbs";
import paragraph from "./templates/paragraph.hbs";
import verification from "./templates/verification.hbs";
import withCode from "./templates/with_code.hbs";
import withLink from "./templates/with_link.hbs";

Handlebars.registerPartial({ code, credential, layout, note, paragraph, verification });

export const handler = handlerOf((view) => {
  if (view.verification_link) return withLink(view);
  return view.username ? invitation(view) : withCode(view);
});
