import { aliasesOf } from './aliases/aliases.ts';
import { fold } from './fold.ts';
import { articleFirst, withoutArticle } from './forms/articles.ts';
import { expanded } from './forms/expansions.ts';
import { type Forms, formCosts, formsOf, type NameForm } from './forms/form.ts';
import { initialsOf } from './forms/initials.ts';
import { partsOf, withoutAside } from './forms/parts.ts';
import { spoken } from './forms/spoken.ts';
import type { Language } from './locales/language.ts';
import { languageOfText } from './locales/language-of-text.ts';

/**
 * All forms under which a name is found, the written one first, none twice, none blank but that of a blank name.
 *
 * Few, since each takes memory: 2 for a typical name. Numbers are in figures and “and” is a word in all but the written form, as
 * in `queryForms`, where the two meet.
 */
export function nameForms(name: string, locale?: string): readonly NameForm[] {
	const language = languageOfText(name, locale);
	const folded = fold(name);
	const forms = formsOf(folded);
	forms.add('numerals', formCosts.numerals, spoken(name, folded, language));
	const long = expanded(name, language);
	if (long !== undefined) forms.add('expansion', formCosts.expansion, fold(long));
	const aside = withoutAside(name);
	if (aside !== undefined) add('without-aside', aside, language, forms);
	const ordered = articleFirst(name, language);
	if (ordered !== undefined) add('order', ordered, language, forms);
	addTitle(aside ?? ordered ?? name, language, forms);
	for (const alias of aliasesOf(name, locale)) forms.add(alias.how, alias.cost, fold(alias.text));
	return forms.all;
}

/** A title without its article, and its parts; the last, and worst, are the initials of the first. */
function addTitle(title: string, language: Language, forms: Forms): void {
	const bare = withoutArticle(title, language);
	const spokenBare = said(bare ?? title, language);
	if (bare !== undefined) forms.add('without-article', formCosts['without-article'], spokenBare);
	const parts = partsOf(title);
	for (const part of parts) add('part', part, language, forms);
	const first =
		parts[0] === undefined
			? spokenBare
			: said(withoutArticle(parts[0], language) ?? parts[0], language);
	const initials = initialsOf(first);
	if (initials !== undefined) forms.add('initials', formCosts.initials, initials);
}

function add(how: keyof typeof formCosts, text: string, language: Language, forms: Forms): void {
	forms.add(how, formCosts[how], said(text, language));
}

function said(text: string, language: Language): string {
	return spoken(text, fold(text), language);
}
