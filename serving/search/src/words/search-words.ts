import type { Unavailability } from '../allowed.ts';
import { languageOf } from '../ground.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { he } from './he.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';

/** Everything that a search says of itself, in one language. Names and queries are put in as they are. */
export interface SearchWords {
	/** Why a title was found. */
	readonly called: string;
	readonly begins: (query: string) => string;
	readonly contains: (query: string) => string;
	readonly near: (query: string) => string;
	readonly alsoCalled: (name: string) => string;
	readonly withPerson: (person: string) => string;
	readonly about: string;
	readonly watchedALot: string;
	/** Headings of rows. */
	readonly like: (name: string) => string;
	readonly popular: string;
	readonly decade: (firstYear: number) => string;
	readonly without: (filter: string) => string;
	/** Notices. */
	readonly nothingByThatName: (query: string) => string;
	readonly filtersLeaveNothing: (filter: string) => string;
	readonly unavailable: Readonly<Record<Unavailability, (name: string) => string>>;
	readonly searchRests: string;
	readonly nothingHere: string;
}

const spoken: Readonly<Record<string, SearchWords>> = { ar, de, en, he, iw: he, ja, pt };

/** The words of a locale's language; English where none are known. */
export const wordsIn = (locale: string | undefined): SearchWords =>
	(locale === undefined ? undefined : spoken[languageOf(locale)]) ?? en;
