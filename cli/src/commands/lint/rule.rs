//! Rules as a table: the requirement, the reason and the fix of each.

/// Severity of breaking a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Cognito refuses or drops the message, or the message misleads its reader.
    Error,
    /// Some readers get less than the theme intends.
    Warning,
    /// The mail is right, and something about it has a cost. Never fails a run.
    Note,
}

impl Severity {
    /// Returns the word of every format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// The id, in kebab case.
    pub id: &'static str,
    /// The severity of breaking the rule.
    pub severity: Severity,
    /// The requirement, in one line.
    pub title: &'static str,
    /// The reason for the requirement.
    pub reason: &'static str,
    /// The fix for a theme that breaks the rule.
    pub fix: &'static str,
    /// An example that breaks the rule.
    pub wrong: &'static str,
    /// The same example, fixed.
    pub right: &'static str,
}

impl Rule {
    /// Returns the rule of that id.
    pub fn of_id(id: &str) -> Option<&'static Self> {
        RULES.iter().copied().find(|rule| rule.id == id)
    }
}

macro_rules! rules {
    ($($name:ident $severity:ident $id:literal {
        title: $title:literal, reason: $reason:literal, fix: $fix:literal,
        wrong: $wrong:literal, right: $right:literal $(,)?
    })*) => {
        $(
            #[doc = $title]
            pub static $name: Rule = Rule {
                id: $id,
                severity: Severity::$severity,
                title: $title,
                reason: $reason,
                fix: $fix,
                wrong: $wrong,
                right: $right,
            };
        )*
        /// All rules: errors, then warnings, then notes.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    THEME Error "theme" {
        title: "every file of the theme can be read and used",
        reason: "The function replaces an unusable value, string or file with its default. The mail goes out without it, and only the function's log says so.",
        fix: "Correct the value at the file and line of the finding.",
        wrong: "[colors]\naccent = \"blue\"",
        right: "[colors]\naccent = \"#1f5eff\"",
    }
    FALLBACK Error "fallback" {
        title: "every message renders from the owner's theme",
        reason: "A message that cannot be rendered falls back to the default theme, and then to Cognito's own text. The sign-up still works, but your branding is lost.",
        fix: "Correct the template at the line of the finding; signet render shows the same error.",
        wrong: "{{ <panel text={text.intro} /> }}      (no component of that name)",
        right: "{{ <paragraph text={text.intro} /> }}",
    }
    CODE_MISSING Error "code-missing" {
        title: "body and SMS hold the placeholders that Cognito fills in",
        reason: "Cognito puts the code in place of its placeholder. It silently drops a message without the placeholder and sends its own instead. An invitation needs the user name, too.",
        fix: "Print the variable: {{ code }}, in an invitation also {{ username }}; with link verification {{ verification_link }}; in an SMS { $code } and { $username }.",
        wrong: "<p>Enter the code that we sent you.</p>",
        right: "{{ <code value={code} label={shared.code_label} note={text.expires} /> }}",
    }
    PLACEHOLDER_LITERAL Error "placeholder-literal" {
        title: "templates print variables instead of placeholders",
        reason: "The template engine takes {####} and {##text##} for comments and removes them without a warning; Cognito then drops the message. A placeholder of another message is never filled in.",
        fix: "Print the variable instead: {{ code }}, {{ verification_link }} or {{ username }}. Write comments as {# … #}.",
        wrong: "<p>Your code is {####}</p>",
        right: "<p>Your code is {{ code }}</p>",
    }
    PLACEHOLDER_ENCODED Error "placeholder-encoded" {
        title: "no filter changes a placeholder",
        reason: "urlencode turns the code's placeholder into %7B%23…, which Cognito never fills in, so the reader gets a dead link.",
        fix: "Print the variable without a filter. In [links] of theme.toml write {code}.",
        wrong: "<a href=\"https://app.example.com/?code={{ code | urlencode }}\">",
        right: "<a href=\"https://app.example.com/?code={{ code }}\">",
    }
    BODY_TOO_LONG Error "body-too-long" {
        title: "a body has at most 20,000 characters",
        reason: "Cognito drops a body of more than 20,000 characters (UTF-16 units), before or after it fills in the code. Lint counts with the longest name, link values, code and password, in every language.",
        fix: "Set colour and font once on the card, so that the elements inside inherit them; remove what repeats.",
        wrong: "(20,400 characters in Ukrainian)",
        right: "(5,400 characters)",
    }
    TEXT_PART Error "text-part" {
        title: "the text part shows the code",
        reason: "Every mail of custom-email-sender has a plain text beside its HTML. One that cannot be rendered, or lacks the code, the link or an invitation's user name, makes the function fall back to the default theme, HTML included.",
        fix: "Print {{ code }} on a line of its own, in an invitation also {{ username }}, with link verification {{ verification_link }}. Without messages/<name>.txt the text is made of the message's strings.",
        wrong: "Enter the code that we sent you.      (messages/sign-up.txt)",
        right: "Your code:\n\n{{ code }}",
    }
    SUBJECT_LENGTH Error "subject-length" {
        title: "a subject has 1 to 140 characters",
        reason: "Cognito refuses the whole answer if its subject is longer. Inboxes show about forty characters.",
        fix: "Shorten .subject in that language; a long brand name counts in every subject.",
        wrong: ".subject = (160 characters)",
        right: ".subject = Confirm your email address for { -brand }",
    }
    SUBJECT_CODE Error "subject-code" {
        title: "a subject does not hold the code",
        reason: "Cognito fills nothing into a subject, so readers would see {####} (aws-amplify/amplify-js#936). A code would also show on a locked screen.",
        fix: "Name the purpose of the mail; put the code into the body.",
        wrong: ".subject = { $code } is your code",
        right: ".subject = Your { -brand } sign-in code",
    }
    LINE_BREAK Error "line-break" {
        title: "subject and SMS are a single line",
        reason: "Cognito refuses a line break in an SMS, and a mail header ends at one. The function replaces it with a space, which may not be what you want.",
        fix: "Write the string on one line.",
        wrong: ".sms = { $code } is your code.\n    Do not share it.",
        right: ".sms = { $code } is your code. Do not share it.",
    }
    SMS_TOO_LONG Error "sms-too-long" {
        title: "an SMS has at most 140 characters",
        reason: "Cognito refuses a longer SMS, counted with its code.",
        fix: "Shorten .sms in that language; a long brand name counts in every SMS.",
        wrong: ".sms = (150 characters)",
        right: ".sms = { $code } is your { -brand } sign-in code. Do not share it.",
    }
    FORBIDDEN_CHARACTER Error "forbidden-character" {
        title: "texts use only characters that Cognito accepts",
        reason: "Cognito accepts letters, marks, symbols, numbers, punctuation and ASCII white space. No-break spaces, zero-width and direction marks, private-use characters and new emoji make the sign-up fail. The function replaces them, so their effect is lost.",
        fix: "In a template, write the numeric reference (&#160;). In a string for the body, keep no-break spaces and joiners: they become references. In a subject or SMS, use another character. For direction, write <span dir=\"auto\">.",
        wrong: ".subject = Code\u{2007}: { -brand }      (with a figure space)",
        right: ".subject = Code: { -brand }",
    }
    UNKNOWN_VARIABLE Error "unknown-variable" {
        title: "templates and strings use only variables that exist",
        reason: "A message with an unknown variable cannot be rendered, so it falls back to the default theme.",
        fix: "Use an existing variable. An attribute of the user needs a line under [attributes]; subjects and SMS never see attributes.",
        wrong: "<p>Hello {{ user.nickname }}</p>",
        right: "[attributes]\nnickname = [\"nickname\"]",
    }
    UNREAD_FILE Error "unread-file" {
        title: "everything in the theme's folder is read",
        reason: "The function reads files by their names. It never sees a file with another name, so its message goes out as if the file were not there.",
        fix: "Give the file the name that the finding says, or remove it. Texts about the theme (README, LICENSE, CHANGELOG), hidden files and samples may stay.",
        wrong: "messages/signup.html",
        right: "messages/sign-up.html",
    }
    UNKNOWN_NAME Error "unknown-name" {
        title: "strings and settings have names that exist",
        reason: "Nothing uses a string or a setting with an unknown name, so the message goes out with the default one.",
        fix: "Use the name that the finding suggests, or remove the entry. Strings of your own are known once a template or another string uses them.",
        wrong: "signup =\n    .subject = Welcome",
        right: "sign-up =\n    .subject = Welcome",
    }
    LOCALE_PARITY Error "locale-parity" {
        title: "every language has the same strings with the same arguments",
        reason: "A missing string makes the message fall back in that language. An extra string is usually a misspelt name. A missing argument tells the readers of that language less.",
        fix: "Add the string in that language, or remove it from all languages.",
        wrong: "en.ftl: .legal = …      de.ftl: (nothing)",
        right: "en.ftl: .legal = …      de.ftl: .legal = …",
    }
    LANG_DIR Error "lang-dir" {
        title: "the mail states its language and direction",
        reason: "Screen readers choose their voice by lang, and browsers the direction by dir. Gmail drops <html> and <body>, so an element inside must repeat both.",
        fix: "Put lang=\"{{ locale.tag }}\" dir=\"{{ locale.dir }}\" on <html> and on the first element around the content.",
        wrong: "<html lang=\"en\">",
        right: "<html lang=\"{{ locale.tag }}\" dir=\"{{ locale.dir }}\">",
    }
    TITLE Error "title" {
        title: "the mail has a title",
        reason: "Screen readers announce the title, and a browser shows it as the name of the page.",
        fix: "Put <title>{{ subject }}</title> into the head.",
        wrong: "<title></title>",
        right: "<title>{{ subject }}</title>",
    }
    IMAGE Error "image" {
        title: "an image is hosted on https and has alt and width",
        reason: "Many inboxes do not load images: without alt, nothing is left of them. Without width, Outlook shows the file at its own size. Gmail and Outlook do not show svg, webp or data: URIs.",
        fix: "Host a PNG or JPEG on https; write width, height and alt (for a decorative image alt=\"\" with role=\"presentation\").",
        wrong: "<img src=\"data:image/png;base64,…\">",
        right: "<img src=\"https://cdn.example.com/logo.png\" width=\"120\" height=\"40\" alt=\"Example\">",
    }
    CONTRAST Error "contrast" {
        title: "text has a contrast of at least 4.5:1, large text 3:1",
        reason: "Many people cannot read text with less contrast (WCAG 2.2, 1.4.3). Lint computes it for light mode, for the media query of dark mode, and for clients that invert colours themselves.",
        fix: "Darken or lighten the colour under [colors] or [colors.dark]. Set a text's colour and its background together.",
        wrong: "[colors]\nmuted = \"#b0b6c0\"",
        right: "[colors]\nmuted = \"#586174\"",
    }
    LINK Error "link" {
        title: "a link leads to a named host by https",
        reason: "Filters take http, IP addresses and link shorteners for phishing, and readers cannot see their targets.",
        fix: "Write the full https address of your own host; mailto: and tel: are allowed, too.",
        wrong: "<a href=\"https://bit.ly/3xYz\">",
        right: "<a href=\"https://app.example.com/confirm\">",
    }
    LINK_HOST Error "link-host" {
        title: "a link's text does not name another host than its address",
        reason: "Phishing mail shows one host and leads to another, so filters and readers distrust such links.",
        fix: "Show the link's own address, or words without an address.",
        wrong: "<a href=\"https://track.example.net/\">www.example.com</a>",
        right: "<a href=\"https://www.example.com/\">www.example.com</a>",
    }
    INVITATION_LINK_CODE Error "invitation-link-code" {
        title: "a link does not hold the temporary password",
        reason: "Addresses are stored in histories, logs and referrers. Cognito's passwords also contain & # %, which break an address (amplify-js#2487).",
        fix: "Link to the sign-in page and let the reader type the password.",
        wrong: "[links]\nadmin-create-user = \"https://app.example.com/?p={code}\"",
        right: "[links]\nadmin-create-user = \"https://app.example.com/sign-in\"",
    }
    SAFE_ON_EVENT_DATA Error "safe-on-event-data" {
        title: "values of an event are always escaped",
        reason: "Anyone who signs up chooses a name. Unescaped, the name becomes HTML in a mail from you. Strings may contain the name, too.",
        fix: "Remove the filter. Put markup into the template and only text into the strings.",
        wrong: "{{ user.name | safe }}",
        right: "{{ user.name }}",
    }
    SMS_MARKUP Error "sms-markup" {
        title: "an SMS and a subject hold no markup and no entities",
        reason: "Phones and inboxes show both as plain text, so the reader sees <strong> or &amp; as you wrote it. Cognito counts the characters, too.",
        fix: "Write the plain character, and no tags. Markup belongs into the strings of a body.",
        wrong: ".sms = Your code is <strong>{ $code }</strong>",
        right: ".sms = { $code } is your { -brand } code. Do not share it.",
    }
    FOREIGN_SYNTAX Error "foreign-syntax" {
        title: "templates and strings hold no syntax of another template language",
        reason: "Handlebars, template literals, merge tags and doubled braces are what migrated files bring. Some of them are errors here, and the message falls back; the others are printed as they are written.",
        fix: "Write what the finding names: {{ name }} for a value, {% if name %}…{% endif %} for a condition, single braces in CSS; in a string { $name }.",
        wrong: "{{#if name}}Hello ${name}{{/if}}",
        right: "{% if user.name %}Hello {{ user.name }}{% endif %}",
    }
    LINK_NAME Error "link-name" {
        title: "a link holds only names that stand for something",
        reason: "A name in braces that nothing stands for makes the whole link empty, so the mail goes out without its button.",
        fix: "Write {code}, {email}, {userName}, {sub}, {clientId}, {userPoolId}, {region}, {locale}, or an attribute that has a line under [attributes].",
        wrong: "[links]\nsign-up = \"https://app.example.com/confirm?user={username}&code={code}\"",
        right: "[links]\nsign-up = \"https://app.example.com/confirm?user={userName}&code={code}\"",
    }
    ATTRIBUTE_IN_HREF Error "attribute-in-href" {
        title: "an address in a template holds no attribute and no user name",
        reason: "The user who signs up chooses an attribute, and in an address its & # + and spaces have a meaning of their own. HTML escaping does not encode them, so the link breaks or leads elsewhere. An email address is empty there, because no mail shows one.",
        fix: "Write the address under [links] of theme.toml, where {email}, {userName} and attributes are percent-encoded, and print {{ link }} or {{ links.name }}.",
        wrong: "<a href=\"https://app.example.com/reset?user={{ user.login }}\">",
        right: "[links]\nforgot-password = \"https://app.example.com/reset?user={userName}&code={code}\"",
    }
    ATTRIBUTE_NEVER_SHOWN Error "attribute-never-shown" {
        title: "a mail prints no attribute that is never shown",
        reason: "The user who signs up chooses the attributes, and mail clients turn addresses, numbers and hosts into links. The function therefore shows none of them, and the variable is empty for every user.",
        fix: "Print {{ recipient }} for the reader's own address. Remove other such attributes, or use them in [links] only.",
        wrong: "Sign in as {{ user.email }}",
        right: "Sign in as {{ recipient }}",
    }
    VALIDITY Error "validity" {
        title: "a stated validity is Cognito's",
        reason: "Cognito decides: 24 hours for sign-up and attributes, 1 hour for a forgotten password, 3 to 15 minutes (the app client's session) at sign-in, and whole days for a temporary password. Another number in the mail changes nothing and misleads its reader.",
        fix: "Print text.expires, which knows the right number, or write that number.",
        wrong: "<p>This code is valid for 10 minutes.</p>      (sign-up)",
        right: "<p>{{ text.expires }}</p>",
    }
    BODY_LONG Warning "body-long" {
        title: "a body stays under 16,000 characters",
        reason: "From this length on, another language or a longer address can exceed Cognito's limit of 20,000.",
        fix: "Set colour and font once on the card, so that the elements inside inherit them; remove what repeats.",
        wrong: "(16,900 characters in Russian)",
        right: "(5,400 characters)",
    }
    BODY_CLIPPED Warning "body-clipped" {
        title: "a body of custom-email-sender has at most 102 KB",
        reason: "Gmail hides what follows the first 102 KB of a mail behind \"View entire message\". SES has no limit that a mail comes near to.",
        fix: "Remove what repeats: inline styles that the card already has, embedded images.",
        wrong: "(130 KB in Ukrainian)",
        right: "(9 KB)",
    }
    LEFT_TO_COGNITO Warning "left-to-cognito" {
        title: "no message of custom-email-sender is left to Cognito",
        reason: "With the CustomEmailSender trigger Cognito sends no mail at all. The function ignores [messages] <name> = \"cognito\" and sends the theme's mail, so that nobody waits for a code in vain.",
        fix: "Remove the line, or write { sms = \"cognito\" } if custom-message should leave the SMS to Cognito.",
        wrong: "[messages]\nauthentication = \"cognito\"",
        right: "[messages]\nauthentication = { sms = \"cognito\" }",
    }
    TABLE_ROLE Warning "table-role" {
        title: "a layout table has role=\"presentation\"",
        reason: "Without the role, a screen reader announces every row and column.",
        fix: "Add role=\"presentation\". A table of data needs <th> instead.",
        wrong: "<table width=\"100%\">",
        right: "<table role=\"presentation\" width=\"100%\">",
    }
    UNSUPPORTED_CSS Warning "unsupported-css" {
        title: "the mail uses only CSS and HTML that Gmail and Outlook support",
        reason: "Gmail or Outlook for Windows drops variables, flex, grid, positions, logical properties, calc() and web fonts, which breaks the layout (caniemail.com).",
        fix: "Use tables, padding on cells, and the theme's variables ({{ color.text }}, {{ locale.start }}).",
        wrong: "style=\"display:flex;color:var(--text)\"",
        right: "style=\"color:{{ color.text }}\"",
    }
    STYLE_PLACEMENT Warning "style-placement" {
        title: "<style> is in the head and has at most 16 KB",
        reason: "Gmail drops a <style> in the body and a <style> of more than 16 KB.",
        fix: "Move it into the head of layout.html; keep important styles inline.",
        wrong: "<body><style>…</style>",
        right: "<head><style>…</style></head>",
    }
    PREHEADER Warning "preheader" {
        title: "the preheader has 40 to 90 columns and differs from the subject",
        reason: "Inboxes show the preheader behind the subject. Without one they show the first text of the mail, often the code; a short one is followed by that text. Wide characters count as two columns.",
        fix: "Write .preheader in that language and print it in a hidden element at the start of the body, without zero-width padding.",
        wrong: ".preheader = Hello!",
        right: ".preheader = One step left: confirm that this address belongs to you.",
    }
    VML_HREF Warning "vml-href" {
        title: "the button for Outlook has the same link as the <a>",
        reason: "Outlook for Windows shows the VML shape and never the <a> beside it. If only one of the two is changed, Outlook's readers get an old link.",
        fix: "Give both the same href.",
        wrong: "<v:roundrect href=\"https://old.example.com\">… <a href=\"https://app.example.com\">",
        right: "<v:roundrect href=\"{{ href }}\">… <a href=\"{{ href }}\">",
    }
    EXPIRY Warning "expiry" {
        title: "the mail states how long the code is valid",
        reason: "Readers who are late then know why the code is refused and request a new one instead of help.",
        fix: "Print text.expires: {{ <note text={text.expires} /> }}, or the note of <code>.",
        wrong: "{{ <code value={code} label={shared.code_label} note=\"\" /> }}",
        right: "{{ <code value={code} label={shared.code_label} note={text.expires} /> }}",
    }
    IGNORE_LINE Warning "ignore-line" {
        title: "the mail says what to do if the reader did not request it",
        reason: "Anyone can enter another person's address. The person who gets the mail should not worry.",
        fix: "Print text.ignore: {{ <fine_print text={text.ignore} /> }}.",
        wrong: "{% block closing %}{% endblock %}",
        right: "{% block closing %}{{ <fine_print text={text.ignore} /> }}{% endblock %}",
    }
    NEVER_SHARE Warning "never-share" {
        title: "the mail warns never to share the code",
        reason: "Attackers ask people for their codes. A warning in the mail has been shown to help.",
        fix: "Print shared.never_share (an invitation: text.never_share).",
        wrong: "{% block closing %}{% endblock %}",
        right: "{% block closing %}{{ <fine_print text={shared.never_share} /> }}{% endblock %}",
    }
    LINK_UNDERLINE Warning "link-underline" {
        title: "a link within text is underlined",
        reason: "Not everyone can tell a link by its colour alone (WCAG 2.2, 1.4.1).",
        fix: "Write text-decoration:underline on the <a>.",
        wrong: "Questions? <a style=\"text-decoration:none\" …>",
        right: "Questions? <a style=\"text-decoration:underline\" …>",
    }
    SMS_PARTS Warning "sms-parts" {
        title: "an SMS has a single part",
        reason: "A part holds 160 characters of GSM-7, but only 70 if any character is not in GSM-7. Each part costs money, and parts may arrive separately.",
        fix: "Shorten .sms in that language, or replace the characters that the finding names.",
        wrong: ".sms = { $code } è il tuo codice “{ -brand }” per confermare il tuo nuovo numero di telefono.",
        right: ".sms = { $code } è il tuo codice { -brand } per confermare il numero.",
    }
    TEXT_TOUCHES_CODE Warning "text-touches-code" {
        title: "no text touches the code",
        reason: "Readers select a code with a double click and copy what touches it. Behind a temporary password, which may hold any character, a full stop looks like its last one: that is an error.",
        fix: "Put the code on a line of its own, in an element that holds nothing else.",
        wrong: "<p>Your code is {{ code }}.</p>",
        right: "<p>Your code:</p><p>{{ code }}</p>",
    }
    MAIL_ELEMENT Warning "mail-element" {
        title: "the mail uses only elements that mail clients show",
        reason: "Mail clients strip forms, scripts, frames, media and <link>, and Outlook for Windows drops background=. What they held is missing from the mail.",
        fix: "Link to a page of your own; write styles inline; write bgcolor for a background.",
        wrong: "<form action=\"https://app.example.com/confirm\">",
        right: "<a href=\"{{ link }}\">{{ text.action }}</a>",
    }
    SAMPLE_BRAND Warning "sample-brand" {
        title: "the brand has a name of its own",
        reason: "Without a name, every subject, SMS and wordmark says \"Example\", the name of the default theme.",
        fix: "Write name under [brand] of theme.toml, or set BRAND_NAME. The default theme itself is exempt.",
        wrong: "[brand]\nname = \"Example\"",
        right: "[brand]\nname = \"Acme\"",
    }
    ONE_LANGUAGE_BODY Warning "one-language-body" {
        title: "a template with words of its own is offered in one language",
        reason: "The words of a template are the same in every language, but the subject, the SMS and the direction are not. A reader gets a German subject over a French body.",
        fix: "If the theme speaks one language, say so: default and offered under [locales]. Otherwise move the words into locales/<tag>.ftl and print them as {{ text.name }}.",
        wrong: "<p>Bienvenue ! Votre code :</p>      (in twenty languages)",
        right: "[locales]\ndefault = \"fr\"\noffered = [\"fr\"]",
    }
    PAGE_WITHOUT_TWIN Warning "page-without-twin" {
        title: "sign-up and resend-code both have a page of your own, or neither",
        reason: "Both mails ask for the same confirmation. A reader who asks for the code again gets a mail that looks different, and may take it for phishing.",
        fix: "Add the other page. It may be one line that extends the first.",
        wrong: "messages/sign-up.html      (alone)",
        right: "messages/resend-code.html: {% extends \"messages/sign-up.html\" %}",
    }
    LINK_SCANNERS Warning "link-scanners" {
        title: "a sign-up is confirmed by a code, or on a page of your own",
        reason: "Security gateways open the links of a mail to scan them. Cognito's confirmation link confirms as soon as it is opened, so the gateway confirms a sign-up that its owner never asked for.",
        fix: "Let the pool verify by code (VERIFICATION=code), or link to a page of your own that confirms on a click: sign-up under [links] with {code}.",
        wrong: "VERIFICATION=link",
        right: "VERIFICATION=code",
    }
    SMS_CODE_UNSEEN Warning "sms-code-unseen" {
        title: "phones recognise the code in an SMS",
        reason: "Phones offer a code above the keyboard and hide it from other apps only if they recognise it. Android wants the end, a space and no digit, a Chinese character, or one of . ? ! , ) ' ] \" right behind the code, and the start, a space and no digit, or one of > ( \" ' = [ right before it. What looks like a code and comes first, such as Shop24Pro, is taken for it.",
        fix: "Put a space after the code and go on with a word or a dash; let the code come first.",
        wrong: ".sms = { $code }: your { -brand } code",
        right: ".sms = { $code } - your { -brand } code",
    }
    UNUSED_IGNORE Warning "unused-ignore" {
        title: "every entry of lint.toml ignores a finding",
        reason: "An entry that ignores nothing hides the next finding of its kind, which nobody has looked at yet.",
        fix: "Remove the entry from lint.toml; for the baseline, run signet lint --write-baseline.",
        wrong: "[[ignore]]\nrule = \"contrast\"\nreason = \"until the new logo\"      (and no contrast is too low)",
        right: "(no entry)",
    }
    ACCENT_CHANGED Note "accent-changed" {
        title: "the accent can be read as text on the card",
        reason: "Links and the wordmark have the accent's colour. If it has too little contrast with the card (4.5:1, WCAG 2.2), they get the nearest shade that can be read, which is not the brand's colour.",
        fix: "Nothing needs to be done. To choose the shade yourself, set accent to a colour with more contrast; buttons then have it as well.",
        wrong: "[colors]\naccent = \"#ffd500\"",
        right: "[colors]\naccent = \"#7a6500\"",
    }
    NO_PASSWORD Note "no-password" {
        title: "the invitation also works without a temporary password",
        reason: "In a pool with sign-in without passwords, an invitation has no temporary password. If your template or SMS shows one, the default theme's invitation goes out instead of yours.",
        fix: "If the pool always makes passwords, nothing needs to be done; set INVITATION=password. If not, put {% if code %} around the password, or add messages/admin-create-user_passwordless.html and strings under admin-create-user_passwordless.",
        wrong: "<p>Your password: {{ code }}</p>",
        right: "{% if code %}<p>Your password: {{ code }}</p>{% endif %}",
    }
    HIDDEN_OCCASION Note "hidden-occasion" {
        title: "an occasion has words of your own if its message has",
        reason: "An invitation without a temporary password, a password that an administrator reset and an address that an administrator changed have words of their own in the default theme. Your usual words of the message go before them, and may then say what is not true.",
        fix: "Write these parts under the name of the occasion as well: admin-create-user_passwordless, forgot-password_by-admin, update-user-attribute_by-admin. If your words are true for both, nothing needs to be done.",
        wrong: "admin-create-user =\n    .intro = Sign in with this password.",
        right: "admin-create-user =\n    .intro = Sign in with this password.\nadmin-create-user_passwordless =\n    .intro = Sign in with a code that we send you.",
    }
    SENDER_ONLY Note "sender-only" {
        title: "files that only custom-email-sender reads are checked for it",
        reason: "Cognito sends no notices and no text parts, so custom-message never renders these files. This run read their syntax only.",
        fix: "If you deploy custom-email-sender, run signet lint --for custom-email-sender as well. If not, remove the files.",
        wrong: "messages/welcome.html      (signet lint)",
        right: "messages/welcome.html      (signet lint --for custom-email-sender)",
    }
    SLOW_TEMPLATE Note "slow-template" {
        title: "templates use only the forms that are compiled into a page",
        reason: "Signet compiles simple templates itself. A loop, an assignment, arithmetic, or any other form needs the template engine, so the first rendering of the message after a start takes longer. The mail is the same.",
        fix: "Nothing needs to be done. These forms cost nothing: {{ variable }} and {{ variable.field }}, the filters safe and plain, {% if %}, {% elif %} and {% else %} with not, ==, !=, and, or; {% extends %}, {% block %}, super() and {% include %}; components with values or texts.",
        wrong: "{% for name in [\"terms\", \"privacy\"] %}…{% endfor %}",
        right: "{{ <button href={links.terms} label={text.terms} hint=\"\" /> }}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case_and_unique() {
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
