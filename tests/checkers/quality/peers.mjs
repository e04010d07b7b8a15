// The sign-up mail as two peers make it: the same words, their components, their defaults.

import mjml2html from 'mjml';
import { createElement as h } from 'react';
import { Body, Button, Container, Head, Heading, Hr, Html, Img, Link, Preview, Section, Tailwind, Text, render } from 'react-email';

const BRAND = { name: 'Fernleaf', logo: 'https://cdn.fernleaf.example/logo.png', help: 'help@fernleaf.example' };
const ADDRESS = 'Fernleaf GmbH, Torstraße 140, 10119 Berlin, Germany';
const CONFIRM = 'https://app.fernleaf.example/confirm?code=482913';
const TEXT = {
  subject: 'Confirm your email address for Fernleaf',
  preheader: 'Just one more step, and your account is ready to use.',
  heading: 'Confirm your email address',
  intro: 'Thanks for signing up. Enter this code to confirm your email address.',
  label: 'Your code',
  expires: 'Expires in 24 hours',
  action: 'Confirm email address',
  share: 'Never share this code. Fernleaf will never ask you for it.',
  ignore: 'Didn’t sign up? You can safely ignore this email.',
};

/** A list of { look, message, subject, body }, as `signet.mjs` gives one. */
export async function peers() {
  const mail = { message: 'sign-up', subject: TEXT.subject };
  return [
    { ...mail, look: 'React Email', body: await render(reactEmail()) },
    { ...mail, look: 'MJML', body: (await mjml2html(MJML)).html },
  ];
}

/** Arranged as React Email's own template for a verification code: Tailwind, a banner, sections, a rule, a footer. */
function reactEmail() {
  const text = 'text-[#333] text-[14px] leading-[24px] m-0';
  return h(Html, { lang: 'en', dir: 'ltr' },
    h(Head, null, h('title', null, TEXT.subject)),
    h(Tailwind, null,
      h(Body, { className: 'bg-white font-sans text-[#212121]' },
        h(Preview, null, TEXT.preheader),
        h(Container, { className: 'p-5 mx-auto bg-[#eee]' },
          h(Section, { className: 'bg-white' },
            h(Section, { className: 'flex py-5 items-center justify-center' },
              h(Img, { src: BRAND.logo, width: 120, height: 40, alt: BRAND.name })),
            h(Section, { className: 'py-[25px] px-[35px]' },
              h(Heading, { className: 'text-[#333] text-[20px] font-bold mb-[15px]' }, TEXT.heading),
              h(Text, { className: text }, TEXT.intro),
              h(Section, { className: 'flex items-center justify-center' },
                h(Text, { className: `${text} text-center font-bold` }, TEXT.label),
                h(Text, { className: 'text-[#333] text-[36px] my-[10px] mx-0 font-bold text-center' }, '482913'),
                h(Text, { className: `${text} text-center` }, TEXT.expires)),
              h(Button, { href: CONFIRM, className: 'bg-[#5b3df5] text-white rounded-lg px-7 py-4' }, TEXT.action)),
            h(Hr),
            h(Section, { className: 'py-[25px] px-[35px]' },
              h(Text, { className: text }, TEXT.share),
              h(Text, { className: text }, TEXT.ignore))),
          h(Text, { className: 'text-[#333] text-[12px] my-[24px] px-5' },
            h(Link, { href: `mailto:${BRAND.help}`, className: 'text-[#2754C5] underline' }, BRAND.help), ' · ', ADDRESS)))));
}

const MJML = `<mjml lang="en" dir="ltr">
<mj-head><mj-title>${TEXT.subject}</mj-title><mj-preview>${TEXT.preheader}</mj-preview></mj-head>
<mj-body>
<mj-section><mj-column>
<mj-image src="${BRAND.logo}" width="120px" height="40px" alt="${BRAND.name}" />
<mj-text font-size="24px"><h1>${TEXT.heading}</h1></mj-text>
<mj-text>${TEXT.intro}</mj-text>
</mj-column></mj-section>
<mj-section background-color="#f4f4f4"><mj-column>
<mj-text align="center">${TEXT.label}</mj-text>
<mj-text align="center" font-size="36px" font-weight="700">482913</mj-text>
<mj-text align="center">${TEXT.expires}</mj-text>
</mj-column></mj-section>
<mj-section><mj-column>
<mj-button href="${CONFIRM}" background-color="#5b3df5">${TEXT.action}</mj-button>
<mj-divider />
<mj-text>${TEXT.share}</mj-text>
<mj-text>${TEXT.ignore}</mj-text>
<mj-text><a href="mailto:${BRAND.help}">${BRAND.help}</a> · ${ADDRESS}</mj-text>
</mj-column></mj-section>
</mj-body>
</mjml>`;
