import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapes } from '../device/device.ts';
import { focusAfter } from './grid-focus.ts';
import { rowGeometry, wallGeometry } from './row-geometry.ts';
import { cardsInView, pagedScroll, scrolledToShow } from './row-window.ts';

const geometry = fc
	.tuple(
		fc.integer({ min: 240, max: 8_000 }),
		fc.constantFrom('portrait' as const, 'landscape' as const, 'ranked' as const),
		fc.constantFrom(...shapes),
	)
	.map(([width, card, shape]) => rowGeometry(width, card, shape));

test('every card of which a pixel shows is in the document, and far ones are not', () => {
	fc.assert(
		fc.property(
			geometry,
			fc.nat(20_000),
			fc.integer({ min: 1, max: 400 }),
			(size, scrolled, count) => {
				const { from, to } = cardsInView(scrolled, size, count);
				const screen = size.room + size.gutter * 2;
				for (let card = 0; card < count; card++) {
					const left = size.gutter + card * size.stride - scrolled;
					const shows = left < screen && left + size.cardWidth > 0;
					if (shows) expect(card >= from && card < to).toBe(true);
				}
				expect(to - from).toBeLessThanOrEqual(Math.ceil(screen / size.stride) + 8);
			},
		),
	);
});

test('scrolling to a card makes it wholly visible and moves nothing that already is', () => {
	fc.assert(
		fc.property(geometry, fc.nat(9_000), fc.nat(60), (size, scrolled, card) => {
			const after = scrolledToShow(card, scrolled, size);
			const left = card * size.stride;
			expect(left).toBeGreaterThanOrEqual(after - 1e-9);
			expect(left + size.cardWidth).toBeLessThanOrEqual(after + size.room + 1e-9);
			expect(scrolledToShow(card, after, size)).toBe(after);
		}),
	);
});

test('paging on and on shows every card and ends at the end', () => {
	fc.assert(
		fc.property(geometry, fc.integer({ min: 1, max: 80 }), (size, count) => {
			const shown = new Set<number>();
			let scrolled = 0;
			for (let page = 0; page < 120; page++) {
				for (let card = 0; card < count; card++) {
					const left = card * size.stride;
					if (left >= scrolled - 1 && left + size.cardWidth <= scrolled + size.room + size.gap + 1)
						shown.add(card);
				}
				scrolled = pagedScroll(scrolled, 1, size, count);
			}
			expect(shown.size).toBe(count);
			expect(scrolled).toBe(Math.max(0, count * size.stride - size.room));
		}),
	);
});

test('from a phone to a wall at least two posters fit, and never more than nine', () => {
	for (const width of [240, 320, 360, 768, 1_280, 1_920, 2_560, 3_840, 7_680]) {
		const shape = width < 600 ? 'phone' : 'web';
		const { cardWidth, room, stride } = rowGeometry(width, 'portrait', shape);
		expect(room / stride).toBeGreaterThan(1.9);
		expect(room / stride).toBeLessThan(9);
		expect(cardWidth).toBeGreaterThan(60);
	}
});

const grid = fc.array(
	fc
		.integer({ min: 1, max: 40 })
		.chain((cards) => fc.record({ cards: fc.constant(cards), firstVisible: fc.nat(cards - 1) })),
	{ minLength: 1, maxLength: 8 },
);
const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End');

test('no sequence of keys leads to a card that is not there', () => {
	fc.assert(
		fc.property(grid, fc.array(keys), (rows, pressed) => {
			let focus = { row: 0, card: 0 };
			for (const key of pressed) {
				const next = focusAfter(key, focus, rows);
				if (next !== 'above' && next !== undefined) focus = next;
				expect(focus.card).toBeGreaterThanOrEqual(0);
				expect(focus.card).toBeLessThan(rows[focus.row]!.cards);
			}
		}),
	);
});

test('down leads to the card that stands below on the screen, wherever its row is scrolled', () => {
	const rows = [
		{ cards: 30, firstVisible: 10 },
		{ cards: 30, firstVisible: 0 },
		{ cards: 2, firstVisible: 0 },
	];
	expect(focusAfter('ArrowDown', { row: 0, card: 12 }, rows)).toEqual({ row: 1, card: 2 });
	expect(focusAfter('ArrowDown', { row: 1, card: 5 }, rows)).toEqual({ row: 2, card: 1 });
	expect(focusAfter('ArrowDown', { row: 2, card: 1 }, rows)).toBeUndefined();
	expect(focusAfter('ArrowLeft', { row: 0, card: 0 }, rows)).toBeUndefined();
	expect(focusAfter('ArrowUp', { row: 0, card: 12 }, rows)).toBe('above');
	expect(focusAfter('x', { row: 0, card: 12 }, rows)).toBeUndefined();
});

test('on a television posters are larger than on the web, whatever its width', () => {
	for (const width of [1_280, 1_920, 3_840]) {
		const television = rowGeometry(width, 'portrait', 'television');
		expect(television.cardWidth).toBeGreaterThan(rowGeometry(width, 'portrait', 'web').cardWidth);
	}
});

test('a wall fills its room with whole cards and is never wider', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 320, max: 8_000 }),
			fc.constantFrom('portrait' as const, 'landscape' as const),
			fc.constantFrom(...shapes),
			(width, card, shape) => {
				const { gutter, gap, columns, cardWidth } = wallGeometry(width, card, shape);
				const used = columns * cardWidth + (columns - 1) * gap + 2 * gutter;
				expect(used).toBeLessThanOrEqual(width);
				expect(width - used).toBeLessThan(columns);
			},
		),
	);
});
