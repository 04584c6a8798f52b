import { expect, test } from 'vitest';
import { openClock } from './clock.ts';
import { temporaryState } from './fixture/temporary.ts';

test('runs with the wall clock and ahead of it once moved, over a restart too', () => {
  const state = temporaryState();
  let wall = 1_000;
  const clock = openClock(state, () => wall);
  expect(clock.now()).toBe(1_000);
  clock.advanceTo(50_000);
  expect(clock.now()).toBe(50_000);
  wall = 1_500;
  expect(clock.now()).toBe(50_500);
  expect(openClock(state, () => wall).now()).toBe(50_500);
});

test('never goes back: neither by a move nor when the wall clock does', () => {
  let wall = 9_000;
  const clock = openClock(temporaryState(), () => wall);
  clock.advanceTo(20_000);
  clock.advanceTo(10_000);
  expect(clock.now()).toBe(20_000);
  wall = 2_000;
  expect(clock.now()).toBe(20_000);
});
