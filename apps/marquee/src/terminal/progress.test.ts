import { expect, test } from 'vitest';
import { duration, progressOn } from './progress.ts';

function screenOf(isTerminal: boolean) {
	const written: string[] = [];
	let now = 0;
	const screen = { write: (text: string) => written.push(text), isTerminal, columns: () => 80 };
	return { written, progress: progressOn(screen, () => now), wait: (ms: number) => (now += ms) };
}

test('a terminal sees one line redrawn, with share, rate and time left', () => {
	const { written, progress, wait } = screenOf(true);
	progress.begin('importing');
	wait(2_000);
	progress.update(500, 2_000, 'events');
	expect(written.join('')).toBe(
		'\r\u001b[2Kimporting ██████░░░░░░░░░░░░░░░░░░ 25 % · 250/s · 6.0 s left · events',
	);
	progress.end('2,000 events');
	expect(written.at(-1)).toBe('\r\u001b[2Kimporting: 2,000 events (2.0 s)\n');
});

test('a file gets plain lines, and not more than one in ten seconds', () => {
	const { written, progress, wait } = screenOf(false);
	progress.begin('training');
	for (let i = 1; i <= 25; i++) {
		wait(1_000);
		progress.update(i, 100);
	}
	expect(written).toEqual([
		'training …\n',
		'training 10 % · 1.0/s · 1 min 30 s left\n',
		'training 20 % · 1.0/s · 1 min 20 s left\n',
	]);
});

test.each([
	[0, '0.0 s'],
	[9_949, '9.9 s'],
	[59_400, '59 s'],
	[59_600, '1 min 0 s'],
	[125_000, '2 min 5 s'],
])('%d ms are said as %s', (ms, said) => expect(duration(ms)).toBe(said));
