/**
 * How much of a frame a slider's move takes on the main thread of the panel's page: result and picture at 1e3, 1e4 and 1e5
 * classes. The sizes take turns, each with as many frames in which nothing moves; what is counted is the thread's own
 * time, so that other processes hardly disturb it. It prints figures beside their goals; what misses one does not fail.
 */

import * as assert from 'node:assert/strict';
import type { CDPSession } from 'playwright-core';
import { encodeToPanel } from '../../src/protocol/index.ts';
import { inspectionOf } from '../unit/present/inspections.ts';
import { openPanel, type PanelPage } from '../webview/panelPage.ts';

const frameMilliseconds = 1000 / 60;
const rounds = 9;
const framesPerRound = 12;
const restMilliseconds = 500;
const goals = [
  { classes: 1_000, goal: 0.25 },
  { classes: 10_000, goal: 0.35 },
  { classes: 100_000, goal: 0.6 },
] as const;

interface Measured {
  readonly panel: PanelPage;
  readonly session: CDPSession;
  readonly moving: number[];
  readonly still: number[];
}

async function opened(classes: number): Promise<Measured> {
  const logits = Array.from({ length: classes }, (_, k) => 4 * Math.sin(k * k));
  const panel = await openPanel();
  const inspection = inspectionOf('softmax', { logits: ['logits', logits] }, { temperature: 1 });
  const language = { locale: 'en', bundle: {} };
  const message = encodeToPanel({ type: 'show', id: String(classes), inspection, language, significantDigits: 8 });
  await panel.page.evaluate((encoded) => window.postMessage(encoded, '*'), message);
  await panel.page.locator('.bars').waitFor();
  const session = await panel.page.context().newCDPSession(panel.page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { panel, session, moving: [], still: [] };
}

/** Milliseconds that the main thread worked. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

/** Milliseconds a frame, with or without a move of the temperature in each. */
async function measure({ panel, session }: Measured, moves: boolean): Promise<number> {
  // what is set in type once the slider rests is no part of its moves
  await panel.page.waitForTimeout(restMilliseconds);
  const before = await worked(session);
  await panel.page.evaluate(
    async ({ count, isMoving }) => {
      const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let move = 0; move < count; move += 1) {
        await frame();
        if (!isMoving || !slider) continue;
        slider.value = String(
          Number(slider.min) + ((Number(slider.max) - Number(slider.min)) * (move + 3)) / (count + 6),
        );
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
      await frame();
    },
    { count: framesPerRound, isMoving: moves },
  );
  return ((await worked(session)) - before) / framesPerRound;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

describe('a slider of the panel', () => {
  it('leaves the main thread free', async () => {
    const all = await Promise.all(goals.map(({ classes }) => opened(classes)));
    try {
      for (const one of all) await measure(one, true);
      for (let round = 0; round < rounds; round += 1) {
        for (const one of all) {
          one.moving.push(await measure(one, true));
          one.still.push(await measure(one, false));
        }
      }
      console.log('\nshare of a frame of 16.7 ms on the main thread, result and picture, median (least)');
      for (const [order, { classes, goal }] of goals.entries()) {
        const { moving, still } = all[order];
        const share = (value: number): string => `${Math.round((100 * value) / frameMilliseconds)} %`;
        const verdict = median(moving) / frameMilliseconds <= goal ? 'ok' : 'MISSED';
        console.log(
          `${String(classes).padStart(7)} classes: ${share(median(moving))} (${share(Math.min(...moving))}), ` +
            `nothing moved ${share(median(still))}, goal ${share(goal * frameMilliseconds)} ${verdict}`,
        );
      }
      assert.ok(all.every(({ panel }) => panel.trouble.length === 0));
    } finally {
      await Promise.all(all.map(({ panel }) => panel.close()));
    }
  });
});
