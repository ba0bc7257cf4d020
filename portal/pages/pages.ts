// What the pages behind candidates' links gain from a script. Each works without it.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '../src/app/tokens.css';
import './pages.css';

/** Tells the server that an invite's page was seen: once it is really in front of somebody. */
function reportOpened(): void {
  const mark = document.querySelector<HTMLElement>('[data-opened]');
  const { opened, form } = mark?.dataset ?? {};
  if (opened === undefined || form === undefined || document.visibilityState !== 'visible') return;
  mark?.remove();
  void fetch(opened, { method: 'POST', body: new URLSearchParams({ form }), keepalive: true }).catch(
    () => undefined,
  );
}

function tellLeft(seconds: number): string {
  if (seconds > 2 * 3600) return `${Math.floor(seconds / 3600)} hours left.`;
  if (seconds > 300) return `${Math.ceil(seconds / 60)} minutes left.`;
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return minutes > 0 ? `${minutes} min ${rest} s left.` : `${seconds} seconds left.`;
}

/** Counts from when the page came, not by the clock of the device, which may be wrong. */
function countDown(place: HTMLElement): void {
  const total = Number(place.dataset['secondsLeft']);
  const show = () => {
    const left = Math.max(0, Math.round(total - performance.now() / 1000));
    place.textContent = left > 0 ? tellLeft(left) : (place.dataset['over'] ?? '');
    if (left > 0) setTimeout(show, 1000);
    else place.setAttribute('role', 'status');
  };
  show();
}

/** A form is sent once; its button says that it is on its way. */
function sendOnce(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    if (form.dataset['sent'] !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset['sent'] = '';
    event.submitter?.setAttribute('aria-busy', 'true');
  });
}

/** Coming back by the browser's own button finds the page as it was left. */
function allowAgain(): void {
  for (const form of document.forms) delete form.dataset['sent'];
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
}

/** Asks whether the page would be another one by now, or lead elsewhere, and only then loads it anew. */
async function lookAgain(seconds: number): Promise<void> {
  const answer = await fetch(location.href, { redirect: 'manual', cache: 'no-store' }).catch(() => null);
  const leadsOn = answer?.type === 'opaqueredirect';
  const isSettled =
    answer !== null && answer.status < 429 && !(await answer.text()).includes('data-look-again');
  if (leadsOn || isSettled) location.reload();
  else setTimeout(lookAgain, seconds * 1000, seconds);
}

const waiting = document.querySelector<HTMLElement>('[data-look-again]');
if (waiting) {
  const seconds = Number(waiting.dataset['lookAgain']);
  setTimeout(lookAgain, seconds * 1000, seconds);
}
reportOpened();
document.addEventListener('visibilitychange', reportOpened);
for (const place of document.querySelectorAll<HTMLElement>('[data-seconds-left]')) countDown(place);
for (const form of document.forms) if (form.method === 'post') sendOnce(form);
window.addEventListener('pageshow', (event) => event.persisted && allowAgain());
document.querySelector<HTMLElement>('[data-focus]')?.focus();
