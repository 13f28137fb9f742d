/**
 * What a derivation costs in the panel's page: that of 1,000 terms beside that of 10, both until they are laid out, in the
 * main thread's own time; and how soon it is set again once the hand on a slider rests. Prints figures beside their
 * goals; what misses one does not fail.
 */

import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { encodeToPanel } from '../../src/protocol/index.ts';
import { inspectionOf } from '../unit/present/inspections.ts';
import { openPanel } from '../webview/panelPage.ts';

declare const PROJECT_ROOT: string;

declare global {
  interface Window {
    drawDerivation(place: number | undefined): void;
  }
}

const lengths = [10, 1_000] as const;
const rounds = 15;
const perRound = 6;
const ratioGoal = 1.5;

/** Sliders that come to rest. */
const rests = 21;
const framesGoal = 2;
const frameMilliseconds = 1000 / 60;

const logitsOf = (classes: number) => Array.from({ length: classes }, (_, k) => 4 * Math.sin(k * k));

function encoded(quantity: 'softmax' | 'sparseSoftmaxCrossEntropyWithLogits', classes: number): unknown {
  const logits = ['logits', logitsOf(classes)] as const;
  const inspection =
    quantity === 'softmax'
      ? inspectionOf(quantity, { logits }, { temperature: 1 })
      : inspectionOf(quantity, { logits: ['logits', [logits[1]]], labels: ['labels', [7]] });
  const language = { locale: 'en', bundle: {} };
  return encodeToPanel({ type: 'show', id: quantity, inspection, language, significantDigits: 8 });
}

/** Milliseconds that the main thread worked. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

/** Milliseconds of the main thread for one derivation, from its steps to the layout of its formulas. */
async function derivation(page: Page, session: CDPSession, place: number): Promise<number> {
  const before = await worked(session);
  await page.evaluate(
    async ({ shown, times }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let time = 0; time < times; time += 1) {
        window.drawDerivation(shown);
        while (document.querySelector('.formula:not(:has(.katex))')) await frame();
        document.body.getBoundingClientRect();
        await frame();
        window.drawDerivation(undefined);
        await frame();
      }
    },
    { shown: place, times: perRound },
  );
  return ((await worked(session)) - before) / perRound;
}

/** Milliseconds from the moment that the page takes for rest until the frame after the last formula was set. */
async function settings(page: Page): Promise<number[]> {
  return await page.evaluate(async (times) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
    const section = document.querySelector('section[aria-labelledby="derivation-title"]');
    if (!slider || !section) throw new Error('no slider, or no derivation');
    // Rest is what the page waits for with a timer: the last one that ended before the first formula changed.
    let timer = Number.NaN;
    const schedule = window.setTimeout.bind(window);
    const watched = (act: () => void, delay?: number): number =>
      schedule(() => {
        if ((delay ?? 0) >= 50) timer = performance.now();
        act();
      }, delay);
    window.setTimeout = watched as typeof window.setTimeout;
    let [rested, drawn] = [Number.NaN, Number.NaN];
    new MutationObserver(() => {
      if (Number.isNaN(rested)) rested = timer;
      requestAnimationFrame(() => {
        drawn = performance.now();
      });
    }).observe(section, { childList: true, subtree: true, characterData: true });
    const taken: number[] = [];
    for (let time = 0; time < times; time += 1) {
      [timer, rested, drawn] = [Number.NaN, Number.NaN, Number.NaN];
      const [least, most] = [Number(slider.min), Number(slider.max)];
      slider.value = String(least + ((most - least) * (time + 3)) / (times + 6));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => schedule(resolve, 600));
      await frame();
      taken.push(drawn - rested);
    }
    return taken;
  }, rests);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const verdict = (isKept: boolean): string => (isKept ? 'ok' : 'MISSED');

describe('a derivation of the panel', () => {
  it('costs the same whether it has ten terms or a thousand', async () => {
    const panel = await openPanel({ script: path.join(PROJECT_ROOT, 'out/frames-page/derivationPage.js') });
    const session = await panel.page.context().newCDPSession(panel.page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    for (const classes of lengths) {
      await panel.page.evaluate(
        (message) => window.postMessage(message, '*'),
        encoded('sparseSoftmaxCrossEntropyWithLogits', classes),
      );
    }
    const taken: readonly number[][] = lengths.map(() => []);
    for (const place of lengths.keys()) await derivation(panel.page, session, place);
    for (let round = 0; round < rounds; round += 1) {
      for (const place of lengths.keys()) taken[place].push(await derivation(panel.page, session, place));
    }
    const [short, long] = taken;
    const ratio = median(long.map((value, round) => value / short[round]));
    console.log(
      `\nderivation of 1,000 terms ${median(long).toFixed(1)} ms, of 10 ${median(short).toFixed(1)} ms, with layout: ` +
        `ratio ${ratio.toFixed(2)}, goal ${ratioGoal} ${verdict(ratio <= ratioGoal)}`,
    );
    assert.deepEqual(panel.trouble, []);
    await panel.close();
  });

  it('is set again once input rests', async () => {
    const panel = await openPanel();
    await panel.page.evaluate((message) => window.postMessage(message, '*'), encoded('softmax', 12));
    await panel.formulas();
    await settings(panel.page);
    const taken = await settings(panel.page);
    assert.ok(taken.every(Number.isFinite), `a derivation was not set again: ${taken.join(' ')}`);
    const frames = median(taken) / frameMilliseconds;
    console.log(
      `derivation of 12 terms set again ${median(taken).toFixed(1)} ms after input rests, ${frames.toFixed(1)} frames, ` +
        `goal ${framesGoal} ${verdict(frames <= framesGoal)}`,
    );
    assert.deepEqual(panel.trouble, []);
    await panel.close();
  });
});
