import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../platform/files/package-root.ts';

/** The portal's colours; these pages have no script to choose a scheme, so the device does. */
const tokens = readFileSync(join(packageRoot, 'portal', 'src', 'app', 'tokens.css'), 'utf8').replace(
  /:root\[data-mantine-color-scheme="dark"\] (\{[^}]*\})/,
  '@media (prefers-color-scheme: dark) { :root $1 }',
);

/** The look of the check pages. */
export const style = `${tokens}
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  background: var(--vw-paper); color: var(--vw-ink); font: 1rem/1.55 var(--vw-sans); padding: 1.5rem 1.125rem 2.5rem;
}
header, main, footer { width: 100%; max-width: 33rem; }
header { display: flex; align-items: center; gap: .625rem; font-weight: 600; color: var(--vw-accent-strong); }
header svg { width: 1.75rem; height: 1.75rem; color: var(--vw-accent); }
main { flex: 1; padding: 2.5rem 0; }
h1 { font: 400 clamp(1.75rem, 6vw, 2.375rem)/1.2 var(--vw-serif); margin: 0 0 .75rem; text-wrap: balance; }
p { margin: 0 0 1rem; color: var(--vw-ink-soft); text-wrap: pretty; }
a { color: var(--vw-accent); text-underline-offset: .2em; }
.card {
  background: var(--vw-surface); border: 1px solid var(--vw-line); border-top: .25rem solid var(--tone);
  border-radius: .75rem; padding: 1.5rem; margin: 0 0 1.75rem;
}
.good { --tone: var(--vw-good); } .warn { --tone: var(--vw-warn); } .bad { --tone: var(--vw-bad); }
.status { display: flex; align-items: center; gap: .625rem; color: var(--tone); font-weight: 600; font-size: 1.125rem; margin: 0 0 .25rem; }
.status svg { width: 1.5rem; height: 1.5rem; flex: none; }
.holder { font: 400 clamp(1.625rem, 6.5vw, 2.125rem)/1.25 var(--vw-serif); margin: 1rem 0 .25rem; overflow-wrap: anywhere; color: var(--vw-ink); }
.course { color: var(--vw-ink); overflow-wrap: anywhere; margin: 0; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1rem 1.5rem; margin: 1.25rem 0 0; padding-top: 1.25rem; border-top: 1px solid var(--vw-line); }
dt { font-size: .8125rem; color: var(--vw-ink-soft); }
dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
form { display: grid; gap: 1rem; justify-items: start; margin-top: 1.5rem; }
.field { width: 100%; }
label { display: block; font-weight: 600; margin-bottom: .375rem; }
.hint { display: block; font-weight: 400; font-size: .875rem; color: var(--vw-ink-soft); }
input {
  width: 100%; font: 1.125rem/1.3 var(--vw-mono); letter-spacing: .04em; text-transform: uppercase; padding: .6875rem .75rem;
  color: var(--vw-ink); background: var(--vw-surface); border: 1px solid var(--vw-line-strong); border-radius: .5rem;
}
input[aria-invalid="true"] { border-color: var(--vw-bad); }
.error { color: var(--vw-bad); margin: .375rem 0 0; font-size: .9375rem; }
button {
  font: 600 1rem/1.3 var(--vw-sans); padding: .75rem 1.25rem; border: 0; border-radius: .5rem; cursor: pointer;
  background: var(--vw-accent); color: var(--vw-surface); min-height: 2.875rem;
}
button:hover { background: var(--vw-accent-strong); }
:focus-visible { outline: 3px solid var(--vw-accent); outline-offset: 2px; }
footer { font-size: .875rem; color: var(--vw-ink-soft); border-top: 1px solid var(--vw-line); padding-top: 1rem; }
footer p { margin: 0; }
`;
