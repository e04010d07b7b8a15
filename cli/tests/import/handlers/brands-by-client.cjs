// Handlebars-like replace, per-client brand, SMS, fallbacks, clientMetadata link
const fs = require('fs');
const layout = `<!DOCTYPE html>
<html>
<head>
  <meta charset="UTF-8">
  <style>@media print{#x{color:red}} body{margin:0}</style>
</head>
<body style="background:#f4f4f4">
  <table width="100%"><tr><td style="background:{{color}}"><img src="{{logo}}" alt="{{brand}}" width="120" height="40"></td></tr>
  <tr><td><p>Hi {{name}},</p><p>{{body}}</p>
  <p style="font-size:24px"><strong>{{code}}</strong></p>{{button}}
  <p>&copy; {{year}} {{brand}} &middot; This mail was sent to {{email}}</p></td></tr></table>
</body>
</html>`;
const brands = {
  '1web0client0000000000000': { brand: 'Acme Web', color: '#ffeeee', logo: 'https://cdn.example.com/web.png', host: 'https://web.example.com' },
  '2pro0client0000000000000': { brand: 'Acme Pro', color: '#eeffee', logo: 'https://cdn.example.com/pro.png', host: 'https://pro.example.com' },
};
const other = { brand: 'Acme', color: '#eeeeff', logo: 'https://cdn.example.com/acme.png', host: 'https://www.example.com' };
const T = {
  en: { su: ['Welcome to {{brand}}', 'Enter this code to finish.'], fp: ['Reset your {{brand}} password', 'Somebody asked for a new password.'], in: ['You are invited to {{brand}}', 'Your user name is {username}.'] , b: 'Open'},
  de: { su: ['Willkommen bei {{brand}}', 'Geben Sie diesen Code ein.'], fp: ['Neues Passwort für {{brand}}', 'Jemand möchte ein neues Passwort.'], in: ['Einladung zu {{brand}}', 'Ihr Benutzername ist {username}.'], b: 'Öffnen' },
  fr: { su: ['Bienvenue chez {{brand}}', 'Saisissez ce code.'], fp: ['Nouveau mot de passe {{brand}}', "Quelqu'un a demandé un nouveau mot de passe."], in: ['Invitation {{brand}}', "Votre nom d'utilisateur est {username}."], b: 'Ouvrir' },
};
function fill(t, v) { return Object.entries(v).reduce((s, [k, x]) => s.split('{{' + k + '}}').join(x), t); }
module.exports.handler = (event, context, callback) => {
  const a = event.request.userAttributes, b = brands[event.callerContext.clientId] || other;
  const lang = (a.locale || 'en').slice(0, 2), t = T[lang] || T.en;
  const key = { CustomMessage_SignUp: 'su', CustomMessage_ResendCode: 'su', CustomMessage_ForgotPassword: 'fp', CustomMessage_AdminCreateUser: 'in' }[event.triggerSource];
  if (!key) return callback(null, event);
  const url = b.host + '/go?u=' + encodeURIComponent(event.userName) + '&amp;code=' + event.request.codeParameter;
  const v = { ...b, name: a.given_name || a.name || a.email, body: t[key][1], code: event.request.codeParameter, year: 2026, email: a.email,
    button: key === 'in' ? '' : `<a href="${url}">${t.b}</a>` };
  event.response.emailSubject = fill(t[key][0], v);
  event.response.emailMessage = fill(layout, v);
  event.response.smsMessage = `${b.brand}: ${key === 'in' ? '{username} ' : ''}${event.request.codeParameter}`;
  callback(null, event);
};
