/** The look of pages to read, in one place for single pages and sites. It is data: the policy of each page names its hash. */

/** Colours of light and dark, with a contrast of 4.5 and more, and what all pages share. */
export const SHARED_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1b19;--soft:#57534e;--line:#d9d5cf;--link:#0b5394;--box:#f6f4f0}
@media(prefers-color-scheme:dark){:root{--paper:#181715;--ink:#ebe7e0;--soft:#b3ada3;--line:#45413b;--link:#8ab8ec;--box:#23211e}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 Georgia,"Noto Serif","Noto Naskh Arabic","Noto Serif CJK SC",serif;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
[lang=en][dir=ltr]{text-align:-webkit-match-parent;text-align:match-parent}
`;

export const READING_STYLE = `${SHARED_STYLE}
main,nav{max-width:42rem;margin:0 auto;padding:1rem 1.25rem}
nav{font:1rem/1.5 system-ui,sans-serif;padding-bottom:0}
h1,h2,h3,h4,h5,h6{line-height:1.2;margin:1.6em 0 .5em}
h1{font-size:clamp(1.6rem,6vw,2.4rem);margin:.2em 0 .4em}
h2{font-size:1.4rem}h3{font-size:1.2rem}h4,h5,h6{font-size:1.05rem}
.kicker,.byline,.days,figcaption,.remote,.about,small{font-family:system-ui,"Noto Sans","Noto Sans Arabic",sans-serif}
.kicker{color:var(--soft);margin:0;font-size:.95rem}
.dek{font-size:1.25rem;color:var(--soft);margin:0 0 1rem}
.byline{margin:0;font-weight:600;font-size:1rem}.byline cite{font-style:normal;font-weight:400}
.days{margin:.2rem 0 0;color:var(--soft);font-size:.9rem}
header{border-bottom:1px solid var(--line);padding-bottom:1rem;margin-bottom:1.5rem}
figure{margin:1.5rem 0}
img{max-width:100%;height:auto;display:block;background:var(--box)}
figcaption{font-size:.9rem;line-height:1.45;color:var(--soft);margin-top:.4rem}
figcaption small{font-size:.85rem;white-space:normal}
.remote{background:var(--box);border:1px solid var(--line);padding:.75rem 1rem;font-size:.95rem;margin:0}
blockquote{margin:1.2rem 0;padding-inline-start:1rem;border-inline-start:4px solid var(--line);color:var(--soft)}
pre,.wide{overflow-x:auto;max-width:100%}
pre{background:var(--box);padding:.75rem 1rem;font-size:.9rem;line-height:1.4;overflow-wrap:normal}
code{font-family:ui-monospace,"Noto Sans Mono",monospace;font-size:.92em}
.wide{margin:1.2rem 0;overflow-wrap:normal}
table{border-collapse:collapse;font:.95rem/1.4 system-ui,sans-serif}
th,td{border:1px solid var(--line);padding:.35rem .6rem;vertical-align:top;text-align:start;min-width:4rem;max-width:24rem}
th{background:var(--box)}
hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
.about{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.95rem}
.about h3{font-size:.95rem;margin:.8rem 0 .2rem}.about h2{font-size:1.05rem;margin:1rem 0 .4rem}
.about p{margin:.3rem 0}.about ul{margin:0;padding:0;list-style:none}
.about code{font-size:.8rem}
ins{background:#d5f0d8;color:#10331a;text-decoration:underline}del{background:#fbdcd9;color:#4a1410}
@media print{:root{--paper:#fff;--ink:#000;--soft:#333;--line:#999;--link:#000;--box:#fff}body{font-size:11pt}main{max-width:none;padding:0}nav{display:none}figure,pre,blockquote{break-inside:avoid}h1,h2,h3{break-after:avoid}pre{white-space:pre-wrap}a{text-decoration:none}}
`.replaceAll('\n', '');
