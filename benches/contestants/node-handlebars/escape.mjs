// Handlebars also escapes = and `, and spells ' differently. This function escapes the same five characters as
// the other contestants, so that mails are comparable byte for byte, and turns the isolates around a value into
// elements. It has the form of the function that it replaces,
// https://github.com/handlebars-lang/handlebars.js/blob/master/lib/handlebars/utils.js
import Handlebars from "handlebars/runtime";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\u2068": "<span dir=auto>", "\u2069": "</span>" };
const SPECIAL = /[&<>"'\u2068\u2069]/;
const ALL_SPECIAL = new RegExp(SPECIAL, "g");

Handlebars.Utils.escapeExpression = (value) => {
  if (value === undefined || value === null) return "";
  const text = typeof value === "string" ? value : String(value);
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => ENTITIES[character]) : text;
};

export default Handlebars;
