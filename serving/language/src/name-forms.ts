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
	const forms = formsOf(fold(name));
	addSpellings(name, language, forms);
	const main = withoutAside(name) ?? name;
	const parts = partsOf(main);
	for (const part of parts) add('part', part, language, forms);
	const title = withoutArticle(parts[0] ?? main, language) ?? parts[0] ?? main;
	const initials = initialsOf(spoken(title, fold(title), language));
	if (initials !== undefined) forms.add('initials', formCosts.initials, initials);
	for (const alias of aliasesOf(name, locale)) forms.add(alias.how, alias.cost, fold(alias.text));
	return forms.all;
}

/** The name as a whole, as others may write it. */
function addSpellings(name: string, language: Language, forms: Forms): void {
	add('numerals', name, language, forms);
	const main = withoutAside(name);
	if (main !== undefined) add('without-aside', main, language, forms);
	const ordered = articleFirst(name, language);
	if (ordered !== undefined) add('order', ordered, language, forms);
	const bare = withoutArticle(main ?? ordered ?? name, language);
	if (bare !== undefined) add('without-article', bare, language, forms);
	const long = expanded(name, language);
	if (long !== undefined) forms.add('expansion', formCosts.expansion, fold(long));
}

function add(how: keyof typeof formCosts, text: string, language: Language, forms: Forms): void {
	forms.add(how, formCosts[how], spoken(text, fold(text), language));
}
