import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meantKey } from './arrows.ts';
import { navigationIn } from './navigation.ts';
import { type ArrowKey, type Box, isArrow, nearestTowards } from './spatial.ts';

const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
const box = fc
	.tuple(
		fc.nat(2_000),
		fc.nat(1_200),
		fc.integer({ min: 20, max: 400 }),
		fc.integer({ min: 20, max: 400 }),
	)
	.map(
		([left, top, width, height]): Box => ({ left, top, right: left + width, bottom: top + height }),
	);

const middle = ({ left, top, right, bottom }: Box) => ({
	x: (left + right) / 2,
	y: (top + bottom) / 2,
});

test('an arrow never leads the other way, nor to where one is', () => {
	fc.assert(
		fc.property(
			box,
			fc.array(box, { maxLength: 12 }),
			fc.constantFrom(...keys),
			(from, others, key) => {
				const to = nearestTowards(from, [...others, from], key);
				if (to === undefined) return;
				const [a, b] = [middle(from), middle([...others, from][to]!)];
				const ahead = {
					ArrowLeft: a.x - b.x,
					ArrowRight: b.x - a.x,
					ArrowUp: a.y - b.y,
					ArrowDown: b.y - a.y,
				};
				expect(ahead[key]).toBeGreaterThan(0);
			},
		),
	);
});

/** Cards in lines, as a wall or a stack of rows has them. */
const grid = fc
	.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.nat(40))
	.map(([columns, lines, gap]) =>
		Array.from({ length: columns * lines }, (_, i): Box => {
			const left = (i % columns) * (100 + gap);
			const top = Math.floor(i / columns) * (150 + gap);
			return { left, top, right: left + 100, bottom: top + 150 };
		}),
	);

test('in a grid every card can be reached from every other, and each step can be taken back', () => {
	fc.assert(
		fc.property(grid, (cards) => {
			const reached = new Set([0]);
			for (const at of reached)
				for (const key of keys) {
					const to = nearestTowards(cards[at]!, cards, key);
					if (to === undefined) continue;
					reached.add(to);
					expect(nearestTowards(cards[to]!, cards, opposite[key])).toBe(at);
				}
			expect(reached.size).toBe(cards.length);
		}),
	);
});

const opposite: Readonly<Record<ArrowKey, ArrowKey>> = {
	ArrowLeft: 'ArrowRight',
	ArrowRight: 'ArrowLeft',
	ArrowUp: 'ArrowDown',
	ArrowDown: 'ArrowUp',
};

test('what stands straight ahead wins over what is nearer askew', () => {
	const from = { left: 0, top: 0, right: 100, bottom: 100 };
	const ahead = { left: 300, top: 0, right: 400, bottom: 100 };
	const askew = { left: 150, top: 260, right: 250, bottom: 360 };
	expect(nearestTowards(from, [askew, ahead], 'ArrowRight')).toBe(1);
	expect(nearestTowards(from, [askew, ahead], 'ArrowLeft')).toBeUndefined();
});

test('where lines begin at the right, left leads onwards; up, down and letters are themselves', () => {
	expect(keys.map((key) => meantKey(key, 'rtl'))).toEqual([
		'ArrowRight',
		'ArrowLeft',
		'ArrowUp',
		'ArrowDown',
	]);
	for (const key of [...keys, 'Home', 'x']) {
		expect(meantKey(key, 'ltr')).toBe(key);
		expect(meantKey(meantKey(key, 'rtl'), 'rtl')).toBe(key);
	}
	expect(isArrow('Enter')).toBe(false);
});

/** A browser's history of one tab, as far as the viewer uses it. */
function tab(hash: string) {
	const entries: { state: unknown; hash: string }[] = [{ state: null, hash }];
	let at = 0;
	const listeners = new Set<() => void>();
	const fake = {
		history: {
			get state() {
				return entries[at]!.state;
			},
			pushState: (state: unknown, _: string, to: string) => {
				entries.splice(++at, entries.length, { state, hash: to });
			},
			replaceState: (state: unknown, _: string, to: string) => {
				entries[at] = { state, hash: to };
			},
			back: () => {
				at = Math.max(0, at - 1);
				for (const listener of listeners) listener();
			},
		},
		location: {
			get hash() {
				return entries[at]!.hash;
			},
		},
		addEventListener: (_: string, listener: () => void) => listeners.add(listener),
		removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
	};
	return { navigation: navigationIn(fake as unknown as Window), entries };
}

test('back takes the step back that was made; after a deep link it leads to the given place instead of out', () => {
	const home = { at: 'home', profileId: 'p' } as const;
	const title = { at: 'title', profileId: 'p', titleId: 't' } as const;
	const { navigation } = tab('#/profile/p');
	navigation.go(title);
	navigation.back(home);
	expect(navigation.here()).toBe('#/profile/p');

	const deep = tab('#/profile/p/title/t');
	deep.navigation.back(home);
	expect(deep.navigation.here()).toBe('#/profile/p');
	expect(deep.entries).toHaveLength(1);
});

test('whoever watches hears of every step, and of none after they stopped', () => {
	const { navigation } = tab('#/');
	const seen: string[] = [];
	const stop = navigation.watch(() => seen.push(navigation.here()));
	navigation.go({ at: 'home', profileId: 'p' });
	navigation.replace({ at: 'my-list', profileId: 'p' });
	navigation.back({ at: 'picker' });
	expect(seen).toEqual(['#/profile/p', '#/profile/p/my-list', '#/']);
	stop();
	navigation.go({ at: 'picker' });
	expect(seen).toHaveLength(3);
});
