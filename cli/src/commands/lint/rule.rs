//! The rules, as a table: what each is about, why it matters and how a theme is mended.

/// How bad it is to break a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Cognito refuses or drops the message, or its reader is misled.
    Error,
    /// Some readers get less than the theme means them to.
    Warning,
}

impl Severity {
    /// The word in every format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its id, in kebab case.
    pub id: &'static str,
    /// How bad it is to break it.
    pub severity: Severity,
    /// What it asks for, in a line.
    pub title: &'static str,
    /// Why.
    pub reason: &'static str,
    /// How a theme is mended.
    pub mend: &'static str,
    /// A theme that breaks it.
    pub wrong: &'static str,
    /// The same, mended.
    pub right: &'static str,
}

impl Rule {
    /// The rule of that id.
    pub fn of_id(id: &str) -> Option<&'static Self> {
        RULES.iter().copied().find(|rule| rule.id == id)
    }
}

macro_rules! rules {
    ($($name:ident $severity:ident $id:literal {
        title: $title:literal, reason: $reason:literal, mend: $mend:literal,
        wrong: $wrong:literal, right: $right:literal $(,)?
    })*) => {
        $(
            #[doc = $title]
            pub static $name: Rule = Rule {
                id: $id,
                severity: Severity::$severity,
                title: $title,
                reason: $reason,
                mend: $mend,
                wrong: $wrong,
                right: $right,
            };
        )*
        /// Every rule: errors, then warnings.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    THEME Error "theme" {
        title: "the theme's files are read without a problem",
        reason: "A value, string or file that cannot be used is left at its default: the mail goes out without it, and the function says so only in its log.",
        mend: "Mend what the message names; it points at the file and line.",
        wrong: "[colors]\naccent = \"blue\"",
        right: "[colors]\naccent = \"#1f5eff\"",
    }
    RUNG_LOST Error "rung-lost" {
        title: "every message renders from the owner's theme",
        reason: "A message that cannot be rendered falls back to the default theme, and from there to Cognito's own text. The sign-up goes on, the branding does not.",
        mend: "Mend the template at the line that is named; signet render shows the same message.",
        wrong: "{{ <panel text={text.intro} /> }}      (no component of that name)",
        right: "{{ <paragraph text={text.intro} /> }}",
    }
    CODE_MISSING Error "code-missing" {
        title: "body and SMS carry what Cognito fills in",
        reason: "Cognito puts the code where its placeholder stands. A message without one is dropped silently, and Cognito sends its own instead; an invitation needs the user name, too.",
        mend: "Print the variable: {{ code }}, in an invitation also {{ username }}, under link verification {{ verification_link }}; in an SMS { $code } and { $username }.",
        wrong: "<p>Enter the code that we sent you.</p>",
        right: "{{ <code value={code} label={shared.code_label} note={text.expires} /> }}",
    }
    PLACEHOLDER_LITERAL Error "placeholder-literal" {
        title: "no placeholder is spelt out",
        reason: "{####} and {##text##} are comments to the template engine: they vanish without a word, and the message with them. A placeholder that the message does not carry is never filled in.",
        mend: "Print the variable that holds it: {{ code }}, {{ verification_link }}, {{ username }}. Write comments as {# … #}.",
        wrong: "<p>Your code is {####}</p>",
        right: "<p>Your code is {{ code }}</p>",
    }
    PLACEHOLDER_ENCODED Error "placeholder-encoded" {
        title: "no filter changes a placeholder",
        reason: "urlencode turns the code's placeholder into %7B%23…, which Cognito never fills in: the reader gets a dead link.",
        mend: "Print the variable without a filter. In [links] of theme.toml write {code}.",
        wrong: "<a href=\"https://app.example.com/?code={{ code | urlencode }}\">",
        right: "<a href=\"https://app.example.com/?code={{ code }}\">",
    }
    BODY_TOO_LONG Error "body-too-long" {
        title: "a body has at most 20,000 characters",
        reason: "Cognito takes 20,000 characters (UTF-16 units), before and after it fills in the code, and drops a longer body. Counted here with the longest name, link values, code and password, in every language.",
        mend: "Say colour and font once on the card and let them be inherited; leave out what repeats.",
        wrong: "(20,400 characters in Ukrainian)",
        right: "(5,400 characters)",
    }
    SUBJECT_LENGTH Error "subject-length" {
        title: "a subject has 1 to 140 characters",
        reason: "Cognito refuses the whole answer over a longer subject, and inboxes show about forty characters.",
        mend: "Shorten .subject in that language; a long brand name counts in every subject.",
        wrong: ".subject = (160 characters)",
        right: ".subject = Confirm your email address for { -brand }",
    }
    SUBJECT_CODE Error "subject-code" {
        title: "a subject holds no code",
        reason: "Cognito does not fill anything into a subject: readers would see {####} (aws-amplify/amplify-js#936). A code would show on a locked screen besides.",
        mend: "Name what the mail is for; the code stands in the body.",
        wrong: ".subject = { $code } is your code",
        right: ".subject = Your { -brand } sign-in code",
    }
    LINE_BREAK Error "line-break" {
        title: "subject and SMS are one line",
        reason: "Cognito's pattern refuses a line break in an SMS, and a mail header ends at one. The function puts a space there, which may not be what was meant.",
        mend: "Write the string on one line.",
        wrong: ".sms = { $code } is your code.\n    Do not share it.",
        right: ".sms = { $code } is your code. Do not share it.",
    }
    SMS_TOO_LONG Error "sms-too-long" {
        title: "an SMS has at most 140 characters",
        reason: "Cognito refuses a longer one, code included.",
        mend: "Shorten .sms in that language; a long brand name counts in every SMS.",
        wrong: ".sms = (150 characters)",
        right: ".sms = { $code } is your { -brand } sign-in code. Do not share it.",
    }
    FORBIDDEN_CHARACTER Error "forbidden-character" {
        title: "no character that Cognito refuses",
        reason: "Cognito takes letters, marks, symbols, numbers, punctuation and ASCII white space. No-break spaces, zero-width and direction marks, private-use characters and new emoji fail the sign-up; the function replaces them, which loses what they were for.",
        mend: "In a template write the numeric reference (&#160;), in a body's string leave no-break spaces and joiners (they become references); in a subject or SMS write it otherwise. For direction use <bdi>.",
        wrong: ".subject = Code\u{2007}: { -brand }      (with a figure space)",
        right: ".subject = Code: { -brand }",
    }
    UNKNOWN_VARIABLE Error "unknown-variable" {
        title: "templates and strings use variables that there are",
        reason: "An unknown variable is an error when the message is rendered: the message falls back to the default theme.",
        mend: "Use what the message names; a user's attribute needs a line under [attributes]. Subject and SMS never see an attribute.",
        wrong: "<p>Hello {{ user.nickname }}</p>",
        right: "[attributes]\nnickname = [\"nickname\"]",
    }
    LOCALE_PARITY Error "locale-parity" {
        title: "every language has the same strings with the same arguments",
        reason: "A string that a language lacks fails the message in that language; one too many is usually a misspelt name; an argument too few tells that language's readers less.",
        mend: "Add the string in that language, or take it away everywhere.",
        wrong: "en.ftl: .legal = …      de.ftl: (nothing)",
        right: "en.ftl: .legal = …      de.ftl: .legal = …",
    }
    LANG_DIR Error "lang-dir" {
        title: "the mail says its language and direction",
        reason: "Screen readers choose the voice by lang, browsers the direction by dir. Gmail drops <html> and <body>, so a wrapper inside has to say both again.",
        mend: "Put lang=\"{{ locale.tag }}\" dir=\"{{ locale.dir }}\" on <html> and on the first element around the content.",
        wrong: "<html lang=\"en\">",
        right: "<html lang=\"{{ locale.tag }}\" dir=\"{{ locale.dir }}\">",
    }
    TITLE Error "title" {
        title: "the mail has a title",
        reason: "Screen readers announce it, and the mail opened in a browser is named by it.",
        mend: "Put <title>{{ subject }}</title> into the head.",
        wrong: "<title></title>",
        right: "<title>{{ subject }}</title>",
    }
    IMAGE Error "image" {
        title: "an image is hosted on https and has alt and width",
        reason: "Images are off in many inboxes: without alt nothing is left, without width Outlook shows the file's own size. Gmail and Outlook show no svg, webp or data: URI.",
        mend: "Host a PNG or JPEG on https; write width, height and alt (alt=\"\" with role=\"presentation\" for an ornament).",
        wrong: "<img src=\"data:image/png;base64,…\">",
        right: "<img src=\"https://cdn.example.com/logo.png\" width=\"120\" height=\"40\" alt=\"Example\">",
    }
    CONTRAST Error "contrast" {
        title: "text has a contrast of 4.5, large text of 3.0",
        reason: "Below that many people cannot read it (WCAG 2.2, 1.4.3). Computed for the light colours, for the dark ones of the media query, and for the inversion that clients do by themselves.",
        mend: "Darken or lighten the colour under [colors] or [colors.dark]; give text and its background together.",
        wrong: "[colors]\nmuted = \"#b0b6c0\"",
        right: "[colors]\nmuted = \"#586174\"",
    }
    LINK Error "link" {
        title: "a link goes to a host by https",
        reason: "Filters treat http, bare addresses and shorteners as signs of phishing, and readers cannot see where they lead.",
        mend: "Write the full https address of a host of yours; mailto: and tel: are fine.",
        wrong: "<a href=\"https://bit.ly/3xYz\">",
        right: "<a href=\"https://app.example.com/confirm\">",
    }
    LINK_HOST Error "link-host" {
        title: "a link's text names no other host than its address",
        reason: "Text that shows one host and leads to another is what phishing does; filters and readers take it for that.",
        mend: "Show the address itself, or words.",
        wrong: "<a href=\"https://track.example.net/\">www.example.com</a>",
        right: "<a href=\"https://www.example.com/\">www.example.com</a>",
    }
    INVITATION_LINK_CODE Error "invitation-link-code" {
        title: "no temporary password in a link",
        reason: "Addresses end up in histories, logs and referrers. Cognito's passwords hold & # % besides, which break the address (amplify-js#2487).",
        mend: "Link to the sign-in page and let the reader type the password.",
        wrong: "[links]\nadmin-create-user = \"https://app.example.com/?p={code}\"",
        right: "[links]\nadmin-create-user = \"https://app.example.com/sign-in\"",
    }
    SAFE_ON_EVENT_DATA Error "safe-on-event-data" {
        title: "nothing from an event is printed unescaped",
        reason: "Whoever signs an address up chooses its name: unescaped, it is HTML in a mail from you. Strings hold the name, too.",
        mend: "Leave the filter out. Mark-up belongs into the template, a part of its own into each string.",
        wrong: "{{ user.name | safe }}",
        right: "{{ user.name }}",
    }
    BODY_LONG Warning "body-long" {
        title: "a body stays under 16,000 characters",
        reason: "From here one more language or a longer address reaches the 20,000 that Cognito takes.",
        mend: "As for body-too-long.",
        wrong: "(16,900 characters in Russian)",
        right: "(5,400 characters)",
    }
    TABLE_ROLE Warning "table-role" {
        title: "a layout table has role=\"presentation\"",
        reason: "Without it a screen reader announces rows and columns at every step.",
        mend: "Add role=\"presentation\"; a table of data has <th> instead.",
        wrong: "<table width=\"100%\">",
        right: "<table role=\"presentation\" width=\"100%\">",
    }
    UNSUPPORTED_CSS Warning "unsupported-css" {
        title: "only CSS and HTML that Gmail and Outlook know",
        reason: "Variables, flex, grid, positions, logical properties, calc() and web fonts are dropped by Gmail or by Outlook for Windows: the layout falls apart there (caniemail.com).",
        mend: "Use tables, padding on cells, and the tokens that the renderer fills in ({{ color.text }}, {{ locale.start }}).",
        wrong: "style=\"display:flex;color:var(--text)\"",
        right: "style=\"color:{{ color.text }}\"",
    }
    STYLE_PLACEMENT Warning "style-placement" {
        title: "<style> stands in the head and has at most 16 KB",
        reason: "Gmail drops a <style> in the body, and one that is larger than 16 KB.",
        mend: "Move it into the head of layout.html; keep what matters inline.",
        wrong: "<body><style>…</style>",
        right: "<head><style>…</style></head>",
    }
    PREHEADER Warning "preheader" {
        title: "a preheader of 40 to 90 columns that is not the subject",
        reason: "Inboxes show it behind the subject; without one they show whatever text comes first, often the code. Shorter ones are filled up with the text behind. Wide characters count as two columns.",
        mend: "Write .preheader in that language, print it in a hidden element first in the body, without zero-width padding.",
        wrong: ".preheader = Hello!",
        right: ".preheader = One step left: confirm that this address belongs to you.",
    }
    VML_HREF Warning "vml-href" {
        title: "Outlook's button leads where the other one does",
        reason: "Outlook for Windows draws the VML and never sees the <a> beside it: a forgotten copy leads its readers astray.",
        mend: "Give both the same href.",
        wrong: "<v:roundrect href=\"https://old.example.com\">… <a href=\"https://app.example.com\">",
        right: "<v:roundrect href=\"{{ href }}\">… <a href=\"{{ href }}\">",
    }
    EXPIRY Warning "expiry" {
        title: "the mail says how long the code is valid",
        reason: "Readers who come late know why the code is refused, and ask for a new one instead of for help.",
        mend: "Print text.expires: {{ <note text={text.expires} /> }}, or the note of <code>.",
        wrong: "{{ <code value={code} label={shared.code_label} note=\"\" /> }}",
        right: "{{ <code value={code} label={shared.code_label} note={text.expires} /> }}",
    }
    IGNORE_LINE Warning "ignore-line" {
        title: "the mail says what to do if one did not ask for it",
        reason: "Anybody can type somebody else's address: the person who gets the mail should not worry.",
        mend: "Print text.ignore: {{ <fine_print text={text.ignore} /> }}.",
        wrong: "{% block closing %}{% endblock %}",
        right: "{% block closing %}{{ <fine_print text={text.ignore} /> }}{% endblock %}",
    }
    NEVER_SHARE Warning "never-share" {
        title: "the mail says never to share the code",
        reason: "Codes are stolen by asking for them. A mail that says so has been shown to help, and few senders do it.",
        mend: "Print shared.never_share (an invitation: text.never_share).",
        wrong: "{% block closing %}{% endblock %}",
        right: "{% block closing %}{{ <fine_print text={shared.never_share} /> }}{% endblock %}",
    }
    LINK_UNDERLINE Warning "link-underline" {
        title: "a link within text is underlined",
        reason: "Colour alone does not show it to everybody (WCAG 2.2, 1.4.1).",
        mend: "Write text-decoration:underline on the <a>.",
        wrong: "Questions? <a style=\"text-decoration:none\" …>",
        right: "Questions? <a style=\"text-decoration:underline\" …>",
    }
    SMS_PARTS Warning "sms-parts" {
        title: "an SMS is one part",
        reason: "160 characters of GSM-7 fit into a part, and 70 as soon as one character is not in GSM-7: each part is paid for, and may come alone.",
        mend: "Shorten .sms in that language, or replace the characters that are named.",
        wrong: ".sms = { $code } è il tuo codice “{ -brand }” per confermare il tuo nuovo numero di telefono.",
        right: ".sms = { $code } è il tuo codice { -brand } per confermare il numero.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case_and_single() {
        let mut ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
        for id in &ids {
            assert!(
                id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{id}"
            );
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
    }
}
