import { render } from "react-email";
import { handlerOf } from "../node-mail/handler.mjs";
import { Mail } from "./mail.jsx";

export const handler = handlerOf((view) => render(<Mail view={view} />));
