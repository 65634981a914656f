import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { type Shape, shapes } from '../../device/device.ts';
import type { Page } from '../chromium.ts';
import { type Stage, titles } from '../stage.ts';

const viewports: Readonly<Record<Shape, { width: number; height: number }>> = {
	phone: { width: 390, height: 844 },
	tablet: { width: 820, height: 1_180 },
	television: { width: 1_920, height: 1_080 },
	web: { width: 1_280, height: 800 },
};

/** Drawings say nothing to axe, they are hidden from readers, and they are most of what is in the document. */
const withoutDrawings = (page: Page) =>
	new AxeBuilder({ page })
		// Without frames one page is enough; the other way opens a second one for every look.
		.setLegacyMode(true)
		.options({ resultTypes: ['violations'], preload: false })
		.exclude('.poster-art')
		.exclude('.backdrop-art')
		.exclude('.icon');

/** Every surface on every screen, in both directions, as those who do not see it hear it. */
export function accessibility(stage: Stage): void {
	const title = titles.find(({ trailers, maturity }) => trailers && maturity)!;
	const looks = shapes.flatMap((shape) =>
		(['en', 'ar'] as const)
			// A tablet's places are those of the web and its hero that of a phone's width: one direction is enough.
			.filter((locale) => shape !== 'tablet' || locale === 'en')
			.map((locale) => ({ shape, locale })),
	);

	test.each(looks)('axe finds nothing wrong on a $shape in $locale', async ({ shape, locale }) => {
		const { page, person } = stage;
		await page.setViewportSize(viewports[shape]);
		const profileId = stage.profile('Kim', { locale });
		const happenedAt = 1_000;
		stage.server.take(
			{ kind: 'list-add', eventId: 'l', profileId, titleId: title.titleId, happenedAt },
			{
				kind: 'stop',
				eventId: 's',
				profileId,
				titleId: titles[9]!.titleId,
				happenedAt,
				positionSeconds: 900,
				watchedSeconds: 900,
			},
		);
		const sound = async (where: string) => {
			expect(await person.sidewaysPixels(), where).toBe(0);
			const axe = withoutDrawings(page);
			// Colours are the same in both directions and from afar, and the slowest to look at.
			if (locale !== 'en' || shape === 'television') axe.disableRules('color-contrast');
			const { violations } = await axe.analyze();
			const found = violations.map(
				({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
			);
			expect(found, where).toEqual([]);
		};
		const open = (path: string) => stage.open(profileId, path, shape);
		const shown = (selector: string) => page.locator(selector).first().waitFor();
		for (const [path, sign] of [
			['', '.hero'],
			['/browse', '.row .card'],
			['/my-list', '.wall .card'],
			['/top-10', '.ranked'],
			['/continue-watching', '.wall .card'],
			['/settings', 'dialog'],
			[`/title/${title.titleId}`, '.title-page .row .card'],
		] as const) {
			await open(path);
			await shown(sign);
			await sound(path || 'home');
		}
		await page.locator('.title-page .actions button').nth(1).click();
		await shown('.scene');
		await sound('trailer');
	});

	test.each([
		['en', 'How it was weighed', 'In figures'],
		['ar', 'كيف جرى تقييمه', 'بالأرقام'],
	])(
		'axe finds nothing wrong with how a title was weighed, in %s, and nothing runs out of the screen',
		async (locale, weighed, inFigures) => {
			const { page, person } = stage;
			for (const shape of ['phone', 'web', 'television'] as const) {
				await page.setViewportSize(viewports[shape]);
				await stage.open(stage.profile('Kim', { locale }), '', shape);
				await person.openTitle();
				await page.getByText(weighed).click();
				await page.getByText(inFigures).click();
				await page.getByText('warmer-rows').waitFor();
				expect(await person.sidewaysPixels(), shape).toBe(0);
				const { violations } = await withoutDrawings(page).analyze();
				expect(
					violations.map(({ id }) => id),
					shape,
				).toEqual([]);
			}
		},
	);

	test('axe finds nothing wrong with the picker and the player', async () => {
		const { page, person } = stage;
		const sound = async (where: string) => {
			const { violations } = await withoutDrawings(page).analyze();
			expect(
				violations.map(({ id }) => id),
				where,
			).toEqual([]);
		};
		const profileId = stage.profile();
		await person.openPicker();
		await sound('picker');
		await person.openHome(profileId);
		await person.openTitle();
		await person.play(0);
		await sound('player');
	});
}
