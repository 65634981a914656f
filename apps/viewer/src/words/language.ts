import { knownGenre } from '../posters/genre.ts';
import type { Words } from './en.ts';
import { type Direction, type Settled, spoken } from './locales.ts';

/** A language with everything that depends on it: words, direction, and how numbers, lengths and moments are written. */
export interface Language {
	/** BCP 47: what requests and events say. */
	readonly locale: string;
	readonly spoken: Settled['spoken'];
	readonly direction: Direction;
	readonly words: Words;
	readonly number: (value: number) => string;
	/** A share of one as a percentage. */
	readonly percent: (share: number) => string;
	/** Without a mark between thousands. */
	readonly year: (value: number) => string;
	/** 1 hr 40 min; in full minutes, at least one. */
	readonly shortLength: (seconds: number) => string;
	/** 1 hour, 40 minutes and 5 seconds. */
	readonly spokenLength: (seconds: number) => string;
	readonly day: (epochMs: number) => string;
	/** A day of this year or the next, where there is little room. */
	readonly shortDay: (epochMs: number) => string;
	/** A day with the time of day. */
	readonly moment: (epochMs: number) => string;
	/** How long ago, in the largest unit that has passed once. */
	readonly ago: (epochMs: number, nowMs: number) => string;
	readonly list: (items: readonly string[]) => string;
	readonly country: (code: string) => string;
	readonly languageName: (tag: string) => string;
	/** As catalogues call it where the language has no word of its own for it. */
	readonly genre: (genre: string) => string;
}

/** The language that was settled on. */
export function languageOf({ spoken: chosen, tag }: Settled): Language {
	const { direction, words } = spoken[chosen];
	const digits = new Intl.NumberFormat(tag);
	const shares = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
	const year = new Intl.NumberFormat(tag, { useGrouping: false });
	const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
	const shortDay = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' });
	const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
	const list = new Intl.ListFormat(tag, { type: 'conjunction' });
	const countries = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' });
	const languages = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' });
	return {
		locale: tag,
		spoken: chosen,
		direction,
		words,
		number: (value) => digits.format(value),
		percent: (share) => shares.format(share),
		year: (value) => year.format(value),
		shortLength: (seconds) => shortLength(seconds, tag),
		spokenLength: (seconds) => spokenLength(seconds, tag),
		day: (at) => day.format(at),
		shortDay: (at) => shortDay.format(at),
		moment: (at) => moment.format(at),
		ago: (at, now) => ago(at, now, tag),
		list: (items) => list.format(items),
		country: (code) => countries.of(code) ?? code,
		languageName: (language) => languages.of(language) ?? language,
		genre: (genre) => {
			const known = knownGenre(genre);
			return known ? words.genres[known] : genre;
		},
	};
}

const inUnit = (value: number, unit: string, unitDisplay: 'short' | 'long', tag: string) =>
	new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay }).format(value);

function shortLength(seconds: number, tag: string): string {
	const minutes = Math.max(1, Math.round(seconds / 60));
	const [h, m] = [Math.floor(minutes / 60), minutes % 60];
	const parts = [
		h > 0 ? inUnit(h, 'hour', 'short', tag) : '',
		m > 0 ? inUnit(m, 'minute', 'short', tag) : '',
	];
	return parts.filter(Boolean).join(' ');
}

function spokenLength(seconds: number, tag: string): string {
	const whole = Math.max(0, Math.floor(seconds));
	const parts = [
		[Math.floor(whole / 3600), 'hour'],
		[Math.floor(whole / 60) % 60, 'minute'],
		[whole % 60, 'second'],
	] as const;
	const passed = parts.filter(([count]) => count > 0);
	const said = (passed.length > 0 ? passed : ([[0, 'second']] as const)).map(([count, unit]) =>
		inUnit(count, unit, 'long', tag),
	);
	return new Intl.ListFormat(tag, { type: 'unit' }).format(said);
}

const spans = [
	['year', 365 * 86_400_000],
	['month', 30 * 86_400_000],
	['day', 86_400_000],
	['hour', 3_600_000],
	['minute', 60_000],
] as const;

function ago(at: number, now: number, tag: string): string {
	const passed = Math.max(0, now - at);
	const format = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
	const [unit, span] = spans.find(([, length]) => passed >= length) ?? ['second', 1_000];
	return format.format(-Math.floor(passed / span), unit);
}
