import type { Page } from '@marquee/contracts';
import { useState } from 'react';
import { changeBetween } from '../home/placement.ts';
import { headingOf } from '../words/headings.ts';
import type { Language } from '../words/language.ts';

/** How the page has changed since it was last looked at, to be read out; another place is no news. */
export function useNews(about: string, page: Page | undefined, language: Language): string {
	const [{ last, news }, setNews] = useState({ last: { about, page }, news: '' });
	if (page !== last.page || about !== last.about) {
		const before = last.about === about ? last.page : undefined;
		const told = before && page ? newsIn(before, page, language) : '';
		setNews({ last: { about, page }, news: told });
	}
	return news;
}

function newsIn(before: Page, after: Page, language: Language): string {
	const { page } = language.words;
	const { newRows, changed } = changeBetween(before, after);
	if (newRows.length > 0)
		return page.changedWith(newRows.map((row) => headingOf(row, language).text).join(', '));
	return changed ? page.changed : page.same;
}
