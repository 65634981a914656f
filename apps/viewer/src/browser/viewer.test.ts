import { describe, expect, test } from 'vitest';
import { accessibility } from './cases/accessibility.ts';
import { languages } from './cases/languages.ts';
import { places } from './cases/places.ts';
import { search } from './cases/search.ts';
import { television } from './cases/television.ts';
import { visits } from './cases/visits.ts';
import { installedChromium } from './chromium.ts';
import { stageFor } from './stage.ts';

const chromium = installedChromium(process.env);
const mustHaveBrowser = process.env.MARQUEE_REQUIRE_BROWSER === '1';

if (!chromium)
	test('NO BROWSER: the viewer’s pages were not tested', () => {
		console.warn(
			'SKIPPED: every browser test of the viewer. Install Chromium or set CHROMIUM_PATH.',
		);
		expect(mustHaveBrowser, 'MARQUEE_REQUIRE_BROWSER=1, but there is no Chromium').toBe(false);
	});

describe.skipIf(!chromium)('the viewer in a browser', () => {
	const stage = stageFor(chromium);
	describe('a visit', () => visits(stage));
	describe('the places', () => places(stage));
	describe('the search', () => search(stage));
	describe('on a television', () => television(stage));
	describe('in other languages', () => languages(stage));
	describe('for everybody', () => accessibility(stage));
});
