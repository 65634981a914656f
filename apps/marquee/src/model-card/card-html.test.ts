import { AxeBuilder } from '@axe-core/playwright';
import { installedChromium, launchedChromium } from '@marquee/viewer/browser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardHtml } from './card-html.ts';
import { madeUpCard } from './made-up-card.fixture.ts';
import type { ModelCard } from './model-card.ts';

/** Every text of a value, keys left alone, replaced. */
function withTexts<Value>(value: Value, replaced: (text: string) => string): Value {
	if (typeof value === 'string') return replaced(value) as Value;
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((one) => withTexts(one, replaced)) as Value;
	const entries = Object.entries(value).map(([key, one]) => [key, withTexts(one, replaced)]);
	return Object.fromEntries(entries) as Value;
}

/** The tags of a page in order, with the names of their attributes. */
const skeleton = (page: string): readonly string[] =>
	[...page.matchAll(/<[^<>]*>/g)].map(([tag]) => tag.replace(/="[^"]*"/g, '=""'));

const hostile = fc
	.array(fc.constantFrom('<', '>', '"', "'", '&', '`', '<script>', '</td>', '--', 'x', 'ü', '日'), {
		minLength: 1,
		maxLength: 8,
	})
	.map((parts) => parts.join(''));

test('whatever its texts are, the page has the same tags: no text becomes markup', () => {
	const plain = skeleton(cardHtml(withTexts(madeUpCard, () => 'x')));
	fc.assert(
		fc.property(hostile, (text) => {
			expect(skeleton(cardHtml(withTexts(madeUpCard, () => text)))).toEqual(plain);
		}),
	);
});

test('every number of the evaluation stands on the page, and what was not measured says so', () => {
	const page = cardHtml(madeUpCard);
	for (const told of [
		'0.2000<small>0.1900 to 0.2100</small>',
		'no cases',
		'country: of the profile',
		'not known of 2 relevant titles',
		'0.0100 to 0.0300',
		'−0.0300 to −0.0100',
		'titles that nobody watched yet',
		'history-1',
		'revision',
	])
		expect(page).toContain(told);
	const bare: ModelCard = {
		...madeUpCard,
		data: null,
		curve: [],
		evaluation: { notEvaluated: 'too few events' },
		parent: { bundle: 'ef56'.repeat(16), notCompared: 'it cannot be asked' },
		timeSplit: null,
	};
	const empty = cardHtml(bare);
	for (const told of ['Not evaluated: too few events', 'Not compared: it cannot be asked'])
		expect(empty).toContain(told);
	expect(empty).toContain('Not measured for this run');
	expect(cardHtml({ ...bare, parent: null })).toContain('no bundle served before it');
});

test('the page asks nobody for anything and runs nothing', () => {
	const page = cardHtml(madeUpCard);
	expect(page).toContain("default-src 'none'");
	expect(page).not.toMatch(/<script|<link|<img|<iframe|https?:|url\(|@import/);
	expect(cardHtml(madeUpCard)).toBe(page);
});

const chromium = installedChromium(process.env);

if (!chromium)
	test('NO BROWSER: the model card was not looked at', () => {
		console.warn('SKIPPED: the card in a browser. Install Chromium or set CHROMIUM_PATH.');
		expect(process.env.MARQUEE_REQUIRE_BROWSER).not.toBe('1');
	});

describe.skipIf(!chromium)('the card in a browser', () => {
	test('it can be read by day and by night, on a phone and on paper', async () => {
		const browser = await launchedChromium(chromium!);
		try {
			const page = await (await browser.newContext()).newPage();
			const looks = [
				['light', 1280, 'screen'],
				['dark', 360, 'screen'],
				['light', 800, 'print'],
			] as const;
			await page.setContent(cardHtml({ ...madeUpCard, timeSplit: null }));
			for (const [colorScheme, width, media] of looks) {
				await page.setViewportSize({ width, height: 800 });
				await page.emulateMedia({ media, colorScheme });
				const broad = await page.evaluate(() => document.documentElement.scrollWidth);
				expect(broad, 'only tables scroll sideways, never the page').toBeLessThanOrEqual(width);
				if (media === 'print') continue;
				const { violations } = await new AxeBuilder({ page }).analyze();
				const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
				expect(found, `${colorScheme} ${width} ${media}`).toEqual([]);
			}
		} finally {
			await browser.close();
		}
	}, 60_000);
});
