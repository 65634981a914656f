import { type EpochMs, msPerDay, utcDay } from '@marquee/units';
import type { TopTen, TopTenEntry } from './top-ten.ts';

const countries = new Intl.DisplayNames('en', { type: 'region' });
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Why a title stands in the list, in words a viewer understands: Number 3 in Portugal today. */
export const topTenSentence = (
	{ rank }: Pick<TopTenEntry, 'rank'>,
	{ basis, country, day }: Pick<TopTen, 'basis' | 'country' | 'day'>,
	now: EpochMs,
): string =>
	`Number ${rank} ${basis === 'country' ? `in ${countryName(country!)}` : 'among all viewers'} ${dayInWords(day, now)}`;

/** What the list is called: Top 10 in Portugal today. */
export const topTenHeading = (
	{ basis, country, day }: Pick<TopTen, 'basis' | 'country' | 'day'>,
	now: EpochMs,
): string =>
	`Top 10 ${basis === 'country' ? `in ${countryName(country!)}` : 'among all viewers'} ${dayInWords(day, now)}`;

/** Countries that take an article in a sentence. */
const withArticle =
	/^(United|Netherlands|Philippines|Bahamas|Maldives|Gambia|Czech Republic|Dominican)/;

function countryName(code: string): string {
	const name = countries.of(code) ?? code;
	return withArticle.test(name) ? `the ${name}` : name;
}

function dayInWords(day: number, now: EpochMs): string {
	const ago = utcDay(now) - day;
	if (ago === 0) return 'today';
	return ago === 1 ? 'yesterday' : `on ${dates.format(day * msPerDay)}`;
}
