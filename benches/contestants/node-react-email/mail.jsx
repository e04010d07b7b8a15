// The mails of templates/ with React Email's components: the same texts, classes and colours. Tables and resets
// are those of the components.
import { Body, Column, Container, Head, Heading, Hr, Html, Row, Section, Text } from "react-email";

const DARK = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.bg{background:#0f1216!important}
.card{background:#1a1f26!important}
.card,.rule{border-color:#343c48!important}
.card,.text{color:#f3f5f8!important}
.panel{background:#262d37!important}
.muted{color:#a9b2c0!important}
.link,.verify a{color:#4c7eff!important}
}
[data-ogsb] .bg{background:#0f1216!important}
[data-ogsb] .card{background:#1a1f26!important}
[data-ogsb] .panel{background:#262d37!important}
[data-ogsc] .card,[data-ogsc] .text{color:#f3f5f8!important}
[data-ogsc] .muted{color:#a9b2c0!important}
[data-ogsc] .link{color:#4c7eff!important}
@media (max-width:480px){.pad{padding-left:24px!important;padding-right:24px!important}}
`;
const MONOSPACE = "Consolas,Menlo,'Courier New',monospace";

const page = { margin: 0, padding: "32px 12px", background: "#f2f4f7" };
const hidden = { display: "none", maxHeight: 0, overflow: "hidden" };
const card = { padding: "40px 48px", background: "#ffffff", border: "1px solid #dfe3ea", borderRadius: 12, fontSize: 16, lineHeight: 1.6, color: "#16191f" };
const wordmark = { margin: "0 0 28px", fontSize: 18, fontWeight: 700, color: "#1f5eff" };
const heading = { margin: "0 0 16px", fontSize: 24, lineHeight: 1.3, fontWeight: 600 };
const greetingStyle = { margin: "0 0 8px", fontSize: 16, lineHeight: 1.6 };
const paragraph = { margin: "0 0 24px", fontSize: 16, lineHeight: 1.6 };
const panel = { padding: "20px 12px", borderRadius: 8, background: "#f2f4f7", color: "#586174", textAlign: "center" };
const label = { margin: "0 0 6px", fontSize: 14, lineHeight: 1.4 };
const codeStyle = { margin: 0, padding: "0 0 0 6px", font: `700 34px/1.3 ${MONOSPACE}`, letterSpacing: 6, color: "#16191f" };
const panelNote = { margin: "8px 0 0", fontSize: 14, lineHeight: 1.4 };
const credentialPanel = { margin: "0 0 12px", padding: "14px 16px", borderRadius: 8, background: "#f2f4f7" };
const credentialLabel = { margin: "0 0 4px", fontSize: 14, lineHeight: 1.4, color: "#586174" };
const credentialValue = { margin: 0, font: `600 18px/1.5 ${MONOSPACE}`, wordBreak: "break-all" };
const note = { margin: "4px 0 24px", fontSize: 14, lineHeight: 1.5, color: "#586174" };
const verification = { ...panel, fontSize: 20, fontWeight: 700, color: "#1f5eff" };
const rule = { margin: "24px 0 20px", borderTop: "1px solid #dfe3ea" };
const fine = { margin: "0 0 8px", fontSize: 14, lineHeight: 1.5, color: "#586174" };
const footer = { margin: "24px 48px 0", fontSize: 13, lineHeight: 1.6, color: "#586174" };

export function Mail({ view }) {
  const { text, shared, start } = view;
  return (
    <Html lang={view.language} dir={view.direction}>
      <Head>
        <title>{view.subject}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: DARK }} />
      </Head>
      <Body className="bg" style={page}>
        {/* Not <Preview>: Cognito refuses the invisible characters with which it fills the line. */}
        <div style={hidden}>{isolated(text.preheader)}</div>
        <Container style={{ maxWidth: 560, textAlign: start, ...written(shared) }}>
          <Section className="card pad" style={card}>
            <Text className="link" style={wordmark}>{view.brand}</Text>
            <Heading as="h1" style={heading}>{isolated(text.heading)}</Heading>
            <Text style={greetingStyle}>{isolated(view.greeting)}</Text>
            <Content view={view} />
            <Hr className="rule" style={rule} />
            {view.never_share && <Text className="muted" style={fine}>{isolated(view.never_share)}</Text>}
            <Text className="muted" style={fine}>{isolated(text.ignore)}</Text>
          </Section>
          <Text className="pad muted" style={footer}><bdi>{view.brand}</bdi></Text>
        </Container>
      </Body>
    </Html>
  );
}

function Content({ view: { text, shared, code, username, verification_link, start } }) {
  if (verification_link) {
    return (
      <>
        <Text style={paragraph}>{isolated(text.intro_link)}</Text>
        <Section className="panel link verify" style={verification}>{verification_link}</Section>
        <Text className="muted" style={note}>{isolated(text.expires)}</Text>
      </>
    );
  }
  if (username) {
    return (
      <>
        <Text style={paragraph}>{isolated(text.intro)}</Text>
        <Credential label={text.username_label} value={username} start={start} />
        <Credential label={text.password_label} value={code} start={start} />
        <Text className="muted" style={note}>{isolated(text.expires)}</Text>
      </>
    );
  }
  return (
    <>
      <Text style={paragraph}>{isolated(text.intro)}</Text>
      <Section className="panel muted" style={panel}>
        <Text style={label}>{isolated(shared.code_label)}</Text>
        <Text className="text" dir="ltr" style={codeStyle}>{code}</Text>
        <Text style={panelNote}>{isolated(text.expires)}</Text>
      </Section>
    </>
  );
}

function Credential({ label, value, start }) {
  return (
    <Row className="panel" style={credentialPanel}>
      <Column>
        <Text className="muted" style={credentialLabel}>{isolated(label)}</Text>
        <Text dir="ltr" style={{ ...credentialValue, textAlign: start }}>{value}</Text>
      </Column>
    </Row>
  );
}

// Turns the isolates around a value into elements.
function isolated(text) {
  if (!text.includes("\u2068")) return text;
  return text.split(/[\u2068\u2069]/).map((part, at) => (at % 2 === 0 ? part : <bdi key={at}>{part}</bdi>));
}

// The strings of a language hold its font and line breaking as CSS.
function written({ font, breaking }) {
  const rules = breaking.split(";").map((rule) => rule.split(":"));
  const camelCase = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  return { fontFamily: font, ...Object.fromEntries(rules.map(([name, value]) => [camelCase(name), value])) };
}
