import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { browserPath, openBrowser, processorWork, usualWorkMs } from '../tests/browser/chromium.ts';
import { type PagedList, pagedLists, type Step } from './desk-steps.ts';
import { deskOwner, fillDesk } from './desk-world.ts';
import { startPlatform } from './processes.ts';
import { percentile, type Row, round2 } from './rows.ts';
import type { Scenario } from './scenario.ts';

/** What one press came to, in ms. */
interface Pressed {
  /** From the press to the frame with the other rows. */
  readonly rowsMs: number;
  /** The longest task of the page's own thread; 0: none of 50 ms or more, which are all that a browser tells of. */
  readonly taskMs: number;
  /** The list's answer alone, as this browser waited for it. */
  readonly answerMs: number;
}

// Installed before the page's own scripts. Shown: the frame after the rows, or how many there are, have
// changed; a pager tells the page that is asked for before its rows are there, which does not count.
const watch = `(() => {
  const told = () => {
    const rows = [...document.querySelectorAll('main tbody tr')].map((row) => row.textContent).join();
    return rows + document.querySelector('main nav [role=status]')?.textContent.split(' of ')[1];
  };
  const watched = { pressed: 0, tasks: [] };
  for (const kind of ['pointerdown', 'input'])
    addEventListener(kind, (event) => { watched.pressed = event.timeStamp; }, true);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watched.tasks.push({ end: startTime + duration, duration });
  }).observe({ type: 'longtask' });
  const after = (ms) => new Promise((done) => setTimeout(done, ms));
  window.watchRows = () => {
    const before = told();
    watched.tasks = [];
    performance.clearResourceTimings();
    window.rowsShown = new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (told() === before || document.querySelector('main tbody tr') === null) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now())));
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    }).then(async (shown) => {
      await after(400);
      const answers = performance.getEntriesByType('resource').filter(({ name }) => /bookings[?]|certificates[?]|transactions[?]/.test(name));
      return {
        rowsMs: shown - watched.pressed,
        taskMs: Math.max(0, ...watched.tasks.filter(({ end }) => end > watched.pressed).map(({ duration }) => duration)),
        answerMs: Math.max(0, ...answers.map(({ duration }) => duration)),
      };
    });
  };
})()`;

/** Signs the agency's owner in, as people do. */
async function signIn(page: Page, url: string): Promise<void> {
  await page.addInitScript(watch);
  await page.goto(`${url}/sign-in?next=%2Fapp`);
  await page.getByLabel('E-mail').fill(deskOwner.email);
  await page.locator('input[type=password]').fill(deskOwner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/app');
}

/** Opens the list and does one thing to it. */
async function measureStep(page: Page, url: string, list: PagedList, step: Step): Promise<Pressed> {
  await page.goto(url + (step.at ?? list.path), { waitUntil: 'networkidle' });
  await page.locator('main tbody tr').first().waitFor();
  await step.open?.(page);
  await page.evaluate('watchRows()');
  await step.press(page);
  return page.evaluate<Pressed>('rowsShown');
}

function rowOf(pressed: readonly Pressed[]): Row {
  const rows = pressed.map(({ rowsMs }) => rowsMs);
  const tasks = pressed.map(({ taskMs }) => taskMs);
  return {
    bestMs: round2(Math.min(...rows)),
    p50Ms: round2(percentile(rows, 0.5)),
    p99Ms: round2(Math.max(...rows)),
    answerMs: round2(
      percentile(
        pressed.map(({ answerMs }) => answerMs),
        0.5,
      ),
    ),
    bestTaskMs: Math.min(...tasks),
    taskMs: percentile(tasks, 0.5),
    worstTaskMs: Math.max(...tasks),
  };
}

const nameOf = (list: PagedList, step: Step) => `desk_paging_${list.name}_${step.name}`;
const processor = 'desk_paging_processor';

/**
 * An agency with 100,000 rows in each list turns pages, sorts, filters and searches in a browser. The first line is the
 * processor's speed: 1 is one of 2024, otherwise idle.
 */
export const deskPaging: Scenario = {
  names: [processor, ...pagedLists.flatMap((list) => list.steps.map((step) => nameOf(list, step)))],
  async run(world, { rounds }, report) {
    if (!existsSync(browserPath)) {
      report(`  desk_paging needs Chromium: there is none at ${browserPath}. Name yours in CHROMIUM_PATH.`);
      return {};
    }
    await fillDesk(world, report);
    const [platform, browser] = [await startPlatform(world, 'web'), await openBrowser()];
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    await signIn(page, platform.url);
    const pressed = new Map<string, Pressed[]>();
    const speeds: number[] = [];
    // by turns: whatever slows the machine for a while slows one round of each, not all of one
    for (let round = 0; round < Math.max(5, rounds); round += 1) {
      speeds.push(usualWorkMs / (await page.evaluate<number>(processorWork)));
      for (const list of pagedLists)
        for (const step of list.steps) {
          const name = nameOf(list, step);
          const shown = await measureStep(page, platform.url, list, step);
          pressed.set(name, [...(pressed.get(name) ?? []), shown]);
        }
    }
    await browser.close();
    await platform.stop();
    const rows = [...pressed].map(([name, each]) => [name, rowOf(each)] as const);
    return { [processor]: { rate: round2(percentile(speeds, 0.5)) }, ...Object.fromEntries(rows) };
  },
};
