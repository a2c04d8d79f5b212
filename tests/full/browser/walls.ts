/** Requests for consent as the vendors mark them up, each before a page whose text comes once it was answered. */
import { TEXT } from './captured.ts';
import { BOX, BOX_STYLE } from './replayed.ts';

export interface WallPage {
  name: string;
  /** Markup of the body, with `reject()` and `accept()` for its buttons. */
  html: string;
  /** The rule that should know it; a wall that none knows is told by its words. */
  rule: RegExp;
}

const over = 'style="position:fixed;inset:20% 10%;background:#fff;border:1px solid"';
const words = '<p>We and our partners use cookies to store and access information on your device.</p>';
const button = (attributes: string, text: string, call: string) =>
  `<button ${attributes} onclick="${call}">${text}</button>`;
const both = (accept: string, reject: string) =>
  button(accept, 'Accept all', 'accept()') + button(reject, 'Reject all', 'reject()');

/** `far` is another origin, which answers with `frameOf`. */
export function walls(far: string): WallPage[] {
  return [
    {
      name: 'onetrust',
      rule: /^Onetrust$/,
      html: `<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" ${over}>${words}${both('id="onetrust-accept-btn-handler"', 'id="onetrust-reject-all-handler"')}</div></div>`,
    },
    {
      name: 'cookiebot',
      rule: /^Cybotcookiebot$/,
      html: `<script>window.Cookiebot = { hasResponse: false, dialog: { visible: true } }; window.CookieConsent = Cookiebot</script>
        <div id="CybotCookiebotDialog" ${over}>${words}${both('id="CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll"', 'id="CybotCookiebotDialogBodyLevelButtonLevelOptinDeclineAll"')}</div>`,
    },
    {
      name: 'didomi',
      rule: /^didomi$/,
      html: `<div id="didomi-host"><div id="didomi-popup" class="didomi-popup-notice" ${over}>${words}${both('id="didomi-notice-agree-button"', 'id="didomi-notice-disagree-button"')}</div></div>`,
    },
    {
      name: 'quantcast',
      rule: /^quantcast$/,
      html: `<div id="qc-cmp2-container"><div id="qc-cmp2-main"><div id="qc-cmp2-ui" ${over}>${words}<div class="qc-cmp2-summary-buttons">${button('mode="primary"', 'AGREE', 'accept()')}${button('id="disagree-btn" mode="secondary"', 'DISAGREE', 'reject()')}</div></div></div></div>`,
    },
    {
      name: 'cookieyes',
      rule: /^cookieyes$/,
      html: `<div class="cky-consent-container" ${over}>${words}${both('data-cky-tag="accept-button"', 'data-cky-tag="reject-button"')}</div>`,
    },
    {
      name: 'complianz',
      rule: /^Complianz banner$/,
      html: `<div id="cmplz-cookiebanner-container"><div class="cmplz-cookiebanner" ${over}>${words}${both('class="cmplz-accept"', 'class="cmplz-deny"')}</div></div>`,
    },
    {
      name: 'iubenda',
      rule: /^iubenda$/,
      html: `<div id="iubenda-cs-banner" ${over}>${words}${both('class="iubenda-cs-accept-btn"', 'class="iubenda-cs-reject-btn"')}</div>`,
    },
    {
      name: 'funding-choices',
      rule: /^funding-choices$/,
      html: `<div class="fc-consent-root"><div class="fc-dialog-container" ${over}>${words}${button('class="fc-cta-consent"', 'Consent', 'accept()')}${button('class="fc-cta-do-not-consent"', 'Do not consent', 'reject()')}</div></div>`,
    },
    {
      name: 'consentmanager',
      rule: /^consentmanager\.net$/,
      html: `<div id="cmpbox" ${over}>${words}<a class="cmpmore" href="#">More</a>${both('class="cmpboxbtn cmpboxbtnyes"', 'class="cmpboxbtn cmpboxbtnno"')}</div>`,
    },
    {
      name: 'usercentrics-in-shadow',
      rule: /^usercentrics-api$/,
      html: `<script>window.UC_UI = { isInitialized: () => true, isConsentRequired: () => true }</script><div id="usercentrics-root" ${over}></div>
        <script>document.getElementById('usercentrics-root').attachShadow({ mode: 'open' }).innerHTML = \`<div data-testid="uc-container">${words}${both('data-testid="uc-accept-all-button"', 'data-testid="uc-deny-all-button"')}</div>\`</script>`,
    },
    {
      name: 'sourcepoint-in-frame',
      rule: /^Sourcepoint-frame$/,
      html: `<div id="sp_message_container_1" ${over}><iframe src="${far}/index.html?message_id=7" width="600" height="300"></iframe></div>
        <script>addEventListener('message', ({ data }) => data === 'reject' ? reject() : data === 'accept' ? accept() : 0)</script>`,
    },
    {
      name: 'unknown-german',
      rule: /^words: Alle ablehnen$/,
      html: `<section role="dialog" ${over}><p>Wir und unsere Partner nutzen Cookies und brauchen Ihre Einwilligung.</p>${button('', 'Alle akzeptieren', 'accept()')}${button('', 'Alle ablehnen', 'reject()')}</section>`,
    },
    {
      name: 'unknown-in-shadow',
      rule: /^words: Continue without accepting$/,
      html: `<ask-first></ask-first><script>customElements.define('ask-first', class extends HTMLElement { connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = \`<div ${over}>${words}${button('', 'Agree and close', 'accept()')}${button('', 'Continue without accepting', 'reject()')}</div>\` } })</script>`,
    },
    {
      name: 'unknown-in-frame',
      rule: /^words: Tout refuser$/,
      html: `<iframe src="${far}/frame" ${over}></iframe>
        <script>addEventListener('message', ({ data }) => data === 'reject' ? reject() : data === 'accept' ? accept() : 0)</script>`,
    },
  ];
}

/** The documents of the other origin. */
export const FRAMES = {
  '/index.html': `<!doctype html><div class="message">${words}${button('class="sp_choice_type_11"', 'Accept all', "parent.postMessage('accept', '*')")}${button('class="sp_choice_type_13"', 'Reject all', "parent.postMessage('reject', '*')")}</div>`,
  '/frame': `<!doctype html><p>Nous et nos partenaires utilisons des cookies.</p>${button('', 'Tout accepter', "parent.postMessage('accept', '*')")}${button('', 'Tout refuser', "parent.postMessage('reject', '*')")}`,
};

/** A page with a wall; its text comes with the answer. */
export function walled({ name, html }: Pick<WallPage, 'name' | 'html'>, answers = ['reject', 'accept']): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Behind ${name}</title>${BOX_STYLE}<h1>Behind ${name}</h1><article></article>${BOX}
<script>
const answered = (answer) => { fetch('/answered/${name}/' + answer); document.getElementById('wall')?.remove();
  if (${JSON.stringify(answers)}.includes(answer)) document.querySelector('article').innerHTML = ${JSON.stringify(TEXT)} };
function reject() { answered('reject') }
function accept() { answered('accept') }
</script><div id="wall">${html}</div></html>`;
}
