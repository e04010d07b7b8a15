// usage: node client.mjs FUNCTION.js
// Starts a function without aws-lambda-ric, which compiles for minutes: for checks of answers. What is measured starts
// as Lambda starts it.
import { createRequire } from "node:module";

const { handler } = createRequire(import.meta.url)(process.argv[2]);
const invocations = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
for (;;) {
  const event = await fetch(`${invocations}/next`);
  const id = event.headers.get("lambda-runtime-aws-request-id");
  const answer = await handler(await event.json());
  await fetch(`${invocations}/${id}/response`, { method: "POST", body: JSON.stringify(answer) });
}
