// The mails of templates/ with React Email's components: the same texts, classes and colours. Tables and resets
// are those of the components.
import { Body, Column, Container, Head, Heading, Hr, Html, Row, Section, Text } from "react-email";

const DARK = `
:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.bg{background-color:#0f1216!important}
.card{background-color:#1a1f26!important;border-color:#1f5eff!important}
.card,.text{color:#f3f5f8!important}
.panel{background-color:#1b2949!important}
.rule{border-color:#343c48!important}
.muted{color:#a9b2c0!important}
.link{color:#4c7eff!important}
}
@media (max-width:600px){
.edge{padding:0 0 24px!important}
.card{border-radius:0!important}
.pad{padding:24px!important}
}
`;
const MUTED = "#586174";

const page = { margin: 0, padding: "32px 12px", backgroundColor: "#f2f4f7" };
const hidden = { display: "none" };
const card = { padding: "40px 48px", backgroundColor: "#ffffff", borderTop: "6px solid #1f5eff", borderRadius: 10, fontSize: 16, lineHeight: 1.5, color: "#16191f" };
const wordmark = { margin: "0 0 24px", fontSize: 20, lineHeight: 1.2, fontWeight: 700, color: "#1f5eff" };
const heading = { margin: "0 0 16px", fontSize: 24, lineHeight: 1.25 };
const greetingStyle = { margin: "0 0 8px", fontSize: 16, lineHeight: 1.5 };
const paragraph = { margin: "0 0 24px", fontSize: 16, lineHeight: 1.5 };
const panel = { margin: "0 0 24px", padding: "24px 12px", borderRadius: 8, backgroundColor: "#eff4ff", color: MUTED, textAlign: "center" };
const panelLine = { margin: 0, fontSize: 14, lineHeight: 1.5 };
const codeStyle = { margin: 0, padding: "0 0 0 8px", font: "700 40px/1.4 ui-monospace,SFMono-Regular,'Roboto Mono',Consolas,monospace", letterSpacing: 8, color: "#16191f" };
const credential = { margin: "0 0 16px", padding: "12px 16px", borderRadius: 8, backgroundColor: "#eff4ff" };
const credentialLabel = { ...panelLine, color: MUTED };
const credentialValue = { margin: 0, font: "600 20px/1.5 ui-monospace,Menlo,Consolas,monospace", wordBreak: "break-word" };
const note = { margin: "0 0 24px", fontSize: 14, lineHeight: 1.5, color: MUTED };
const rule = { margin: "0 0 16px", borderTop: "1px solid #dfe3ea" };
const fine = { margin: "8px 0 0", fontSize: 14, lineHeight: 1.5, color: MUTED };
const footer = { margin: 0, padding: "24px 48px 0", fontSize: 13, lineHeight: 1.5, color: MUTED };

export function Mail({ view }) {
  const { text, shared, recipient } = view;
  return (
    <Html lang={view.language} dir={view.direction}>
      <Head>
        <title>{view.subject}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="format-detection" content="telephone=no,date=no,address=no" />
        <style dangerouslySetInnerHTML={{ __html: DARK }} />
      </Head>
      <Body className="bg edge" style={page}>
        {/* Not <Preview>: Cognito refuses the invisible characters with which it fills the line. */}
        <div style={hidden}>{isolated(text.preheader)}</div>
        <Container style={{ maxWidth: 560, textAlign: view.start, ...written(shared) }}>
          <Section className="card pad" style={card}>
            <Text className="link" style={wordmark}>{view.brand}</Text>
            <Heading as="h1" style={heading}>{isolated(text.heading)}</Heading>
            <Text style={greetingStyle}>{isolated(view.greeting)}</Text>
            <Text style={paragraph}>{isolated(text.intro)}</Text>
            {view.username ? <Credentials view={view} /> : <Code view={view} />}
            <Hr className="rule" style={rule} />
            <Text className="muted" style={fine}>{isolated(view.never_share)}</Text>
            {recipient && <Text className="muted" style={fine}>{text.sent_to} <span dir="ltr">{recipient}</span></Text>}
            <Text className="muted" style={fine}>{isolated(text.ignore)}</Text>
          </Section>
          <Text className="pad muted" style={footer}>{isolated(shared.reason)}</Text>
        </Container>
      </Body>
    </Html>
  );
}

function Code({ view: { text, shared, code } }) {
  return (
    <Section className="panel muted" style={panel}>
      <Text style={panelLine}>{shared.code_label}</Text>
      <Text className="text" dir="ltr" style={codeStyle}>{code}</Text>
      <Text style={panelLine}>{isolated(text.expires)}</Text>
    </Section>
  );
}

function Credentials({ view: { text, code, username, start } }) {
  return (
    <>
      <Credential label={text.username_label} value={username} start={start} />
      <Credential label={text.password_label} value={code} start={start} />
      <Text className="muted" style={note}>{isolated(text.expires)}</Text>
    </>
  );
}

function Credential({ label, value, start }) {
  return (
    <Row className="panel" style={credential}>
      <Column>
        <Text className="muted" style={credentialLabel}>{label}</Text>
        <Text dir="ltr" style={{ ...credentialValue, textAlign: start }}>{value}</Text>
      </Column>
    </Row>
  );
}

// Turns the isolates around a value into elements.
function isolated(text) {
  if (!text.includes("\u2068")) return text;
  return text.split(/[\u2068\u2069]/).map((part, at) => (at % 2 === 0 ? part : <span dir="auto" key={at}>{part}</span>));
}

// The strings of a language hold its font and line breaking as CSS.
function written({ font, breaking }) {
  const rules = breaking.split(";").map((rule) => rule.split(":"));
  const camelCase = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  return { fontFamily: font, ...Object.fromEntries(rules.map(([name, value]) => [camelCase(name), value])) };
}
