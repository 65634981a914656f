import { fold } from './fold.ts';

/** One way to write a name, ready to be compared. */
export interface NameForm {
	/** Folded: words are parted by one space. */
	readonly text: string;
	/** `written`: the name itself; otherwise how this came from it. */
	readonly how: string;
	/** What it costs to be found by this form and not by the name itself, in edits; 0 for `written`. */
	readonly cost: number;
}

/** All forms under which a name is found, the written one first, none twice. */
export function nameForms(name: string, locale?: string): readonly NameForm[] {
	return [{ text: fold(name, locale), how: 'written', cost: 0 }];
}

/** The forms in which a query is looked for, the written one first: few, since each costs a search. */
export function queryForms(query: string, locale?: string): readonly NameForm[] {
	return [{ text: fold(query, locale), how: 'written', cost: 0 }];
}
